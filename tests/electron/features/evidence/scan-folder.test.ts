import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/contract.ts';
import { createBackend } from '#electron/backend/create-backend.ts';
import { systemPorts } from '#electron/features/transport/ports.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { foundTown, openWard } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { caller, testBackend } from '#tests/support/test-backend.ts';

const first = await testBackend('scan-town');
const town = await foundTown(first, 1);
const opened = await openWard(first, town.setupTokens[0] ?? '');
opened.ward.close();
await first.backend.close();

// The same data folder under a backend whose looks are made by the test.
const looks: (() => void)[] = [];
const backend = await createBackend({
  root: first.root,
  appVersion: '0.0.0',
  clock: first.clock,
  logger: silentLogger,
  passwordCost: { logN: 8, r: 8, p: 1 },
  transport: {
    ticker: {
      start: (work) => {
        looks.push(work);
        return { stop: () => undefined };
      },
    },
    medium: { ...systemPorts.medium },
  },
});
const connection = backend.connectAs(opened.folderId, 'canbo');
if (!connection.ok || !connection.value) throw new Error('cannot open');
const ward = caller(backend, connection.value);
const roundId = town.round.id;
const folder = tempFolder('scanner');

async function look(): Promise<void> {
  for (const work of looks) work();
  await new Promise((resolve) => setTimeout(resolve, 30));
}
const listed = async () => (await ward.value('evidence.listScanned', {})).files;
const nameOf = (file: { readonly name: string }): string => file.name;

async function findRef(name: string): Promise<InputOf<'evidence.takeScanned'>> {
  const file = (await listed()).find((each) => each.name === name);
  if (!file) throw new Error(`not listed: ${name}`);
  return { name, stamp: file.stamp };
}

test('nothing is watched until a folder is chosen; it must be a folder outside the data of the program', async () => {
  expect(await ward.value('evidence.listScanned', {})).toEqual({ folder: null, state: 'off', files: [] });
  const own = join(first.root, opened.folderId);
  for (const path of ['relative/scan', join(folder, 'khong-co'), own, first.root]) {
    expect(await ward.error('evidence.saveScanFolder', { path })).toMatchObject({ code: 'PLACE_NOT_FOUND' });
  }
  const link = join(tempFolder('link'), 'scan');
  symlinkSync(own, link);
  expect(await ward.error('evidence.saveScanFolder', { path: link })).toMatchObject({
    code: 'PLACE_NOT_FOUND',
  });
  expect(await ward.error('evidence.takeScanned', { name: 'a', stamp: '1/1' })).toMatchObject({
    code: 'PLACE_NOT_FOUND',
  });
  await ward.value('evidence.saveScanFolder', { path: folder });
  expect(await ward.value('evidence.listScanned', {})).toEqual({ folder, state: 'ready', files: [] });
});

test('a new file is listed, and is settled once two looks agree', async () => {
  writeFileSync(join(folder, 'scan-01.txt'), 'nửa đầu');
  await look();
  expect(await listed()).toMatchObject([{ name: 'scan-01.txt', settled: false, dismissed: false }]);
  appendFileSync(join(folder, 'scan-01.txt'), ' nửa sau');
  await look();
  expect(await listed()).toMatchObject([{ settled: false }]);
  await look();
  expect(await listed()).toMatchObject([{ settled: true, size: Buffer.byteLength('nửa đầu nửa sau') }]);
});

test('links, folders and half-named files are not listed and cannot be taken by name', async () => {
  const secret = join(first.root, 'bi-mat.txt');
  writeFileSync(secret, 'không phải của thư mục quét');
  symlinkSync(secret, join(folder, 'lien-ket.txt'));
  mkdirSync(join(folder, 'con'));
  for (const name of ['~$tam.docx', '.an', 'tai.crdownload', 'Thumbs.db'])
    writeFileSync(join(folder, name), 'x');
  await look();
  expect((await listed()).map(nameOf)).toEqual(['scan-01.txt']);
  const { size, mtimeMs } = statSync(secret);
  const stamp = `${size}/${Math.floor(mtimeMs)}`;
  for (const name of ['lien-ket.txt', '../bi-mat.txt', secret, 'con', '..', '..\\bi-mat.txt']) {
    expect(await ward.error('evidence.takeScanned', { name, stamp })).toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  }
});

