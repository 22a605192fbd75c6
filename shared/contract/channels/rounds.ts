import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { decisionSchema } from '../../schemas/bundle-feedback.ts';
import { criteriaSetSchema } from '../../schemas/criteria-set.ts';
import {
  dateSchema,
  emptySchema,
  fileTokenSchema,
  idSchema,
  readyFileSchema,
  requiredLineSchema,
  sha256Schema,
  textSchema,
  unitCodeSchema,
  unitTypeSchema,
} from '../../schemas/common.ts';

export const unitSchema = z.strictObject({
  id: idSchema,
  code: unitCodeSchema,
  name: z.string(),
  type: unitTypeSchema,
  active: z.boolean(),
});
export type Unit = z.infer<typeof unitSchema>;

/** A finding of the criteria-set check: a code, where, and figures; the sentence is the renderer's. */
export const setFindingSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  nodeCode: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const setSummarySchema = z.strictObject({
  hash: sha256Schema,
  code: z.string(),
  title: z.string(),
  year: z.int(),
  version: z.int(),
  sample: z.boolean(),
  source: z.enum(['builtin', 'imported']),
  leafCount: z.int(),
  maximum: pointsSchema,
  findings: z.array(setFindingSchema),
});

/** "Kỳ đánh giá". */
export const roundSchema = z.strictObject({
  id: idSchema,
  code: unitCodeSchema,
  title: z.string(),
  year: z.int(),
  criteriaSetHash: sha256Schema,
  dataFrom: dateSchema,
  dataTo: dateSchema,
  deadline: dateSchema,
  state: z.enum(['open', 'published', 'closed']),
});
export type Round = z.infer<typeof roundSchema>;

/** Last year's result of a unit, the declared baseline of a round. null: there is none, which is not 0. */
export const baselineSchema = z.strictObject({
  unitId: idSchema,
  points: pointsSchema.nullable(),
});

export const roundsChannels = {
  'units.listUnits': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ units: z.array(unitSchema) }),
    errors: [],
  }),
  /** Creates (id null) or renames a unit. A unit is never deleted; it becomes inactive. */
  'units.saveUnit': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({
      id: idSchema.nullable(),
      code: unitCodeSchema,
      name: requiredLineSchema,
      type: unitTypeSchema,
      active: z.boolean(),
    }),
    output: unitSchema,
    errors: ['UNIT_CODE_TAKEN', 'UNIT_NOT_FOUND'],
  }),
  'criteria.listSets': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ sets: z.array(setSummarySchema) }),
    errors: [],
  }),
  'criteria.readSet': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ hash: sha256Schema }),
    output: z.strictObject({ set: criteriaSetSchema, findings: z.array(setFindingSchema) }),
    errors: ['SET_NOT_FOUND'],
  }),
  /** Takes in a criteria package file (JSON). Checked, kept under its hash. */
  'criteria.importPackage': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({ fileToken: fileTokenSchema }),
    output: setSummarySchema,
    errors: ['SET_NOT_READABLE', 'SET_INVALID', 'FILE_NOT_FOUND', 'FILE_TOO_LARGE'],
  }),
  'criteria.exportPackage': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ hash: sha256Schema }),
    output: readyFileSchema,
    errors: ['SET_NOT_FOUND'],
  }),
  'rounds.listRounds': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ rounds: z.array(roundSchema) }),
    errors: [],
  }),
  'rounds.createRound': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({
      code: unitCodeSchema,
      title: requiredLineSchema,
      year: z.int().min(2000).max(2100),
      criteriaSetHash: sha256Schema,
      dataFrom: dateSchema,
      dataTo: dateSchema,
      deadline: dateSchema,
      unitIds: z.array(idSchema).min(1),
      baselines: z.array(baselineSchema),
    }),
    output: roundSchema,
    errors: ['ROUND_CODE_TAKEN', 'SET_NOT_FOUND', 'ROUND_HAS_NO_UNITS', 'UNIT_NOT_FOUND'],
  }),
  /** The round's units with their baselines, and the setup bundle made for each, if any. */
  'rounds.readRound': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      round: roundSchema,
      units: z.array(
        z.strictObject({
          unit: unitSchema,
          baselinePoints: pointsSchema.nullable(),
          setupBundleName: z.string().nullable(),
        }),
      ),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  'rounds.saveBaselines': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({ roundId: idSchema, baselines: z.array(baselineSchema) }),
    output: emptySchema,
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'ROUND_CLOSED'],
  }),
  /** Publishes the results: the table is frozen, and appraisal of the round is sealed from then on. */
  'rounds.publishRound': channel({
    kind: 'command',
    side: 'city',
    access: ['leader', 'administrator'],
    input: z.strictObject({
      roundId: idSchema,
      /** null: not signed yet; it can be added once later. */
      decision: decisionSchema.nullable().default(null),
      /** Required where wards are not appraised to the end. */
      incompleteReason: textSchema.default(''),
    }),
    output: roundSchema,
    errors: ['ROUND_NOT_FOUND', 'ROUND_CLOSED', 'ROUND_NOT_READY', 'NOTHING_TO_PUBLISH'],
  }),
  /** Makes one signed setup bundle per unit (all, or those named) into the outbox. A job with result {files}. */
  'rounds.createSetupBundles': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({ roundId: idSchema, unitIds: z.array(idSchema).nullable() }),
    output: z.strictObject({ jobId: z.string() }),
    errors: ['ROUND_NOT_FOUND', 'ROUND_HAS_NO_UNITS'],
  }),
};
