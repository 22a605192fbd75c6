import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findOutbox } from '#db/queries/outbox.ts';
import { splitFile } from '#electron/services/bundle/split-bundle.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { folderPaths } from '#electron/workspace/folder-paths.ts';
import { openFolder } from '#electron/workspace/open-folder.ts';
import { olderCopyName } from '#electron/workspace/sealed-copies.ts';
import { completeSheet, foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive, sign } from '../features/exchange/chain-steps.ts';

const bench = await testBackend('sealed-copies');
const town = await foundTown(bench, 1);
const { ward, folderId: wardFolder } = await openWard(bench, town.setupTokens[0] ?? '');
const { outbox } = folderPaths(join(bench.root, wardFolder));
const former = join(outbox, 'encrypted');
let fileName = '';
let bundleId = '';

function putFormer(
  key: string,
  name: string,
  content: Uint8Array | string,
  noted = sha256Hex(content),
): string {
  mkdirSync(join(former, key), { recursive: true });
  const path = join(former, key, `${name}.age`);
  writeFileSync(path, content);
  writeFileSync(`${path}.sha256`, `${noted}\n`);
  return path;
}

/** Closes the folder everywhere and opens it again, as a new start of the program does. */
function reopen(): void {
  ward.close();
  const opened = openFolder(bench.root, wardFolder);
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.close();
}

beforeAll(async () => {
  await completeSheet(ward, town.round.id, fullAnswers());
  await sign(ward, town.round.id);
  const made = await ward.value('exchange.exportSubmission', {
    roundId: town.round.id,
    revisionNumber: null,
  });
  ({ bundleId } = made);
  fileName = made.file.fileName.replace(/\.age$/, '');
});

describe('encrypted copies kept where earlier versions kept them', () => {
  test('move beside their bundle on opening; nothing is lost, what is unknown stays', async () => {
    const travels = join(outbox, `${fileName}.age`);
    const travelling = readFileSync(travels);
    const older = Buffer.from('age-encryption.org/v1\nbản mã hóa cũ');
    putFormer('khoa-1', fileName, older);
    putFormer('khoa-2', fileName, travelling);
    const stranger = putFormer('khoa-2', 'X9_submission_2023_r1_00000000.cchc', 'lạ');
    const unnoted = join(former, 'khoa-1', 'khong-ghi-chu.age');
    writeFileSync(unnoted, 'x');
    reopen();
    const olderPath = join(outbox, olderCopyName(fileName, sha256Hex(older)));
    expect(readFileSync(olderPath).equals(older)).toBe(true);
    expect(readFileSync(travels).equals(travelling)).toBe(true);
    expect(
      readFileSync(join(outbox, olderCopyName(fileName, sha256Hex(travelling)))).equals(travelling),
    ).toBe(true);
    expect(existsSync(stranger)).toBe(true);
    expect(existsSync(unnoted)).toBe(true);
    expect(readdirSync(join(former, 'khoa-1'))).toEqual(['khong-ghi-chu.age']);
    const before = readdirSync(outbox).sort();
    reopen();
    expect(readdirSync(outbox).sort()).toEqual(before);
  });

  test('the copy that travels comes back to its place where it is missing there', async () => {
    const folder = openFolder(bench.root, wardFolder);
    if (!folder.ok) throw new Error(folder.error.code);
    const row = findOutbox(folder.value.db.read, bundleId);
    folder.value.close();
    const travels = join(outbox, `${fileName}.age`);
    const bytes = readFileSync(travels);
    expect(sha256Hex(bytes)).toBe(row?.sealedFingerprint);
    rmSync(travels);
    putFormer('khoa-3', fileName, bytes);
    reopen();
    expect(readFileSync(travels).equals(bytes)).toBe(true);
    expect(existsSync(join(former, 'khoa-3'))).toBe(false);
  });

  test('parts of an older copy can still be asked for again, under the name they had', async () => {
    const [older] = readdirSync(outbox)
      .filter((name) => name.includes('.cchc.') && name.length > fileName.length + 8)
      // Another older copy is too small to come in parts.
      .toSorted((one, other) => statSync(join(outbox, other)).size - statSync(join(outbox, one)).size);
    const out = join(bench.root, 'older-parts');
    mkdirSync(out);
    const path = join(outbox, older ?? '');
    const split = await splitFile(path, { partSize: 4096, outFolder: out, fileName: `${fileName}.age` });
    if (!split.ok) throw new Error('not cut');
    const again = bench.connect();
    await again.value('workspace.openFolder', { id: wardFolder });
    await again.value('session.signIn', { username: 'quantri', password: 'mật khẩu thử 1' });
    // The city knows the ward by its first submission.
    const whole = await again.value('exchange.fetchOutbox', { bundleIds: [bundleId] });
    await receive(town.city, [await again.carry(whole)]);
    const [first] = split.value;
    if (!first || split.value.length < 2) throw new Error('one part only');
    await receive(town.city, [await town.city.upload(first.fileName, readFileSync(first.path))]);
    const { fingerprint } = first.header;
    const repair = await town.city.value('exchange.createRepair', { fingerprint, unitId: null });
    const taken = await receive(again, [await town.city.carry(repair.file)]);
    expect(taken.items).toMatchObject([{ verdict: 'accepted', kind: 'repair' }]);
    const { items } = await again.value('exchange.listWantedParts', {});
    expect(items.map((item) => item.fileName)).toEqual(split.value.slice(1).map((part) => part.fileName));
  });
});
