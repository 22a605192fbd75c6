import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { completeSheet, foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive, sign } from './chain-steps.ts';

const hasAge = spawnSync('age', ['--version']).error === undefined;
if (!hasAge) process.stderr.write('SKIPPED: age is not installed, nothing is encrypted by hand\n');

const bench = await testBackend('age-by-hand');
const town = await foundTown(bench, 1);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const opened = bench.backend.services.folders.open(town.cityFolder);
if (!opened.ok) throw new Error('no city');
const { paths } = opened.value;

describe.runIf(hasAge)('a bundle that somebody encrypted with the age program', () => {
  test('is taken in at the city like any other, and answered', async () => {
    await completeSheet(ward, town.round.id, fullAnswers());
    await sign(ward, town.round.id);
    const input = { roundId: town.round.id, revisionNumber: null, encrypt: false };
    const plain = await ward.value('exchange.exportSubmission', input);
    const sealed = join(bench.root, 'bang-tay.age');
    const { recipient } = readInstallationKeys(paths).receiving;
    execFileSync('age', ['-r', recipient, '-o', sealed, await ward.pathOf(plain.file)]);
    const result = await receive(town.city, [await town.city.upload('bất kỳ.age', readFileSync(sealed))]);
    expect(result.items).toMatchObject([
      { verdict: 'accepted', kind: 'submission', bundleId: plain.bundleId },
    ]);
    expect(result.receiptBundleIds).toHaveLength(1);
  });
});

test.skipIf(process.platform === 'win32')('keys lie where only their user reads them', () => {
  const keys = (folder: string): string => join(bench.root, folder, 'keys', 'installation.json');
  for (const folder of [town.cityFolder, folderId]) {
    expect(statSync(keys(folder)).mode & 0o777).toBe(0o600);
  }
});
