import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  bundlesResultSchema,
  importResultSchema,
  type ImportResult,
} from '#shared/contract/channels/exchange.ts';
import { points } from '#shared/lib/points.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
} from '#tests/support/small-town.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';

const bench = await testBackend('exchange-chain');
const town = await foundTown(bench, 2);
const { city } = town;
const roundId = town.round.id;
const first = await openWard(bench, town.setupTokens[0] ?? '');
const unitId = town.units[0]?.id ?? '';
const outboxOf = (folder: string): string => join(bench.root, folder, 'outbox');

async function receive(caller: Caller, fileTokens: readonly string[], dryRun = false): Promise<ImportResult> {
  return importResultSchema.parse(await caller.job('exchange.importBundles', { fileTokens, dryRun }));
}

async function sign(ward: Caller): Promise<void> {
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
}

async function fetch(caller: Caller, bundleId: string): Promise<string> {
  return caller.carry(await caller.value('exchange.fetchOutbox', { bundleIds: [bundleId] }));
}

const overviewOf = async (id: string) => {
  const { wards } = await city.value('appraisal.readOverview', { roundId });
  return wards.find(({ unit }) => unit.id === id);
};

let submission = '';
let receiptId = '';

describe('a ward sends', () => {
  test('nothing before a revision is sealed', async () => {
    const input = { roundId, revisionNumber: null };
    expect(await first.ward.error('exchange.exportSubmission', input)).toMatchObject({
      code: 'NOTHING_TO_EXPORT',
    });
  });

  test('a damaged document is named and no bundle is made', async () => {
    const { ward, folderId } = first;
    const added = await ward.value('evidence.addDocument', {
      fileToken: await ward.upload('Kế hoạch.pdf', 'kế hoạch CCHC'),
      number: '05/KH-UBND',
      date: '06/02/2023',
      issuer: 'UBND xã',
      title: 'Kế hoạch',
    });
    const link = { roundId, leafCode: '1.1.1', documentId: added.document.id, section: 'II', page: '3' };
    await ward.value('evidence.linkDocument', link);
    await completeSheet(ward, roundId, fullAnswers());
    await sign(ward);
    const { sha256 } = added.document;
    const stored = join(bench.root, folderId, 'files', sha256.slice(0, 2), sha256);
    const good = readFileSync(stored);
    const input = { roundId, revisionNumber: null };
    for (const bad of [Buffer.from('kế hoạch CCHD'), Buffer.from('ngắn')]) {
      writeFileSync(stored, bad);
      expect(await ward.error('exchange.exportSubmission', input)).toEqual({
        code: 'FILE_NOT_READABLE',
        details: { name: 'Kế hoạch.pdf' },
      });
    }
    writeFileSync(stored, good);
    expect((await ward.value('exchange.listOutbox', {})).items).toEqual([]);
  });

  test('one revision is one bundle, however often it is exported', async () => {
    const { ward, folderId } = first;
    const input = { roundId, revisionNumber: null };
    const [one, two] = await Promise.all([
      ward.value('exchange.exportSubmission', input),
      ward.value('exchange.exportSubmission', { roundId, revisionNumber: 1 }),
    ]);
    expect(two.bundleId).toBe(one.bundleId);
    expect(two.file.fingerprint).toBe(one.file.fingerprint);
    expect(readdirSync(outboxOf(folderId))).toEqual([one.file.fileName]);
    const { items } = await ward.value('exchange.listOutbox', {});
    expect(items).toMatchObject([
      {
        bundleId: one.bundleId,
        kind: 'submission',
        revision: 1,
        state: 'created',
        roundTitle: town.round.title,
      },
    ]);
    expect(await ward.error('exchange.exportSubmission', { roundId, revisionNumber: 7 })).toMatchObject({
      code: 'REVISION_NOT_FOUND',
    });
    submission = await ward.carry(one.file);
  });
});

