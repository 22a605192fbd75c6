import { z } from 'zod';
import { pointsSchema, type Points } from '#shared/lib/points.ts';
import { roundingSchema } from '#shared/lib/rounding.ts';
import { decimalSchema, operandKeySchema } from '#shared/schemas/criteria-operand.ts';

/**
 * "Đại lượng": a figure computed from operands, exactly. `quotient` by zero is undefined and falls under the
 * not-applicable policy of the leaf.
 */
export type Measure =
  | { readonly kind: 'operand'; readonly operand: string }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'sum'; readonly of: readonly Measure[] }
  | { readonly kind: 'difference'; readonly of: Measure; readonly minus: Measure }
  | { readonly kind: 'quotient'; readonly of: Measure; readonly by: Measure };

export const measureSchema: z.ZodType<Measure> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('operand'), operand: operandKeySchema }),
    z.strictObject({ kind: z.literal('constant'), value: decimalSchema }),
    z.strictObject({ kind: z.literal('sum'), of: z.array(measureSchema).min(1).max(40) }),
    z.strictObject({ kind: z.literal('difference'), of: measureSchema, minus: measureSchema }),
    z.strictObject({ kind: z.literal('quotient'), of: measureSchema, by: measureSchema }),
  ]),
);

export const compareOpSchema = z.enum(['>=', '>', '=', '<=', '<']);
export type CompareOp = z.infer<typeof compareOpSchema>;

/** "Điều kiện": a question of the operands answered yes or no. `onTime`: a date not later than its deadline. */
export type Condition =
  | { readonly kind: 'isYes'; readonly operand: string }
  | { readonly kind: 'isNo'; readonly operand: string }
  | { readonly kind: 'chosen'; readonly operand: string; readonly options: readonly string[] }
  | { readonly kind: 'onTime'; readonly operand: string }
  | { readonly kind: 'compare'; readonly value: Measure; readonly op: CompareOp; readonly bound: string }
  | { readonly kind: 'allOf'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'anyOf'; readonly conditions: readonly Condition[] };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('isYes'), operand: operandKeySchema }),
    z.strictObject({ kind: z.literal('isNo'), operand: operandKeySchema }),
    z.strictObject({
      kind: z.literal('chosen'),
      operand: operandKeySchema,
      options: z.array(operandKeySchema).min(1).max(30),
    }),
    z.strictObject({ kind: z.literal('onTime'), operand: operandKeySchema }),
    z.strictObject({
      kind: z.literal('compare'),
      value: measureSchema,
      op: compareOpSchema,
      bound: decimalSchema,
    }),
    z.strictObject({ kind: z.literal('allOf'), conditions: z.array(conditionSchema).min(1).max(40) }),
    z.strictObject({ kind: z.literal('anyOf'), conditions: z.array(conditionSchema).min(1).max(40) }),
  ]),
);

/** "Mức điểm": points as such, or a share of the maximum in force ("0.5" = 50 %). May be negative. */
export const awardSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: pointsSchema }),
  z.strictObject({ kind: z.literal('share'), share: decimalSchema }),
]);
export type Award = z.infer<typeof awardSchema>;

/** "Bậc": the award where the value stands to the bound as `op` says. The first step that holds decides. */
export const ladderStepSchema = z.strictObject({
  op: z.enum(['>=', '>', '<=', '<']),
  bound: decimalSchema,
  award: awardSchema,
});
export type LadderStep = z.infer<typeof ladderStepSchema>;

const ladder = { steps: z.array(ladderStepSchema).min(1).max(40), otherwise: awardSchema };

/** "Phần điểm": one additive part of a CHECK; its rule is worked out against `points` as the maximum. */
export interface CheckPart {
  readonly code: string;
  readonly label: string;
  readonly points: Points;
  readonly rule: Rule;
}

const checkPartSchema: z.ZodType<CheckPart> = z.lazy(() =>
  z.strictObject({
    code: z.string().min(1).max(40),
    label: z.string().min(1).max(600),
    points: pointsSchema,
    rule: ruleSchema,
  }),
);

/** "Lỗi trừ điểm": how many events, how many of them excused, and what each costs. */
export const deductEventSchema = z.strictObject({
  label: z.string().min(1).max(600),
  count: measureSchema,
  excused: measureSchema.nullable(),
  loss: awardSchema,
});
export type DeductEvent = z.infer<typeof deductEventSchema>;

/** How VETO reaches: the leaf itself, the criterion (row) above it, or the classification of the unit. */
export const vetoScopeSchema = z.enum(['leaf', 'criterion', 'class']);
export type VetoScope = z.infer<typeof vetoScopeSchema>;

