import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { FeedbackResponse, LeafStatus, RevisionEvidence } from '#shared/schemas/bundle-submission.ts';
import { inputKeysOf, type OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { ComparedField, FieldChange } from '#shared/schemas/field-change.ts';
import { NOT_APPLICABLE_WORD, NOT_SCORED_WORD, RESPONSE_WORDS } from '#shared/vocabulary/field-words.ts';

/** A document under a leaf, as it is told: what it is, and where in it. */
export type PinnedDocument = Pick<
  RevisionEvidence,
  'documentId' | 'fileName' | 'number' | 'issuer' | 'title' | 'section' | 'page'
> & { readonly date: string | null };

/** Everything of one leaf that is compared. */
export interface LeafStand {
  readonly answer: LeafAnswer;
  readonly points: Points | null;
  readonly status: LeafStatus;
  readonly evidence: readonly PinnedDocument[];
  readonly warningExplanation: string;
  readonly responses: readonly FeedbackResponse[];
  readonly responsible: string;
}

/** Every field of a leaf that differs, in the order they are told. `node`: the leaf in its set, for the names of inputs. */
export function leafChanges(
  before: LeafStand,
  after: LeafStand,
  node: LeafNode | null,
): readonly FieldChange[] {
  return [
    ...change('points', pointsText(before), pointsText(after)),
    ...answerChanges(before.answer, after.answer, node),
    ...evidenceChanges(before.evidence, after.evidence),
    ...change('warningExplanation', before.warningExplanation, after.warningExplanation),
    ...change('response', responsesText(before.responses), responsesText(after.responses)),
    ...change('responsible', before.responsible, after.responsible),
  ];
}

/** Every field of an answer that differs. */
export function answerChanges(
  before: LeafAnswer,
  after: LeafAnswer,
  node: LeafNode | null,
): readonly FieldChange[] {
  const keys = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  const inputs = [...keys].flatMap((key) => {
    const operand = node?.leaf.operands.find((each) => inputKeysOf(each).includes(key));
    const label = operand ? labelOf(operand, key) : key;
    return change('input', figureText(before, key, operand), figureText(after, key, operand), { key, label });
  });
  return [
    ...inputs,
    ...change('enteredPoints', before.enteredPoints, after.enteredPoints),
    ...change('notApplicable', yesNo(before.notApplicable), yesNo(after.notApplicable)),
    ...change('notApplicableReason', before.notApplicableReason, after.notApplicableReason),
    ...change('explanation', before.explanation, after.explanation),
  ];
}

/** Documents added (nothing before), taken off (nothing after) or pinned elsewhere. */
export function evidenceChanges(
  before: readonly PinnedDocument[],
  after: readonly PinnedDocument[],
): readonly FieldChange[] {
  const was = new Map(before.map((pinned) => [pinned.documentId, documentText(pinned)]));
  const is = new Map(after.map((pinned) => [pinned.documentId, documentText(pinned)]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) =>
    change('evidence', was.get(key) ?? '', is.get(key) ?? '', { key, label: '' }),
  );
}

/** A document and the place in it: "25/BC-UBND ngày 05/12/2026 của UBND xã, Báo cáo năm; mục 2, trang 3". */
export function documentText(pinned: PinnedDocument): string {
  const { number, issuer, title, fileName, section, page, date } = pinned;
  const day = date === null || date === '' ? '' : `ngày ${/^\d{4}-/.test(date) ? formatDay(date) : date}`;
  const by = issuer === '' ? '' : `của ${issuer}`;
  const named = [number, day, by].filter((text) => text !== '').join(' ');
  const what = [named, title === '' ? fileName : title].filter((text) => text !== '').join(', ');
  const place = [
    section === ''
      ? ''
      : /^(?:mục|phần|chương|điều|khoản|phụ lục)\b/iu.test(section)
        ? section
        : `mục ${section}`,
    page === '' ? '' : `trang ${page}`,
  ].filter((text) => text !== '');
  return place.length === 0 ? what : `${what}; ${place.join(', ')}`;
}

/** The figure typed under a key in words; '' where there is none. */
export function figureText(answer: LeafAnswer, key: string, operand: OperandDef | undefined): string {
  const figure = Object.hasOwn(answer.inputs, key) ? answer.inputs[key] : undefined;
  const raw = figure?.raw.trim() ?? '';
  if (raw === '') return '';
  return `${rawText(operand, raw)}${figure?.estimated === true ? ' (ước)' : ''}`;
}

/** The set's own name of an input. */
export function labelOf(operand: OperandDef, key: string): string {
  if (operand.kind !== 'ratio') return operand.label;
  return key.endsWith('.numerator') ? operand.numeratorLabel : operand.denominatorLabel;
}

/** Points in words: not scored, not applicable and 0 are three different things. */
export function pointsText({ points, status }: Pick<LeafStand, 'points' | 'status'>): string {
  if (status === 'NOT_APPLICABLE') return NOT_APPLICABLE_WORD;
  return points === null ? NOT_SCORED_WORD : formatPoints(points);
}

function responsesText(responses: readonly FeedbackResponse[]): string {
  return responses
    .map(({ kind, text }) => (text === '' ? RESPONSE_WORDS[kind] : `${RESPONSE_WORDS[kind]}: ${text}`))
    .join('\n');
}

function rawText(operand: OperandDef | undefined, raw: string): string {
  if (operand?.kind === 'choice') return operand.options.find(({ key }) => key === raw)?.label ?? raw;
  if (operand?.kind === 'yesNo') return raw === 'yes' ? 'Có' : raw === 'no' ? 'Không' : raw;
  return raw;
}

function yesNo(value: boolean): string {
  return value ? 'Có' : 'Không';
}

function change(
  field: ComparedField,
  before: string,
  after: string,
  named: Pick<FieldChange, 'key' | 'label'> = { key: '', label: '' },
): readonly FieldChange[] {
  const [from, to] = [before.trim(), after.trim()];
  return from === to ? [] : [{ field, ...named, before: from, after: to }];
}
