import { appError, type AppError } from '#shared/contract/errors.ts';
import { findNode, isLeaf, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import type { SetResult } from '#shared/domain/scoring/result-types.ts';
import { checkCompleteness, type CompletenessIssue } from '#shared/domain/sign-off/check-completeness.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { leafAnswerSchema, type LeafAnswer } from '#shared/schemas/answer.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listLinks, type EvidenceLinkRow } from '#db/queries/evidence.ts';
import { readInstallation, type Installation } from '#db/queries/installation.ts';
import type { RoundRow } from '#db/queries/rounds.ts';
import {
  findSheet,
  listAnswers,
  readWarningExplanations,
  type AnswerRow,
  type SheetRow,
} from '#db/queries/sheets.ts';
import { listConflictLeaves } from '#db/queries/work.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { readPoints, type SheetPoint } from '#electron/features/feedback/read-points.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';

/** A ward's sheet as the database holds it. */
export interface Sheet {
  readonly own: Installation;
  readonly round: RoundRow;
  readonly sheet: SheetRow;
  readonly set: CriteriaSet;
}

/** The sheet of a round, or the error that there is none. */
export function requireSheet(db: ReadDb, roundId: string): Result<Sheet, AppError<'ROUND_NOT_FOUND'>> {
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const sheet = findSheet(db, roundId);
  if (!sheet) return fail(appError('ROUND_NOT_FOUND', {}));
  const set = loadRoundSet(db, round.value.criteriaSetHash);
  return ok({ own: readInstallation(db), round: round.value, sheet, set });
}

/** Whether the sheet takes changes now: while it is a draft or was returned, and the result is not published. */
export function requireOpenSheet(
  db: ReadDb,
  roundId: string,
): Result<Sheet, AppError<'ROUND_NOT_FOUND' | 'SHEET_SEALED'>> {
  const found = requireSheet(db, roundId);
  if (!found.ok) return found;
  const { round, sheet } = found.value;
  const isDraft = sheet.state === 'draft' || sheet.state === 'returned';
  return isDraft && round.state === 'open' ? found : fail(appError('SHEET_SEALED', {}));
}

/** The leaf of this code, or the error that there is none. */
export function requireLeaf(
  set: CriteriaSet,
  leafCode: string,
): Result<LeafNode, AppError<'LEAF_NOT_FOUND'>> {
  const node = findNode(set.tree, leafCode);
  return node && isLeaf(node) ? ok(node) : fail(appError('LEAF_NOT_FOUND', { leafCode }));
}

/** The leaf of this code if the ward answers it itself. */
export function requireWardLeaf(
  set: CriteriaSet,
  leafCode: string,
): Result<LeafNode, AppError<'LEAF_NOT_FOUND' | 'LEAF_NOT_YOURS'>> {
  const leaf = requireLeaf(set, leafCode);
  if (!leaf.ok) return leaf;
  return isWardLeaf(leaf.value) ? leaf : fail(appError('LEAF_NOT_YOURS', { leafCode }));
}

/** The stored answer of a row, parsed. */
export function answerOf(row: Pick<AnswerRow, 'answerJson'>): LeafAnswer {
  return leafAnswerSchema.parse(JSON.parse(row.answerJson));
}

/** A sheet worked out: points, links, and what the completion check says. */
export interface EvaluatedSheet extends Sheet {
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  readonly links: readonly EvidenceLinkRow[];
  readonly warningExplanations: Readonly<Record<string, string>>;
  /** What the city wants answers on. */
  readonly points: readonly SheetPoint[];
  readonly result: SetResult;
  readonly issues: readonly CompletenessIssue[];
}

/** Works out a sheet from what is on disk. */
export function evaluateSheet(db: ReadDb, sheet: Sheet): EvaluatedSheet {
  const { round, set, own } = sheet;
  const answers = new Map(listAnswers(db, round.id).map((row) => [row.leafCode, answerOf(row)]));
  const links = listLinks(db, round.id);
  const evidenceCounts = new Map<string, number>();
  for (const { leafCode } of links) evidenceCounts.set(leafCode, (evidenceCounts.get(leafCode) ?? 0) + 1);
  const warningExplanations = readWarningExplanations(db, round.id);
  const result = evaluateSet(set, answers, { unitType: unitTypeSchema.parse(own.unitType) });
  const points = readPoints(db, { roundId: round.id, unitId: own.unitId, set, links });
  const issues = checkCompleteness(set, result, {
    answers,
    evidenceCounts,
    warningExplanations,
    points,
    openConflicts: new Set(listConflictLeaves(db, round.id)),
  });
  return { ...sheet, answers, links, warningExplanations, points, result, issues };
}
