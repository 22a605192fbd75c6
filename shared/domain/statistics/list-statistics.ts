import { finding, type Finding } from '#shared/domain/criteria/findings.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

export type StatisticOperand = Extract<OperandDef, { kind: 'statistic' }>;

/** One place of a set that refers to a statistic. `ours`: the ward answers the leaf itself. */
export interface StatisticUse {
  readonly leafCode: string;
  readonly leafTitle: string;
  readonly operandKey: string;
  readonly label: string;
  /** '' where the operand names none. */
  readonly unit: string;
  readonly ours: boolean;
}

/** "Số liệu": one statistic a set asks for, with every place that refers to it, in printed order. */
export interface Statistic {
  readonly code: string;
  /** As the first operand that refers to it calls it. */
  readonly label: string;
  /** The first unit named; '' where none is. */
  readonly unit: string;
  readonly uses: readonly StatisticUse[];
}

/** The operands of a leaf that refer to statistics. */
export function statisticOperands({ leaf }: LeafNode): readonly StatisticOperand[] {
  return leaf.operands.filter((operand) => operand.kind === 'statistic');
}

function usesOf(node: LeafNode): readonly (readonly [code: string, use: StatisticUse])[] {
  return statisticOperands(node).map(({ key, label, unit = '', statisticCode }) => [
    statisticCode,
    {
      leafCode: node.code,
      leafTitle: node.title,
      operandKey: key,
      label,
      unit: unit.trim(),
      ours: isWardLeaf(node),
    },
  ]);
}

const listed = new WeakMap<CriteriaSet, readonly Statistic[]>();

/** The statistics a criteria set asks for, in the order in which its leaves first refer to them. */
export function listStatistics(set: CriteriaSet): readonly Statistic[] {
  const known = listed.get(set);
  if (known) return known;
  const uses = new Map<string, StatisticUse[]>();
  for (const [code, use] of listLeaves(set.tree).flatMap(usesOf)) {
    const held = uses.get(code);
    if (held) held.push(use);
    else uses.set(code, [use]);
  }
  const statistics = [...uses].map(([code, places]) => ({
    code,
    label: places[0]?.label ?? code,
    unit: places.find(({ unit }) => unit !== '')?.unit ?? '',
    uses: places,
  }));
  listed.set(set, statistics);
  return statistics;
}

/** The statistic of this code, or null where the set asks for none. */
export function findStatistic(set: CriteriaSet, code: string): Statistic | null {
  return listStatistics(set).find((statistic) => statistic.code === code) ?? null;
}

/** One figure in two units is two figures: an error at every leaf whose unit is not that of the first. */
export function checkStatistics(set: CriteriaSet): readonly Finding[] {
  return listStatistics(set).flatMap(({ code, unit, uses }) =>
    uses
      .filter((use) => use.unit !== '' && use.unit !== unit)
      .map((use) =>
        finding('error', 'STATISTIC_UNITS_DIFFER', use.leafCode, {
          statistic: code,
          unit: use.unit,
          other: unit,
        }),
      ),
  );
}
