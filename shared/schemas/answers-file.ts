import { z } from 'zod';
import type { leafAnswerSchema } from './answer.ts';

/** One answer of a file: only what is given is set; the rest is empty. */
const fileAnswerSchema = z.strictObject({
  inputs: z
    .record(
      z.string().max(80),
      z.union([
        z.string().max(400),
        z.strictObject({ raw: z.string().max(400), estimated: z.boolean().default(false) }),
      ]),
    )
    .default({}),
  enteredPoints: z.string().max(40).default(''),
  notApplicable: z.boolean().default(false),
  notApplicableReason: z.string().max(4000).default(''),
  explanation: z.string().max(20_000).default(''),
});

/**
 * "Tệp câu trả lời" in JSON: `{ "answers": { "1.1": { "inputs": { "plan": "yes" }, "explanation": "…" } } }`. An input is
 * its text as typed, or `{ raw, estimated }`.
 */
export const answersFileSchema = z.strictObject({
  answers: z.record(z.string().max(40), fileAnswerSchema),
});

/** The answers of a file in the form the sheet keeps, by leaf code. */
export function toLeafAnswers(
  file: z.infer<typeof answersFileSchema>,
): ReadonlyMap<string, z.infer<typeof leafAnswerSchema>> {
  return new Map(
    Object.entries(file.answers).map(([code, { inputs, ...answer }]) => [
      code,
      {
        ...answer,
        inputs: Object.fromEntries(
          Object.entries(inputs).map(([key, given]) => [
            key,
            typeof given === 'string' ? { raw: given, estimated: false } : given,
          ]),
        ),
      },
    ]),
  );
}
