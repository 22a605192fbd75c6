import { z } from 'zod';
import { nameSchema } from '#shared/schemas/bundle-parts.ts';
import { dateSchema, idSchema, sha256Schema } from '#shared/schemas/common.ts';

/** What a report may be: a text, a paper as scanned or printed, a table. */
export const REPORT_EXTENSIONS = ['docx', 'pdf', 'xlsx'] as const;
export type ReportExtension = (typeof REPORT_EXTENSIONS)[number];

const REPORT_NAME = /\.(?:docx|pdf|xlsx)$/i;

/** The extension of a report's file name in lower case; null where it is none a report may have. */
export function reportExtension(fileName: string): ReportExtension | null {
  const end = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  return REPORT_EXTENSIONS.find((each) => each === end) ?? null;
}

/** "Gói báo cáo": `data/report.json`, one document a ward sends up; its file lies under `data/files/`. */
export const reportPayloadSchema = z.strictObject({
  schemaVersion: z.literal(1),
  reportId: idSchema,
  unitId: idSchema,
  /** null: a report of no round. */
  roundId: idSchema.nullable(),
  title: nameSchema,
  /** "Số, ký hiệu"; '' where it has none. */
  number: z.string().max(120),
  date: dateSchema,
  file: z.strictObject({
    sha256: sha256Schema,
    fileName: z.string().min(6).max(255).regex(REPORT_NAME),
    /** Bytes. */
    size: z.int().min(1),
  }),
});
export type ReportPayload = z.infer<typeof reportPayloadSchema>;
