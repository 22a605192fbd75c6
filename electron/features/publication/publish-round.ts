import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { FrozenRanking } from '#shared/contract/channels/publication.ts';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { decisionSchema, type PublishedDecision } from '#shared/schemas/bundle-feedback.ts';
import { listOverview, type OverviewRow } from '#db/queries/appraisal.ts';
import {
  addPublishedDecision,
  findPublication,
  insertPublication,
  type PublicationRow,
} from '#db/queries/publication.ts';
import { setRoundState } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { computeRanking } from '#electron/features/appraisal/read-ranking.ts';
import { requireRound, toRound } from '#electron/features/rounds/rounds.ts';

type PublishError = AppError<'ROUND_NOT_FOUND' | 'ROUND_CLOSED' | 'ROUND_NOT_READY' | 'NOTHING_TO_PUBLISH'>;

/** Wards of which nothing came, and wards received and not appraised to the end. */
export function openWards(wards: readonly OverviewRow[]): {
  readonly notSent: readonly OverviewRow[];
  readonly unfinished: readonly OverviewRow[];
} {
  return {
    notSent: wards.filter(({ heldRevisionId }) => heldRevisionId === null),
    unfinished: wards.filter(
      ({ heldRevisionId, appraisalFinishedAt }) => heldRevisionId !== null && appraisalFinishedAt === null,
    ),
  };
}

/**
 * "Công bố": freezes the tables of a round with the decision, if it is known; from then on its appraisal cannot change.
 * Where wards are not appraised to the end a reason must be given.
 */
export function publishRound(
  context: SignedInContext,
  input: ParsedInputOf<'rounds.publishRound'>,
): Result<Round, PublishError> {
  const { roundId, decision } = input;
  const incompleteReason = input.incompleteReason.trim();
  return runUseCase(context, context.actor.username, ({ db, at, audit }): Result<Round, PublishError> => {
    const round = requireRound(db, roundId);
    if (!round.ok) return round;
    if (round.value.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
    const { unfinished } = openWards(listOverview(db, roundId));
    if (unfinished.length > 0 && incompleteReason === '') {
      return fail(appError('ROUND_NOT_READY', { unfinished: unfinished.length }));
    }
    const reason = unfinished.length > 0 ? incompleteReason : '';
    const frozen = freezeRanking(db, roundId, reason);
    if (!frozen.ok) return frozen;
    const isRanked = frozen.value.rows.some(({ rank }) => rank !== null);
    if (!isRanked) return fail(appError('NOTHING_TO_PUBLISH', {}));
    insertPublication(db, {
      roundId,
      decisionJson: canonicalJson(decision),
      rankingJson: canonicalJson(frozen.value),
      publishedAt: at,
      publishedBy: context.actor.fullName,
    });
    setRoundState(db, roundId, 'published');
    audit({
      action: 'rounds.publishRound',
      subject: roundId,
      details: { decision, incompleteReason: reason, unfinished: unfinished.map(({ code }) => code) },
    });
    return ok(toRound({ ...round.value, state: 'published' }));
  });
}

function freezeRanking(
  db: ReadDb,
  roundId: string,
  incompleteReason: string,
): Result<FrozenRanking, AppError<'ROUND_NOT_FOUND'>> {
  const all = computeRanking(db, roundId, null);
  if (!all.ok) return all;
  const groups: FrozenRanking['groups'] = [];
  for (const { key, label } of all.value.groups) {
    const group = computeRanking(db, roundId, key);
    if (!group.ok) return group;
    groups.push({ key, label, rows: group.value.rows });
  }
  return ok({ schemaVersion: 1, rows: all.value.rows, groups, incompleteReason });
}

/** Adds the decision to a round published without one. Once: what was published does not change. */
export function addDecision(
  context: SignedInContext,
  { roundId, decision }: ParsedInputOf<'publication.addDecision'>,
): Result<PublishedDecision, AppError<'ROUND_NOT_FOUND' | 'ROUND_NOT_PUBLISHED' | 'DECISION_ALREADY_GIVEN'>> {
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    const round = requireRound(db, roundId);
    if (!round.ok) return round;
    const published = findPublication(db, roundId);
    if (!published) return fail(appError('ROUND_NOT_PUBLISHED', {}));
    if (parseDecision(published) !== null) return fail(appError('DECISION_ALREADY_GIVEN', {}));
    addPublishedDecision(db, roundId, canonicalJson(decision));
    audit({ action: 'publication.addDecision', subject: roundId, details: { decision } });
    return ok(decision);
  });
}

/** The decision of a publication, or null. */
export function parseDecision({
  decisionJson,
}: Pick<PublicationRow, 'decisionJson'>): PublishedDecision | null {
  return decisionSchema.nullable().parse(JSON.parse(decisionJson));
}
