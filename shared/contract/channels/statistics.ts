import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { leafAnswerSchema } from '../../schemas/answer.ts';
import { statisticEntrySchema } from '../../schemas/bundle-statistics.ts';
import { idSchema, momentSchema, readyFileSchema } from '../../schemas/common.ts';

/** A statistic of a round as it stands: what the set asks for, and what was typed. */
export const statisticSchema = z.strictObject({
  code: z.string(),
  label: z.string(),
  unit: z.string(),
  /** Exactly as typed; '' where nobody has. */
  raw: z.string(),
  /** "Ước". */
  estimated: z.boolean(),
  note: z.string(),
  /** Grows with each save and guards against two people typing at once; 0: never saved. */
  version: z.int(),
  updatedAt: momentSchema.nullable(),
  updatedBy: z.string(),
  /** The leaves that refer to it, in printed order. */
  leafCodes: z.array(z.string()),
});
export type StatisticRow = z.infer<typeof statisticSchema>;

/** A leaf whose answer took another figure of a statistic. */
export const followedLeafSchema = z.strictObject({
  leafCode: z.string(),
  answer: leafAnswerSchema,
  version: z.int(),
  updatedAt: momentSchema,
  updatedBy: z.string(),
  /** By the engine, with the figure before and the figure now; null: not scored, or not applicable. */
  pointsBefore: pointsSchema.nullable(),
  pointsAfter: pointsSchema.nullable(),
});
export type FollowedLeaf = z.infer<typeof followedLeafSchema>;

const figureFields = {
  raw: z.string().max(400),
  estimated: z.boolean(),
};

const statisticKey = { roundId: idSchema, code: z.string().min(1).max(80) };

const WRITERS = ['officer', 'leader', 'administrator'] as const;

const changeSchema = z.strictObject({ ...figureFields, note: z.string() });

export const statisticsChannels = {
  /** The statistics of a round, in printed order, and the last bundle made of them. */
  'statistics.listStatistics': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      statistics: z.array(statisticSchema),
      /** Whether figures can be changed now. */
      open: z.boolean(),
      sent: z
        .strictObject({
          bundleId: idSchema,
          revision: z.int(),
          createdAt: momentSchema,
          /** Whether the city has signed that it holds it. */
          acknowledged: z.boolean(),
        })
        .nullable(),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Keeps a figure exactly as typed and puts it into every leaf that refers to it. `baseVersion` 0: first save. */
  'statistics.saveValue': channel({
    kind: 'command',
    side: 'ward',
    access: WRITERS,
    input: z.strictObject({
      ...statisticKey,
      ...figureFields,
      note: z.string().max(2000),
      baseVersion: z.int().min(0),
    }),
    output: z.strictObject({
      version: z.int(),
      savedAt: momentSchema,
      followed: z.array(followedLeafSchema),
    }),
    errors: ['ROUND_NOT_FOUND', 'STATISTIC_NOT_FOUND', 'SHEET_SEALED', 'STATISTIC_CHANGED_ELSEWHERE'],
  }),
  /** What would follow from another figure. Changes nothing. */
  'statistics.previewValue': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ ...statisticKey, ...figureFields }),
    output: z.strictObject({
      leaves: z.array(
        z.strictObject({
          leafCode: z.string(),
          title: z.string(),
          pointsBefore: pointsSchema.nullable(),
          pointsAfter: pointsSchema.nullable(),
        }),
      ),
    }),
    errors: ['ROUND_NOT_FOUND', 'STATISTIC_NOT_FOUND'],
  }),
  /** The changes of one statistic from the audit log, newest first. */
  'statistics.readHistory': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject(statisticKey),
    output: z.strictObject({
      changes: z.array(
        z.strictObject({
          at: momentSchema,
          actor: z.string(),
          before: changeSchema.nullable(),
          after: changeSchema,
        }),
      ),
    }),
    errors: [],
  }),
  /** Writes the statistics as they stand as a signed bundle for the city; the same figures again give the same bundle. */
  'statistics.exportStatistics': channel({
    kind: 'command',
    side: 'ward',
    access: WRITERS,
    input: z.strictObject({ roundId: idSchema, encrypt: z.boolean().default(true) }),
    output: z.strictObject({
      bundleId: idSchema,
      revision: z.int(),
      file: readyFileSchema,
      /** Who alone can read the file; null: anybody who holds it. */
      encryptedFor: z.string().nullable(),
    }),
    errors: [
      'ROUND_NOT_FOUND',
      'NOTHING_TO_EXPORT',
      'WRITE_CHECK_FAILED',
      'FILE_NOT_READABLE',
      'BUNDLE_TOO_LARGE',
    ],
  }),
  /** At the city: the newest statistics received of every ward of a round, or of one of them. */
  'statistics.listReceived': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema, unitId: idSchema.nullable().default(null) }),
    output: z.strictObject({
      /** What the round's set asks for. */
      statistics: z.array(z.strictObject({ code: z.string(), label: z.string(), unit: z.string() })),
      units: z.array(
        z.strictObject({
          unitId: idSchema,
          unitCode: z.string(),
          unitName: z.string(),
          /** null where nothing has come. */
          received: z
            .strictObject({
              revision: z.int(),
              receivedAt: momentSchema,
              values: z.array(statisticEntrySchema),
            })
            .nullable(),
        }),
      ),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
};
