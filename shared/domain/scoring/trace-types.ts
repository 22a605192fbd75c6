import type { Points } from '#shared/lib/points.ts';
import type { Rational } from '#shared/lib/rational.ts';
import type { CompareOp, RuleKind } from '#shared/schemas/criteria-rule.ts';

/** One figure as it went into the rule. `estimated` is "ước"; `percent` says the figure was typed as a percentage. */
export type ShownFigure =
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
    };

/** A figure worked out from operands, with the working kept so that it can be written out. */
export type TracedMeasure =
  | { readonly kind: 'operand'; readonly value: Rational; readonly figure: ShownFigure }
  | { readonly kind: 'constant'; readonly value: Rational }
  | { readonly kind: 'sum'; readonly value: Rational; readonly of: readonly TracedMeasure[] }
  | {
      readonly kind: 'difference';
      readonly value: Rational;
      readonly of: TracedMeasure;
      readonly minus: TracedMeasure;
    }
  | {
      readonly kind: 'quotient';
      readonly value: Rational;
      readonly of: TracedMeasure;
      readonly by: TracedMeasure;
    };

/** A condition as it came out. */
export type TracedCondition =
  | { readonly kind: 'yesNo'; readonly label: string; readonly yes: boolean; readonly met: boolean }
  | { readonly kind: 'chosen'; readonly label: string; readonly option: string; readonly met: boolean }
  | {
      readonly kind: 'onTime';
      readonly label: string;
      readonly day: string;
      readonly deadline: string;
      readonly met: boolean;
    }
  | {
      readonly kind: 'compare';
      readonly measure: TracedMeasure;
      readonly op: CompareOp;
      readonly bound: Rational;
      readonly met: boolean;
    }
  | {
      readonly kind: 'allOf' | 'anyOf';
      readonly conditions: readonly TracedCondition[];
      readonly met: boolean;
    };

/** A step of the working; every figure is exact. */
export type TraceStep =
  | { readonly step: 'measure'; readonly measure: TracedMeasure }
  | {
      readonly step: 'compare';
      readonly op: CompareOp;
      readonly bound: Rational;
      readonly percent: boolean;
      readonly met: boolean;
    }
  | { readonly step: 'condition'; readonly condition: TracedCondition }
  | { readonly step: 'choice'; readonly label: string; readonly option: string }
  | { readonly step: 'product'; readonly factor: Rational; readonly percent: boolean; readonly of: Rational }
  | { readonly step: 'divided'; readonly by: Rational }
  | { readonly step: 'increment'; readonly base: Rational; readonly steps: Rational; readonly each: Rational }
  | { readonly step: 'start'; readonly points: Rational }
  | {
      readonly step: 'loss';
      readonly label: string;
      readonly count: Rational;
      readonly excused: Rational | null;
      readonly each: Rational;
    }
  | {
      readonly step: 'versus';
      readonly current: TracedMeasure;
      readonly previous: TracedMeasure;
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
      readonly points: Rational;
      readonly steps: readonly TraceStep[];
    }
  | { readonly step: 'veto'; readonly label: string; readonly fired: boolean }
  | { readonly step: 'entered'; readonly points: Rational }
  | {
      readonly step: 'imported';
      readonly system: string;
      readonly indicator: string;
      readonly value: Rational;
    }
  | {
      readonly step: 'notApplicable';
      readonly policy: 'FULL' | 'EXCLUDE' | 'ZERO' | 'ASK';
      readonly automatic: boolean;
    }
  | { readonly step: 'capped' | 'floored'; readonly at: Rational };

/** How the points of a leaf came about. `exact` is before the leaf's own rounding, `points` after it. */
export interface Trace {
  readonly rule: RuleKind | 'GIVEN';
  readonly steps: readonly TraceStep[];
  readonly exact: Rational | null;
  readonly points: Points | null;
}
