import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import { t } from '#renderer/i18n/translate.ts';

/** The label of one field of an operand. */
export function inputLabel(operand: OperandDef, inputKey: string): string {
  if (operand.kind !== 'ratio') return operand.label;
  return inputKey.endsWith('.numerator') ? operand.numeratorLabel : operand.denominatorLabel;
}

/** What was typed, in words: yes/no and choices by their labels, figures as typed. */
export function inputText(operand: OperandDef, raw: string): string {
  if (raw.trim() === '') return t('common.dash');
  if (operand.kind === 'yesNo' && (raw === 'yes' || raw === 'no'))
    return raw === 'yes' ? t('common.yes') : t('common.no');
  if (operand.kind === 'choice') return operand.options.find(({ key }) => key === raw)?.label ?? raw;
  return raw;
}
