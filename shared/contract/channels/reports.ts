import { z } from 'zod';
import { channel } from '../channel.ts';
import {
  dateSchema,
  fileTokenSchema,
  idSchema,
  lineSchema,
  momentSchema,
  readyFileSchema,
  requiredLineSchema,
  sha256Schema,
  textSchema,
} from '../../schemas/common.ts';
import { previewSchema } from './evidence-desk.ts';
import { outboxItemSchema } from './exchange.ts';
import { unitSchema } from './rounds.ts';

const reportFields = {
  title: requiredLineSchema,
  number: lineSchema.pipe(z.string().max(120)),
  date: dateSchema,
};

const storedReport = {
  reportId: idSchema,
  roundId: idSchema.nullable(),
  roundTitle: z.string().nullable(),
  title: z.string(),
  number: z.string(),
  date: dateSchema,
  fileName: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256: sha256Schema,
};

/** A report of the ward with the newest bundle that carries it. */
export const reportItemSchema = z.strictObject({
  ...storedReport,
  createdAt: momentSchema,
  createdBy: z.string(),
  bundle: outboxItemSchema.nullable(),
});
export type ReportItem = z.infer<typeof reportItemSchema>;

/** A report as the city received it. */
export const receivedReportSchema = z.strictObject({
  ...storedReport,
  unit: unitSchema,
  receivedAt: momentSchema,
});
export type ReceivedReport = z.infer<typeof receivedReportSchema>;

const WRITERS = ['officer', 'leader', 'administrator'] as const;

export const reportsChannels = {
  'reports.listReports': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(reportItemSchema) }),
    errors: [],
  }),
  /** Stores an uploaded file (.docx, .pdf, .xlsx) as a report. */
  'reports.addReport': channel({
    kind: 'command',
    side: 'ward',
    access: WRITERS,
    input: z.strictObject({ fileToken: fileTokenSchema, roundId: idSchema.nullable(), ...reportFields }),
    output: reportItemSchema,
    errors: [
      'FILE_NOT_FOUND',
      'EVIDENCE_EMPTY',
      'FILE_TOO_LARGE',
      'REPORT_WRONG_TYPE',
      'WRITE_CHECK_FAILED',
      'ROUND_NOT_FOUND',
    ],
  }),
  /** Makes the self-assessment report of a sealed revision (null: the newest) and stores it as a report. */
  'reports.addSelfReport': channel({
    kind: 'command',
    side: 'ward',
    access: WRITERS,
    input: z.strictObject({
      roundId: idSchema,
      revisionNumber: z.int().min(1).nullable(),
      proposals: textSchema.default(''),
      ...reportFields,
    }),
    output: reportItemSchema,
    errors: ['ROUND_NOT_FOUND', 'REVISION_NOT_FOUND', 'WRITE_CHECK_FAILED'],
  }),
  /** The report as a signed bundle for the city; the same report again gives the same bundle while its file is whole. */
  'reports.exportReport': channel({
    kind: 'command',
    side: 'ward',
    access: WRITERS,
    input: z.strictObject({ reportId: idSchema, encrypt: z.boolean().default(true) }),
    output: z.strictObject({
      bundleId: idSchema,
      file: readyFileSchema,
      /** Who alone can read the file; null: anybody who holds it. */
      encryptedFor: z.string().nullable(),
    }),
    errors: ['REPORT_NOT_FOUND', 'WRITE_CHECK_FAILED', 'FILE_NOT_READABLE', 'BUNDLE_TOO_LARGE'],
  }),
  /** "Báo cáo đã nhận". */
  'reports.listReceived': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(receivedReportSchema) }),
    errors: [],
  }),
  /** The file of a report, of one's own or one received, compared with its hash. */
  'reports.openReport': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ reportId: idSchema }),
    output: readyFileSchema,
    errors: ['REPORT_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
  /** What is shown of it beside the list, after the same comparison. */
  'reports.previewReport': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ reportId: idSchema }),
    output: previewSchema,
    errors: ['REPORT_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
};
