import type { Points } from '#shared/lib/points.ts';
import type { UnitType } from '#shared/schemas/common.ts';

/** One ward as the report prints it; null prints as an empty cell, never as 0. */
export interface RankingReportWard {
  readonly name: string;
  readonly type: UnitType;
  readonly points: Points | null;
  readonly change: Points | null;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly previousRank: number | null;
  readonly rankChange: number | null;
  readonly classification: string | null;
  readonly finished: boolean;
}

/** One cell: what stands on paper, and the same figure as a number where it is one (exact micro-points or a count). */
export interface ReportCell {
  readonly text: string;
  readonly number?: {
    readonly micro: number;
    readonly format: 'points' | 'signedPoints' | 'integer' | 'signedInteger';
  };
}

export interface ReportColumn {
  readonly title: string;
  /** Width in millimetres on an A4 page in portrait; all columns together fill the 165 mm between the margins. */
  readonly widthMm: number;
  readonly align: 'left' | 'center';
}
