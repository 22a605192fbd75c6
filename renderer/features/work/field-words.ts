import type { MergeConflict } from '#shared/contract/channels/work.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { parseFieldKey } from '#shared/domain/sign-off/leaf-fields.ts';
import { inputKeysOf, type OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { FieldValue } from '#shared/schemas/part-fields.ts';
import { t } from '#renderer/i18n/translate.ts';
import { inputLabel, inputText } from '#renderer/lib/sheet/input-words.ts';

function operandOf(leaf: LeafNode | undefined, inputKey: string): OperandDef | undefined {
  return leaf?.leaf.operands.find((operand) => inputKeysOf(operand).includes(inputKey));
}

/** A field of a leaf in words. */
export function fieldText(leaf: LeafNode | undefined, { field, documentName }: MergeConflict): string {
  const parsed = parseFieldKey(field);
  switch (parsed?.kind) {
    case 'input': {
      const operand = operandOf(leaf, parsed.inputKey);
      return operand ? inputLabel(operand, parsed.inputKey) : parsed.inputKey;
    }
    case 'enteredPoints':
    case 'notApplicable':
    case 'explanation':
    case 'warningExplanation':
      return t(`work.field.${parsed.kind}`);
    case 'evidence':
      return t('work.field.evidence', { name: documentName });
    case 'document':
      return t(`work.field.${parsed.field}`, { name: documentName });
    case undefined:
      return field;
  }
}

/** The value of a field in words; empty is said. */
export function valueText(leaf: LeafNode | undefined, field: string, value: FieldValue): string {
  if (value === null) return t(field.startsWith('evidence:') ? 'work.value.none' : 'work.value.empty');
  if (typeof value === 'string') return value.trim() === '' ? t('work.value.empty') : value;
  if ('raw' in value) {
    const parsed = parseFieldKey(field);
    const operand = parsed?.kind === 'input' ? operandOf(leaf, parsed.inputKey) : undefined;
    const figure = operand ? inputText(operand, value.raw) : value.raw;
    return value.estimated ? t('work.value.estimated', { figure }) : figure;
  }
  if ('notApplicable' in value)
    return value.notApplicable
      ? t('work.value.notApplicable', { reason: value.reason })
      : t('work.value.applies');
  return t('work.value.place', { section: value.section, page: value.page });
}
