import { describe, expect, test } from 'vitest';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET as set } from '#db/seed/sample-commune-set.ts';
import { findEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { makeSubmission, wardOutside } from '#tests/support/make-submissions.ts';
import { foundTown, fullAnswers, PASSWORD } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('appraisal');
const { city, cityFolder, units, round } = await foundTown(bench, 3);
const roundId = round.id;
const opened = bench.backend.services.folders.open(cityFolder);
if (!opened.ok) throw new Error('city folder does not open');
const db = opened.value.db.read;
const work = tempFolder('appraisal-submissions');
const [first, second] = listWardLeaves(set);
const one = first?.code ?? '';
const two = second?.code ?? '';
const unitId = units[0]?.id ?? '';

async function submit(index: number, signedAt: string): Promise<void> {
  const unit = units[index];
  if (!unit) throw new Error('no such ward');
  const parent = { unitId: readInstallation(db).unitId, code: 'TP-THU', name: 'Thành phố Thử' };
  const sender = await wardOutside(unit, parent, findEnrolmentSecret(db, unit.id) ?? '');
  const { path } = await makeSubmission(sender, {
    round,
    set,
    answers: fullAnswers(),
    number: 1,
    replaces: null,
    evidence: [],
    folder: `${work}/${index}`,
    signedAt,
  });
  const fileTokens = [await bench.backend.files.adoptFile(path)];
  const result = importResultSchema.parse(
    await city.job('exchange.importBundles', { fileTokens, dryRun: false }),
  );
  expect(result.items).toMatchObject([{ verdict: 'accepted' }]);
}

const save = (change: Record<string, unknown>) => ({
  roundId,
  unitId,
  leafCode: one,
  raw: '0',
  notApplicable: false,
  reason: '',
  request: '',
  ...change,
});

const overview = async () => (await city.value('appraisal.readOverview', { roundId })).wards;

await submit(0, '2024-01-10T16:59:59.000Z');
await submit(1, '2024-01-10T17:00:00.000Z');
await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });

describe('the overview', () => {
  test('tells who has sent, and who late by the day in Việt Nam', async () => {
    expect((await overview()).map(({ state, late, revision }) => [state, late, revision])).toEqual([
      ['received', false, 1],
      ['received', true, 1],
      ['notSent', false, null],
    ]);
  });

  test('only an appraiser or administrator decides; unknown rounds and wards are said', async () => {
    await city.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    expect(await city.error('appraisal.saveLeaf', save({}))).toMatchObject({ code: 'FORBIDDEN' });
    await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    const nobody = '01890000-0000-7000-8000-000000000000';
    expect(await city.error('appraisal.readOverview', { roundId: nobody })).toMatchObject({
      code: 'ROUND_NOT_FOUND',
    });
    expect(await city.error('appraisal.readWard', { roundId, unitId: nobody })).toMatchObject({
      code: 'UNIT_NOT_FOUND',
    });
    expect(await city.error('appraisal.readWard', { roundId, unitId: units[2]?.id ?? '' })).toEqual({
      code: 'NO_SUBMISSION',
      details: { unitCode: 'X3' },
    });
  });
});