describe('the city receives', () => {
  test('a dry run says what would happen and writes nothing', async () => {
    const result = await receive(city, [submission, submission], true);
    expect(result.items.map(({ verdict }) => verdict)).toEqual(['accepted', 'alreadyHeld']);
    expect(result.receiptBundleIds).toEqual([]);
    expect((await city.value('exchange.listInbox', {})).items).toEqual([]);
    expect(await overviewOf(unitId)).toMatchObject({ state: 'notSent', revision: null, selfTotal: null });
    expect(readdirSync(join(bench.root, town.cityFolder, 'inbox'))).toEqual([]);
    expect(existsSync(join(bench.root, town.cityFolder, 'staging'))).toBe(false);
  });

  test('a good bundle between bad ones is taken in, the others are refused with their step', async () => {
    const path = bench.backend.services.files.findUpload(submission)?.path ?? '';
    const bytes = readFileSync(path);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    const gone = await city.upload('mất.cchc', 'sẽ bị rút ra');
    const tokens = [
      await city.upload('hỏng: 1?.cchc', changed),
      await city.upload('ảnh.png', 'không phải gói'),
      gone,
      submission,
      town.setupTokens[0] ?? '',
    ];
    const result = await receive(city, tokens);
    expect(result.items.map(({ verdict, step }) => [verdict, step])).toEqual([
      ['refused', expect.stringMatching(/parse|structure/)],
      ['refused', 'parse'],
      ['refused', 'parse'],
      ['accepted', null],
      ['refused', 'signature'],
    ]);
    expect(result.items[3]).toMatchObject({ senderName: 'Xã Số 1', revision: 1, kind: 'submission' });
    expect(result.receiptBundleIds).toHaveLength(1);
    receiptId = result.receiptBundleIds[0] ?? '';
    const progress = await overviewOf(unitId);
    expect(progress).toMatchObject({ state: 'received', revision: 1, late: false, appraisedLeaves: 0 });
    expect(progress?.selfTotal).toBe(result.items[3]?.total);
    const inbox = await city.value('exchange.listInbox', {});
    expect(inbox.items).toHaveLength(5);
    const refused = readdirSync(join(bench.root, town.cityFolder, 'inbox', 'refused'));
    expect(refused).toHaveLength(4);
    expect(refused.some((name) => name.endsWith('_hỏng_ 1_.cchc'))).toBe(true);
  });

  test('the same again is harmless and gets the receipt it had', async () => {
    const result = await receive(city, [submission]);
    expect(result.items).toMatchObject([{ verdict: 'alreadyHeld', code: null }]);
    expect(result.receiptBundleIds).toEqual([receiptId]);
    const { items } = await city.value('exchange.listOutbox', {});
    expect(items.filter(({ kind }) => kind === 'receipt')).toHaveLength(1);
    const { path } = bench.backend.services.files.findUpload(await fetch(city, receiptId)) ?? { path: '' };
    rmSync(path);
    const again = await receive(city, [submission]);
    expect(again.receiptBundleIds).not.toEqual([receiptId]);
    receiptId = again.receiptBundleIds[0] ?? '';
  });

  test('a receipt turns the ward’s record green, once and for all', async () => {
    const { ward } = first;
    const receipt = await fetch(city, receiptId);
    expect((await receive(ward, [receipt], true)).items).toMatchObject([{ verdict: 'accepted' }]);
    expect((await ward.value('exchange.listOutbox', {})).items[0]?.state).toBe('created');
    const taken = await receive(ward, [receipt, receipt, submission]);
    expect(taken.items.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['accepted', null],
      ['alreadyHeld', null],
      ['refused', 'SENDER_UNKNOWN'],
    ]);
    expect(taken.receiptBundleIds).toEqual([]);
    expect((await ward.value('exchange.listOutbox', {})).items[0]).toMatchObject({
      state: 'acknowledged',
      refusalCode: null,
    });
    const other = await openWard(bench, town.setupTokens[1] ?? '');
    expect((await receive(other.ward, [receipt])).items).toMatchObject([
      { verdict: 'refused', step: 'policy', code: 'WRONG_RECEIVER' },
    ]);
  });
});

