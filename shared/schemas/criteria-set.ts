import { z } from 'zod';
import { pointsSchema, type Points } from '#shared/lib/points.ts';
import { roundingSchema } from '#shared/lib/rounding.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import { isoDaySchema, decimalSchema, operandSchema } from '#shared/schemas/criteria-operand.ts';
import { ruleSchema } from '#shared/schemas/criteria-rule.ts';

/** What "không áp dụng" does to a leaf: full points, leaves the maximum, nothing, or the higher level decides. */
export const notApplicablePolicySchema = z.enum(['FULL', 'EXCLUDE', 'ZERO', 'ASK']);
export type NotApplicablePolicy = z.infer<typeof notApplicablePolicySchema>;

/** Who supplies the score of a leaf. */
export const supplierSchema = z.enum(['self', 'imported', 'survey', 'higherLevel']);
export type Supplier = z.infer<typeof supplierSchema>;

/** "Tiêu chí lá": everything that makes a row of the tree one that is scored. */
export const leafSpecSchema = z.strictObject({
  /** Lowest points allowed: 0, or below it. */
  minimum: pointsSchema,
  /** Points go in multiples of this; null where any exact value is allowed. */
  step: pointsSchema.nullable(),
  rule: ruleSchema,
  operands: z.array(operandSchema).max(60),
  evidenceWanted: z.array(z.string().min(1).max(2000)).max(30),
  guidance: z.string().max(8000),
  /** As printed. */
  leadAgency: z.string().max(1000),
  coordinatingAgencies: z.string().max(1000),
  supplier: supplierSchema,
  /** The period the figures are taken from where it is not the year of the set. */
  dataWindow: z.strictObject({ from: isoDaySchema, to: isoDaySchema }).nullable(),
  /** Null: the leaf always applies. */
  notApplicable: z
    .strictObject({
      policy: notApplicablePolicySchema,
      byUnitType: z.partialRecord(unitTypeSchema, notApplicablePolicySchema).optional(),
      /** In which case, in words. */
      when: z.string().max(2000),
    })
    .nullable(),
  block: z.string().min(1).max(40),
  /** How the completion check treats a leaf that is not scored. */
  completion: z.enum(['BLOCK', 'WARN', 'INFORM']),
});
export type LeafSpec = z.infer<typeof leafSpecSchema>;

export const nodeLevelSchema = z.enum(['field', 'criterion', 'component']);
export type NodeLevel = z.infer<typeof nodeLevelSchema>;

/** "Lĩnh vực", "tiêu chí" or "tiêu chí thành phần": a row of the set. It is scored itself iff `leaf` is present. */
export interface CriteriaNode {
  readonly code: string;
  readonly title: string;
  readonly level: NodeLevel;
  readonly maximum: Points;
  readonly children: readonly CriteriaNode[];
  readonly leaf?: LeafSpec | undefined;
}

export const criteriaNodeSchema: z.ZodType<CriteriaNode> = z.lazy(() =>
  z.strictObject({
    code: z
      .string()
      .regex(/^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$/)
      .max(40),
    title: z.string().min(1).max(2000),
    level: nodeLevelSchema,
    maximum: pointsSchema,
    children: z.array(criteriaNodeSchema).max(200),
    leaf: leafSpecSchema.optional(),
  }),
);

/**
 * "Khối điểm". `appraised` and `survey` count towards the 100; `bonus` and `penalty` stand outside and are capped at
 * `weight`. `scaleToWeight`: the block's own maxima sum to something else and are scaled to `weight`.
 */
export const blockSchema = z.strictObject({
  key: z.string().min(1).max(40),
  label: z.string().min(1).max(300),
  kind: z.enum(['appraised', 'survey', 'bonus', 'penalty']),
  weight: pointsSchema,
  /** An optional block may be dropped in a round (no survey held). */
  optional: z.boolean(),
  scaleToWeight: z.boolean(),
});
export type Block = z.infer<typeof blockSchema>;

/** One end of a band: the bound and whether it belongs to the band. */
const bandEndSchema = z.strictObject({ value: decimalSchema, inclusive: z.boolean() });

/** "Hạng" (Xuất sắc, Tốt, Khá …): from the highest down. A null end is open. */
export const bandSchema = z.strictObject({
  code: z.string().min(1).max(40),
  label: z.string().min(1).max(120),
  from: bandEndSchema.nullable(),
  to: bandEndSchema.nullable(),
});
export type Band = z.infer<typeof bandSchema>;

