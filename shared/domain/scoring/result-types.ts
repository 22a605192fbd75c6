import type { Points } from '#shared/lib/points.ts';
import type { Award, VetoScope } from '#shared/schemas/criteria-rule.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import type { NotApplicablePolicy } from '#shared/schemas/criteria-set.ts';
import type { Trace } from '#shared/domain/scoring/trace-types.ts';

/**
 * Where a leaf stands: nobody scored it ("chưa chấm"); scored; "không áp dụng"; or what was typed cannot be used.
 * Not scored, not applicable and 0 points are three different things.
 */
export type LeafStatus = 'notScored' | 'scored' | 'notApplicable' | 'invalid';

/** Why an answer cannot be used (`error`) or should be looked at again (`warning`). */
export type ProblemCode =
  | 'NOT_A_NUMBER'
  | 'NOT_AN_INTEGER'
  | 'NEGATIVE_NUMBER'
  | 'BELOW_LOWEST'
  | 'ABOVE_HIGHEST'
  | 'AMBIGUOUS_NUMBER'
  | 'NOT_A_DATE'
  | 'UNKNOWN_OPTION'
  | 'NOT_YES_OR_NO'
  | 'INPUT_MISSING'
  | 'NUMERATOR_ABOVE_DENOMINATOR'
  | 'ZERO_DENOMINATOR'
  | 'EXCUSED_ABOVE_COUNT'
  | 'TOO_MANY_DECIMALS'
  | 'POINTS_ABOVE_MAXIMUM'
  | 'POINTS_BELOW_MINIMUM'
  | 'POINTS_OFF_STEP'
  | 'REASON_MISSING'
  | 'BASELINE_MISSING'
  | 'NOT_APPLICABLE_NOT_ALLOWED'
  | 'NOT_APPLICABLE_REASON_MISSING'
  | 'NOT_APPLICABLE_UNDECIDED'
  | 'ESTIMATED';

/** One problem of an answer; `details` are typed figures and bounds as plain text, never sentences. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly inputKey?: string;
  readonly details: Readonly<Record<string, string>>;
}

/** A VETO that fired: what it forces and how far it reaches. */
export interface VetoEffect {
  readonly leafCode: string;
  readonly scope: VetoScope;
  /** The forced award, a share meaning a share of the row it is forced on; null where only the class is barred. */
  readonly award: Award | null;
  readonly label: string;
}

/** What the engine says of one leaf. */
export interface LeafResult {
  readonly code: string;
  readonly status: LeafStatus;
  /** Null where not scored, invalid, or taken out of the maximum. */
  readonly points: Points | null;
  /** The maximum in force: 0 where the leaf has left the maximum (EXCLUDE, dropped block). */
  readonly maximum: Points;
  readonly problems: readonly Problem[];
  /** How the points came about; it holds bigints: what crosses a boundary is `traceToVietnamese(trace)`. */
  readonly trace: Trace;
  readonly vetoes: readonly VetoEffect[];
}

/** What surrounds the answers of one unit. All optional: an empty context scores a unit of no special kind. */
export interface ScoringContext {
  readonly unitType?: UnitType;
  /** Optional blocks not held in this round. */
  readonly droppedBlocks?: ReadonlySet<string>;
  /** Decisions of the higher level on leaves with policy ASK. */
  readonly notApplicableDecisions?: ReadonlyMap<string, Exclude<NotApplicablePolicy, 'ASK'>>;
  /** Facts the round records that may bar a class (`BandBlocker.when.fact`). */
  readonly declaredFacts?: ReadonlySet<string>;
}

/** Totals of one row with children (or of a leaf row, where they repeat the leaf). */
export interface NodeResult {
  readonly code: string;
  /** Exact sum of the scored leaves below; null while none is scored. */
  readonly points: Points | null;
  /** `points` rounded as the set prints rows of this level. */
  readonly printedPoints: Points | null;
  readonly maximum: Points;
  /** Σ points / Σ maximum × 100 in micro-percent (83_260_000 is 83,26 %), rounded as the set says; null where undefined. */
  readonly indexPercent: Points | null;
  /** Leaves below that have an answer (scored or not applicable), and all leaves in force below. */
  readonly scoredCount: number;
  readonly leafCount: number;
}

/** Why a class was barred. */
export interface BlockedBand {
  readonly bandCode: string;
  readonly blockerCode: string;
  readonly label: string;
}

/** What the engine says of the whole set. All totals count scored leaves only; `scoredCount` tells how complete they are. */
export interface SetResult {
  readonly leaves: ReadonlyMap<string, LeafResult>;
  readonly nodes: ReadonlyMap<string, NodeResult>;
  /** Exact total before the set's rounding (rescaling is rounded once to micro-points). */
  readonly exactTotal: Points;
  /** The total as printed. */
  readonly total: Points;
  readonly bonus: Points;
  readonly penalty: Points;
  /** Maximum within reach after not-applicable leaves and dropped blocks have left. */
  readonly attainableMaximum: Points;
  /** Points of settled leaves not reached: Σ (maximum − points), as the leaves print them, without bonus and penalty. */
  readonly lostPoints: Points;
  /** exactTotal / attainableMaximum × 100 in micro-percent; null where nothing is attainable. */
  readonly indexPercent: Points | null;
  readonly scoredCount: number;
  readonly leafCount: number;
  /** The code of the band reached, or null while leaves are missing or no band fits. */
  readonly classification: string | null;
  readonly blockedBands: readonly BlockedBand[];
  readonly vetoes: readonly VetoEffect[];
}