describe('feedback and correction', () => {
  test('feedback reaches the very leaves', async () => {
    const leaf = { roundId, unitId, leafCode: '1.1.1', notApplicable: false };
    await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    await city.value('appraisal.saveLeaf', {
      ...leaf,
      raw: '0',
      reason: 'Thiếu văn bản',
      request: 'Gửi bổ sung',
    });
    expect(
      await city.error('exchange.createFeedback', { roundId, unitIds: null, answerBy: null }),
    ).toMatchObject({
      code: 'NOTHING_TO_EXPORT',
    });
    const made = bundlesResultSchema.parse(
      await city.job('exchange.createFeedback', { roundId, unitIds: [unitId], answerBy: '2024-01-20' }),
    );
    const feedback = await fetch(city, made.bundleIds[0] ?? '');
    expect((await receive(first.ward, [feedback])).items).toMatchObject([
      { verdict: 'accepted', kind: 'feedback' },
    ]);
    const sheet = await first.ward.value('scoring.readSheet', { roundId });
    expect(sheet.feedback).toEqual([
      {
        leafCode: '1.1.1',
        revisionNumber: 1,
        appraisedPoints: 0,
        notApplicable: false,
        reason: 'Thiếu văn bản',
        request: 'Gửi bổ sung',
        deadline: '2024-01-20',
      },
    ]);
  });

  test('a newer feedback stands, an older one after it is kept aside', async () => {
    const job = { roundId, unitIds: [unitId], answerBy: null };
    const older = bundlesResultSchema.parse(await city.job('exchange.createFeedback', job));
    const leaf = { roundId, unitId, leafCode: '1.1.1', notApplicable: false };
    await city.value('appraisal.saveLeaf', {
      ...leaf,
      raw: '0',
      reason: 'Thiếu văn bản',
      request: 'Gửi trước ngày 15',
    });
    const newer = bundlesResultSchema.parse(await city.job('exchange.createFeedback', job));
    const tokens = [await fetch(city, newer.bundleIds[0] ?? ''), await fetch(city, older.bundleIds[0] ?? '')];
    const result = await receive(first.ward, tokens);
    expect(result.items.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['accepted', null],
      ['keptAside', 'OLDER_THAN_HELD'],
    ]);
    const sheet = await first.ward.value('scoring.readSheet', { roundId });
    expect(sheet.feedback[0]?.request).toBe('Gửi trước ngày 15');
  });

  test('a correction opens a finished appraisal again and loses no decision', async () => {
    const ward = { roundId, unitId };
    await city.value('appraisal.acceptRemaining', ward);
    const { set, appraised } = await city.value('appraisal.readWard', ward);
    const decided = new Set(appraised.map(({ leafCode }) => leafCode));
    const blocked = await city.error('appraisal.finishWard', ward);
    expect(blocked.code).toBe('NOT_COMPLETE');
    const open = (blocked.details as { blockers: { leafCode: string }[] }).blockers;
    expect(open.every(({ leafCode }) => !decided.has(leafCode))).toBe(true);
    for (const { leafCode } of open) {
      const given = { ...ward, leafCode, raw: '0', notApplicable: false, reason: '', request: '' };
      await city.value('appraisal.saveLeaf', given);
    }
    await city.value('appraisal.finishWard', ward);
    const finished = await overviewOf(unitId);
    expect(finished).toMatchObject({ state: 'finished', appraisedLeaves: finished?.leafCount });
    expect(set.tree.length).toBeGreaterThan(0);

    await first.ward.value('signOff.startCorrection', { roundId, reason: 'Bổ sung văn bản' });
    await sign(first.ward);
    const { file } = await first.ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
    const taken = await receive(city, [await first.ward.carry(file)]);
    expect(taken.items).toMatchObject([{ verdict: 'accepted', revision: 2 }]);
    expect(await overviewOf(unitId)).toMatchObject({
      state: 'appraising',
      revision: 2,
      appraisedLeaves: finished?.appraisedLeaves,
      appraisedTotal: finished?.appraisedTotal,
    });
    expect((await receive(city, [submission])).items).toMatchObject([{ verdict: 'alreadyHeld' }]);
  });

  test('the evidence of a ward opens at the city, and only what that ward sent', async () => {
    const { revision } = await city.value('appraisal.readWard', { roundId, unitId });
    const sha256 = revision.answers['1.1.1']?.evidence[0]?.sha256 ?? '';
    const file = await city.value('appraisal.openEvidence', { roundId, unitId, sha256 });
    expect(file.fileName).toBe('Kế hoạch.pdf');
    expect(readFileSync(await city.pathOf(file), 'utf8')).toBe('kế hoạch CCHC');
    const stranger = { roundId, unitId: town.units[1]?.id ?? '', sha256 };
    expect(await city.error('appraisal.openEvidence', stranger)).toMatchObject({
      code: 'EVIDENCE_NOT_FOUND',
    });
    writeFileSync(await city.pathOf(file), 'kế hoạch CCHX');
    expect(await city.error('appraisal.openEvidence', { roundId, unitId, sha256 })).toMatchObject({
      code: 'FILE_NOT_READABLE',
    });
  });
});

