import type { Rational } from '#shared/lib/rational.ts';
import type { Rounding } from '#shared/lib/rounding.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { Problem, VetoEffect } from '#shared/domain/scoring/result-types.ts';
import type { ShownFigure, TraceStep } from '#shared/domain/scoring/trace-types.ts';

/**
 * Why no value came out: a figure cannot be used; a figure is not there yet; the value is undefined (0 ÷ 0, no
 * baseline) and the not-applicable policy decides.
 */
export type Gap = 'invalid' | 'missing' | 'undefined';

/** One operand as read from the answer. */
export type Reading =
  | { readonly state: 'gap'; readonly gap: Gap }
  | { readonly state: 'figure'; readonly value: Rational; readonly figure: ShownFigure }
  | { readonly state: 'yesNo'; readonly yes: boolean }
  | { readonly state: 'option'; readonly option: string; readonly label: string }
  | { readonly state: 'day'; readonly day: string; readonly deadline: string }
  | { readonly state: 'scores'; readonly values: readonly Rational[] };

/** What a rule makes of the answer: exact points with the working, or the reason why there are none. */
export type Outcome =
  | {
      readonly ok: true;
      readonly points: Rational;
      readonly steps: readonly TraceStep[];
      readonly vetoes: readonly VetoEffect[];
    }
  | { readonly ok: false; readonly gap: Gap };

/** Everything a rule may look at while one leaf is worked out. Problems found on the way are collected in it. */
export interface Scope {
  readonly node: LeafNode;
  readonly operands: ReadonlyMap<string, OperandDef>;
  readonly answer: LeafAnswer;
  readonly leafRounding: Rounding;
  readonly problems: Problem[];
  readonly readings: Map<string, Reading>;
  /** What an undefined part of an additive rule is worth; null: the whole leaf is undefined. */
  readonly undefinedPart: 'FULL' | 'ZERO' | null;
  /** Works out a nested rule (CHECK, VETO). Handed in to keep the rule files free of cycles. */
  readonly evaluateRule: (rule: Rule, maximum: Rational, scope: Scope) => Outcome;
}

const NO_VETOES: readonly VetoEffect[] = [];
export const NO_STEPS: readonly TraceStep[] = [];

/** A success of a rule. */
export function scored(
  points: Rational,
  steps: readonly TraceStep[],
  vetoes: readonly VetoEffect[] = NO_VETOES,
): Outcome {
  return { ok: true, points, steps, vetoes };
}

/** No points, and why. */
export function noPoints(gap: Gap): { readonly ok: false; readonly gap: Gap } {
  return { ok: false, gap };
}

/** The weightier of two gaps: an unusable figure is told before a missing one, and that before an undefined value. */
export function worseGap(a: Gap | null, b: Gap): Gap {
  if (a === 'invalid' || b === 'invalid') return 'invalid';
  return a === 'missing' || b === 'missing' ? 'missing' : 'undefined';
}
