import type { SheetWork } from '#shared/contract/channels/work.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAssignments, listConflictLeaves, listWorkParts } from '#db/queries/work.ts';
import { ownPart, partLeafCodes } from '#electron/features/work/part-rows.ts';

/** The leaves that are out, with who has them. */
export function readAway(db: ReadDb, roundId: string): ReadonlyMap<string, string> {
  const out = listWorkParts(db, roundId).filter(
    ({ direction, state }) => direction === 'sent' && state === 'out',
  );
  return new Map(out.flatMap((row) => partLeafCodes(row).map((code) => [code, row.holder] as const)));
}

/** What the score sheet shows of it to whoever reads; null where nothing is shared. */
export function readSheetWork(db: ReadDb, roundId: string, accountId: string): SheetWork | null {
  const part = ownPart(db);
  const assignments = listAssignments(db, roundId);
  const away = readAway(db, roundId);
  const conflicts = listConflictLeaves(db, roundId);
  if (!part && assignments.length === 0 && away.size === 0 && conflicts.length === 0) return null;
  return {
    part: part && { id: part.id, holder: part.holder, leafCodes: [...partLeafCodes(part)] },
    assigned: Object.fromEntries(assignments.map(({ leafCode, fullName }) => [leafCode, fullName])),
    mine: assignments.filter((row) => row.accountId === accountId).map(({ leafCode }) => leafCode),
    away: Object.fromEntries(away),
    conflicts: [...conflicts],
  };
}
