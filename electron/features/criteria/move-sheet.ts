import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { completeCodeMap, findCodeMapProblem } from '#shared/domain/criteria/code-map.ts';
import { fitAnswer, planMoves, type LeafMove } from '#shared/domain/criteria/move-answers.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import type { CodeMap } from '#shared/schemas/criteria-comparison.ts';
import { z } from 'zod';
import { insertSheetArchive } from '#db/queries/criteria-drafts.ts';
import {
  readSheetRows,
  replaceSheetRows,
  setLastYearLeafPoints,
  setRoundCriteriaSet,
  type SheetRows,
} from '#db/queries/move-sheet.ts';
import { updateSheet } from '#db/queries/sheets.ts';
import { recodeWork } from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { pendingCorrection } from '#electron/features/criteria/read-move.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { answerOf, requireOpenSheet, type Sheet } from '#electron/features/scoring/sheet.ts';
import { settleSheet } from '#electron/features/statistics/put-statistic.ts';
import { newId } from '#electron/services/ids/ids.ts';

type Moved = OutputOf<'criteriaEditor.moveSheet'>;

/**
 * Moves a sheet to the newest version of its set: the old sheet is kept as it was, answers, documents, explanations,
 * comments and feedback go to the rows the map names, all in one transaction.
 */
export function moveSheet(
  context: SignedInContext,
  { roundId, toHash, codeMap }: ParsedInputOf<'criteriaEditor.moveSheet'>,
): Result<Moved, AppError<'ROUND_NOT_FOUND' | 'SHEET_SEALED' | 'NOTHING_TO_MOVE' | 'CODE_MAP_INVALID'>> {
  return runUseCase(context, context.actor.username, (writing) => {
    const { db } = writing;
    const open = requireOpenSheet(db, roundId);
    if (!open.ok) return open;
    const correction = pendingCorrection(db, open.value);
    if (correction?.criteriaSetHash !== toHash) return fail(appError('NOTHING_TO_MOVE', {}));
    const to = loadRoundSet(db, toHash);
    const problem = findCodeMapProblem(open.value.set, to, codeMap);
    if (problem) return fail(appError('CODE_MAP_INVALID', { ...problem }));
    const map = completeCodeMap(open.value.set, to, codeMap);
    const moves = planMoves(open.value.set, to, map);
    const rows = readSheetRows(db, roundId);
    const archiveId = archive(writing, context, { sheet: open.value, rows, toHash, map });
    const outcome = moveRows(writing, open.value, rows, moves);
    setRoundCriteriaSet(db, roundId, toHash);
    const moved = requireOpenSheet(db, roundId);
    if (!moved.ok) return moved;
    settleSheet(writing, context, moved.value);
    const { leftBehind } = outcome;
    const details = {
      from: open.value.round.criteriaSetHash,
      to: toHash,
      archiveId,
      codeMap: map,
      leftBehind,
    };
    writing.audit({ action: 'criteriaEditor.moveSheet', subject: roundId, details });
    return ok({ archiveId, ...outcome });
  });
}

interface Archived {
  readonly sheet: Sheet;
  readonly rows: SheetRows;
  readonly toHash: string;
  readonly map: CodeMap;
}

function archive(
  { db, at }: Writing,
  context: SignedInContext,
  { sheet, rows, toHash, map }: Archived,
): string {
  const id = newId(context.services.clock);
  const { lastYearLeafPoints, lastYearAnswers, revisionNumber } = sheet.sheet;
  insertSheetArchive(db, {
    id,
    roundId: sheet.round.id,
    criteriaSetHash: sheet.round.criteriaSetHash,
    movedToHash: toHash,
    revisionNumber,
    answerCount: rows.answers.length,
    contentJson: JSON.stringify({ ...rows, lastYearLeafPoints, lastYearAnswers }),
    codeMapJson: canonicalJson(map),
    archivedAt: at,
    archivedBy: context.actor.fullName,
  });
  return id;
}

/** Rows at a leaf that has a successor, under its new code; the others stay in the archive only. */
function recode<Row extends { readonly leafCode: string }>(
  rows: readonly Row[],
  successors: ReadonlyMap<string, LeafNode>,
): Row[] {
  return rows.flatMap((row) => {
    const node = successors.get(row.leafCode);
    return node ? [{ ...row, leafCode: node.code }] : [];
  });
}

function moveRows(
  { db, at }: Writing,
  sheet: Sheet,
  rows: SheetRows,
  moves: readonly LeafMove[],
): Omit<Moved, 'archiveId'> {
  const successors = new Map(moves.flatMap(({ from, to }) => (to ? [[from, to] as const] : [])));
  // Above every version a screen may have read under any code: a late save of the old sheet is told, not taken.
  const version = Math.max(0, ...rows.answers.map((row) => row.version)) + 1;
  const answers = rows.answers.flatMap((row) => {
    const node = successors.get(row.leafCode);
    if (!node) return [];
    const answerJson = canonicalJson(fitAnswer(answerOf(row), node));
    return [{ ...row, leafCode: node.code, answerJson, version, updatedAt: at }];
  });
  replaceSheetRows(db, sheet.round.id, {
    answers,
    explanations: recode(rows.explanations, successors),
    links: recode(rows.links, successors),
    feedback: recode(rows.feedback, successors),
    responses: recode(rows.responses, successors),
    drafts: recode(rows.drafts, successors),
    comments: rows.comments.map((row) => ({
      ...row,
      leafCode: row.leafCode === null ? null : (successors.get(row.leafCode)?.code ?? null),
    })),
  });
  const lastYear = z.record(z.string(), z.int()).parse(JSON.parse(sheet.sheet.lastYearLeafPoints));
  const moved = Object.entries(lastYear).flatMap(([code, points]) => {
    const node = successors.get(code);
    return node ? [[node.code, points] as const] : [];
  });
  setLastYearLeafPoints(db, sheet.round.id, canonicalJson(Object.fromEntries(moved)));
  const brought = z.record(z.string(), leafAnswerSchema).parse(JSON.parse(sheet.sheet.lastYearAnswers));
  const recoded = Object.entries(brought).flatMap(([code, answer]) => {
    const node = successors.get(code);
    return node ? [[node.code, fitAnswer(answer, node)] as const] : [];
  });
  updateSheet(db, sheet.round.id, { lastYearAnswers: canonicalJson(Object.fromEntries(recoded)) });
  recodeWork(db, sheet.round.id, new Map([...successors].map(([from, { code }]) => [from, code])));
  const leftBehind = rows.answers.map(({ leafCode }) => leafCode).filter((code) => !successors.has(code));
  return { moved: answers.length, leftBehind };
}
