import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
} from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('ward-desk');
const town = await foundTown(bench, 1);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const roundId = town.round.id;

function figures(inputs: Record<string, string>): LeafAnswer {
  return {
    ...EMPTY_ANSWER,
    inputs: Object.fromEntries(Object.entries(inputs).map(([key, raw]) => [key, { raw, estimated: false }])),
  };
}

describe('the setup bundle', () => {
  test('tells the ward who it is, its round, its criteria, last year', async () => {
    const preview = await bench
      .connect()
      .value('workspace.previewSetupBundle', { fileToken: town.setupTokens[0] ?? '' });
    expect(preview).toMatchObject({
      unitName: 'Xã Số 1',
      cityName: 'Thành phố Thử',
      year: 2023,
      deadline: '2024-01-10',
      folderExists: true,
    });
    const sheet = await ward.value('scoring.readSheet', { roundId });
    expect(sheet).toMatchObject({ state: 'draft', revisionNumber: 1, cityName: 'Thành phố Thử' });
    expect(sheet.lastYear).toMatchObject({ points: points('88.04'), rank: 1, unitCount: 1 });
  });

  test('with one byte changed it is refused and nothing is made', async () => {
    const { items } = await town.city.value('exchange.listOutbox', {});
    const bytes = readFileSync(join(bench.root, town.cityFolder, 'outbox', items[0]?.fileName ?? ''));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8((bytes.readUInt8(middle) + 1) % 256, middle);
    const other = bench.connect();
    const fileToken = await other.upload('goi.cchc', bytes);
    const administrator = { username: 'a', fullName: 'A', password: PASSWORD };
    expect(await other.error('workspace.createWard', { fileToken, administrator })).toMatchObject({
      code: 'BUNDLE_REFUSED',
    });
  });
});

describe('scoring', () => {
  test('keeps what was typed, right or wrong, and counts versions', async () => {
    const bad = figures({ 'tasks.numerator': 'ba mươi', 'tasks.denominator': '30' });
    const first = await ward.value('scoring.saveAnswer', {
      roundId,
      leafCode: '1.1.2',
      answer: bad,
      baseVersion: 0,
    });
    expect(first.version).toBe(1);
    const sheet = await ward.value('scoring.readSheet', { roundId });
    expect(sheet.answers['1.1.2']?.answer).toEqual(bad);
    const again = {
      roundId,
      leafCode: '1.1.2',
      answer: figures({ 'tasks.numerator': '30', 'tasks.denominator': '30' }),
    };
    expect(await ward.error('scoring.saveAnswer', { ...again, baseVersion: 0 })).toEqual({
      code: 'ANSWER_CHANGED_ELSEWHERE',
      details: { leafCode: '1.1.2', version: 1 },
    });
    expect((await ward.value('scoring.saveAnswer', { ...again, baseVersion: 1 })).version).toBe(2);
    const { changes } = await ward.value('scoring.readHistory', { roundId, leafCode: '1.1.2' });
    expect(changes.map(({ before }) => before?.inputs['tasks.numerator']?.raw ?? null)).toEqual([
      'ba mươi',
      null,
    ]);
  });

  test('only leaves of the set, and only those the ward answers itself', async () => {
    const save = { roundId, answer: EMPTY_ANSWER, baseVersion: 0 };
    expect(await ward.error('scoring.saveAnswer', { ...save, leafCode: '9.9' })).toMatchObject({
      code: 'LEAF_NOT_FOUND',
    });
    expect(await ward.error('scoring.saveAnswer', { ...save, leafCode: '1' })).toMatchObject({
      code: 'LEAF_NOT_FOUND',
    });
    const survey =
      town.round &&
      (await ward.value('scoring.readSheet', { roundId })).set.tree
        .flatMap((field) => field.children)
        .find((node) => node.leaf?.supplier === 'survey');
    expect(await ward.error('scoring.saveAnswer', { ...save, leafCode: survey?.code ?? '' })).toMatchObject({
      code: 'LEAF_NOT_YOURS',
    });
  });

  test('a file of answers goes in whole or not at all', async () => {
    const broken = JSON.stringify({ answers: { '1.2': { inputs: { year: 'yes' } }, '9.9': { inputs: {} } } });
    expect(
      await ward.error('scoring.importAnswers', { roundId, fileToken: await ward.upload('a.json', broken) }),
    ).toMatchObject({ code: 'LEAF_NOT_FOUND' });
    expect((await ward.value('scoring.readSheet', { roundId })).answers['1.2']).toBeUndefined();
    expect(
      await ward.error('scoring.importAnswers', {
        roundId,
        fileToken: await ward.upload('a.json', '{"answers":{"1":{},"1":{}}}'),
      }),
    ).toMatchObject({ code: 'ANSWERS_NOT_READABLE' });
  });
});

