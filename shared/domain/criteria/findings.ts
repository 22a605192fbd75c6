/** What the check of a criteria set may find. Codes only: the sentences belong to the renderer. */
export type FindingCode =
  | 'DUPLICATE_CODE'
  | 'LEAF_WITH_CHILDREN'
  | 'ROW_WITHOUT_RULE'
  | 'MAXIMUM_NOT_POSITIVE'
  | 'MAXIMUM_TOO_FINE'
  | 'MINIMUM_ABOVE_MAXIMUM'
  | 'STEP_DOES_NOT_FIT'
  | 'CHILDREN_SUM_DIFFERS'
  | 'TOTAL_DIFFERS'
  | 'FIELD_COUNT_DIFFERS'
  | 'CRITERION_COUNT_DIFFERS'
  | 'COMPONENT_COUNT_DIFFERS'
  | 'UNKNOWN_BLOCK'
  | 'DUPLICATE_BLOCK'
  | 'BLOCK_WEIGHT_DIFFERS'
  | 'DUPLICATE_OPERAND'
  | 'UNKNOWN_OPERAND'
  | 'WRONG_OPERAND_KIND'
  | 'UNUSED_OPERAND'
  | 'OPTION_WITHOUT_AWARD'
  | 'AWARD_WITHOUT_OPTION'
  | 'UNREACHABLE_STEP'
  | 'STEPS_NOT_MONOTONE'
  | 'BOUNDS_REVERSED'
  | 'ZERO_DIVISOR'
  | 'NESTED_ENTRY'
  | 'RULE_BELOW_MAXIMUM'
  | 'RULE_ABOVE_MAXIMUM'
  | 'RULE_BELOW_MINIMUM'
  | 'WINDOW_REVERSED'
  | 'YEAR_OUTSIDE_VALIDITY'
  | 'DUPLICATE_BAND'
  | 'BANDS_OVERLAP'
  | 'BANDS_LEAVE_GAP'
  | 'BANDS_NOT_DESCENDING'
  | 'UNKNOWN_BAND'
  | 'UNKNOWN_LEAF'
  | 'UNKNOWN_TIE_KEY'
  | 'STATISTIC_UNITS_DIFFER'
  | 'TEST_VECTOR_FAILED';

/**
 * "Phát hiện khi kiểm tra bộ tiêu chí". `error`: the set cannot score rightly; `warning`: it contradicts itself on
 * paper; `info`: worth knowing. `nodeCode` null: the set as a whole. `details`: figures and keys as plain text.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly nodeCode: string | null;
  readonly details: Readonly<Record<string, string>>;
}

/** Builds a finding of one row. */
export function finding(
  severity: Finding['severity'],
  code: FindingCode,
  nodeCode: string | null,
  details: Finding['details'] = {},
): Finding {
  return { code, severity, nodeCode, details };
}
