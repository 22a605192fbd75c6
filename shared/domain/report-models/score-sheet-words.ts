import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { formatPercent, parseViNumber } from '#shared/lib/numbers.ts';
import { divideRational } from '#shared/lib/rational.ts';
import { typedFigure, type LeafAnswer, type TypedFigure } from '#shared/schemas/answer.ts';
import type {
  FeedbackResponse,
  RevisionAnswer,
  RevisionEvidence,
} from '#shared/schemas/bundle-submission.ts';
import { responseSentence } from '#shared/vocabulary/response-words.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';

/** "Số liệu": the figures of a criterion as they were typed, a line each; ratios with numerator, denominator and share. */
export function figureLines(node: LeafNode, answer: LeafAnswer): readonly string[] {
  if (answer.notApplicable) return ['Không áp dụng'];
  const { operands } = node.leaf;
  const alone = operands.length === 1;
  return operands.flatMap((operand) =>
    operand.kind === 'ratio' ? ratioLines(operand, answer, alone) : singleLines(operand, answer, alone),
  );
}

function singleLines(operand: OperandDef, answer: LeafAnswer, alone: boolean): readonly string[] {
  const figure = typedFigure(answer, operand.key);
  if (!figure) return [];
  const text = `${valueText(operand, figure.raw.trim())}${estimate(figure)}`;
  return [alone ? text : `${operand.label}: ${text}`];
}

function valueText(operand: OperandDef, raw: string): string {
  switch (operand.kind) {
    case 'yesNo':
      return raw === 'yes' ? 'Có' : raw === 'no' ? 'Không' : raw;
    case 'choice':
      return operand.options.find(({ key }) => key === raw)?.label ?? raw;
    case 'date':
      return formatDay(raw);
    case 'number':
      return withUnit(raw, operand.percent === true && !raw.endsWith('%') ? '%' : operand.unit);
    case 'surveyMean':
    case 'ratio':
      return raw;
    default:
      return withUnit(raw, operand.unit);
  }
}

function withUnit(raw: string, unit: string | undefined): string {
  return unit === undefined || unit === '' ? raw : `${raw} ${unit}`;
}

function estimate(...figures: readonly (TypedFigure | null)[]): string {
  return figures.some((figure) => figure?.estimated === true) ? ' (ước)' : '';
}

function ratioLines(
  operand: Extract<OperandDef, { kind: 'ratio' }>,
  answer: LeafAnswer,
  alone: boolean,
): readonly string[] {
  const top = typedFigure(answer, `${operand.key}.numerator`);
  const bottom = typedFigure(answer, `${operand.key}.denominator`);
  if (!top && !bottom) return [];
  const share = shareText(top, bottom);
  if (!alone) {
    const ratio = `${top?.raw.trim() ?? '…'}/${bottom?.raw.trim() ?? '…'}`;
    return [`${operand.label}: ${ratio}${share === null ? '' : ` = ${share}`}${estimate(top, bottom)}`];
  }
  return [
    `Tử số: ${top?.raw.trim() ?? '…'}${estimate(top)}`,
    `Mẫu số: ${bottom?.raw.trim() ?? '…'}${estimate(bottom)}`,
    ...(share === null ? [] : [`Tỷ lệ: ${share}`]),
  ];
}

function shareText(top: TypedFigure | null, bottom: TypedFigure | null): string | null {
  const numerator = top && parseViNumber(top.raw);
  const denominator = bottom && parseViNumber(bottom.raw);
  if (numerator?.ok !== true || denominator?.ok !== true) return null;
  const share = divideRational(numerator.value.value, denominator.value.value);
  return share && formatPercent(share);
}

/** "Tài liệu kiểm chứng": number, day, issuer, title, and the place in it. */
export function evidenceLine(document: RevisionEvidence): string {
  const number = document.number === '' ? '' : `Số ${document.number.replace(/^số\s*:?\s*/i, '')}`;
  const date = document.date === null ? '' : `ngày ${formatDay(document.date)}`;
  const issuer = document.issuer === '' ? '' : `của ${document.issuer}`;
  const head = [number, date, issuer].filter((part) => part !== '').join(' ');
  const title = document.title === '' && head === '' ? document.fileName : document.title;
  const place = [placeText('mục', document.section), placeText('trang', document.page)]
    .filter((part) => part !== '')
    .join(', ');
  const name = [head, title].filter((part) => part !== '').join(': ');
  return place === '' ? name : `${name} (${place})`;
}

/** "mục II", also where the word was typed with it. */
function placeText(word: string, place: string): string {
  const text = place.trim();
  if (text === '') return '';
  return text.toLowerCase().startsWith(word) ? text : `${word} ${text}`;
}

/** "Giải trình": the officer's own words, why it does not apply, words on a warning, answers to the city. */
export function explanationLines(
  code: string,
  sealed: Pick<RevisionAnswer, 'answer' | 'warningExplanation'>,
  responses: readonly FeedbackResponse[],
): readonly string[] {
  const { explanation, notApplicable, notApplicableReason } = sealed.answer;
  const asked = responses.filter(({ leafCode }) => leafCode === code).map(responseSentence);
  return [
    notApplicable && notApplicableReason.trim() !== '' ? `Không áp dụng: ${notApplicableReason.trim()}` : '',
    explanation.trim(),
    sealed.warningExplanation.trim() === '' ? '' : `Về cảnh báo: ${sealed.warningExplanation.trim()}`,
    ...asked.map((text) => `Trả lời cấp trên: ${text}`),
  ].filter((text) => text !== '');
}
