import { rationalFromLiteral } from '#shared/lib/rational.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { evaluateRule } from '#shared/domain/scoring/evaluate-rule.ts';
import { makeScope } from '#tests/shared/domain/scoring/leaf-kit.ts';
import { showFigures } from '#tests/shared/domain/scoring/show-figures.ts';

/** One operand of most kinds, by short keys. */
export const OPERANDS: readonly OperandDef[] = [
  { kind: 'yesNo', key: 'q', label: 'Câu hỏi' },
  { kind: 'yesNo', key: 'q2', label: 'Câu hỏi hai' },
  { kind: 'count', key: 'n', label: 'Số lượng' },
  { kind: 'count', key: 'm', label: 'Số miễn' },
  { kind: 'number', key: 'p', label: 'Phần trăm', percent: true },
  { kind: 'choice', key: 'c', label: 'Mức', options: [{ key: 'a', label: 'Loại A' }] },
  { kind: 'date', key: 'd', label: 'Ngày gửi', deadline: '2026-12-10' },
  { kind: 'surveyMean', key: 's', label: 'Trung bình', scale: '5' },
  { kind: 'imported', key: 'i', label: 'Nhập', system: 'Hệ thống', indicator: 'Chỉ số' },
  { kind: 'scores', key: 'list', label: 'Danh sách' },
];

/** The outcome of a rule against a maximum of 2 points, fractions written out. */
export function outcome(rule: Rule, given: LeafAnswer): unknown {
  return showFigures(evaluateRule(rule, rationalFromLiteral('2'), makeScope(OPERANDS, given)));
}

const labelOf = (key: string) => OPERANDS.find((operand) => operand.key === key)?.label;

/** A success. */
export const won = (value: string, steps: readonly unknown[], vetoes: readonly unknown[] = []) => ({
  ok: true,
  points: value,
  steps,
  vetoes,
});
/** A figure as typed. */
export const typed = (key: string, value: string) => ({
  kind: 'operand',
  value,
  figure: {
    form: 'number',
    label: labelOf(key),
    value,
    percent: key === 'p',
    estimated: false,
  },
});
/** The step that names a figure. */
export const measure = (key: string, value: string) => ({ step: 'measure', measure: typed(key, value) });
/** The step that names a question. */
export const asked = (key: string, yes: boolean, met: boolean) => ({
  step: 'condition',
  condition: { kind: 'yesNo', label: labelOf(key), yes, met },
});

/** The step that sets a percentage against a bound. */
export const compared = (op: string, bound: string, met: boolean) => ({
  step: 'compare',
  op,
  bound,
  percent: true,
  met,
});
/** The step that multiplies. */
export const product = (factor: string, percent: boolean, of: string) => ({
  step: 'product',
  factor,
  percent,
  of,
});

/** A rule, an answer and its whole outcome. */
export type Case = readonly [name: string, rule: Rule, given: LeafAnswer, expected: unknown];
