import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { points } from '#shared/lib/points.ts';
import { completeSheet, foundTown, fullAnswers, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { fetchBundle, pinDocument, receive, sign } from '#tests/electron/features/exchange/chain-steps.ts';

const bench = await testBackend('exchange-feedback');
const town = await foundTown(bench, 2);
const { city } = town;
const roundId = town.round.id;
const unitId = town.units[0]?.id ?? '';
const first = await openWard(bench, town.setupTokens[0] ?? '');
const submission = await sendFirst();

/** The ward's first revision with one document, taken in by the city. */
async function sendFirst(): Promise<string> {
  const { ward } = first;
  await pinDocument(ward, roundId, 'kế hoạch CCHC');
  await completeSheet(ward, roundId, fullAnswers());
  await sign(ward, roundId);
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  const token = await ward.carry(file);
  expect((await receive(city, [token])).items).toMatchObject([{ verdict: 'accepted' }]);
  return token;
}

const overviewOf = async (id: string) => {
  const { wards } = await city.value('appraisal.readOverview', { roundId });
  return wards.find(({ unit }) => unit.id === id);
};

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
    const feedback = await fetchBundle(city, made.bundleIds[0]);
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
    const tokens = [await fetchBundle(city, newer.bundleIds[0]), await fetchBundle(city, older.bundleIds[0])];
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
    const { points: asked } = await first.ward.value('feedback.listPoints', { roundId });
    for (const { leafCode, bundleId } of asked) {
      const response = { kind: 'explain', text: 'Văn bản kèm theo' } as const;
      const answer = { roundId, leafCode, bundleId, response, correctionReason: null };
      await first.ward.value('feedback.saveResponse', answer);
    }
    await sign(first.ward, roundId);
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
    await sign(first.ward, roundId);
    const { file } = await first.ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
    await city.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    await city.value('rounds.publishRound', { roundId, incompleteReason: 'Đơn vị nộp bổ sung quá muộn' });
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
    const answer = await fetchBundle(city, late.receiptBundleIds[0]);
    await receive(first.ward, [answer]);
    const { items } = await first.ward.value('exchange.listOutbox', {});
    expect(items[0]).toMatchObject({ revision: 3, state: 'refused', refusalCode: 'ROUND_CLOSED' });
    expect((await receive(city, [submission])).items).toMatchObject([{ verdict: 'alreadyHeld' }]);
  });
});