describe('deciding', () => {
  test('each rule has its own answer, and nothing refused is kept', async () => {
    expect(await city.error('appraisal.saveLeaf', save({ leafCode: '99.9' }))).toMatchObject({
      code: 'LEAF_NOT_FOUND',
    });
    expect(await city.error('appraisal.saveLeaf', save({ raw: 'một' }))).toEqual({
      code: 'POINTS_NOT_READABLE',
      details: { leafCode: one, raw: 'một' },
    });
    expect(await city.error('appraisal.saveLeaf', save({ raw: '99', reason: 'x' }))).toEqual({
      code: 'POINTS_OUT_OF_RANGE',
      details: { leafCode: one, minimum: first?.leaf.minimum, maximum: first?.maximum },
    });
    expect(await city.error('appraisal.saveLeaf', save({}))).toEqual({
      code: 'REASON_REQUIRED',
      details: { leafCode: one },
    });
    expect((await city.value('appraisal.readWard', { roundId, unitId })).appraised).toEqual([]);
  });

  test('the sums beside the ward follow each decision', async () => {
    const decided = await city.value('appraisal.saveLeaf', save({ reason: 'Thiếu văn bản' }));
    expect(decided).toMatchObject({ points: 0, raw: '0', updatedBy: 'Lê Thẩm Định' });
    expect((await overview())[0]).toMatchObject({
      state: 'appraising',
      appraisedTotal: 0,
      appraisedLeaves: 1,
    });
    await city.value(
      'appraisal.saveLeaf',
      save({ leafCode: two, raw: String((second?.maximum ?? 0) / 1e6) }),
    );
    expect((await overview())[0]).toMatchObject({ appraisedTotal: second?.maximum, appraisedLeaves: 2 });
    expect(await city.value('appraisal.saveLeaf', save({ raw: '' }))).toBeNull();
    expect(await city.value('appraisal.saveLeaf', save({ leafCode: two, raw: '' }))).toBeNull();
    expect((await overview())[0]).toMatchObject({
      state: 'received',
      appraisedTotal: null,
      appraisedLeaves: 0,
    });
  });

  test('a request without points is kept and decides nothing', async () => {
    await city.value('appraisal.saveLeaf', save({ raw: '', request: 'Gửi văn bản' }));
    expect((await overview())[0]).toMatchObject({
      state: 'received',
      appraisedTotal: null,
      appraisedLeaves: 0,
    });
    const { rows } = await city.value('ranking.readRanking', { roundId });
    expect(rows.every(({ rank, points: shown }) => rank === null && shown === null)).toBe(true);
    expect(await city.error('ranking.exportRanking', { roundId, format: 'docx' })).toMatchObject({
      code: 'NOTHING_TO_EXPORT',
    });
  });

  test('accepting the rest gives the claims and keeps the request', async () => {
    const { accepted } = await city.value('appraisal.acceptRemaining', { roundId, unitId });
    expect(accepted).toBe(listWardLeaves(set).length);
    const { appraised } = await city.value('appraisal.readWard', { roundId, unitId });
    expect(appraised.find(({ leafCode }) => leafCode === one)).toMatchObject({
      request: 'Gửi văn bản',
      points: first?.maximum,
    });
    expect(await city.value('appraisal.acceptRemaining', { roundId, unitId })).toEqual({ accepted: 0 });
  });

  test('a finished ward takes no more decisions until it is opened again', async () => {
    const blocked = await city.error('appraisal.finishWard', { roundId, unitId });
    const { blockers } = blocked.details as { blockers: { leafCode: string }[] };
    for (const { leafCode } of blockers) {
      await city.value('appraisal.saveLeaf', save({ leafCode, raw: '0' }));
    }
    await city.value('appraisal.finishWard', { roundId, unitId });
    expect(await city.error('appraisal.saveLeaf', save({ reason: 'x' }))).toMatchObject({
      code: 'APPRAISAL_CLOSED',
    });
    expect(await city.error('appraisal.finishWard', { roundId, unitId })).toMatchObject({
      code: 'APPRAISAL_CLOSED',
    });
    const [row] = (await city.value('ranking.readRanking', { roundId })).rows;
    const progress = (await overview())[0];
    expect(row).toMatchObject({ rank: 1, finished: true, points: progress?.appraisedTotal });
    expect(row?.classification).not.toBeNull();
    await city.value('appraisal.reopenWard', { roundId, unitId });
    expect((await overview())[0]).toMatchObject({
      state: 'appraising',
      appraisedTotal: progress?.appraisedTotal,
    });
  });

  test('all claims accepted and no city points give the total the engine gives for the answers', async () => {
    const other = units[1]?.id ?? '';
    await city.value('appraisal.acceptRemaining', { roundId, unitId: other });
    const expected = evaluateSet(set, fullAnswers(), { unitType: 'commune' });
    expect(expected.total).toBeGreaterThan(points('50'));
    expect((await overview())[1]?.appraisedTotal).toBe(expected.total);
  });
});
