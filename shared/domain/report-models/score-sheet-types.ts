import type { Points } from '#shared/lib/points.ts';
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import type { PrintCode } from '#shared/domain/report-models/print-code.ts';
import type { BundlePerson } from '#shared/schemas/bundle-parts.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** What the city said of one criterion. */
export interface AppraisedCell {
  readonly points: Points | null;
  readonly notApplicable: boolean;
  readonly reason: string;
  readonly request: string;
}

/** The seal of a signed revision. `signedAt` is a moment in UTC. */
export interface ScoreSheetSeal {
  readonly code: PrintCode;
  readonly signedBy: BundlePerson;
  readonly signedAt: string;
}

/** What a score sheet is printed from. `seal` null: a draft. */
export interface ScoreSheetInput {
  readonly unit: { readonly code: string; readonly name: string };
  readonly round: { readonly code: string; readonly title: string; readonly year: number };
  readonly set: CriteriaSet;
  readonly content: Pick<
    SealedRevision,
    'number' | 'answers' | 'totals' | 'responses' | 'correctionReason' | 'preparedBy'
  >;
  /** By criterion; empty where the city has not answered this revision. */
  readonly appraised: ReadonlyMap<string, AppraisedCell>;
  /** The office in charge by criterion, where the revision names nobody. */
  readonly responsible: ReadonlyMap<string, string>;
  readonly seal: ScoreSheetSeal | null;
  /** One more line below the title: whose copy this is. */
  readonly remark?: string;
}

/** "Lĩnh vực", other rows with rows below them, criteria that are scored, and the sums at the end. */
export type ScoreSheetRowKind = 'field' | 'group' | 'leaf' | 'sum' | 'total';

export interface ScoreSheetRow {
  readonly kind: ScoreSheetRowKind;
  /** One per column; several lines are parted by "\n". */
  readonly cells: readonly ReportCell[];
}

/** One place for a signature under the sheet. */
export interface SignaturePlace {
  readonly title: string;
  readonly remark: string;
  readonly name: string;
}

/** "Bảng tự đánh giá, chấm điểm" before it becomes a document. */
export interface ScoreSheetReport {
  readonly bodyLines: readonly string[];
  readonly title: readonly string[];
  /** Lines below the title. */
  readonly facts: readonly string[];
  /** Stands on every page of a draft; null on a signed sheet. */
  readonly draftMark: string | null;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ScoreSheetRow[];
  readonly signatures: readonly SignaturePlace[];
  /** On every page. `code` is the text of the QR code; null on a draft. */
  readonly footer: { readonly lines: readonly string[]; readonly code: string | null };
}
