import { points, ZERO_POINTS } from '#shared/lib/points.ts';
import type { Award, Condition, Measure, Rule, RuleOf } from '#shared/schemas/criteria-rule.ts';
import type { CriteriaNode, LeafSpec } from '#shared/schemas/criteria-set.ts';

/** Short hands for writing criteria sets as data. They build plain values and decide nothing. */

/** An award in points, from a plain decimal ("0.5"). */
export function pts(literal: string): Award {
  return { kind: 'points', points: points(literal) };
}

/** An award as a share of the maximum ("0.25" = 25 %). */
export function share(literal: string): Award {
  return { kind: 'share', share: literal };
}

/** The figure of one operand. */
export function figure(operand: string): Measure {
  return { kind: 'operand', operand };
}

/** The operand was answered yes. */
export function isYes(operand: string): Condition {
  return { kind: 'isYes', operand };
}

/** A ladder of "from this bound on" steps, highest first. */
export function ladder(value: Measure, steps: readonly (readonly [string, string])[], otherwise = '0'): Rule {
  return {
    kind: 'LADDER',
    value,
    steps: steps.map(([bound, award]) => ({ op: '>=', bound, award: pts(award) })),
    otherwise: pts(otherwise),
  };
}

/** One part of a CHECK answered by yes or no. */
export function yesPart(code: string, label: string, literal: string): RuleOf<'CHECK'>['parts'][number] {
  return { code, label, points: points(literal), rule: { kind: 'BOOL', operand: code } };
}

/** Points given by judgement, with a reason. */
export const MANUAL: Rule = { kind: 'MANUAL', reasonRequired: true };

const LEAF_DEFAULTS: Omit<LeafSpec, 'rule' | 'block'> = {
  minimum: ZERO_POINTS,
  step: null,
  operands: [],
  evidenceWanted: [],
  guidance: '',
  leadAgency: '',
  coordinatingAgencies: '',
  supplier: 'self',
  dataWindow: null,
  notApplicable: null,
  completion: 'BLOCK',
};

/** What a leaf must say; the rest stands at its usual value. */
export type LeafInput = Pick<LeafSpec, 'rule'> & Partial<LeafSpec>;

/** A leaf specification with the usual values filled in; the block is "appraised" unless said. */
export function leafSpec(input: LeafInput): LeafSpec {
  return { ...LEAF_DEFAULTS, block: 'appraised', ...input };
}

/** The level a row of a three-level set has by its printed code: "7" field, "7.1" criterion, "7.1.1" component. */
export function levelOf(code: string): CriteriaNode['level'] {
  const depth = code.split('.').length;
  if (depth === 1) return 'field';
  return depth === 2 ? 'criterion' : 'component';
}

/** A row that is scored. */
export function leafRow(code: string, maximum: string, title: string, input: LeafInput): CriteriaNode {
  return { code, title, level: levelOf(code), maximum: points(maximum), children: [], leaf: leafSpec(input) };
}

/** A row with rows below it; its maximum is what the decision prints. */
export function groupRow(
  code: string,
  maximum: string,
  title: string,
  children: readonly CriteriaNode[],
): CriteriaNode {
  return { code, title, level: levelOf(code), maximum: points(maximum), children };
}
