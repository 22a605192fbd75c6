import { copyAnswer } from '#shared/domain/criteria/carry-last-year.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';

/** The answer with one figure as typed; whether it is an estimate stays. */
export function withInput(answer: LeafAnswer, inputKey: string, raw: string): LeafAnswer {
  const before = answer.inputs[inputKey];
  if ((before?.raw ?? '') === raw) return answer;
  return {
    ...answer,
    inputs: { ...answer.inputs, [inputKey]: { raw, estimated: before?.estimated ?? false } },
  };
}

/** The answer with a figure marked as an estimate ("ước"), or no longer. */
export function withEstimated(answer: LeafAnswer, inputKey: string, estimated: boolean): LeafAnswer {
  const raw = answer.inputs[inputKey]?.raw ?? '';
  return { ...answer, inputs: { ...answer.inputs, [inputKey]: { raw, estimated } } };
}

/** The answer after "chép từ năm trước"; one that is such a copy already stays as it is. */
export function withLastYear(answer: LeafAnswer, before: LeafAnswer, year: number): LeafAnswer {
  return answer.copiedFrom === year ? answer : copyAnswer(before, year);
}
