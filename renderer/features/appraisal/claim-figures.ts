import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { parseDay } from '#shared/lib/days.ts';
import { t } from '#renderer/i18n/translate.ts';

/** One figure a ward declared, as it wrote it. */
export interface ClaimFigure {
  readonly label: string;
  readonly text: string;
}

function typed(
  answer: LeafAnswer,
  key: string,
): { readonly raw: string; readonly estimated: boolean } | null {
  const figure = Object.hasOwn(answer.inputs, key) ? answer.inputs[key] : undefined;
  return figure === undefined || figure.raw.trim() === '' ? null : figure;
}

function shown(raw: string, estimated: boolean): string {
  return estimated ? t('appraisal.estimated', { figure: raw }) : raw;
}

function ratioText(answer: LeafAnswer, key: string): string | null {
  const numerator = typed(answer, `${key}.numerator`);
  const denominator = typed(answer, `${key}.denominator`);
  if (!numerator && !denominator) return null;
  const estimated = (numerator?.estimated ?? false) || (denominator?.estimated ?? false);
  return shown(`${numerator?.raw ?? '?'}/${denominator?.raw ?? '?'}`, estimated);
}

function plainText(operand: OperandDef, raw: string): string {
  switch (operand.kind) {
    case 'yesNo':
      return raw === 'yes' ? t('appraisal.figureYes') : raw === 'no' ? t('appraisal.figureNo') : raw;
    case 'choice':
      return operand.options.find((option) => option.key === raw)?.label ?? raw;
    case 'date': {
      const day = parseDay(raw);
      return day.ok ? formatDay(day.value) : raw;
    }
    case 'number':
      return operand.percent === true && !raw.includes('%') ? `${raw} %` : raw;
    default:
      return raw;
  }
}

function figureText(operand: OperandDef, answer: LeafAnswer): string | null {
  if (operand.kind === 'ratio') return ratioText(answer, operand.key);
  const figure = typed(answer, operand.key);
  return figure === null ? null : shown(plainText(operand, figure.raw), figure.estimated);
}

/** What the ward declared under a leaf, in the order of its fields; figures left empty are left out. */
export function claimFigures(node: LeafNode, answer: LeafAnswer | undefined): readonly ClaimFigure[] {
  if (answer === undefined) return [];
  return node.leaf.operands.flatMap((operand) => {
    const text = figureText(operand, answer);
    return text === null ? [] : [{ label: operand.label, text }];
  });
}
