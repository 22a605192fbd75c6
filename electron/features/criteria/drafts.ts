import type { DraftSummary } from '#shared/contract/channels/criteria-editor.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { checkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { emptyDraft } from '#shared/domain/criteria/draft/empty-draft.ts';
import { toNextVersion } from '#shared/domain/criteria/draft/to-draft.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { insertDraft, updateDraft, type DraftRow } from '#db/queries/criteria-drafts.ts';
import { listCriteriaSets } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import {
  draftOf,
  headOf,
  requireDraft,
  requireDraftAt,
  requireOpenDraft,
  toFindings,
  toSummary,
} from '#electron/features/criteria/draft-rows.ts';
import { loadCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { newId } from '#electron/services/ids/ids.ts';

interface NewDraft {
  readonly source: DraftRow['source'];
  readonly basedOnHash: string | null;
  readonly set: DraftSet;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Keeps a new draft with its audit record. */
export function keepDraft(context: SignedInContext, draft: NewDraft): Result<DraftSummary, never> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const by = context.actor.fullName;
    const row: DraftRow = {
      ...headOf(draft.set),
      id: newId(context.services.clock),
      state: 'open',
      source: draft.source,
      basedOnHash: draft.basedOnHash,
      publishedHash: null,
      revision: 1,
      createdAt: at,
      createdBy: by,
      updatedAt: at,
      updatedBy: by,
    };
    insertDraft(db, row);
    audit({
      action: 'criteriaEditor.createDraft',
      subject: row.id,
      details: { source: draft.source, code: row.code, ...draft.details },
    });
    return ok(toSummary(row));
  });
}

/** A draft without rows. */
export function createEmptyDraft(
  context: SignedInContext,
  input: { readonly title: string; readonly year: number },
): Result<DraftSummary, never> {
  const set = emptyDraft(input.title, input.year);
  return keepDraft(context, { source: 'empty', basedOnHash: null, set, details: {} });
}

/** The next version of a held set, to be changed. */
export function createDraftOfSet(
  context: SignedInContext,
  hash: string,
): Result<DraftSummary, AppError<'SET_NOT_FOUND'>> {
  const db = context.folder.db.read;
  const set = loadCriteriaSet(db, hash);
  if (!set) return fail(appError('SET_NOT_FOUND', {}));
  const versions = listCriteriaSets(db).flatMap(({ code, version }) => (code === set.code ? [version] : []));
  return keepDraft(context, {
    source: 'set',
    basedOnHash: hash,
    set: toNextVersion(set, Math.max(...versions)),
    details: { basedOn: hash },
  });
}

/** A draft with what its check finds. */
export function readDraft(
  { folder }: SignedInContext,
  draftId: string,
): Result<OutputOf<'criteriaEditor.readDraft'>, AppError<'DRAFT_NOT_FOUND'>> {
  const row = requireDraft(folder.db.read, draftId);
  if (!row.ok) return row;
  const set = draftOf(row.value);
  return ok({ summary: toSummary(row.value), set, findings: toFindings(checkDraft(set).findings) });
}

/** Keeps the whole set as typed. Two people at the same draft: the second is told, nothing is overwritten. */
export function saveDraft(
  context: SignedInContext,
  input: ParsedInputOf<'criteriaEditor.saveDraft'>,
): Result<
  OutputOf<'criteriaEditor.saveDraft'>,
  AppError<'DRAFT_NOT_FOUND' | 'DRAFT_NOT_OPEN' | 'DRAFT_CHANGED_ELSEWHERE'>
> {
  const { draftId, baseRevision, set } = input;
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const found = requireDraftAt(db, draftId, baseRevision);
    if (!found.ok) return found;
    const revision = baseRevision + 1;
    const head = headOf(set);
    updateDraft(db, draftId, { ...head, revision, updatedAt: at, updatedBy: context.actor.fullName });
    audit({
      action: 'criteriaEditor.saveDraft',
      subject: draftId,
      details: { revision, code: head.code, leafCount: head.leafCount },
    });
    return ok({ revision, savedAt: at, findings: toFindings(checkDraft(set).findings) });
  });
}

/** Puts a draft aside; it can be taken back. */
export function archiveDraft(
  context: SignedInContext,
  draftId: string,
): Result<DraftSummary, AppError<'DRAFT_NOT_FOUND' | 'DRAFT_NOT_OPEN'>> {
  return runUseCase(context, context.actor.username, (writing) => {
    const found = requireOpenDraft(writing.db, draftId);
    return found.ok ? ok(moveTo(writing, context, found.value, 'archived')) : found;
  });
}

/** Takes an archived draft back into work. */
export function restoreDraft(
  context: SignedInContext,
  draftId: string,
): Result<DraftSummary, AppError<'DRAFT_NOT_FOUND' | 'DRAFT_NOT_ARCHIVED'>> {
  return runUseCase(context, context.actor.username, (writing) => {
    const found = requireDraft(writing.db, draftId);
    if (!found.ok) return found;
    if (found.value.state !== 'archived') return fail(appError('DRAFT_NOT_ARCHIVED', {}));
    return ok(moveTo(writing, context, found.value, 'open'));
  });
}

function moveTo(
  { db, at, audit }: Writing,
  context: SignedInContext,
  row: DraftRow,
  state: 'open' | 'archived',
): DraftSummary {
  const change = { state, updatedAt: at, updatedBy: context.actor.fullName };
  updateDraft(db, row.id, change);
  const action = state === 'archived' ? 'criteriaEditor.archiveDraft' : 'criteriaEditor.restoreDraft';
  audit({ action, subject: row.id, details: { code: row.code } });
  return toSummary({ ...row, ...change });
}
