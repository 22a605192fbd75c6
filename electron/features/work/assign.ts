import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findAccount } from '#db/queries/accounts.ts';
import { listAssignments, putAssignment } from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { requireSheet, requireWardLeaf } from '#electron/features/scoring/sheet.ts';

type AssignError = AppError<'ROUND_NOT_FOUND' | 'LEAF_NOT_FOUND' | 'LEAF_NOT_YOURS' | 'ACCOUNT_NOT_FOUND'>;

/** "Phân công": gives leaves to an account, or takes them back. All or none; leaves that are so already do not count. */
export function saveAssignments(
  context: SignedInContext,
  { roundId, leafCodes, accountId }: ParsedInputOf<'work.saveAssignments'>,
): Result<{ changed: number }, AssignError> {
  return runUseCase(
    context,
    context.actor.username,
    ({ db, at, audit }): Result<{ changed: number }, AssignError> => {
      const found = requireSheet(db, roundId);
      if (!found.ok) return found;
      const account = accountId === null ? null : findAccount(db, accountId);
      if (accountId !== null && account?.disabled !== 0) return fail(appError('ACCOUNT_NOT_FOUND', {}));
      const before = new Map(listAssignments(db, roundId).map((row) => [row.leafCode, row]));
      const changed: string[] = [];
      for (const leafCode of new Set(leafCodes)) {
        const leaf = requireWardLeaf(found.value.set, leafCode);
        if (!leaf.ok) return leaf;
        if ((before.get(leafCode)?.accountId ?? null) === accountId) continue;
        putAssignment(db, {
          roundId,
          leafCode,
          accountId,
          assignedAt: at,
          assignedBy: context.actor.fullName,
        });
        changed.push(leafCode);
      }
      if (changed.length > 0) {
        const from = changed.map((leafCode) => before.get(leafCode)?.fullName ?? '');
        const details = { leafCodes: changed, from, to: account?.fullName ?? null };
        audit({ action: 'work.saveAssignments', subject: roundId, details });
      }
      return ok({ changed: changed.length });
    },
  );
}
