import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { mountSmall } from '#tests/electron/faults/small-disk.ts';
import { completeSheet, foundTown, fullAnswers, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { caller, testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('disk');
const town = await foundTown(bench, 1);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const roundId = town.round.id;
await completeSheet(ward, roundId, fullAnswers());
ward.close();

// Mounted here and not in the tests: what a test would register to clean up is never run.
const small = mountSmall(6);
const readOnly = mountSmall(8) ?? '';
const stopping = mountSmall(8) ?? '';
const [readOnlyRoot, stoppingRoot] = [tempFolder('read-only'), tempFolder('stopping')];

describe('a full disk', () => {
  test.skipIf(small === null)('is said, loses nothing, and work goes on once there is room', async () => {
    const root = small ?? '';
    cpSync(join(bench.root, folderId), join(root, folderId), { recursive: true });
    const backend = await createBackend({ root, appVersion: '0.0.0', logger: silentLogger });
    const opened = backend.connectAs(folderId, 'canbo');
    if (!opened.ok || !opened.value) throw new Error('cannot open');
    const officer = caller(backend, opened.value);
    const before = await officer.value('scoring.readSheet', { roundId });
    const [leafCode = '', kept] = Object.entries(before.answers)[0] ?? [];
    if (!kept) throw new Error('no answers');

    const ballast = join(root, 'ballast');
    let written = 0;
    try {
      for (; written < 64; written += 1) writeFileSync(`${ballast}-${written}`, Buffer.alloc(128 * 1024));
    } catch {
      // The disk is full now.
    }
    const big = 'x'.repeat(18_000);
    let refused: { code: string } | null = null;
    let saved = { version: kept.version, explanation: kept.answer.explanation };
    for (let attempt = 0; attempt < 400 && !refused; attempt += 1) {
      const explanation = `${attempt} ${big}`;
      const reply = await opened.value.call('scoring.saveAnswer', {
        roundId,
        leafCode,
        answer: { ...kept.answer, explanation },
        baseVersion: saved.version,
      });
      if (reply.ok) saved = { version: reply.value.version, explanation };
      else refused = reply.error;
    }
    expect(refused).toMatchObject({ code: 'DISK_FULL' });
    const evidence = { number: '', date: '', issuer: '', title: '' };
    const source = join(bench.root, 'scan.bin');
    writeFileSync(source, Buffer.alloc(500_000, 7));
    const fileToken = await backend.files.adoptFile(source);
    expect(await officer.error('evidence.addDocument', { fileToken, ...evidence })).toMatchObject({
      code: 'DISK_FULL',
    });

    const during = await officer.value('scoring.readSheet', { roundId });
    expect(during.answers[leafCode]).toMatchObject({
      version: saved.version,
      answer: { explanation: saved.explanation },
    });
    expect(during.documents).toEqual(before.documents);

    for (let index = 0; index <= written; index += 1) rmSync(`${ballast}-${index}`, { force: true });
    await officer.value('evidence.addDocument', { fileToken, ...evidence });
    const { checks } = await officer.value('safekeeping.runDoctor', {});
    expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
    expect(readdirSync(join(root, folderId, 'files')).filter((name) => name.startsWith('incoming'))).toEqual(
      [],
    );
    await backend.close();
  });
});

describe('a folder that cannot be written', () => {
  test.skipIf(small === null)('is said by name when it is opened, and opens once it can', async () => {
    const root = readOnlyRoot;
    cpSync(join(bench.root, folderId), readOnly, { recursive: true });
    symlinkSync(readOnly, join(root, folderId));
    spawnSync('mount', ['-o', 'remount,ro', readOnly]);
    const backend = await createBackend({ root, appVersion: '0.0.0', logger: silentLogger });
    const officer = caller(backend, backend.connectInside());
    expect(await officer.error('workspace.openFolder', { id: folderId })).toMatchObject({
      code: 'FOLDER_NOT_WRITABLE',
    });
    spawnSync('mount', ['-o', 'remount,rw', readOnly]);
    await officer.value('workspace.openFolder', { id: folderId });
    await officer.value('session.signIn', { username: 'canbo', password: PASSWORD });
    expect(
      Object.keys((await officer.value('scoring.readSheet', { roundId })).answers).length,
    ).toBeGreaterThan(50);
    await backend.close();
  });

  test.skipIf(small === null)(
    'is said too when it stops taking files in the middle of work; nothing is lost',
    async () => {
      const [place, root] = [stopping, stoppingRoot];
      cpSync(join(bench.root, folderId), place, { recursive: true });
      symlinkSync(place, join(root, folderId));
      const backend = await createBackend({ root, appVersion: '0.0.0', logger: silentLogger });
      const opened = backend.connectAs(folderId, 'canbo');
      if (!opened.ok || !opened.value) throw new Error('cannot open');
      const officer = caller(backend, opened.value);
      const before = await officer.value('scoring.readSheet', { roundId });
      const source = join(root, 'ke-hoach.txt');
      writeFileSync(source, 'kế hoạch');
      const fileToken = await backend.files.adoptFile(source);
      const document = { fileToken, number: '', date: '', issuer: '', title: '' };
      // What is open stays writable, as with a share whose rights are taken away: new files are what it refuses.
      spawnSync('mount', ['--bind', place, place]);
      spawnSync('mount', ['-o', 'remount,bind,ro', place]);
      try {
        expect(await officer.error('evidence.addDocument', document)).toMatchObject({
          code: 'FOLDER_NOT_WRITABLE',
        });
        expect(await officer.value('scoring.readSheet', { roundId })).toEqual(before);
      } finally {
        spawnSync('umount', ['-l', place]);
      }
      const added = await officer.value('evidence.addDocument', document);
      expect(added).toMatchObject({ alreadyHeld: false, document: { intact: true } });
      await backend.close();
    },
  );
});

test('what a crash left half written is cleared when the folder opens', async () => {
  const half = join(bench.root, folderId, 'files', 'incoming-1-1');
  const part = join(bench.root, folderId, 'outbox', 'goi.cchc.part');
  writeFileSync(half, 'half');
  writeFileSync(part, 'half');
  chmodSync(half, 0o600);
  const abandoned = join(bench.root, 'transfer', '999999999');
  mkdirSync(abandoned, { recursive: true });
  const other = await createBackend({ root: bench.root, appVersion: '0.0.0', logger: silentLogger });
  const officer = caller(other, other.connectInside());
  await officer.value('workspace.openFolder', { id: folderId });
  await officer.value('session.signIn', { username: 'canbo', password: PASSWORD });
  expect([half, part, abandoned].map((path) => existsSync(path))).toEqual([false, false, false]);
  await other.close();
});
