import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { pointsToLiteral, type Points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** How many combinations of figures are tried for one leaf. */
const MAX_TRIES = 4000;

type Figures = Readonly<Record<string, string>>;

/**
 * Figures that give a leaf its points, by points, found by trying: the demonstration needs answers that the engine
 * itself works out to known points, for whatever set is built in. The first combination found for a value stays.
 * `statistics` by code: those figures stand, for other leaves work on them too.
 */
export function solveLeaf(
  set: CriteriaSet,
  node: LeafNode,
  statistics: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<Points, LeafAnswer> {
  const found = new Map<Points, LeafAnswer>();
  const keep = (answer: LeafAnswer): void => {
    const { status, points } = evaluateLeaf(set, node, answer);
    if (status === 'scored' && points !== null && !found.has(points)) found.set(points, answer);
  };
  for (const figures of combinations(node.leaf.operands, statistics)) {
    keep({ ...EMPTY_ANSWER, inputs: toInputs(figures) });
  }
  for (const literal of [pointsToLiteral(node.maximum), '0.5', '0.25', '0']) {
    const enteredPoints = literal.replace('.', ',');
    keep({ ...EMPTY_ANSWER, enteredPoints, explanation: 'Chấm theo hồ sơ kèm theo.' });
  }
  return found;
}

/** The answer whose points come nearest to the wanted ones, never above them where that can be helped. */
export function pickAnswer(solved: ReadonlyMap<Points, LeafAnswer>, wanted: Points): LeafAnswer | null {
  let best: readonly [Points, LeafAnswer] | null = null;
  for (const entry of solved) {
    const distance = (points: Points): number => Math.abs(points - wanted) + (points > wanted ? 1e9 : 0);
    if (best === null || distance(entry[0]) < distance(best[0])) best = entry;
  }
  return best?.[1] ?? null;
}

function toInputs(figures: Figures): LeafAnswer['inputs'] {
  return Object.fromEntries(Object.entries(figures).map(([key, raw]) => [key, { raw, estimated: false }]));
}

function* combinations(
  operands: readonly OperandDef[],
  statistics: ReadonlyMap<string, string>,
): Generator<Figures> {
  const standing = operands.flatMap((operand) =>
    operand.kind === 'statistic' ? (statistics.get(operand.statisticCode) ?? []) : [],
  );
  const choices = operands.map((operand) =>
    operand.kind === 'statistic'
      ? [{ [operand.key]: statistics.get(operand.statisticCode) ?? '' }]
      : candidatesOf(operand, standing),
  );
  const total = choices.reduce((product, list) => product * list.length, 1);
  // A stride that is coprime to most counts spreads the tries over all combinations when there are too many.
  const stride = total > MAX_TRIES ? Math.floor(total / MAX_TRIES) * 2 + 1 : 1;
  for (
    let attempt = 0, at = 0;
    attempt < Math.min(total, MAX_TRIES);
    attempt += 1, at = (at + stride) % total
  ) {
    let rest = at;
    const figures: Record<string, string> = {};
    for (const list of choices) {
      Object.assign(figures, list[rest % list.length]);
      rest = Math.floor(rest / list.length);
    }
    yield figures;
  }
}

/** Figures people would really enter, the best ones first; `standing` are the statistics they are counted against. */
function candidatesOf(
  operand: Exclude<OperandDef, { kind: 'statistic' }>,
  standing: readonly string[],
): readonly Figures[] {
  const { key } = operand;
  const each = (...raws: readonly string[]): readonly Figures[] => raws.map((raw) => ({ [key]: raw }));
  switch (operand.kind) {
    case 'ratio':
      return [100, 97, 92, 85, 80, 75, 64, 50, 42, 35, 29, 22, 0].map((numerator) => ({
        [`${key}.numerator`]: String(numerator * 2),
        [`${key}.denominator`]: '200',
      }));
    case 'yesNo':
      return each('yes', 'no');
    case 'choice':
      return operand.options.map((option) => ({ [key]: option.key }));
    case 'date':
      return each(formatDay(operand.deadline), `31/12/${Number(operand.deadline.slice(0, 4)) + 1}`);
    case 'previous':
    case 'planned':
      return each('100', '60', '120');
    case 'imported':
      return each('1', '0,95', '0,77', '0,38', '0,35', '0,31', '0,27', '0,22', '0', '100 %', '77 %');
    case 'surveyMean':
      return each('5', '4,5', '4', '3');
    case 'scores':
      return each('10; 10; 10', '9; 8; 9', '5; 5; 4', '100; 100', '1; 1; 1');
    case 'count':
    case 'number':
      return each(
        '0',
        ...standing,
        '1',
        '2',
        '3',
        '4',
        '5',
        '10',
        '20',
        '60',
        '90',
        '95',
        '100',
        '105',
        '120',
        '5.000',
      );
  }
}
