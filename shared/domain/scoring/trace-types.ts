import type { Points } from '#shared/lib/points.ts';
import type { Rational } from '#shared/lib/rational.ts';
import type { CompareOp, RuleKind } from '#shared/schemas/criteria-rule.ts';

/** One figure as it went into the rule. `estimated` is "ước". */
export type ShownOperand =
  | {
      readonly form: 'number';
      readonly label: string;
      readonly value: Rational;
      readonly percent: boolean;
      readonly estimated: boolean;
    }
  | {
      readonly form: 'ratio';
      readonly label: string;
      readonly numerator: Rational;
      readonly denominator: Rational;
      readonly estimated: boolean;
    }
  | { readonly form: 'yesNo'; readonly label: string; readonly yes: boolean }
  | { readonly form: 'choice'; readonly label: string; readonly option: string }
  | { readonly form: 'date'; readonly label: string; readonly day: string; readonly deadline: string }
  | { readonly form: 'scores'; readonly label: string; readonly values: readonly Rational[] };

/** A step of the working. `value` figures are exact; `asPercent` says how people read them. */
export type TraceStep =
  | { readonly step: 'operand'; readonly operand: ShownOperand }
  | { readonly step: 'value'; readonly value: Rational; readonly asPercent: boolean }
  | {
      readonly step: 'compare';
      readonly value: Rational;
      readonly op: CompareOp;
      readonly bound: Rational;
      readonly met: boolean;
      readonly asPercent: boolean;
    }
  | { readonly step: 'condition'; readonly label: string; readonly met: boolean }
  | {
      readonly step: 'product';
      readonly factor: Rational;
      readonly asPercent: boolean;
      readonly of: Rational;
    }
  | { readonly step: 'units'; readonly count: Rational; readonly each: Rational }
  | { readonly step: 'loss'; readonly label: string; readonly count: Rational; readonly loss: Rational }
  | {
      readonly step: 'versus';
      readonly current: Rational;
      readonly previous: Rational;
      readonly outcome: 'higher' | 'equal' | 'lower';
    }
  | {
      readonly step: 'mean';
      readonly mean: Rational;
      readonly count: number;
      readonly rounded: Rational | null;
    }
  | {
      readonly step: 'part';
      readonly code: string;
      readonly label: string;
      readonly maximum: Rational;
      readonly trace: Trace;
    }
  | { readonly step: 'veto'; readonly label: string; readonly fired: boolean }
  | { readonly step: 'inner'; readonly trace: Trace }
  | { readonly step: 'entered'; readonly points: Points }
  | { readonly step: 'imported'; readonly system: string; readonly indicator: string }
  | { readonly step: 'capped'; readonly at: Rational }
  | { readonly step: 'floored'; readonly at: Rational };

/** How the points of a leaf (or of a part) came about. `points` is exact, before the leaf's own rounding. */
export interface Trace {
  readonly rule: RuleKind | 'NOT_APPLICABLE' | 'NOT_SCORED' | 'INVALID';
  readonly steps: readonly TraceStep[];
  readonly points: Rational | null;
  /** The points kept after rounding where they differ from `points`. */
  readonly rounded: Points | null;
}
