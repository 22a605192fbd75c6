import { isAnswered } from '#shared/domain/criteria/move-answers.ts';
import { titlesAlike } from '#shared/domain/criteria/code-map.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';
import { typedFigure, type LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf, type OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

const ENTERED_RULES: ReadonlySet<string> = new Set(['MANUAL', 'SURVEY', 'EXT']);

/** Everything of a figure but what changes from year to year by nature: hints, bounds, deadlines, option texts. */
function operandShape(operand: OperandDef): unknown {
  const label = foldVietnamese(operand.label).replaceAll(/\s+/g, ' ').trim();
  const common = { key: operand.key, kind: operand.kind, label };
  switch (operand.kind) {
    case 'ratio':
      return { ...common, unit: operand.unit ?? '' };
    case 'number':
      return { ...common, unit: operand.unit ?? '', percent: operand.percent === true };
    case 'choice':
      return { ...common, options: operand.options.map(({ key }) => key) };
    case 'yesNo':
    case 'date':
    case 'scores':
    case 'surveyMean':
      return common;
    default:
      return { ...common, unit: operand.unit ?? '' };
  }
}

function ruleKind({ leaf: { rule } }: LeafNode): string {
  return rule.kind === 'VETO' ? rule.rule.kind : rule.kind;
}

/**
 * Whether this year's criterion asks for the very figures last year's of the same code asked for: the same operands
 * (key, kind, words, unit, options), points typed by hand in both or in neither, and much the same title. A code that
 * was given to another criterion carries nothing.
 */
export function hasSameInputs(before: LeafNode, now: LeafNode): boolean {
  const shapes = (leaf: LeafNode): string => canonicalJson(leaf.leaf.operands.map(operandShape));
  return (
    shapes(before) === shapes(now) &&
    ENTERED_RULES.has(ruleKind(before)) === ENTERED_RULES.has(ruleKind(now)) &&
    titlesAlike(before.title, now.title)
  );
}

/** Last year's answers as this year's set can take them. */
export interface CarriedAnswers {
  /** By code: what can be copied. */
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  /** Codes answered last year whose criterion now asks for something else. */
  readonly changed: readonly string[];
}

/**
 * Which of last year's answers this year's sheet can take, leaf by leaf, matched by code. What nobody answered is not
 * carried; a "không áp dụng" only where this year's criterion knows it; the mark of an earlier copy stays behind.
 */
export function carryLastYear(
  before: CriteriaSet,
  now: CriteriaSet,
  answers: ReadonlyMap<string, LeafAnswer>,
): CarriedAnswers {
  const old = new Map(listWardLeaves(before).map((leaf) => [leaf.code, leaf]));
  const carried = new Map<string, LeafAnswer>();
  const changed: string[] = [];
  for (const leaf of listWardLeaves(now)) {
    const answer = answers.get(leaf.code);
    const origin = old.get(leaf.code);
    if (!answer || !origin || !isAnswered(answer)) continue;
    const fits = hasSameInputs(origin, leaf) && !(answer.notApplicable && !leaf.leaf.notApplicable);
    if (fits) carried.set(leaf.code, plainAnswer(answer));
    else changed.push(leaf.code);
  }
  return { answers: carried, changed };
}

/** An answer without the mark that it was copied. */
export function plainAnswer(answer: LeafAnswer): LeafAnswer {
  const { copiedFrom: _mark, ...plain } = answer;
  return plain;
}

/** "Chép từ năm trước": last year's answer as this year's, marked with the year it comes from. */
export function copyAnswer(before: LeafAnswer, year: number): LeafAnswer {
  return { ...plainAnswer(before), copiedFrom: year };
}

/** Whether the figures of two answers of one leaf differ: what was typed, points by hand, "không áp dụng". */
export function figuresDiffer(leaf: LeafNode, now: LeafAnswer, before: LeafAnswer): boolean {
  if (now.notApplicable !== before.notApplicable) return true;
  if (now.enteredPoints.trim() !== before.enteredPoints.trim()) return true;
  return leaf.leaf.operands
    .flatMap(inputKeysOf)
    .some(
      (key) => (typedFigure(now, key)?.raw.trim() ?? '') !== (typedFigure(before, key)?.raw.trim() ?? ''),
    );
}
