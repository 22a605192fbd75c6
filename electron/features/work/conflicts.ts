import type { MergeConflict } from '#shared/contract/channels/work.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { parseFieldKey, readField, withField } from '#shared/domain/sign-off/leaf-fields.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import type { Points } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { PartLeaf } from '#shared/schemas/bundle-part.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import { fieldValueSchema, type FieldValue } from '#shared/schemas/part-fields.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import {
  findConflict,
  findWorkPart,
  listConflicts,
  updateConflict,
  type MergeConflictRow,
} from '#db/queries/work.ts';
import { listAnswers } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import {
  answerOf,
  requireLeaf,
  requireOpenSheet,
  requireSheet,
  type Sheet,
} from '#electron/features/scoring/sheet.ts';
import { readPartContent, readPartDocument } from '#electron/features/work/part-content.ts';
import { writeField } from '#electron/features/work/write-field.ts';

type Round = AppError<'ROUND_NOT_FOUND'>;

/** Every field that both computers changed, those to be decided first, each with the points either value gives. */
export function readConflicts(
  { folder }: SignedInContext,
  roundId: string,
): Result<OutputOf<'work.listConflicts'>, Round> {
  const db = folder.db.read;
  const sheet = requireSheet(db, roundId);
  if (!sheet.ok) return sheet;
  const rows = listConflicts(db, roundId);
  const view = startView(db, sheet.value, rows);
  const items = rows.map((row) => toConflict(db, view, row));
  return ok({
    items: [
      ...items.filter(({ state }) => state === 'open'),
      ...items.filter(({ state }) => state !== 'open'),
    ],
  });
}

interface View {
  readonly sheet: Sheet;
  readonly leaves: ReadonlyMap<string, PartLeaf>;
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  readonly points: ReadonlyMap<string, Points | null>;
}

function startView(db: ReadDb, sheet: Sheet, rows: readonly MergeConflictRow[]): View {
  const codes = [...new Set(rows.map(({ leafCode }) => leafCode))];
  const roundId = sheet.round.id;
  const answers = new Map(listAnswers(db, roundId).map((row) => [row.leafCode, answerOf(row)]));
  const leaves = new Map(Object.entries(readPartContent(db, roundId, codes).leaves));
  return { sheet, leaves, answers, points: pointsOf(sheet, answers) };
}

function pointsOf(
  { set, own }: Sheet,
  answers: ReadonlyMap<string, LeafAnswer>,
): ReadonlyMap<string, Points | null> {
  const { leaves } = evaluateSet(set, answers, { unitType: unitTypeSchema.parse(own.unitType) });
  return new Map([...leaves].map(([code, { points }]) => [code, points]));
}

function toConflict(db: ReadDb, view: View, row: MergeConflictRow): MergeConflict {
  const { id, partId, leafCode, field, state, foundAt, decidedAt, decidedBy } = row;
  const theirs = parseValue(row.theirsJson);
  const ours = state === 'open' ? valueNow(db, view.leaves.get(leafCode), field) : parseValue(row.oursJson);
  return {
    id,
    partId,
    holder: findWorkPart(db, partId)?.holder ?? '',
    leafCode,
    field,
    documentName: documentName(db, field),
    base: parseValue(row.baseJson),
    ours,
    theirs,
    points: state === 'open' ? bothPoints(view, row, theirs) : { ours: null, theirs: null },
    state,
    foundAt,
    decidedAt,
    decidedBy,
  };
}

function parseValue(json: string): FieldValue {
  return fieldValueSchema.parse(JSON.parse(json));
}

function valueNow(db: ReadDb, leaf: PartLeaf | undefined, field: string): FieldValue {
  const parsed = parseFieldKey(field);
  if (parsed?.kind === 'document') return readPartDocument(db, parsed.documentId)?.[parsed.field] ?? '';
  return leaf ? readField(leaf, field) : null;
}

function documentName(db: ReadDb, field: string): string {
  const parsed = parseFieldKey(field);
  if (parsed?.kind !== 'document' && parsed?.kind !== 'evidence') return '';
  const document = readPartDocument(db, parsed.documentId);
  return document ? document.title || document.fileName : '';
}

const SCORED_FIELDS: ReadonlySet<string | undefined> = new Set(['input', 'enteredPoints', 'notApplicable']);

function bothPoints(
  view: View,
  { leafCode, field }: MergeConflictRow,
  theirs: FieldValue,
): MergeConflict['points'] {
  const ours = view.points.get(leafCode) ?? null;
  const leaf = view.leaves.get(leafCode);
  if (!leaf || !SCORED_FIELDS.has(parseFieldKey(field)?.kind)) return { ours, theirs: ours };
  const answers = new Map(view.answers).set(leafCode, withField(leaf, field, theirs).answer);
  return { ours, theirs: pointsOf(view.sheet, answers).get(leafCode) ?? null };
}

/** Decides a conflict. Theirs is written into the sheet as if it had been typed. */
export function resolveConflict(
  context: SignedInContext,
  { conflictId, choice }: ParsedInputOf<'work.resolveConflict'>,
): Result<Record<string, never>, AppError<'CONFLICT_NOT_FOUND' | 'SHEET_SEALED' | 'ROUND_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, (writing) => {
    const { db, at, audit } = writing;
    const row = findConflict(db, conflictId);
    if (row?.state !== 'open') return fail(appError('CONFLICT_NOT_FOUND', {}));
    const { leafCode, field, roundId } = row;
    const found = requireOpenSheet(db, roundId);
    if (!found.ok) return found;
    // A leaf that the corrected set no longer asks for takes no value any more; keeping what is here closes it.
    if (choice === 'theirs' && !requireLeaf(found.value.set, leafCode).ok)
      return fail(appError('CONFLICT_NOT_FOUND', {}));
    const leaf = readPartContent(db, roundId, [leafCode]).leaves[leafCode];
    const before = valueNow(db, leaf, field);
    const theirs = parseValue(row.theirsJson);
    if (choice === 'theirs') writeField(writing, context, found.value, { leafCode, field, value: theirs });
    updateConflict(db, row.id, {
      state: choice,
      oursJson: JSON.stringify(before),
      decidedAt: at,
      decidedBy: context.actor.fullName,
    });
    const details = { choice, leafCode, field, ours: before, theirs };
    audit({ action: 'work.resolveConflict', subject: row.id, details });
    return ok({});
  });
}
