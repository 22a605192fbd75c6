import { describe, expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { ZERO_POINTS } from '#shared/lib/points.ts';
import { completeSheet, foundTown, fullAnswers, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { fetchBundle, receive, sign } from '#tests/electron/features/exchange/chain-steps.ts';

const bench = await testBackend('publication');
const town = await foundTown(bench, 3);
const { city } = town;
const roundId = town.round.id;
const unitIds = town.units.map(({ id }) => id);
const [unitId = '', secondId = ''] = unitIds;
const first = await openWard(bench, town.setupTokens[0] ?? '');
const second = await openWard(bench, town.setupTokens[1] ?? '');
const silent = await openWard(bench, town.setupTokens[2] ?? '');
const DECISION = {
  number: '15/QĐ-UBND',
  date: '2024-02-01',
  issuer: 'UBND Thành phố Thử',
  title: 'Công bố kết quả Chỉ số CCHC năm 2023',
};

for (const { ward } of [first, second]) {
  await completeSheet(ward, roundId, fullAnswers());
  await sign(ward, roundId);
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  await receive(city, [await ward.carry(file)]);
}
await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
const reason = 'Không có văn bản ban hành';
const denied = { roundId, unitId, leafCode: '1.1.1', raw: '0', notApplicable: false, reason, request: '' };
await city.value('appraisal.saveLeaf', denied);

/** Gives every leaf of a ward points, so that it can be finished. */
async function appraise(id: string): Promise<void> {
  const ward = { roundId, unitId: id };
  await city.value('appraisal.acceptRemaining', ward);
  const { set, appraised } = await city.value('appraisal.readWard', ward);
  const decided = new Set(appraised.map(({ leafCode }) => leafCode));
  const walk = (nodes: readonly (typeof set.tree)[number][]): void => {
    for (const node of nodes) {
      if (node.leaf && !decided.has(node.code)) open.push(node.code);
      walk(node.children);
    }
  };
  const open: string[] = [];
  walk(set.tree);
  for (const leafCode of open) {
    const given = { leafCode, raw: '0', notApplicable: false, reason: 'Chưa có số liệu', request: '' };
    await city.value('appraisal.saveLeaf', { ...ward, ...given });
  }
  await city.value('appraisal.finishWard', ward);
}

const make = async (ids: string[] | null): Promise<string[]> => {
  const made = await city.job('publication.createResults', { roundId, unitIds: ids });
  return bundlesResultSchema.parse(made).bundleIds;
};
const asLeader = () => city.value('session.signIn', { username: 'lanhdao', password: PASSWORD });

describe('publishing', () => {
  test('nothing is sent before, and open wards are told', async () => {
    expect(await city.error('publication.createResults', { roundId, unitIds: null })).toMatchObject({
      code: 'ROUND_NOT_PUBLISHED',
    });
    await appraise(unitId);
    const state = await city.value('publication.readPublication', { roundId });
    expect(state).toMatchObject({ published: null, rankedCount: 1 });
    expect(state.unfinished.map(({ id }) => id)).toEqual([secondId]);
    expect(state.notSent.map(({ code }) => code)).toEqual(['X3']);
  });

  test('wards not appraised to the end need a reason; the table is frozen with it', async () => {
    await asLeader();
    expect(await city.error('rounds.publishRound', { roundId, incompleteReason: '  ' })).toEqual({
      code: 'ROUND_NOT_READY',
      details: { unfinished: 1 },
    });
    const live = await city.value('ranking.readRanking', { roundId });
    await city.value('rounds.publishRound', { roundId, incompleteReason: 'Đơn vị xin rút' });
    const frozen = await city.value('ranking.readRanking', { roundId });
    expect(frozen.rows).toEqual(live.rows);
    expect(frozen.round.state).toBe('published');
    // What happens to a unit afterwards does not change what was published.
    await city.value('session.signIn', { username: 'quantri', password: PASSWORD });
    const renamed = { id: unitId, code: 'X1', name: 'Xã Đổi Tên', type: 'ward', active: true } as const;
    await city.value('units.saveUnit', renamed);
    expect((await city.value('ranking.readRanking', { roundId })).rows).toEqual(live.rows);
    await city.value('units.saveUnit', { ...renamed, name: 'Xã Số 1', type: 'commune' });
    const { published } = await city.value('publication.readPublication', { roundId });
    expect(published).toMatchObject({ decision: null, incompleteReason: 'Đơn vị xin rút' });
    expect(await city.error('rounds.publishRound', { roundId })).toMatchObject({ code: 'ROUND_CLOSED' });
  });

  test('the decision comes later, once', async () => {
    const [before] = await make([unitId]);
    await city.value('publication.addDecision', { roundId, decision: DECISION });
    expect(await city.error('publication.addDecision', { roundId, decision: DECISION })).toMatchObject({
      code: 'DECISION_ALREADY_GIVEN',
    });
    const { published } = await city.value('publication.readPublication', { roundId });
    expect(published?.decision).toEqual(DECISION);
    const [after] = await make([unitId]);
    const newer = await fetchBundle(city, after);
    const older = await fetchBundle(city, before);
    const dry = await receive(first.ward, [newer], true);
    expect(dry.items).toMatchObject([{ verdict: 'accepted', kind: 'results' }]);
    expect((await first.ward.value('publication.readResults', { roundId })).results).toBeNull();
    const real = await receive(first.ward, [newer, older, newer]);
    expect(real.items.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['accepted', null],
      ['keptAside', 'OLDER_THAN_HELD'],
      ['alreadyHeld', null],
    ]);
    const receipts = await Promise.all(real.receiptBundleIds.map((id) => fetchBundle(first.ward, id)));
    expect(new Set(real.receiptBundleIds).size).toBe(2);
    expect((await receive(city, receipts)).items.map(({ verdict }) => verdict)).toContain('accepted');
    const { bundles } = await city.value('publication.readPublication', { roundId });
    expect(bundles.find(({ unit }) => unit.id === unitId)?.bundle).toMatchObject({
      bundleId: after,
      state: 'acknowledged',
      encrypted: true,
    });
    expect(bundles.find(({ unit }) => unit.id === secondId)?.bundle).toBeNull();
  });
});

test('the database itself keeps what was published', async () => {
  const opened = bench.backend.services.folders.open(town.cityFolder);
  if (!opened.ok) throw new Error(opened.error.code);
  const run = (sql: string) => opened.value.db.inTransaction((db) => db.raw.prepare(sql).run(roundId));
  for (const sql of [
    `UPDATE round_publications SET decision_json = 'null' WHERE round_id = ?`,
    `UPDATE round_publications SET ranking_json = '{}' WHERE round_id = ?`,
    `DELETE FROM round_publications WHERE round_id = ?`,
  ])
    expect(() => run(sql)).toThrow('PUBLICATION_SEALED');
  bench.backend.services.folders.release(opened.value);
});

describe('at the ward', () => {
  test('rank, class, points from its own to the final ones, and what was lost with the reason', async () => {
    const { round, results } = await first.ward.value('publication.readResults', { roundId });
    const { rows } = await city.value('ranking.readRanking', { roundId });
    const row = rows.find(({ unit }) => unit.id === unitId);
    expect(round.state).toBe('published');
    expect(results).toMatchObject({
      decision: DECISION,
      revisionNumber: 1,
      own: { unitCode: 'X1', rank: 1, points: row?.points, classification: row?.classification },
      unitCount: 1,
      totals: { final: row?.points, appraised: null },
      lastYear: { rank: 1, unitCount: 1 },
    });
    expect(results?.ranking.map(({ unitCode }) => unitCode)).toEqual(['X1', 'X2', 'X3']);
    const lost = results?.leaves.find(({ leafCode }) => leafCode === '1.1.1');
    expect(lost).toMatchObject({ finalPoints: ZERO_POINTS, reason, lost: lost?.maximum });
    expect(lost?.selfPoints).toBe(lost?.maximum);
    const whole = results?.leaves.find(({ finalPoints, maximum }) => finalPoints === maximum);
    expect(whole?.lost).toBeNull();
  });

  test('the round is closed: nothing is changed, submitted, signed or corrected any more', async () => {
    const { ward } = first;
    const correction = { roundId, reason: 'Quá muộn' };
    expect(await ward.error('signOff.startCorrection', correction)).toMatchObject({ code: 'ROUND_CLOSED' });
    // The second ward is in the middle of a correction when the result comes.
    await second.ward.value('signOff.startCorrection', { roundId, reason: 'Bổ sung' });
    const [bundle] = await make([secondId]);
    await receive(second.ward, [await fetchBundle(city, bundle)]);
    const { answers } = await second.ward.value('scoring.readSheet', { roundId });
    const [leafCode = '', held] = Object.entries(answers)[0] ?? [];
    if (!held) throw new Error('no answer');
    await second.ward.value('session.signIn', { username: 'canbo', password: PASSWORD });
    const change = {
      roundId,
      leafCode,
      answer: { ...held.answer, explanation: 'muộn' },
      baseVersion: held.version,
    };
    expect(await second.ward.error('scoring.saveAnswer', change)).toMatchObject({ code: 'SHEET_SEALED' });
    expect(await second.ward.error('signOff.submitSheet', { roundId })).toMatchObject({
      code: 'SHEET_SEALED',
    });
    const { results } = await second.ward.value('publication.readResults', { roundId });
    expect(results).toMatchObject({ own: { rank: null, points: null, classification: '' } });
  });

  test('a ward that never sent gets the table, and sends no receipt nobody could check', async () => {
    const [bundle] = await make([unitIds[2] ?? '']);
    const taken = await receive(silent.ward, [await fetchBundle(city, bundle)]);
    expect(taken).toMatchObject({ items: [{ verdict: 'accepted' }], receiptBundleIds: [] });
    const { results } = await silent.ward.value('publication.readResults', { roundId });
    expect(results).toMatchObject({ revisionNumber: null, leaves: [], totals: { self: null, final: null } });
    expect(results?.ranking).toHaveLength(3);
  });

  test('a bundle for another ward, and one given back to the city, are refused', async () => {
    const [bundle] = await make([secondId]);
    const sealed = await fetchBundle(city, bundle);
    const foreign = await receive(first.ward, [sealed]);
    expect(foreign.items).toMatchObject([{ verdict: 'refused', code: 'AGE_WRONG_RECEIVER' }]);
    const made = await city.job('publication.createResults', {
      roundId,
      unitIds: [secondId],
      encrypt: false,
    });
    const [plain] = bundlesResultSchema.parse(made).bundleIds;
    const readable = await fetchBundle(city, plain);
    expect((await receive(first.ward, [readable])).items).toMatchObject([
      { verdict: 'refused', step: 'policy', code: 'WRONG_RECEIVER' },
    ]);
    expect((await receive(city, [readable])).items).toMatchObject([{ verdict: 'refused' }]);
  });
});
