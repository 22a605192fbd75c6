import { z } from 'zod';
import { leafAnswerSchema } from '../../schemas/answer.ts';
import { idSchema, momentSchema, sha256Schema } from '../../schemas/common.ts';
import { codeMapSchema, setComparisonSchema } from '../../schemas/criteria-comparison.ts';
import { criteriaSetSchema } from '../../schemas/criteria-set.ts';
import { channel } from '../channel.ts';

/** A row of the old set as a ward's sheet is moved: what it has, and where it would go. */
export const moveRowSchema = z.strictObject({
  fromCode: z.string(),
  toCode: z.string().nullable(),
  /** The ward has typed something here. */
  answered: z.boolean(),
  evidenceCount: z.int(),
  /** Typed inputs the new row has no place for: they stay readable in the old sheet. */
  inputsWithoutPlace: z.array(z.string()),
});

/** An old sheet kept when its answers were moved. */
export const sheetArchiveSchema = z.strictObject({
  id: idSchema,
  criteriaSetHash: sha256Schema,
  criteriaSetTitle: z.string(),
  movedToHash: sha256Schema,
  archivedAt: momentSchema,
  archivedBy: z.string(),
  answerCount: z.int(),
});

export const criteriaMoveChannels = {
  /**
   * Puts an open round on another version of its set and makes one criteria bundle per ward. From then on only
   * sheets scored with the new version are taken in. A job with result {bundleIds}.
   */
  'criteriaEditor.sendCorrection': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({ roundId: idSchema, hash: sha256Schema, codeMap: codeMapSchema }),
    output: z.strictObject({ jobId: z.string() }),
    errors: [
      'ROUND_NOT_FOUND',
      'ROUND_CLOSED',
      'ROUND_HAS_NO_UNITS',
      'SET_NOT_FOUND',
      'CODE_MAP_INVALID',
      'NOTHING_TO_MOVE',
    ],
  }),
  /** What a correction that arrived would do to the sheet; `move` null: the sheet stands on the newest version. */
  'criteriaEditor.readMove': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      move: z
        .strictObject({
          fromHash: sha256Schema,
          toHash: sha256Schema,
          fromTitle: z.string(),
          toTitle: z.string(),
          receivedAt: momentSchema,
          /** False while the sheet is submitted or signed: it moves when it is open again. */
          sheetIsOpen: z.boolean(),
          comparison: setComparisonSchema,
          rows: z.array(moveRowSchema),
        })
        .nullable(),
      archives: z.array(sheetArchiveSchema),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Moves the answers over by the confirmed map, in one transaction; the old sheet is kept as it was. */
  'criteriaEditor.moveSheet': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ roundId: idSchema, toHash: sha256Schema, codeMap: codeMapSchema }),
    output: z.strictObject({ archiveId: idSchema, moved: z.int(), leftBehind: z.array(z.string()) }),
    errors: ['ROUND_NOT_FOUND', 'SHEET_SEALED', 'NOTHING_TO_MOVE', 'CODE_MAP_INVALID'],
  }),
  /** An old sheet: its set and its answers as they were. */
  'criteriaEditor.readArchive': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ archiveId: idSchema }),
    output: z.strictObject({
      archive: sheetArchiveSchema,
      set: criteriaSetSchema,
      answers: z.record(z.string(), leafAnswerSchema),
      explanations: z.record(z.string(), z.string()),
    }),
    errors: ['ARCHIVE_NOT_FOUND'],
  }),
};
