import { z } from 'zod';
import { channel } from '../channel.ts';
import { emptySchema, momentSchema } from '../../schemas/common.ts';

export const backupSchema = z.strictObject({
  fileName: z.string(),
  path: z.string(),
  size: z.int(),
  createdAt: momentSchema,
});

/** One check of the doctor: what was looked at and how it stands. `code` has a sentence in the renderer. */
export const healthCheckSchema = z.strictObject({
  code: z.enum([
    'databaseSound',
    'foreignKeys',
    'auditChain',
    'sealedRevisions',
    'storedRecords',
    'evidenceFiles',
    'outboxFiles',
    'freeSpace',
    'lastBackup',
    'cryptoSelfTest',
  ]),
  state: z.enum(['good', 'look', 'bad']),
  /** Figures and names that belong to the sentence. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const auditRecordSchema = z.strictObject({
  seq: z.int(),
  at: momentSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.string(),
});

export const jobSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    'createDemo',
    'createSetupBundles',
    'createCorrections',
    'importBundles',
    'createFeedback',
    'createResults',
    'createBackup',
    'writeToPlace',
    'readPlace',
    'makeEmail',
    'pollNow',
    'recheckFiles',
    'exportRefusals',
  ]),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int(),
  /** What is being worked on right now (a unit's name, a file's name). */
  item: z.string(),
  startedAt: momentSchema,
  finishedAt: momentSchema.nullable(),
  /** The job's own result when done; its schema belongs to the channel that started it. */
  result: z.unknown(),
  error: z.strictObject({ code: z.string(), details: z.unknown() }).nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const safekeepingChannels = {
  /** A whole copy of the data folder, written, read back and compared. A job with result {backup}. */
  'safekeeping.createBackup': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ jobId: z.string() }),
    errors: [],
  }),
  'safekeeping.listBackups': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ backups: z.array(backupSchema), folder: z.string() }),
    errors: [],
  }),
  'safekeeping.runDoctor': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ checks: z.array(healthCheckSchema) }),
    errors: [],
  }),
  'audit.listRecords': channel({
    kind: 'query',
    side: 'any',
    access: ['administrator', 'leader'],
    input: z.strictObject({ beforeSeq: z.int().nullable(), limit: z.int().min(1).max(500) }),
    output: z.strictObject({ records: z.array(auditRecordSchema), total: z.int() }),
    errors: [],
  }),
  'jobs.readJob': channel({
    kind: 'query',
    side: 'none',
    access: 'public',
    input: z.strictObject({ jobId: z.string() }),
    output: jobSchema,
    errors: ['JOB_NOT_FOUND'],
  }),
  'jobs.cancelJob': channel({
    kind: 'command',
    side: 'none',
    access: 'public',
    input: z.strictObject({ jobId: z.string() }),
    output: emptySchema,
    errors: ['JOB_NOT_FOUND'],
  }),
};
