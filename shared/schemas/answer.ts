import { z } from 'zod';

/**
 * One figure as the officer typed it. The text is kept even where it breaks a rule: it is marked and
 * explained, never thrown away. `estimated` is "ước".
 */
export const typedFigureSchema = z.strictObject({
  raw: z.string().max(400),
  estimated: z.boolean().default(false),
});
export type TypedFigure = z.infer<typeof typedFigureSchema>;

/**
 * "Câu trả lời của một tiêu chí": what one party (ward or appraiser) says of one leaf criterion.
 * - `inputs`: figures by input key. An operand `k` of kind ratio has two keys: `k.numerator`, `k.denominator`;
 *   every other operand has the key `k` itself.
 * - `enteredPoints`: points typed by hand where the rule takes them (MANUAL, SURVEY, EXT …), as typed; else ''.
 * - `copiedFrom`: the year whose answer was copied ("chép từ năm trước"); absent once the officer has changed it.
 * - `notApplicable`: "không áp dụng", with its reason. Not scored is an answer without figures: not 0.
 */
export const leafAnswerSchema = z.strictObject({
  inputs: z.record(z.string().max(80), typedFigureSchema),
  enteredPoints: z.string().max(40),
  notApplicable: z.boolean(),
  notApplicableReason: z.string().max(4000),
  explanation: z.string().max(20000),
  copiedFrom: z.int().min(2000).max(2200).optional(),
});
export type LeafAnswer = z.infer<typeof leafAnswerSchema>;

/** The answer of a leaf nobody has touched yet. */
export const EMPTY_ANSWER: LeafAnswer = {
  inputs: {},
  enteredPoints: '',
  notApplicable: false,
  notApplicableReason: '',
  explanation: '',
};

/**
 * The figure typed under an input key, or null where the field is empty. Own keys only: a key of the set may bear the
 * name of something every object has.
 */
export function typedFigure(answer: LeafAnswer, inputKey: string): TypedFigure | null {
  const figure = Object.hasOwn(answer.inputs, inputKey) ? answer.inputs[inputKey] : undefined;
  return figure === undefined || figure.raw.trim() === '' ? null : figure;
}