/** Every rule but VETO, which wraps another rule. */
const plainRuleSchema = z.discriminatedUnion('kind', [
  /** BOOL – "Có/không": có → điểm tối đa; không → 0. */
  z.strictObject({ kind: z.literal('BOOL'), operand: operandKeySchema }),
  /** CHOICE – "Chọn một": mỗi lựa chọn một mức điểm hoặc tỷ lệ của điểm tối đa, có thể âm. */
  z.strictObject({
    kind: z.literal('CHOICE'),
    operand: operandKeySchema,
    awards: z
      .array(z.strictObject({ option: operandKeySchema, award: awardSchema }))
      .min(1)
      .max(30),
  }),
  /** ALL – "Đủ mọi điều kiện": thỏa mãn tất cả → điểm tối đa; thiếu một → mức còn lại. */
  z.strictObject({
    kind: z.literal('ALL'),
    conditions: z.array(conditionSchema).min(1).max(40),
    otherwise: awardSchema,
  }),
  /** ANY – "Có ít nhất một điều kiện": thỏa mãn một → điểm tối đa; không có → mức còn lại. */
  z.strictObject({
    kind: z.literal('ANY'),
    conditions: z.array(conditionSchema).min(1).max(40),
    otherwise: awardSchema,
  }),
  /** CHECK – "Cộng từng phần": tổng điểm các phần, không quá điểm tối đa. */
  z.strictObject({ kind: z.literal('CHECK'), parts: z.array(checkPartSchema).min(1).max(60) }),
  /** LADDER – "Theo bậc": bậc đầu tiên thỏa mãn quyết định điểm. */
  z.strictObject({ kind: z.literal('LADDER'), value: measureSchema, ...ladder }),
  /** LINEAR – "Tỷ lệ thuận": giá trị ÷ mức đủ điểm × điểm tối đa, trong khoảng 0 đến điểm tối đa. */
  z.strictObject({ kind: z.literal('LINEAR'), value: measureSchema, full: decimalSchema.optional() }),
  /** LINCUT – "Tỷ lệ thuận có ngưỡng": từ ngưỡng trên → tối đa; dưới ngưỡng dưới → 0; ở giữa → giá trị × tối đa. */
  z.strictObject({
    kind: z.literal('LINCUT'),
    value: measureSchema,
    low: decimalSchema,
    high: decimalSchema,
  }),
  /** UNIT – "Theo số lượng": số lượng × điểm mỗi đơn vị, không quá mức trần. */
  z.strictObject({
    kind: z.literal('UNIT'),
    count: measureSchema,
    pointsEach: pointsSchema,
    cap: pointsSchema.nullable(),
  }),
  /** INCR – "Tăng dần": điểm gốc đến mức gốc, mỗi bước vượt thêm điểm, không quá mức trần. */
  z.strictObject({
    kind: z.literal('INCR'),
    value: measureSchema,
    base: decimalSchema,
    basePoints: pointsSchema,
    step: decimalSchema,
    stepPoints: pointsSchema,
    cap: pointsSchema.nullable(),
    partialStep: z.enum(['ignored', 'counted', 'proportional']),
  }),
  /** DEDUCT – "Trừ điểm": từ điểm gốc, mỗi lỗi trừ một mức, không dưới mức sàn; lỗi được miễn không tính. */
  z.strictObject({
    kind: z.literal('DEDUCT'),
    start: awardSchema,
    events: z.array(deductEventSchema).min(1).max(30),
    floor: pointsSchema,
  }),
  /** YOY – "So với kỳ trước": cao hơn, bằng (trong sai số), thấp hơn. */
  z.strictObject({
    kind: z.literal('YOY'),
    current: measureSchema,
    previous: measureSchema,
    tolerance: decimalSchema,
    toleranceKind: z.enum(['absolute', 'relative']),
    higher: awardSchema,
    equal: awardSchema,
    lower: awardSchema,
  }),
  /** PLAN – "So với kế hoạch": giá trị ÷ kế hoạch, theo bậc, tỷ lệ thuận hoặc đạt/không đạt. */
  z.strictObject({
    kind: z.literal('PLAN'),
    value: measureSchema,
    plan: measureSchema,
    by: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('ladder'), ...ladder }),
      z.strictObject({ kind: z.literal('linear') }),
      z.strictObject({ kind: z.literal('reached'), atLeast: decimalSchema }),
    ]),
  }),
  /** EXT – "Lấy từ hệ thống khác": điểm (hoặc tỷ lệ điểm tối đa) nhập từ hệ thống khác, không sửa. */
  z.strictObject({ kind: z.literal('EXT'), operand: operandKeySchema, as: z.enum(['points', 'share']) }),
  /** SURVEY – "Điều tra xã hội học": điểm trung bình ÷ thang × điểm tối đa, hoặc điểm cấp trên nhập. */
  z.strictObject({ kind: z.literal('SURVEY'), operand: operandKeySchema.nullable() }),
  /** MEAN – "Trung bình": trung bình điểm các mục, có thể làm tròn theo hướng dẫn; theo thang nếu có. */
  z.strictObject({
    kind: z.literal('MEAN'),
    items: z.array(operandKeySchema).min(1).max(60),
    rounding: roundingSchema.nullable(),
    scale: decimalSchema.nullable(),
  }),
  /** MANUAL – "Chấm tay": từ điểm tối thiểu đến điểm tối đa theo bước điểm, kèm lý do. */
  z.strictObject({ kind: z.literal('MANUAL'), reasonRequired: z.boolean() }),
]);
type PlainRule = z.infer<typeof plainRuleSchema>;

/** VETO – "Điều kiện loại": có sự việc → điểm bị ấn định hoặc hạng bị chặn; không có → theo quy tắc bên trong. */
export interface VetoRule {
  readonly kind: 'VETO';
  readonly when: Condition;
  readonly scope: VetoScope;
  /** The forced award; null keeps the inner points (only the class is blocked). */
  readonly award: Award | null;
  readonly label: string;
  readonly rule: Rule;
}

const vetoRuleSchema = z.strictObject({
  kind: z.literal('VETO'),
  when: conditionSchema,
  scope: vetoScopeSchema,
  award: awardSchema.nullable(),
  label: z.string().min(1).max(600),
  rule: z.lazy((): z.ZodType<Rule> => ruleSchema),
});

/** "Quy tắc tính điểm": how operands become points. */
export type Rule = PlainRule | VetoRule;
export const ruleSchema: z.ZodType<Rule> = z.lazy(() => z.union([plainRuleSchema, vetoRuleSchema]));
export type RuleKind = Rule['kind'];
/** The rule of one kind: `RuleOf<'LADDER'>`. */
export type RuleOf<Kind extends RuleKind> = Extract<Rule, { kind: Kind }>;
