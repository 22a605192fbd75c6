import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { readLoose } from '#shared/domain/criteria/draft/figures.ts';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { operandSchema, type OperandDef, type OperandKind } from '#shared/schemas/criteria-operand.ts';
import { t, type PlainKey } from '#renderer/i18n/translate.ts';
import { textAt } from '#renderer/features/criteria/rules/loose.ts';
import type { Offer } from '#renderer/features/criteria/editor/fields.tsx';

const WORDS = {
  number: 'criteriaRule.operandNumber',
  ratio: 'criteriaRule.operandRatio',
  yesNo: 'criteriaRule.operandYesNo',
  choice: 'criteriaRule.operandChoice',
  count: 'criteriaRule.operandCount',
  date: 'criteriaRule.operandDate',
  previous: 'criteriaRule.operandPrevious',
  planned: 'criteriaRule.operandPlanned',
  imported: 'criteriaRule.operandImported',
  surveyMean: 'criteriaRule.operandSurveyMean',
  scores: 'criteriaRule.operandScores',
  statistic: 'criteriaRule.operandStatistic',
} as const satisfies Record<OperandKind, PlainKey>;

const KINDS = Object.keys(WORDS) as readonly OperandKind[];

/** The kinds of figures to choose from. */
export const OPERAND_OFFERS: readonly Offer[] = KINDS.map((kind) => ({ value: kind, label: t(WORDS[kind]) }));

/** Kinds that give one figure to count with. */
export const FIGURE_KINDS: readonly OperandKind[] = [
  'number',
  'ratio',
  'count',
  'previous',
  'planned',
  'imported',
  'surveyMean',
  'statistic',
];

/** A key no figure of the row has: "so1", "so2" … It never reaches the screen. */
function freshKey(operands: readonly LooseObject[]): string {
  const taken = new Set(operands.map((operand) => textAt(operand, 'key')));
  let number = operands.length + 1;
  while (taken.has(`so${number}`)) number += 1;
  return `so${number}`;
}

/** What a figure of this kind has beside key and name when it is new. */
export function ownParts(kind: OperandKind): LooseObject {
  switch (kind) {
    case 'ratio':
      return {
        numeratorLabel: t('criteriaRule.newNumerator'),
        denominatorLabel: t('criteriaRule.newDenominator'),
        proper: true,
      };
    case 'choice':
      return {
        options: [
          { key: 'a1', label: t('criteriaRule.newOption', { n: 1 }) },
          { key: 'a2', label: t('criteriaRule.newOption', { n: 2 }) },
        ],
      };
    case 'date':
      return { deadline: '' };
    case 'imported':
      return { system: '', indicator: '' };
    case 'surveyMean':
      return { scale: '5' };
    case 'statistic':
      return { statisticCode: '' };
    default:
      return {};
  }
}

/** Adds a figure and gives its key. */
export function withNewOperand(
  operands: readonly LooseObject[],
  kind: OperandKind,
  label?: string,
): { readonly operands: readonly LooseObject[]; readonly key: string } {
  const key = freshKey(operands);
  const added: LooseObject = { kind, key, label: label ?? t(WORDS[kind]), ...ownParts(kind) };
  return { operands: [...operands, added], key };
}

/** A figure nobody has touched since it was added by itself. */
export function isUntouched(operand: LooseObject): boolean {
  const kind = KINDS.find((each) => each === textAt(operand, 'kind'));
  if (kind === undefined) return false;
  const fresh: LooseObject = { kind, key: textAt(operand, 'key'), label: t(WORDS[kind]), ...ownParts(kind) };
  return canonicalJson(fresh) === canonicalJson(operand);
}

/** The figures of these kinds as offers of a list. */
export function operandOffers(
  operands: readonly LooseObject[],
  kinds: readonly OperandKind[],
): readonly Offer[] {
  return operands
    .filter((operand) => kinds.some((kind) => kind === textAt(operand, 'kind')))
    .map((operand) => ({
      value: textAt(operand, 'key'),
      label: textAt(operand, 'label').trim() || t('criteriaRule.unnamed'),
    }));
}

/** A figure in its strict form, or null while it is incomplete. */
export function strictOperand(operand: LooseObject): OperandDef | null {
  const parsed = operandSchema.safeParse(readLoose(operand));
  return parsed.success ? parsed.data : null;
}

/** Whether a figure is read in percent. */
export function isShareOperand(operand: LooseObject | undefined): boolean {
  if (!operand) return false;
  return textAt(operand, 'kind') === 'ratio' || operand['percent'] === true;
}
