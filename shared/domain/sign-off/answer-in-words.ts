import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import { figureText, labelOf } from '#shared/domain/sign-off/field-changes.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';

/**
 * An answer in one line: figures with the set's own labels, points typed by hand, "Không áp dụng", the explanation.
 * `node` null: the criterion is not known here, figures stand under their keys. '' where nothing was answered.
 */
export function answerInWords(answer: LeafAnswer, node: LeafNode | null): string {
  const figures = Object.keys(answer.inputs).flatMap((key) => {
    const operand = node?.leaf.operands.find((each) => inputKeysOf(each).includes(key));
    const text = figureText(answer, key, operand);
    return text === '' ? [] : [`${operand ? labelOf(operand, key) : key}: ${text}`];
  });
  const entered = answer.enteredPoints.trim() === '' ? [] : [`Điểm nhập: ${answer.enteredPoints.trim()}`];
  const reason = answer.notApplicableReason.trim();
  const notApplicable = answer.notApplicable ? [`Không áp dụng${reason === '' ? '' : `: ${reason}`}`] : [];
  const explanation = answer.explanation.trim() === '' ? [] : [answer.explanation.trim()];
  return [...notApplicable, ...figures, ...entered, ...explanation].join('; ');
}
