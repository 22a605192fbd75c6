import { nodesByCode } from '#shared/domain/criteria/code-map.ts';
import {
  listAppraisedLeaves,
  putAppraisedLeaves,
  removeAppraisedLeaf,
  setAppraisalFinished,
  type AppraisedLeafRow,
} from '#db/queries/appraisal.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { parseRevision, refreshTotals, requireHeldWard } from '#electron/features/appraisal/ward.ts';
import { codeMapBetween } from '#electron/features/criteria/corrections.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findRoundUnit } from '#db/queries/rounds.ts';
import { findRevisionById } from '#db/queries/revisions.ts';

/** The set the revision held of a ward was scored with, or null where none is held. */
export function heldSetHash(db: ReadDb, roundId: string, unitId: string): string | null {
  const id = findRoundUnit(db, roundId, unitId)?.heldRevisionId ?? null;
  const row = id === null ? null : findRevisionById(db, id);
  return row ? parseRevision(row).criteriaSetHash : null;
}

/**
 * A ward's sheet has come in on another version of the set: what was decided goes with it to the new codes. Where the
 * row is gone or its maximum has changed, the decision is taken back (it stands in the audit log) and has to be made
 * anew; a finished appraisal is open again then.
 */
export function carryDecisions(
  { db, audit }: Writing,
  ward: { readonly roundId: string; readonly unitId: string },
  fromHash: string,
  toHash: string,
): void {
  const { roundId, unitId } = ward;
  const rows = listAppraisedLeaves(db, roundId, unitId);
  if (rows.length === 0) return;
  const map = codeMapBetween(db, roundId, fromHash, toHash);
  const old = nodesByCode(loadRoundSet(db, fromHash));
  const now = nodesByCode(loadRoundSet(db, toHash));
  const carried: AppraisedLeafRow[] = [];
  const dropped: AppraisedLeafRow[] = [];
  for (const row of rows) {
    const successor = map[row.leafCode] ?? null;
    const node = successor === null ? undefined : now.get(successor);
    const fits = node?.leaf !== undefined && node.maximum === old.get(row.leafCode)?.maximum;
    if (node && fits) carried.push({ ...row, leafCode: node.code });
    else dropped.push(row);
  }
  for (const { leafCode } of rows) removeAppraisedLeaf(db, roundId, unitId, leafCode);
  putAppraisedLeaves(db, carried);
  if (dropped.length > 0) setAppraisalFinished(db, roundId, unitId, null);
  const held = requireHeldWard(db, roundId, unitId);
  if (held.ok) refreshTotals(db, held.value);
  audit({
    action: 'criteriaEditor.carryDecisions',
    subject: `${roundId}/${unitId}`,
    details: { fromHash, toHash, carried: carried.length, dropped },
  });
}
