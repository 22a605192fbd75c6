import { points } from '#shared/lib/points.ts';
import type { Rounding } from '#shared/lib/rounding.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaNode, CriteriaSet, LeafSpec } from '#shared/schemas/criteria-set.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateRule } from '#shared/domain/scoring/evaluate-rule.ts';
import type { Scope } from '#shared/domain/scoring/scope.ts';
import { leafSpec, type LeafInput } from '#db/seed/set-builder.ts';

const EXACT: Rounding = { mode: 'HALF_UP', digits: 6 };
const TWO: Rounding = { mode: 'HALF_UP', digits: 2 };

/** A leaf with what a test cares about. */
export function makeLeaf(maximum: string, input: LeafInput, code = '1.1'): LeafNode {
  const leaf: LeafSpec = leafSpec(input);
  return {
    code,
    title: `Tiêu chí ${code}`,
    level: 'criterion',
    maximum: points(maximum),
    children: [],
    leaf,
  };
}

/** A field over rows; its maximum is their sum unless given. */
export function makeField(code: string, children: readonly CriteriaNode[]): CriteriaNode {
  const micro = children.reduce((sum, child) => sum + child.maximum, 0);
  return {
    code,
    title: `Lĩnh vực ${code}`,
    level: 'field',
    maximum: points((micro / 1e6).toString()),
    children,
  };
}

/** A small valid set over the given fields; one appraised block that weighs their sum. */
export function makeSet(tree: readonly CriteriaNode[], change: Partial<CriteriaSet> = {}): CriteriaSet {
  const sum = tree.reduce((total, field) => total + field.maximum, 0);
  const maximum = points((sum / 1e6).toString());
  const appraised = { key: 'appraised', label: 'Thẩm định', kind: 'appraised', weight: maximum } as const;
  return {
    code: 'thu-nghiem',
    title: 'Bộ thử nghiệm',
    version: 1,
    sample: true,
    decision: null,
    issuer: '',
    year: 2026,
    level: 'commune',
    unitTypes: ['commune'],
    validity: { from: '2026-01-01', to: null },
    declared: { fields: null, criteria: null, components: null, maximum, perField: [] },
    tree: [...tree],
    blocks: [{ ...appraised, optional: false, scaleToWeight: false }],
    rescaleWhenDropped: false,
    rounding: { leaf: EXACT, criterion: EXACT, field: TWO, total: TWO, percent: TWO },
    classification: { by: 'total', bands: [], blockers: [] },
    ranking: { by: 'exact', tie: { kind: 'competition' }, groups: [] },
    testVectors: [],
    ...change,
  };
}

/** An answer from plain typed texts. `points` stands for points typed by hand. */
export function answer(
  inputs: Readonly<Record<string, string>>,
  change: Partial<LeafAnswer> = {},
): LeafAnswer {
  const figures = Object.entries(inputs).map(([key, raw]) => [key, { raw, estimated: false }] as const);
  return { ...EMPTY_ANSWER, inputs: Object.fromEntries(figures), ...change };
}

/** A ratio operand `r`, whole numbers over whole numbers. */
export const RATIO = {
  kind: 'ratio',
  key: 'r',
  label: 'Tỷ lệ',
  numeratorLabel: 'Tử số',
  denominatorLabel: 'Mẫu số',
} as const;

/** The inputs of the ratio `r`. */
export function ratio(numerator: string, denominator: string): Record<string, string> {
  return { 'r.numerator': numerator, 'r.denominator': denominator };
}

/** What a rule sees while a leaf of maximum 1 with these operands is worked out. */
export function makeScope(operands: readonly OperandDef[], given: LeafAnswer): Scope {
  const rule = { kind: 'MANUAL', reasonRequired: false } as const;
  return {
    node: makeLeaf('1', { rule, operands: [...operands] }),
    operands: new Map(operands.map((operand) => [operand.key, operand])),
    answer: given,
    leafRounding: EXACT,
    problems: [],
    readings: new Map(),
    undefinedPart: null,
    evaluateRule,
  };
}
