import { z } from 'zod';
import { roundingSchema } from '#shared/lib/rounding.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import {
  nodeLevelSchema,
  notApplicablePolicySchema,
  supplierSchema,
  tieRuleSchema,
} from '#shared/schemas/criteria-set.ts';

/** A figure exactly as typed, in the Vietnamese way ("1,5", "80 %", "1,x"): kept even where it cannot be read. */
const figureSchema = z.string().max(400);
const wordsSchema = z.string().max(400);
const proseSchema = z.string().max(20_000);

/** A JSON object whose figures are typed text: the shape of the strict form, not yet held to it. */
export const looseObjectSchema = z.record(z.string().max(80), z.json());
export type LooseObject = z.infer<typeof looseObjectSchema>;

/**
 * "Tiêu chí lá" while it is being written. `rule` and `operands` have the shape of `ruleSchema` and `operandSchema`
 * with every figure as typed text; they may be incomplete.
 */
export const draftLeafSchema = z.strictObject({
  minimum: figureSchema,
  /** '' where any value is allowed. */
  step: figureSchema,
  rule: looseObjectSchema,
  /** False: the rule was guessed from a scale in words and nobody has agreed yet. Such a draft cannot be published. */
  ruleConfirmed: z.boolean(),
  operands: z.array(looseObjectSchema).max(60),
  evidenceWanted: z.array(z.string().max(4000)).max(100),
  guidance: proseSchema,
  leadAgency: z.string().max(4000),
  coordinatingAgencies: z.string().max(4000),
  supplier: supplierSchema,
  dataWindow: z.strictObject({ from: wordsSchema, to: wordsSchema }).nullable(),
  notApplicable: z
    .strictObject({
      policy: notApplicablePolicySchema,
      byUnitType: z.partialRecord(unitTypeSchema, notApplicablePolicySchema).optional(),
      when: proseSchema,
    })
    .nullable(),
  block: wordsSchema,
  completion: z.enum(['BLOCK', 'WARN', 'INFORM']),
});
export type DraftLeaf = z.infer<typeof draftLeafSchema>;

/**
 * "Dòng của bản soạn thảo". `id` names the row for as long as the draft lives, whatever its code becomes. `scored`
 * tells whether the row is scored itself; `leaf` stays where it is switched off, so that nothing typed is lost.
 */
export interface DraftNode {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly level: z.infer<typeof nodeLevelSchema>;
  readonly maximum: string;
  readonly scored: boolean;
  readonly leaf: DraftLeaf | null;
  readonly children: readonly DraftNode[];
}

export const draftNodeSchema: z.ZodType<DraftNode> = z.lazy(() =>
  z.strictObject({
    id: z.string().min(1).max(40),
    code: z.string().max(80),
    title: z.string().max(8000),
    level: nodeLevelSchema,
    maximum: figureSchema,
    scored: z.boolean(),
    leaf: draftLeafSchema.nullable(),
    children: z.array(draftNodeSchema).max(400),
  }),
);

const draftBandEndSchema = z.strictObject({ value: figureSchema, inclusive: z.boolean() }).nullable();

const draftBlockSchema = z.strictObject({
  key: wordsSchema,
  label: wordsSchema,
  kind: z.enum(['appraised', 'survey', 'bonus', 'penalty']),
  weight: figureSchema,
  optional: z.boolean(),
  scaleToWeight: z.boolean(),
});

/** "Bản soạn thảo bộ tiêu chí": a whole set as typed. Counts, points and shares are text until it is published. */
export const draftSetSchema = z.strictObject({
  code: wordsSchema,
  title: z.string().max(2000),
  version: z.int().min(1),
  sample: z.boolean(),
  decision: z
    .strictObject({ number: wordsSchema, date: wordsSchema, title: z.string().max(8000) })
    .nullable(),
  issuer: z.string().max(2000),
  year: figureSchema,
  level: z.enum(['commune', 'district', 'province']),
  unitTypes: z.array(unitTypeSchema).max(4),
  /** Days as ISO text or as typed; `to` '' where the end is open. */
  validity: z.strictObject({ from: wordsSchema, to: wordsSchema }),
  declared: z.strictObject({
    fields: figureSchema,
    criteria: figureSchema,
    components: figureSchema,
    maximum: figureSchema,
    perField: z
      .array(z.strictObject({ code: wordsSchema, criteria: figureSchema, components: figureSchema }))
      .max(100),
  }),
  tree: z.array(draftNodeSchema).max(200),
  blocks: z.array(draftBlockSchema).max(40),
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
    bands: z
      .array(
        z.strictObject({
          code: wordsSchema,
          label: wordsSchema,
          from: draftBandEndSchema,
          to: draftBandEndSchema,
        }),
      )
      .max(40),
    blockers: z
      .array(
        z.strictObject({
          code: wordsSchema,
          label: z.string().max(4000),
          bars: z.array(wordsSchema).max(40),
          when: looseObjectSchema,
        }),
      )
      .max(60),
  }),
  ranking: z.strictObject({
    by: z.enum(['printed', 'exact']),
    tie: tieRuleSchema,
    groups: z
      .array(
        z.strictObject({ key: wordsSchema, label: wordsSchema, unitTypes: z.array(unitTypeSchema).max(4) }),
      )
      .max(40),
  }),
  testVectors: z
    .array(
      z.strictObject({
        name: z.string().max(2000),
        leafCode: wordsSchema,
        inputs: z.record(z.string().max(80), z.string().max(400)),
        enteredPoints: wordsSchema.optional(),
        notApplicable: z.boolean().optional(),
        /** null: the leaf must leave the maximum. */
        expected: figureSchema.nullable(),
        source: z.string().max(4000),
      }),
    )
    .max(4000),
});
export type DraftSet = z.infer<typeof draftSetSchema>;