test('taking copies into the library and leaves the folder as it was', async () => {
  const path = join(folder, 'scan-01.txt');
  const before = {
    text: readFileSync(path, 'utf8'),
    time: statSync(path).mtimeMs,
    names: readdirSync(folder),
  };
  const taken = await ward.value('evidence.takeScanned', await findRef('scan-01.txt'));
  expect(taken).toMatchObject({
    alreadyHeld: false,
    document: { fileName: 'scan-01.txt', title: 'scan-01' },
  });
  expect(await listed()).toEqual([]);
  const { documents } = await ward.value('evidence.listDocuments', { roundId });
  expect(documents.map(({ id }) => id)).toEqual([taken.document.id]);
  expect({
    text: readFileSync(path, 'utf8'),
    time: statSync(path).mtimeMs,
    names: readdirSync(folder),
  }).toEqual(before);
});

test('another file under the same name is new again', async () => {
  writeFileSync(join(folder, 'scan-01.txt'), 'bản quét khác hẳn');
  utimesSync(join(folder, 'scan-01.txt'), 1_700_000_000, 1_700_000_000);
  await look();
  await look();
  expect(await listed()).toMatchObject([{ name: 'scan-01.txt', settled: true }]);
  expect(await ward.error('evidence.takeScanned', { name: 'scan-01.txt', stamp: '1/1' })).toMatchObject({
    code: 'FILE_NOT_FOUND',
  });
});

test('a file that changed since it was listed is not taken', async () => {
  const ref = await findRef('scan-01.txt');
  writeFileSync(join(folder, 'scan-01.txt'), 'đổi sau khi liệt kê');
  expect(await ward.error('evidence.takeScanned', ref)).toMatchObject({ code: 'FILE_NOT_FOUND' });
  await look();
  // A link put in its place is not followed either.
  const next = await findRef('scan-01.txt');
  renameSync(join(folder, 'scan-01.txt'), join(folder, '.cu'));
  symlinkSync(join(folder, '.cu'), join(folder, 'scan-01.txt'));
  expect(await ward.error('evidence.takeScanned', next)).toMatchObject({ code: 'FILE_NOT_FOUND' });
  rmSync(join(folder, 'scan-01.txt'));
  renameSync(join(folder, '.cu'), join(folder, 'scan-01.txt'));
  await look();
});

test('putting aside and back', async () => {
  const ref = await findRef('scan-01.txt');
  await ward.value('evidence.dismissScanned', { ...ref, dismissed: true });
  expect(await listed()).toMatchObject([{ name: 'scan-01.txt', dismissed: true }]);
  await ward.value('evidence.dismissScanned', { ...ref, dismissed: false });
  expect(await listed()).toMatchObject([{ dismissed: false }]);
});

test('a file too large for the room left is refused with figures, and an empty one by name', async () => {
  writeFileSync(join(folder, 'rong.txt'), '');
  await look();
  expect(await ward.error('evidence.takeScanned', await findRef('rong.txt'))).toMatchObject({
    code: 'EVIDENCE_EMPTY',
    details: { name: 'rong.txt' },
  });
  const { medium } = backend.services.transport;
  Object.assign(medium, { space: async () => ({ free: 1000, total: 2000 }) });
  expect(await ward.error('evidence.takeScanned', await findRef('scan-01.txt'))).toMatchObject({
    code: 'NOT_ENOUGH_SPACE',
    details: { freeBytes: 1000 },
  });
});

test('a folder that went away is told, comes back by itself, and watching can be ended', async () => {
  renameSync(folder, `${folder}-di`);
  await look();
  expect(await ward.value('evidence.listScanned', {})).toEqual({ folder, state: 'unreachable', files: [] });
  renameSync(`${folder}-di`, folder);
  await look();
  expect(await ward.value('evidence.listScanned', {})).toMatchObject({ state: 'ready' });
  await ward.value('evidence.saveScanFolder', { path: null });
  expect(await ward.value('evidence.listScanned', {})).toMatchObject({ state: 'off', files: [] });
  expect(existsSync(join(folder, 'scan-01.txt'))).toBe(true);
  await backend.close();
});
