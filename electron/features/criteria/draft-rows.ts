import type { DraftSummary } from '#shared/contract/channels/criteria-editor.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { walkDraft, type DraftCheck } from '#shared/domain/criteria/draft/check-draft.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { draftSetSchema, type DraftSet } from '#shared/schemas/criteria-draft.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findDraft, type DraftRow } from '#db/queries/criteria-drafts.ts';

/** The draft, or the error that it is not there. */
export function requireDraft(db: ReadDb, draftId: string): Result<DraftRow, AppError<'DRAFT_NOT_FOUND'>> {
  const row = findDraft(db, draftId);
  return row ? ok(row) : fail(appError('DRAFT_NOT_FOUND', {}));
}

type OpenError = AppError<'DRAFT_NOT_FOUND' | 'DRAFT_NOT_OPEN'>;

/** The draft while it can be changed. */
export function requireOpenDraft(db: ReadDb, draftId: string): Result<DraftRow, OpenError> {
  const found = requireDraft(db, draftId);
  if (!found.ok) return found;
  const { state } = found.value;
  return state === 'open' ? found : fail(appError('DRAFT_NOT_OPEN', { state }));
}

/** The draft while it can be changed and nobody saved it since `baseRevision`. */
export function requireDraftAt(
  db: ReadDb,
  draftId: string,
  baseRevision: number,
): Result<DraftRow, OpenError | AppError<'DRAFT_CHANGED_ELSEWHERE'>> {
  const found = requireOpenDraft(db, draftId);
  if (!found.ok || found.value.revision === baseRevision) return found;
  const { revision, updatedBy } = found.value;
  return fail(appError('DRAFT_CHANGED_ELSEWHERE', { revision, updatedBy }));
}

/** The content of a draft as it was typed. */
export function draftOf(row: Pick<DraftRow, 'contentJson'>): DraftSet {
  return draftSetSchema.parse(JSON.parse(row.contentJson));
}

/** What the list shows of a content. */
export function headOf(
  set: DraftSet,
): Pick<DraftRow, 'code' | 'title' | 'year' | 'version' | 'leafCount' | 'contentJson'> {
  const { code, title, year, version } = set;
  const leafCount = walkDraft(set.tree).filter(({ scored }) => scored).length;
  return { code, title, year, version, leafCount, contentJson: JSON.stringify(set) };
}

/** A draft as callers see it. */
export function toSummary(row: DraftRow): DraftSummary {
  const { contentJson, createdAt, createdBy, ...summary } = row;
  void contentJson;
  void createdAt;
  void createdBy;
  return summary;
}

/** Findings as they cross the boundary. */
export function toFindings(
  findings: DraftCheck['findings'],
): OutputOf<'criteriaEditor.checkDraft'>['findings'] {
  return findings.map((each) => ({ ...each, details: { ...each.details } }));
}
