import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { compareSets } from '#shared/domain/criteria/compare-sets.ts';
import { readDraftSet } from '#shared/domain/criteria/draft/read-draft.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { draftOf, requireDraft } from '#electron/features/criteria/draft-rows.ts';
import { loadCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';

/** A draft as a set, where it is complete enough to be one; it may still have findings. */
export function readDraftAsSet(
  db: ReadDb,
  draftId: string,
): Result<CriteriaSet, AppError<'DRAFT_NOT_FOUND' | 'DRAFT_INCOMPLETE'>> {
  const row = requireDraft(db, draftId);
  if (!row.ok) return row;
  const read = readDraftSet(draftOf(row.value));
  if (read.ok) return ok(read.set);
  const findings = read.findings.map(({ code, nodeCode }) => ({ code, nodeCode }));
  return fail(appError('DRAFT_INCOMPLETE', { findings }));
}

type Ref = ParsedInputOf<'criteriaEditor.compareSets'>['left'];
type RefError = AppError<'SET_NOT_FOUND' | 'DRAFT_NOT_FOUND' | 'DRAFT_INCOMPLETE'>;

function resolve(db: ReadDb, ref: Ref): Result<CriteriaSet, RefError> {
  if (ref.kind === 'draft') return readDraftAsSet(db, ref.draftId);
  const set = loadCriteriaSet(db, ref.hash);
  return set ? ok(set) : fail(appError('SET_NOT_FOUND', {}));
}

/** Two sets or drafts side by side. */
export function compareRefs(
  { folder }: SignedInContext,
  { left, right, codeMap }: ParsedInputOf<'criteriaEditor.compareSets'>,
): Result<OutputOf<'criteriaEditor.compareSets'>, RefError> {
  const old = resolve(folder.db.read, left);
  if (!old.ok) return old;
  const now = resolve(folder.db.read, right);
  return now.ok ? ok(compareSets(old.value, now.value, codeMap ?? {})) : now;
}
