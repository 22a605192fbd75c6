import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { compareSets } from '#shared/domain/criteria/compare-sets.ts';
import { inputsWithoutPlace, isAnswered, planMoves } from '#shared/domain/criteria/move-answers.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { leafAnswerSchema, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { CodeMap } from '#shared/schemas/criteria-comparison.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { z } from 'zod';
import type { ReadDb } from '#db/connection/handles.ts';
import {
  findSheetArchive,
  listCorrections,
  listSheetArchives,
  type CorrectionRow,
  type SheetArchiveRow,
} from '#db/queries/criteria-drafts.ts';
import { listLinks } from '#db/queries/evidence.ts';
import { listAnswers } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { codeMapBetween } from '#electron/features/criteria/corrections.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { answerOf, requireSheet, type Sheet } from '#electron/features/scoring/sheet.ts';

type Move = NonNullable<OutputOf<'criteriaEditor.readMove'>['move']>;

/** The correction that the sheet of a round has not followed yet, or null. */
export function pendingCorrection(db: ReadDb, { round }: Pick<Sheet, 'round'>): CorrectionRow | null {
  const [newest] = listCorrections(db, round.id);
  return newest && newest.criteriaSetHash !== round.criteriaSetHash ? newest : null;
}

function toArchive(
  db: ReadDb,
  row: SheetArchiveRow,
): OutputOf<'criteriaEditor.readMove'>['archives'][number] {
  const { id, criteriaSetHash, movedToHash, archivedAt, archivedBy, answerCount } = row;
  const criteriaSetTitle = titleOf(loadRoundSet(db, criteriaSetHash));
  return { id, criteriaSetHash, criteriaSetTitle, movedToHash, archivedAt, archivedBy, answerCount };
}

function titleOf({ title, version }: CriteriaSet): string {
  return `${title} (bản ${version})`;
}

function moveRows(
  db: ReadDb,
  roundId: string,
  sets: { from: CriteriaSet; to: CriteriaSet },
  map: CodeMap,
): Move['rows'] {
  const answers = new Map(listAnswers(db, roundId).map((row) => [row.leafCode, answerOf(row)]));
  const links = listLinks(db, roundId);
  return planMoves(sets.from, sets.to, map).map(({ from, to }) => {
    const answer = answers.get(from);
    return {
      fromCode: from,
      toCode: to?.code ?? null,
      answered: answer !== undefined && isAnswered(answer),
      evidenceCount: links.filter(({ leafCode }) => leafCode === from).length,
      inputsWithoutPlace: answer && to ? [...inputsWithoutPlace(answer, to)] : [],
    };
  });
}

function readPending(db: ReadDb, sheet: Sheet): Move | null {
  const correction = pendingCorrection(db, sheet);
  if (!correction) return null;
  const { round, set } = sheet;
  const to = loadRoundSet(db, correction.criteriaSetHash);
  const map = codeMapBetween(db, round.id, round.criteriaSetHash, correction.criteriaSetHash);
  const { state } = sheet.sheet;
  return {
    fromHash: round.criteriaSetHash,
    toHash: correction.criteriaSetHash,
    fromTitle: titleOf(set),
    toTitle: titleOf(to),
    receivedAt: correction.receivedAt,
    sheetIsOpen: state === 'draft' || state === 'returned',
    comparison: compareSets(set, to, map),
    rows: moveRows(db, round.id, { from: set, to }, map),
  };
}

/** What a correction would do to a sheet, and the old sheets kept. */
export function readMove(
  { folder }: SignedInContext,
  roundId: string,
): Result<OutputOf<'criteriaEditor.readMove'>, AppError<'ROUND_NOT_FOUND'>> {
  const db = folder.db.read;
  const sheet = requireSheet(db, roundId);
  if (!sheet.ok) return sheet;
  const archives = listSheetArchives(db, roundId).map((row) => toArchive(db, row));
  return ok({ move: readPending(db, sheet.value), archives });
}

const archivedRowsSchema = z.object({
  answers: z.array(z.object({ leafCode: z.string(), answerJson: z.string() })),
  explanations: z.array(z.object({ leafCode: z.string(), text: z.string() })),
});

/** An old sheet with the set it stood on. */
export function readArchive(
  { folder }: SignedInContext,
  archiveId: string,
): Result<OutputOf<'criteriaEditor.readArchive'>, AppError<'ARCHIVE_NOT_FOUND'>> {
  const db = folder.db.read;
  const row = findSheetArchive(db, archiveId);
  if (!row) return fail(appError('ARCHIVE_NOT_FOUND', {}));
  const { answers, explanations } = archivedRowsSchema.parse(JSON.parse(row.contentJson));
  const parsed: Record<string, LeafAnswer> = Object.fromEntries(
    answers.map(({ leafCode, answerJson }) => [leafCode, leafAnswerSchema.parse(JSON.parse(answerJson))]),
  );
  return ok({
    archive: toArchive(db, row),
    set: loadRoundSet(db, row.criteriaSetHash),
    answers: parsed,
    explanations: Object.fromEntries(explanations.map(({ leafCode, text }) => [leafCode, text])),
  });
}
