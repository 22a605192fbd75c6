import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/lib/result.ts';
import type { WriteDb } from '#db/connection/handles.ts';
import { appendAudit, type AuditEntry } from '#db/queries/audit.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

/** What a use case writes with: the database inside the transaction, the moment, and the audit log. */
export interface Writing {
  readonly db: WriteDb;
  /** The moment of the whole use case, UTC ISO. */
  readonly at: string;
  audit(entry: Omit<AuditEntry, 'at' | 'actor'>): void;
}

class Rollback extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('rolled back');
    this.outcome = outcome;
  }
}

/**
 * One use case = one transaction = its audit records. A failure returned by `work` rolls everything back.
 * `actor` is the username, or a word for the system itself.
 */
export function runUseCase<Outcome extends Result<unknown, AppError>>(
  context: FolderContext,
  actor: string,
  work: (writing: Writing) => Outcome,
): Outcome {
  const at = momentOf(context.services.clock);
  try {
    return context.folder.db.inTransaction((db) => {
      const outcome = work({ db, at, audit: (entry) => appendAudit(db, { ...entry, at, actor }) });
      if (!outcome.ok) throw new Rollback(outcome);
      return outcome;
    });
  } catch (error) {
    // Only `work` of this very call can have produced it.
    if (error instanceof Rollback) return error.outcome as Outcome;
    throw error;
  }
}
