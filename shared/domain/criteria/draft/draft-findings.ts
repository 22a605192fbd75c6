import type { Finding, FindingCode } from '#shared/domain/criteria/findings.ts';

/** What only a draft may have wrong: it is not yet held to the form of a set. */
export type DraftFindingCode =
  | FindingCode
  | 'FIELD_EMPTY'
  | 'FIGURE_NOT_READABLE'
  | 'FIELD_NOT_VALID'
  | 'RULE_NOT_CONFIRMED'
  | 'ORPHAN_EVIDENCE'
  | 'ORPHAN_RULE'
  | 'DUPLICATE_EVIDENCE';

/** "Phát hiện khi kiểm tra bản soạn thảo": a finding with the row to jump to and the field that is meant. */
export interface DraftFinding {
  readonly code: DraftFindingCode;
  readonly severity: Finding['severity'];
  readonly nodeId: string | null;
  readonly nodeCode: string;
  /** Path of the field in the row or the set, as in the draft: "maximum", "leaf.rule.steps.0.bound"; else null. */
  readonly field: string | null;
  readonly details: Readonly<Record<string, string>>;
}
