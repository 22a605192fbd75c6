import {
  columnRoleSchema,
  type ColumnRole,
  type Confidence,
  type IgnoredReason,
  type SourceRow,
} from '#shared/schemas/criteria-workbook.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

const ROLES: Readonly<Record<ColumnRole, string>> = {
  code: t('criteriaImport.roleCode'),
  title: t('criteriaImport.roleTitle'),
  maximum: t('criteriaImport.roleMaximum'),
  scale: t('criteriaImport.roleScale'),
  evidence: t('criteriaImport.roleEvidence'),
  guidance: t('criteriaImport.roleGuidance'),
  leadAgency: t('criteriaImport.roleLead'),
  coordinatingAgencies: t('criteriaImport.roleCoordinating'),
  ignored: t('criteriaImport.roleIgnored'),
};

/** What a column may hold, as offers of a list. */
export const ROLE_OFFERS = columnRoleSchema.options.map((value) => ({ value, label: ROLES[value] }));

const KINDS: Readonly<Record<SourceRow['kind'], readonly [Tone, string]>> = {
  node: ['good', t('criteriaImport.kindNode')],
  scale: ['info', t('criteriaImport.kindScale')],
  continuation: ['info', t('criteriaImport.kindContinuation')],
  ignored: ['plain', t('criteriaImport.kindIgnored')],
};

/** Tone and word of what a row of the sheet was taken for. */
export function kindWords(kind: SourceRow['kind']): readonly [Tone, string] {
  return KINDS[kind];
}

const REASONS: Readonly<Record<IgnoredReason, string>> = {
  EMPTY: t('criteriaImport.reasonEmpty'),
  ABOVE_TABLE: t('criteriaImport.reasonAbove'),
  HEADING: t('criteriaImport.reasonHeading'),
  COLUMN_NUMBERS: t('criteriaImport.reasonNumbers'),
  TOTAL: t('criteriaImport.reasonTotal'),
  REPEATED_HEADING: t('criteriaImport.reasonRepeated'),
  FOOTER: t('criteriaImport.reasonFooter'),
};

const REMARKS: Readonly<Record<SourceRow['remarks'][number], string>> = {
  CODE_MISSING: t('criteriaImport.remarkCodeMissing'),
  CODE_DOUBLED: t('criteriaImport.remarkCodeDoubled'),
  CODE_CHANGED: t('criteriaImport.remarkCodeChanged'),
  MAXIMUM_MISSING: t('criteriaImport.remarkMaximumMissing'),
  MAXIMUM_SUMMED: t('criteriaImport.remarkMaximumSummed'),
  MAXIMUM_NOT_READABLE: t('criteriaImport.remarkMaximumNotReadable'),
  SCALE_NOT_UNDERSTOOD: t('criteriaImport.remarkScale'),
  TITLE_MISSING: t('criteriaImport.remarkTitle'),
};

/** Why a row was left out, or what to look at again; '' where there is nothing to say. */
export function rowNote(row: SourceRow): string {
  const reason = row.reason === null ? [] : [REASONS[row.reason]];
  const under =
    row.kind !== 'node' && row.under !== null ? [t('criteriaImport.under', { row: row.under })] : [];
  return [...reason, ...under, ...row.remarks.map((remark) => REMARKS[remark])].join('; ');
}

const CONFIDENCE: Readonly<Record<Confidence, readonly [Tone, string]>> = {
  high: ['good', t('criteriaImport.sureHigh')],
  medium: ['look', t('criteriaImport.sureMedium')],
  low: ['bad', t('criteriaImport.sureLow')],
};

/** Tone and word of how sure a guess is. */
export function confidenceWords(confidence: Confidence): readonly [Tone, string] {
  return CONFIDENCE[confidence];
}
