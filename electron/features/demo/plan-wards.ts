import { findNode, isLeaf, listLeaves } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { isWardLeaf, listWardLeaves, wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { statisticOperands } from '#shared/domain/statistics/list-statistics.ts';
import { MICRO, pointsFromMicro, type Points } from '#shared/lib/points.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { demoStatistics } from '#electron/features/demo/demo-statistics.ts';
import { pickAnswer, solveLeaf } from '#electron/features/demo/solve-leaf.ts';
import { WARD_LOSSES } from '#electron/features/demo/ward-losses.ts';

/** What one ward of the demonstration answers, and the points the city gives on the leaves it supplies itself. */
export interface WardPlan {
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  readonly cityPoints: ReadonlyMap<string, Points>;
  /** Leaves the ward claims too much on, and what the city gives instead. */
  readonly corrections: ReadonlyMap<string, Points>;
}

/** A leaf that every other ward claims in full although it reached less. */
const OVERCLAIMED = '7.2.1';

/** Points of the city's leaves go in hundredths. */
const CENT = MICRO / 100;

/**
 * Plans the answers of several wards so that each ends at exactly its wanted total (in hundredths): the losses the
 * report tells are laid on the wards that have most to lose, and the survey points make up the difference.
 * Throws where a total cannot be reached with this set.
 */
export function planWards(set: CriteriaSet, totals: readonly Points[]): readonly WardPlan[] {
  const reached = layLosses(set, totals);
  const leaves = listWardLeaves(set).map((node) => {
    const shared = statisticOperands(node).length === 0 ? solveLeaf(set, node) : null;
    return { node, solve: (ward: number) => shared ?? solveLeaf(set, node, demoStatistics(ward)) };
  });
  return totals.map((total, ward) => {
    const answers = new Map<string, LeafAnswer>();
    const corrections = new Map<string, Points>();
    for (const { node, solve } of leaves) {
      const wanted = reached[ward]?.get(node.code);
      const overclaims = node.code === OVERCLAIMED && wanted !== undefined && ward % 2 === 0;
      const answer = pickAnswer(solve(ward), overclaims ? node.maximum : (wanted ?? node.maximum));
      if (!answer) throw new Error(`no figures found for criterion ${node.code}`);
      if (overclaims) corrections.set(node.code, wanted);
      answers.set(node.code, explain(answer, wanted !== undefined && !overclaims));
    }
    const result = evaluateSet(set, answers);
    const claimed = wardTotals(set, result).points;
    const cut = [...corrections].reduce(
      (sum, [code, given]) => sum + (result.leaves.get(code)?.points ?? 0) - given,
      0,
    );
    return { answers, corrections, cityPoints: spread(set, pointsFromMicro(total - (claimed - cut))) };
  });
}

function layLosses(set: CriteriaSet, totals: readonly Points[]): readonly ReadonlyMap<string, Points>[] {
  const room = totals.map((total) => set.declared.maximum - total);
  const reached = totals.map(() => new Map<string, Points>());
  const losses = WARD_LOSSES.flatMap(({ leafCode, reached: values }) => {
    const node = findNode(set.tree, leafCode);
    return node && isLeaf(node)
      ? [
          {
            leafCode,
            lost: values.map((value) => node.maximum - value).sort((a, b) => b - a),
            maximum: node.maximum,
          },
        ]
      : [];
  });
  for (const { leafCode, lost, maximum } of losses.sort((a, b) => (b.lost[0] ?? 0) - (a.lost[0] ?? 0))) {
    const wards = room.map((left, ward) => ({ left, ward })).sort((a, b) => b.left - a.left);
    for (const [index, amount] of lost.entries()) {
      const ward = wards[index]?.ward;
      if (ward === undefined || amount > (room[ward] ?? 0)) continue;
      room[ward] = (room[ward] ?? 0) - amount;
      reached[ward]?.set(leafCode, pointsFromMicro(maximum - amount));
    }
  }
  return reached;
}

/** Spreads points over the leaves the city supplies, in proportion to their maxima and in hundredths. */
function spread(set: CriteriaSet, sum: Points): ReadonlyMap<string, Points> {
  const nodes = listLeaves(set.tree).filter((node) => !isWardLeaf(node));
  const room = nodes.reduce((all, node) => all + node.maximum, 0);
  if (sum < 0 || sum > room) throw new Error('the total cannot be reached with this set');
  let left: number = sum;
  let leftRoom = room;
  const given = new Map<string, Points>();
  for (const node of nodes) {
    const last = leftRoom === node.maximum;
    const share = last
      ? left
      : Math.min(node.maximum, Math.floor((left * (node.maximum / leftRoom)) / CENT) * CENT);
    given.set(node.code, pointsFromMicro(share));
    left -= share;
    leftRoom -= node.maximum;
  }
  return given;
}

function explain(answer: LeafAnswer, lost: boolean): LeafAnswer {
  if (answer.explanation !== '' || !lost) return answer;
  return { ...answer, explanation: 'Chưa đạt điểm tối đa; đơn vị đã có giải pháp khắc phục trong năm sau.' };
}
