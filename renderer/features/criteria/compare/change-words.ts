import { rowChangeSchema, type RowChange, type RowComparison } from '#shared/schemas/criteria-comparison.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

const WORDS: Readonly<Record<RowChange, readonly [Tone, string]>> = {
  added: ['good', t('criteriaCompare.added')],
  removed: ['bad', t('criteriaCompare.removed')],
  moved: ['info', t('criteriaCompare.moved')],
  recoded: ['info', t('criteriaCompare.recoded')],
  renamed: ['info', t('criteriaCompare.renamed')],
  maximumChanged: ['look', t('criteriaCompare.maximumChanged')],
  ruleChanged: ['look', t('criteriaCompare.ruleChanged')],
  guidanceChanged: ['info', t('criteriaCompare.guidanceChanged')],
  evidenceChanged: ['info', t('criteriaCompare.evidenceChanged')],
  becameLeaf: ['look', t('criteriaCompare.becameLeaf')],
  becameGroup: ['look', t('criteriaCompare.becameGroup')],
  settingsChanged: ['info', t('criteriaCompare.settingsChanged')],
};

/** The changes in the order they are offered. */
export const CHANGES = rowChangeSchema.options;

/** Tone and word of a change. */
export function changeWords(change: RowChange): readonly [Tone, string] {
  return WORDS[change];
}

const SETTING_WORDS: Readonly<Record<string, string>> = {
  code: t('criteriaCompare.setCode'),
  title: t('criteriaCompare.setTitle'),
  version: t('criteriaCompare.setVersion'),
  sample: t('criteriaCompare.setSample'),
  decision: t('criteriaCompare.setDecision'),
  issuer: t('criteriaCompare.setIssuer'),
  year: t('criteriaCompare.setYear'),
  level: t('criteriaCompare.setLevel'),
  unitTypes: t('criteriaCompare.setUnitTypes'),
  validity: t('criteriaCompare.setValidity'),
  declared: t('criteriaCompare.setDeclared'),
  blocks: t('criteriaCompare.setBlocks'),
  rescaleWhenDropped: t('criteriaCompare.setRescale'),
  rounding: t('criteriaCompare.setRounding'),
  classification: t('criteriaCompare.setClassification'),
  ranking: t('criteriaCompare.setRanking'),
  testVectors: t('criteriaCompare.setExamples'),
};

/** What a changed setting of the set is called. */
export function settingWord(setting: string): string {
  return SETTING_WORDS[setting] ?? setting;
}

/** A line's key: unique, since a row appears once on each side. */
export function comparisonKey(row: RowComparison): string {
  return `${row.left?.code ?? ''} ${row.right?.code ?? ''}`;
}
