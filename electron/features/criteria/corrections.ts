import { mapBetween, type Correction } from '#shared/domain/criteria/correction-chain.ts';
import { codeMapSchema, type CodeMap } from '#shared/schemas/criteria-comparison.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listCorrections, type CorrectionRow } from '#db/queries/criteria-drafts.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';

/** The code map of a correction as it was sent; null: none was. */
export function codeMapOf(row: Pick<CorrectionRow, 'codeMapJson'>): CodeMap | null {
  return codeMapSchema.nullable().parse(JSON.parse(row.codeMapJson));
}

/** The corrections of a round, newest first. */
export function readCorrections(db: ReadDb, roundId: string): readonly Correction[] {
  return listCorrections(db, roundId).map((row) => ({
    fromHash: row.replacesHash,
    toHash: row.criteriaSetHash,
    codeMap: codeMapOf(row),
  }));
}

/** Where every row of one version of a round's set went in another. */
export function codeMapBetween(db: ReadDb, roundId: string, fromHash: string, toHash: string): CodeMap {
  return mapBetween(readCorrections(db, roundId), fromHash, toHash, (hash) => loadRoundSet(db, hash));
}
