import { expect, test } from 'vitest';
import { bundlesResultSchema, importResultSchema } from '#shared/contract/channels/exchange.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { points, subtractPoints, sumPoints } from '#shared/lib/points.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { GIA_NGHIA_2023_LEAF_POINTS } from '#db/seed/gia-nghia-2023-scores.ts';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { pickAnswer, solveLeaf } from '#electron/features/demo/solve-leaf.ts';
import { completeSheet, openWard, PASSWORD, signAndExport } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('gia-nghia');

/** The points printed for 2023, as a clerk would enter them: by the figures where the set has a rule, else by hand. */
function printedAnswers(): ReadonlyMap<string, LeafAnswer> {
  const answers = new Map<string, LeafAnswer>();
  for (const node of listLeaves(GIA_NGHIA_2024.tree).filter(isWardLeaf)) {
    const printed = GIA_NGHIA_2023_LEAF_POINTS.get(node.code);
    if (printed === undefined) throw new Error(`no printed points for ${node.code}`);
    const byHand = {
      ...EMPTY_ANSWER,
      enteredPoints: formatPoints(printed),
      explanation: 'Theo kết quả công bố năm 2023.',
    };
    const isExact = evaluateLeaf(GIA_NGHIA_2024, node, byHand).points === printed;
    const answer = isExact ? byHand : pickAnswer(solveLeaf(GIA_NGHIA_2024, node), printed);
    if (!answer || evaluateLeaf(GIA_NGHIA_2024, node, answer).points !== printed)
      throw new Error(`${node.code} cannot be entered`);
    answers.set(node.code, answer);
  }
  return answers;
}

test(
  'the real scores of Gia Nghĩa for 2023 go up, are appraised and print as the report prints them',
  { timeout: 60_000 },
  async () => {
    const province = bench.connect();
    await province.value('workspace.createCity', {
      unit: { code: 'DAK-NONG', name: 'Tỉnh Đắk Nông', type: 'city', province: '' },
      administrator: { username: 'quantri', fullName: 'Sở Nội vụ', password: PASSWORD },
    });
    const unit = await province.value('units.saveUnit', {
      id: null,
      code: 'GIA-NGHIA',
      name: 'Thành phố Gia Nghĩa',
      type: 'city',
      active: true,
    });
    const { sets } = await province.value('criteria.listSets', {});
    const set = sets.find(({ code }) => code === GIA_NGHIA_2024.code);
    expect(set?.findings.map(({ severity }) => severity)).not.toContain('error');
    const round = await province.value('rounds.createRound', {
      code: 'PAR-2023',
      title: 'Chỉ số CCHC cấp huyện năm 2023',
      year: 2023,
      criteriaSetHash: set?.hash ?? '',
      dataFrom: '2023-01-01',
      dataTo: '2023-12-31',
      deadline: '2024-01-31',
      unitIds: [unit.id],
      // "Năm 2023, điểm chỉ số CCHC của UBND thành phố tăng 0,84 điểm so với năm ngoái."
      baselines: [{ unitId: unit.id, points: subtractPoints(points('83.26'), points('0.84')) }],
    });
    const made = bundlesResultSchema.parse(
      await province.job('rounds.createSetupBundles', { roundId: round.id, unitIds: null }),
    );
    const setup = await province.carry(
      await province.value('exchange.fetchOutbox', { bundleIds: made.bundleIds }),
    );

    const { ward: town } = await openWard(bench, setup);
    const answers = printedAnswers();
    await completeSheet(town, round.id, answers);
    const submission = await signAndExport(town, round.id);
    const { revisions } = await town.value('signOff.listRevisions', { roundId: round.id });
    const own = listLeaves(GIA_NGHIA_2024.tree).filter(isWardLeaf);
    expect(revisions[0]?.total).toBe(
      sumPoints(own.flatMap(({ code }) => GIA_NGHIA_2023_LEAF_POINTS.get(code) ?? [])),
    );

    const imported = importResultSchema.parse(
      await province.job('exchange.importBundles', { fileTokens: [submission], dryRun: false }),
    );
    expect(imported.items.map(({ verdict, code }) => [verdict, code])).toEqual([['accepted', null]]);
    const ward = { roundId: round.id, unitId: unit.id };
    for (const node of listLeaves(GIA_NGHIA_2024.tree).filter((leaf) => !isWardLeaf(leaf))) {
      const printed = GIA_NGHIA_2023_LEAF_POINTS.get(node.code);
      await province.value('appraisal.saveLeaf', {
        ...ward,
        leafCode: node.code,
        raw: formatPoints(printed ?? points('0')),
        notApplicable: false,
        reason: '',
        request: '',
      });
    }
    await province.value('appraisal.acceptRemaining', ward);
    await province.value('appraisal.finishWard', ward);

    // 83,261 as the leaves sum; 83,26 as it is printed, half up, with 0,84 more than the year before.
    expect(sumPoints(GIA_NGHIA_2023_LEAF_POINTS.values())).toBe(points('83.261'));
    const { rows } = await province.value('ranking.readRanking', { roundId: round.id });
    expect(rows).toMatchObject([
      { points: points('83.26'), change: points('0.84'), rank: 1, finished: true },
    ]);
  },
);
