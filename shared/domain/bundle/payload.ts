import type { CriteriaPayload } from '#shared/schemas/bundle-criteria.ts';
import type { FeedbackPayload, ReceiptPayload, ResultsPayload } from '#shared/schemas/bundle-feedback.ts';
import type { PartPayload } from '#shared/schemas/bundle-part.ts';
import type { RepairPayload } from '#shared/schemas/bundle-repair.ts';
import type { ReportPayload } from '#shared/schemas/bundle-report.ts';
import type { Contact, StatisticsPayload } from '#shared/schemas/bundle-statistics.ts';
import type { SetupPayload } from '#shared/schemas/bundle-setup.ts';
import type { Enrolment, SealedRevision } from '#shared/schemas/bundle-submission.ts';

/** "Nội dung gói": what a bundle carries beside its header and evidence, by kind. */
export type BundlePayload =
  | { readonly kind: 'setup'; readonly setup: SetupPayload }
  | { readonly kind: 'criteria'; readonly criteria: CriteriaPayload }
  | {
      readonly kind: 'submission';
      readonly revision: SealedRevision;
      /** The leader's detached JWS over the canonical JSON of the revision. */
      readonly revisionJws: string;
      readonly enrolment: Enrolment;
    }
  | { readonly kind: 'part'; readonly part: PartPayload }
  | { readonly kind: 'feedback'; readonly feedback: FeedbackPayload }
  | { readonly kind: 'results'; readonly results: ResultsPayload }
  | { readonly kind: 'statistics'; readonly statistics: StatisticsPayload; readonly contact: Contact }
  | { readonly kind: 'report'; readonly report: ReportPayload; readonly contact: Contact }
  | { readonly kind: 'receipt'; readonly receipt: ReceiptPayload }
  | { readonly kind: 'repair'; readonly repair: RepairPayload };