describe('evidence', () => {
  test('is stored once by content, pinned, opened only when intact', async () => {
    const document = { number: '05/KH-UBND', date: '06/02/2023', issuer: 'UBND xã', title: 'Kế hoạch CCHC' };
    const added = await ward.value('evidence.addDocument', {
      fileToken: await ward.upload('Kế hoạch.txt', 'nội dung'),
      ...document,
    });
    const same = await ward.value('evidence.addDocument', {
      fileToken: await ward.upload('Bản sao.txt', 'nội dung'),
      ...document,
    });
    expect(same).toMatchObject({
      alreadyHeld: true,
      document: { id: added.document.id, fileName: 'Kế hoạch.txt' },
    });
    const link = { roundId, leafCode: '1.1.1', documentId: added.document.id };
    const pinned = await ward.value('evidence.linkDocument', { ...link, section: 'II', page: '3' });
    const moved = await ward.value('evidence.linkDocument', { ...link, section: 'II', page: '4' });
    expect(moved).toEqual({ ...pinned, page: '4' });
    const opened = await ward.value('evidence.openDocument', { documentId: added.document.id });
    expect(readFileSync(await ward.pathOf(opened), 'utf8')).toBe('nội dung');
    expect(
      await ward.error('evidence.addDocument', { fileToken: await ward.upload('rỗng.txt', ''), ...document }),
    ).toMatchObject({ code: 'EVIDENCE_EMPTY' });
    writeFileSync(await ward.pathOf(opened), 'nội dunG');
    expect(await ward.error('evidence.openDocument', { documentId: added.document.id })).toMatchObject({
      code: 'FILE_NOT_READABLE',
    });
    await ward.value('evidence.addDocument', {
      fileToken: await ward.upload('Kế hoạch.txt', 'nội dung'),
      ...document,
    });
    await ward.value('evidence.openDocument', { documentId: added.document.id });
    expect(readdirSync(join(bench.root, folderId, 'files')).some((name) => name.startsWith('incoming'))).toBe(
      false,
    );
  });
});

describe('sign-off', () => {
  test('stops at what is missing, seals what is signed, and opens a correction on top', async () => {
    const incomplete = await ward.error('signOff.submitSheet', { roundId });
    expect(incomplete.code).toBe('NOT_COMPLETE');
    await completeSheet(ward, roundId, fullAnswers());
    await ward.value('signOff.submitSheet', { roundId });
    expect(await ward.error('signOff.submitSheet', { roundId })).toMatchObject({ code: 'ALREADY_SUBMITTED' });
    const change = { roundId, leafCode: '1.2', answer: EMPTY_ANSWER, baseVersion: 1 };
    expect(await ward.error('scoring.saveAnswer', change)).toMatchObject({ code: 'SHEET_SEALED' });
    expect(await ward.error('signOff.signSheet', { roundId, passphrase: PASSPHRASE })).toMatchObject({
      code: 'FORBIDDEN',
    });

    const leader = bench.connect();
    await leader.value('workspace.openFolder', { id: folderId });
    await leader.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    await leader.value('signOff.returnSheet', {
      roundId,
      comments: [{ leafCode: '1.2', text: 'Xem lại báo cáo quý III' }],
    });
    const returned = await ward.value('scoring.readSheet', { roundId });
    expect(returned).toMatchObject({
      state: 'returned',
      comments: [{ leafCode: '1.2', text: 'Xem lại báo cáo quý III', author: 'Đỗ Lãnh Đạo' }],
    });
    await ward.value('signOff.submitSheet', { roundId });

    expect(await leader.error('signOff.signSheet', { roundId, passphrase: 'ngắn' })).toMatchObject({
      code: 'PASSPHRASE_TOO_SHORT',
    });
    expect((await leader.value('signOff.readKeyState', {})).hasKey).toBe(false);
    const sealed = await leader.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
    expect(sealed).toMatchObject({ number: 1, total: sealed.maximum, signedBy: 'Đỗ Lãnh Đạo' });
    expect((await leader.value('signOff.readKeyState', {})).hasKey).toBe(true);
    expect(await ward.error('scoring.saveAnswer', change)).toMatchObject({ code: 'SHEET_SEALED' });

    expect(
      await ward.value('signOff.startCorrection', { roundId, reason: 'Nhập nhầm số liệu tiêu chí 3.6' }),
    ).toEqual({ revisionNumber: 2 });
    await ward.value('signOff.submitSheet', { roundId });
    expect(
      await leader.error('signOff.signSheet', { roundId, passphrase: 'không phải câu này' }),
    ).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await leader.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
    const { revisions } = await ward.value('signOff.listRevisions', { roundId });
    expect(revisions.map(({ number, correctionReason }) => [number, correctionReason])).toEqual([
      [2, 'Nhập nhầm số liệu tiêu chí 3.6'],
      [1, ''],
    ]);
    expect(revisions[1]?.fingerprint).toBe(sealed.fingerprint);
  });
});

describe('safekeeping', () => {
  test('a backup is read back, lists, and opens as a folder', async () => {
    const { backup } = (await ward.job('safekeeping.createBackup', {})) as {
      backup: { fileName: string; size: number };
    };
    const { backups } = await ward.value('safekeeping.listBackups', {});
    expect(backups.map(({ fileName }) => fileName)).toEqual([backup.fileName]);
    const { checks } = await ward.value('safekeeping.runDoctor', {});
    expect(checks.filter(({ state }) => state !== 'good').map(({ code }) => code)).toEqual([]);
  });

  test('the doctor finds a missing evidence file', async () => {
    const files = join(bench.root, folderId, 'files');
    const [shelf] = readdirSync(files);
    rmSync(join(files, shelf ?? ''), { recursive: true });
    const { checks } = await ward.value('safekeeping.runDoctor', {});
    expect(checks.find(({ code }) => code === 'evidenceFiles')).toMatchObject({
      state: 'bad',
      details: { total: 1, bad: 1 },
    });
  });
});
