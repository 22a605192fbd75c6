import { appError } from '#shared/contract/errors.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { countAudit, listAudit } from '#db/queries/audit.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { exportAudit } from '#electron/features/documents/export-audit.ts';
import { readLeafRecords, readSummary, searchRecords } from '#electron/features/documents/search-audit.ts';
import { createBackup, listBackups } from '#electron/features/safekeeping/create-backup.ts';
import { runDoctor } from '#electron/features/safekeeping/run-doctor.ts';

export const safekeepingHandlers: HandlersOf<'safekeeping'> = {
  'safekeeping.createBackup': (context) => {
    const { jobs } = context.services;
    return ok({ jobId: jobs.start('createBackup', (job) => createBackup(context, job)) });
  },
  'safekeeping.listBackups': async ({ folder }) => {
    return ok({ backups: await listBackups(folder.paths), folder: folder.paths.backups });
  },
  'safekeeping.runDoctor': async (context) => ok({ checks: await runDoctor(context) }),
};

export const auditHandlers: HandlersOf<'audit'> = {
  'audit.listRecords': ({ folder }, { beforeSeq, limit }) => {
    const db = folder.db.read;
    const records = listAudit(db, beforeSeq, limit).map(({ seq, at, actor, action, subject, details }) => ({
      seq,
      at,
      actor,
      action,
      subject,
      details,
    }));
    return ok({ records, total: countAudit(db) });
  },
  'audit.exportRecords': exportAudit,
  'audit.searchRecords': searchRecords,
  'audit.readLeaf': readLeafRecords,
  'audit.readSummary': (context) => readSummary(context),
};

export const jobsHandlers: HandlersOf<'jobs'> = {
  'jobs.readJob': ({ services }, { jobId }) => {
    const job = services.jobs.read(jobId);
    return job ? ok(job) : fail(appError('JOB_NOT_FOUND', {}));
  },
  'jobs.cancelJob': ({ services }, { jobId }) =>
    services.jobs.cancel(jobId) ? ok({}) : fail(appError('JOB_NOT_FOUND', {})),
};
