import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { completeSheet, foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';
import { sign } from '../exchange/chain-steps.ts';

const bench = await testBackend('outbox-copies');
let ward: Caller;
let folderId: string;
const outbox = (root = bench.root): string => join(root, folderId, 'outbox');

beforeAll(async () => {
  const town = await foundTown(bench, 1);
  ({ ward, folderId } = await openWard(bench, town.setupTokens[0] ?? ''));
  await completeSheet(ward, town.round.id, fullAnswers());
  await sign(ward, town.round.id);
  const input = { roundId: town.round.id, revisionNumber: null };
  const { file } = await ward.value('exchange.exportSubmission', input);
  // An older encryption lies beside it, as after a change of the receiver's key.
  cpSync(
    join(outbox(), file.fileName),
    join(outbox(), file.fileName.replace(/age$/, '0123456789abcdef.age')),
  );
});

async function outboxCheck() {
  const { checks } = await ward.value('safekeeping.runDoctor', {});
  return checks.find(({ code }) => code === 'outboxFiles');
}

test('a backup holds every bundle, its encrypted copy and the older ones; unpacked, all are whole', async () => {
  const { backup } = (await ward.job('safekeeping.createBackup', {})) as {
    backup: { path: string };
  };
  const elsewhere = tempFolder('outbox-copies-back');
  execFileSync('unzip', ['-q', backup.path, '-d', elsewhere]);
  const names = readdirSync(outbox()).toSorted();
  expect(names.map((name) => name.replace(/^.*\.cchc/, ''))).toEqual(['', '.0123456789abcdef.age', '.age']);
  expect(readdirSync(outbox(elsewhere)).toSorted()).toEqual(names);
  for (const name of names) {
    expect(readFileSync(join(outbox(elsewhere), name)).equals(readFileSync(join(outbox(), name)))).toBe(true);
  }
});

test('the check of all data looks at the encrypted file too: it is the one that travels', async () => {
  expect(await outboxCheck()).toMatchObject({ state: 'good', details: { total: 1, bad: 0 } });
  const travels = readdirSync(outbox()).find((name) => name.endsWith('.cchc.age')) ?? '';
  const bytes = readFileSync(join(outbox(), travels));
  bytes.writeUInt8(bytes.readUInt8(900) ^ 1, 900);
  writeFileSync(join(outbox(), travels), bytes);
  expect(await outboxCheck()).toMatchObject({ state: 'look', details: { total: 1, bad: 1 } });
});
