import type { Points } from '#shared/lib/points.ts';
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import type { ScoreSheetSeal } from '#shared/domain/report-models/score-sheet-types.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** What a self-assessment report is made from. */
export interface SelfReportInput {
  readonly unit: { readonly name: string; readonly type: UnitType };
  /** The unit it reports to; '' where none is known. */
  readonly superior: string;
  readonly round: { readonly title: string; readonly year: number };
  readonly set: CriteriaSet;
  readonly content: Pick<SealedRevision, 'number' | 'answers' | 'totals' | 'responses'>;
  readonly seal: ScoreSheetSeal;
  readonly lastYear: {
    readonly points: Points | null;
    readonly rank: number | null;
    readonly unitCount: number | null;
    readonly leafPoints: Readonly<Record<string, Points>>;
  };
  /** "Kiến nghị", one each; where there are none the place is left open for the clerk. */
  readonly proposals: readonly string[];
  /** Year of the draft; number and day are left open for the clerk who registers the document. */
  readonly draftYear: number;
}

export interface ReportTable {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly { readonly bold: boolean; readonly cells: readonly ReportCell[] }[];
}

/** A part of the body: heading "I. …", sentences, and a table after them where there is one. */
export interface ReportPart {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly table: ReportTable | null;
}

/** "Báo cáo tự đánh giá" in the form of Nghị định 30/2020/NĐ-CP, before it becomes a document. */
export interface SelfReport {
  readonly bodyLines: readonly string[];
  readonly numberLine: string;
  readonly placeDate: string;
  readonly kind: string;
  readonly abstract: readonly string[];
  readonly addressee: string | null;
  readonly legalBases: readonly string[];
  readonly parts: readonly ReportPart[];
  readonly closing: string;
  readonly recipients: readonly string[];
  readonly authority: readonly string[];
  /** Full name of who signed the data. */
  readonly signer: string;
}