/**
 * "Điều kiện chặn hạng": a fact that bars some bands whatever the points. `veto`: a class-scope VETO fired at the
 * leaf; `leafAtMost`: the leaf has at most these points; `declared`: a fact the round records under `fact`.
 */
export const bandBlockerSchema = z.strictObject({
  code: z.string().min(1).max(40),
  label: z.string().min(1).max(600),
  bars: z.array(z.string().min(1).max(40)).min(1).max(20),
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('veto'), leafCode: z.string().min(1).max(40) }),
    z.strictObject({
      kind: z.literal('leafAtMost'),
      leafCode: z.string().min(1).max(40),
      points: pointsSchema,
    }),
    z.strictObject({ kind: z.literal('declared'), fact: z.string().min(1).max(40) }),
  ]),
});
export type BandBlocker = z.infer<typeof bandBlockerSchema>;

/**
 * "Quy tắc đồng điểm": competition 1-2-2-4, dense 1-2-2-3, or ordered keys (points of these rows, in turn; what is
 * still equal ranks as in competition).
 */
export const tieRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('competition') }),
  z.strictObject({ kind: z.literal('dense') }),
  z.strictObject({ kind: z.literal('ordered'), keys: z.array(z.string().min(1).max(40)).min(1).max(10) }),
]);
export type TieRule = z.infer<typeof tieRuleSchema>;

/** "Mẫu kiểm thử": inputs with the points the guidance itself gives for them; run at import. */
export const testVectorSchema = z.strictObject({
  name: z.string().min(1).max(300),
  leafCode: z.string().min(1).max(40),
  /** Input key → typed text. */
  inputs: z.record(z.string().max(80), z.string().max(400)),
  enteredPoints: z.string().max(40).optional(),
  notApplicable: z.boolean().optional(),
  /** Points, or null where the leaf must leave the maximum. */
  expected: pointsSchema.nullable(),
  source: z.string().max(600),
});
export type TestVector = z.infer<typeof testVectorSchema>;

/** Counts printed in the decision for one field; null where not printed. */
const declaredFieldSchema = z.strictObject({
  code: z.string().min(1).max(40),
  criteria: z.int().min(0).nullable(),
  components: z.int().min(0).nullable(),
});

/** "Bộ tiêu chí": a versioned package of data, valid for a year and for kinds of units. JSON-safe. */
export const criteriaSetSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  title: z.string().min(1).max(600),
  /** Counts up with every change of the same set. */
  version: z.int().min(1),
  /** "Bộ tiêu chí mẫu": for demonstration, to be replaced by the province's own. */
  sample: z.boolean(),
  decision: z
    .strictObject({ number: z.string().max(120), date: isoDaySchema, title: z.string().max(2000) })
    .nullable(),
  issuer: z.string().max(300),
  year: z.int().min(2000).max(2100),
  level: z.enum(['commune', 'district', 'province']),
  unitTypes: z.array(unitTypeSchema).min(1).max(4),
  validity: z.strictObject({ from: isoDaySchema, to: isoDaySchema.nullable() }),
  /** What the decision prints of itself, checked against the rows. */
  declared: z.strictObject({
    fields: z.int().min(0).nullable(),
    criteria: z.int().min(0).nullable(),
    components: z.int().min(0).nullable(),
    maximum: pointsSchema,
    perField: z.array(declaredFieldSchema).max(40),
  }),
  tree: z.array(criteriaNodeSchema).min(1).max(40),
  blocks: z.array(blockSchema).min(1).max(12),
  /** A dropped optional block: are the other blocks' points rescaled to the declared maximum? */
  rescaleWhenDropped: z.boolean(),
  rounding: z.strictObject({
    leaf: roundingSchema,
    criterion: roundingSchema,
    field: roundingSchema,
    total: roundingSchema,
    percent: roundingSchema,
  }),
  classification: z.strictObject({
    by: z.enum(['total', 'index']),
    bands: z.array(bandSchema).max(12),
    blockers: z.array(bandBlockerSchema).max(20),
  }),
  ranking: z.strictObject({
    /** Rank by the printed points, or by the exact ones behind them. */
    by: z.enum(['printed', 'exact']),
    tie: tieRuleSchema,
    groups: z
      .array(
        z.strictObject({
          key: z.string().min(1).max(40),
          label: z.string().min(1).max(120),
          unitTypes: z.array(unitTypeSchema).min(1).max(4),
        }),
      )
      .max(12),
  }),
  testVectors: z.array(testVectorSchema).max(2000),
});
export type CriteriaSet = z.infer<typeof criteriaSetSchema>;
