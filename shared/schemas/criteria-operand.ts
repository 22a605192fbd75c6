import { z } from 'zod';

/** An exact decimal with a dot, as text ("0.8", "-12.5"): JSON keeps it as written, no binary fraction arises. */
export const decimalSchema = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/);

/** A calendar day, ISO "2024-12-31". */
export const isoDaySchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** The key of an operand: letters, digits and underscores; the dot is kept for `k.numerator`, `k.denominator`. */
export const operandKeySchema = z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/);

const common = {
  key: operandKeySchema,
  label: z.string().min(1).max(600),
  /** One line of help under the field. */
  hint: z.string().max(2000).optional(),
};

/** "Lựa chọn": one exclusive answer of a choice operand. */
export const choiceOptionSchema = z.strictObject({
  key: operandKeySchema,
  label: z.string().min(1).max(600),
});
export type ChoiceOption = z.infer<typeof choiceOptionSchema>;

/**
 * "Số liệu đầu vào": one figure a rule works on. How the typed text is keyed stands in `schemas/answer.ts`.
 * - `number`: any figure; `percent: true` means "87,15" is read as 87,15 % = 0.8715.
 * - `ratio`: two figures kept as a fraction; `proper: true` refuses a numerator above the denominator.
 * - `yesNo`: raw `yes` or `no`. `choice`: raw is the option key. `count`: a whole number of listed items.
 * - `date`: a day set against `deadline`; raw `dd/MM/yyyy` or ISO.
 * - `previous`, `planned`: the figure of the period before, the planned figure.
 * - `imported`: a figure of another system, with its provenance. `surveyMean`: mean of a survey on a scale.
 * - `scores`: several figures separated by ";". `statistic`: a figure of the statistics module, by its code.
 */
export const operandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    unit: z.string().max(60).optional(),
    percent: z.boolean().optional(),
    minimum: decimalSchema.optional(),
    maximum: decimalSchema.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('ratio'),
    numeratorLabel: z.string().min(1).max(600),
    denominatorLabel: z.string().min(1).max(600),
    unit: z.string().max(60).optional(),
    proper: z.boolean().optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('yesNo') }),
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    options: z.array(choiceOptionSchema).min(1).max(30),
  }),
  z.strictObject({ ...common, kind: z.literal('count'), unit: z.string().max(60).optional() }),
  z.strictObject({ ...common, kind: z.literal('date'), deadline: isoDaySchema }),
  z.strictObject({ ...common, kind: z.literal('previous'), unit: z.string().max(60).optional() }),
  z.strictObject({ ...common, kind: z.literal('planned'), unit: z.string().max(60).optional() }),
  z.strictObject({
    ...common,
    kind: z.literal('imported'),
    system: z.string().min(1).max(300),
    indicator: z.string().min(1).max(300),
    unit: z.string().max(60).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('surveyMean'), scale: decimalSchema }),
  z.strictObject({ ...common, kind: z.literal('scores'), unit: z.string().max(60).optional() }),
  z.strictObject({
    ...common,
    kind: z.literal('statistic'),
    statisticCode: z.string().min(1).max(80),
    unit: z.string().max(60).optional(),
  }),
]);
export type OperandDef = z.infer<typeof operandSchema>;
export type OperandKind = OperandDef['kind'];

/** The keys under which an operand's typed text stands in `LeafAnswer.inputs`. */
export function inputKeysOf(operand: OperandDef): readonly string[] {
  return operand.kind === 'ratio'
    ? [`${operand.key}.numerator`, `${operand.key}.denominator`]
    : [operand.key];
}
