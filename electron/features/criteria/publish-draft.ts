import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { checkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { updateDraft, type DraftRow } from '#db/queries/criteria-drafts.ts';
import { findCriteriaSet, listCriteriaSets } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { draftOf, requireDraftAt } from '#electron/features/criteria/draft-rows.ts';
import { hashCriteriaSet, keepCriteriaSet, summarizeSet } from '#electron/features/rounds/criteria-sets.ts';

type Checked = Result<CriteriaSet, AppError<'SET_INVALID' | 'SET_VERSION_TAKEN'>>;

/** A draft as the set it would become: without errors, and a version of its code that nobody has. */
function checkReady(db: ReadDb, row: DraftRow): Checked {
  const { set, findings } = checkDraft(draftOf(row));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (set === null || errors.length > 0) {
    const told = errors.map(({ code, nodeCode }) => ({ code, nodeCode }));
    return fail(appError('SET_INVALID', { findings: told }));
  }
  const { code, version } = set;
  const hash = hashCriteriaSet(set);
  const taken = listCriteriaSets(db).some(
    (held) => held.code === code && held.version === version && held.hash !== hash,
  );
  return taken ? fail(appError('SET_VERSION_TAKEN', { code, version })) : ok(set);
}

/** Freezes a draft as a set under its hash; from then on neither changes. */
export function publishDraft(
  context: SignedInContext,
  { draftId, baseRevision }: ParsedInputOf<'criteriaEditor.publishDraft'>,
): Result<
  OutputOf<'criteriaEditor.publishDraft'>,
  AppError<
    'DRAFT_NOT_FOUND' | 'DRAFT_NOT_OPEN' | 'DRAFT_CHANGED_ELSEWHERE' | 'SET_INVALID' | 'SET_VERSION_TAKEN'
  >
> {
  return runUseCase(context, context.actor.username, (writing) => {
    const { db, at, audit } = writing;
    const found = requireDraftAt(db, draftId, baseRevision);
    if (!found.ok) return found;
    const ready = checkReady(db, found.value);
    if (!ready.ok) return ready;
    const hash = keepCriteriaSet(writing, ready.value, 'imported');
    const updatedBy = context.actor.fullName;
    updateDraft(db, draftId, { state: 'published', publishedHash: hash, updatedAt: at, updatedBy });
    const { code, version } = ready.value;
    audit({ action: 'criteriaEditor.publishDraft', subject: draftId, details: { hash, code, version } });
    const row = findCriteriaSet(db, hash);
    if (!row) throw new Error('criteria set not kept');
    return ok(summarizeSet(db, row));
  });
}
