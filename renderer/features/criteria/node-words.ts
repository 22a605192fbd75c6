import type { NotApplicablePolicy, Supplier } from '#shared/schemas/criteria-set.ts';
import { t, type MessageKey } from '#renderer/i18n/translate.ts';

const SUPPLIERS = {
  self: 'criteria.supplierSelf',
  imported: 'criteria.supplierImported',
  survey: 'criteria.supplierSurvey',
  higherLevel: 'criteria.supplierHigherLevel',
} as const satisfies Record<Supplier, MessageKey>;

const POLICIES = {
  FULL: 'criteria.policyFull',
  EXCLUDE: 'criteria.policyExclude',
  ZERO: 'criteria.policyZero',
  ASK: 'criteria.policyAsk',
} as const satisfies Record<NotApplicablePolicy, MessageKey>;

/** Who supplies the points of a leaf. */
export function supplierText(supplier: Supplier): string {
  return t(SUPPLIERS[supplier]);
}

/** What "không áp dụng" does. */
export function policyText(policy: NotApplicablePolicy): string {
  return t(POLICIES[policy]);
}
