import { z } from 'zod';
import { channel } from '../channel.ts';
import { auditFilterShape } from './audit.ts';
import { pointsSchema } from '../../lib/points.ts';
import { idSchema, momentSchema, readyFileSchema, sha256Schema, textSchema } from '../../schemas/common.ts';

export const SHEET_FORMATS = ['docx', 'xlsx', 'pdf'] as const;
export const sheetFormatSchema = z.enum(SHEET_FORMATS);
export type SheetFormat = z.infer<typeof sheetFormatSchema>;

/** What a printed code may say otherwise than the sealed revision its fingerprint belongs to. */
export const PRINT_DIFFERENCES = ['unit', 'round', 'revision', 'total'] as const;

/** The sealed revision that a printed code belongs to. */
export const printedRevisionSchema = z.strictObject({
  revisionId: idSchema,
  unit: z.strictObject({ code: z.string(), name: z.string() }),
  round: z.strictObject({ id: idSchema, code: z.string(), title: z.string() }),
  /** Counts from 1; n + 1 is "bổ sung lần n". */
  number: z.int(),
  newestNumber: z.int(),
  isNewest: z.boolean(),
  total: pointsSchema,
  maximum: pointsSchema,
  signedBy: z.string(),
  signedAt: momentSchema,
  fingerprint: sha256Schema,
  /** false: only the beginning of the fingerprint was given. */
  whole: z.boolean(),
  /** Empty: everything the code says is so. */
  differences: z.array(z.enum(PRINT_DIFFERENCES)),
});
export type PrintedRevision = z.infer<typeof printedRevisionSchema>;

export const documentsChannels = {
  /** The score sheet to print. `revisionNumber` null: as it stands now, marked as an unsigned draft. */
  'documents.exportScoreSheet': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({
      roundId: idSchema,
      revisionNumber: z.int().min(1).nullable(),
      format: sheetFormatSchema,
    }),
    output: readyFileSchema,
    errors: ['ROUND_NOT_FOUND', 'REVISION_NOT_FOUND', 'PDF_NOT_AVAILABLE'],
  }),
  /** The newest sheet held of a ward, its appraised points and reasons filled in; the fingerprint is the ward's. */
  'documents.exportHeldSheet': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema, unitId: idSchema, format: sheetFormatSchema }),
    output: readyFileSchema,
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'NO_SUBMISSION', 'PDF_NOT_AVAILABLE'],
  }),
  /** "Báo cáo tự đánh giá" (.docx) of a sealed revision; null: the newest. `proposals`: kiến nghị, one a line. */
  'documents.exportSelfReport': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({
      roundId: idSchema,
      revisionNumber: z.int().min(1).nullable(),
      proposals: textSchema.default(''),
    }),
    output: readyFileSchema,
    errors: ['ROUND_NOT_FOUND', 'REVISION_NOT_FOUND'],
  }),
  /** Which sealed revision of this folder a printed fingerprint or QR text belongs to; null: none. */
  'documents.checkFingerprint': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ text: z.string().max(2000) }),
    output: z.strictObject({ found: printedRevisionSchema.nullable() }),
    errors: ['PRINT_CODE_NOT_READABLE'],
  }),
  /** The log of changes as a workbook: who, when, what, from what to what. All of it, or what fits a filter. */
  'audit.exportRecords': channel({
    kind: 'query',
    side: 'any',
    access: ['administrator', 'leader'],
    input: z.strictObject(auditFilterShape),
    output: readyFileSchema,
    errors: [],
  }),
};