describe('results', () => {
  test('the ranking lists wards without a result last, and nothing unknown is 0', async () => {
    const { rows, previousYear } = await city.value('ranking.readRanking', { roundId });
    expect(previousYear).toBe(2022);
    expect(rows.map(({ unit, rank }) => [unit.code, rank])).toEqual([
      ['X1', 1],
      ['X2', null],
    ]);
    const [top, empty] = rows;
    expect(top?.previousPoints).toBe(points('88.04'));
    expect(top?.change).toBe((top?.points ?? 0) - points('88.04'));
    expect(empty).toMatchObject({
      points: null,
      change: null,
      previousRank: null,
      rankChange: null,
      index: null,
    });
  });

  test('both documents are made', async () => {
    for (const format of ['docx', 'xlsx'] as const) {
      const file = await city.value('ranking.exportRanking', { roundId, format });
      expect(file.fileName).toBe(`Xep-hang-CCHC_2023_TP-THU.${format}`);
      expect(
        readFileSync(await city.pathOf(file))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
  });

  test('several bundles go together in one ZIP', async () => {
    const { items } = await city.value('exchange.listOutbox', {});
    const bundleIds = items.filter(({ kind }) => kind === 'feedback').map(({ bundleId }) => bundleId);
    const file = await city.value('exchange.fetchOutbox', { bundleIds });
    expect(file.fileName).toBe('goi-du-lieu_2024-01-05_3-tep.zip');
    const after = await city.value('exchange.listOutbox', {});
    expect(after.items.filter(({ kind, state }) => kind === 'feedback' && state === 'saved')).toHaveLength(3);
  });

  test('after publication nothing of the round changes', async () => {
    await first.ward.value('signOff.startCorrection', { roundId, reason: 'Quá muộn' });
    await sign(first.ward);
    const { file } = await first.ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
    await city.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    await city.value('rounds.publishRound', { roundId });
    await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    const leaf = {
      roundId,
      unitId,
      leafCode: '1.1.1',
      notApplicable: false,
      raw: '0',
      reason: 'x',
      request: '',
    };
    expect(await city.error('appraisal.saveLeaf', leaf)).toMatchObject({ code: 'APPRAISAL_CLOSED' });
    expect(await city.error('appraisal.reopenWard', { roundId, unitId })).toMatchObject({
      code: 'ROUND_CLOSED',
    });
    const late = await receive(city, [await first.ward.carry(file)]);
    expect(late.items).toMatchObject([{ verdict: 'refused', step: 'policy', code: 'ROUND_CLOSED' }]);
    const answer = await fetch(city, late.receiptBundleIds[0] ?? '');
    await receive(first.ward, [answer]);
    const { items } = await first.ward.value('exchange.listOutbox', {});
    expect(items[0]).toMatchObject({ revision: 3, state: 'refused', refusalCode: 'ROUND_CLOSED' });
    expect((await receive(city, [submission])).items).toMatchObject([{ verdict: 'alreadyHeld' }]);
  });
});
