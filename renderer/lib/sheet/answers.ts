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
