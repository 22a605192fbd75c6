import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { evaluateAppraised } from '#shared/domain/appraisal/appraised-result.ts';
import { isDecided, type LeafDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { FeedbackItem, FeedbackPayload } from '#shared/schemas/bundle-feedback.ts';
import { listOverview } from '#db/queries/appraisal.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { insertOutbox } from '#db/queries/outbox.ts';
import type { RoundRow } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { readRanking } from '#electron/features/appraisal/read-ranking.ts';
import { readDecisions, requireHeldWard, type HeldWard } from '#electron/features/appraisal/ward.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { makeEach } from '#electron/features/exchange/make-each.ts';
import { postBundle } from '#electron/features/exchange/post-bundle.ts';
import { sealForTravel } from '#electron/features/exchange/sealing.ts';
import { feedbackSummary } from '#electron/features/exchange/summaries.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';

/** Starts the job that makes feedback bundles for the wards named, or for every ward whose appraisal is finished. */
export function createFeedback(
  context: SignedInContext,
  input: ParsedInputOf<'exchange.createFeedback'>,
): Result<{ jobId: string }, AppError<'ROUND_NOT_FOUND' | 'NOTHING_TO_EXPORT'>> {
  const db = context.folder.db.read;
  const round = requireRound(db, input.roundId);
  if (!round.ok) return round;
  const { unitIds } = input;
  const wards = listOverview(db, input.roundId).filter(
    (row) =>
      row.heldRevisionId !== null &&
      (unitIds === null ? row.appraisalFinishedAt !== null : unitIds.includes(row.unitId)),
  );
  if (wards.length === 0) return fail(appError('NOTHING_TO_EXPORT', {}));
  const ranks = round.value.state === 'open' ? null : readRanks(context, input.roundId);
  const order: Order = { round: round.value, answerBy: input.answerBy, encrypt: input.encrypt, ranks };
  const work = (job: JobControl) =>
    holdFolder(context, () =>
      makeEach(
        job,
        wards,
        ({ name }) => name,
        ({ unitId }) => makeOne(context, order, unitId),
      ),
    );
  return ok({ jobId: context.services.jobs.start('createFeedback', work) });
}

interface Order {
  readonly round: RoundRow;
  readonly answerBy: string | null;
  readonly encrypt: boolean;
  /** Ranks by unit id; null until the results are published. */
  readonly ranks: ReadonlyMap<string, number> | null;
}

function readRanks({ folder }: SignedInContext, roundId: string): ReadonlyMap<string, number> | null {
  const ranking = readRanking(folder.db.read, roundId);
  if (!ranking.ok) return null;
  return new Map(ranking.value.rows.flatMap(({ unit, rank }) => (rank === null ? [] : [[unit.id, rank]])));
}

async function makeOne(
  context: SignedInContext,
  order: Order,
  unitId: string,
): Promise<Result<string, AppError>> {
  const db = context.folder.db.read;
  const ward = requireHeldWard(db, order.round.id, unitId);
  if (!ward.ok) return ward;
  const { round, unit, row } = ward.value;
  const feedback = toPayload(order, ward.value, readDecisions(db, round.id, unitId));
  const party = { unitId, code: unit.code, name: unit.name };
  const posted = await postBundle(context, {
    receiver: party,
    subject: party,
    round: { id: round.id, code: round.code, year: round.year, title: round.title },
    revision: row.number,
    replaces: null,
    payload: { kind: 'feedback', feedback },
    files: [],
    summary: feedbackSummary({ city: readInstallation(db).unitName, ward: unit.name }, round, feedback),
  });
  if (!posted.ok) return posted;
  const noted = runUseCase(context, context.actor.username, (writing) => {
    insertOutbox(writing.db, posted.value);
    const { bundleId, fingerprint } = posted.value;
    writing.audit({
      action: 'exchange.createFeedback',
      subject: `${round.id}/${unitId}`,
      details: { bundleId, fingerprint, revision: row.number },
    });
    return ok(bundleId);
  });
  await sealForTravel(context, posted.value, order.encrypt);
  return noted;
}

function toPayload(
  order: Order,
  ward: HeldWard,
  decisions: ReadonlyMap<string, LeafDecision>,
): FeedbackPayload {
  const { round, unit, unitType, part, set, row, revision } = ward;
  const isFinal = part.appraisalFinishedAt !== null;
  const result = evaluateAppraised(set, decisions, unitType, revision);
  const items = listLeaves(set.tree).flatMap(({ code }): FeedbackItem[] => {
    const decision = decisions.get(code);
    if (!decision) return [];
    const claim = Object.hasOwn(revision.answers, code) ? revision.answers[code] : undefined;
    return [
      {
        leafCode: code,
        selfPoints: claim?.points ?? null,
        appraisedPoints: decision.points,
        notApplicable: decision.notApplicable,
        reason: decision.reason,
        request: decision.request,
        final: isFinal,
      },
    ];
  });
  const rank = order.ranks?.get(unit.id);
  return {
    schemaVersion: 1,
    roundId: round.id,
    unitId: unit.id,
    revisionNumber: row.number,
    revisionFingerprint: row.fingerprint,
    deadline: order.answerBy,
    items,
    totals: {
      selfPoints: revision.totals.points,
      appraisedPoints: [...decisions.values()].some(isDecided) ? result.total : null,
      maximum: result.attainableMaximum,
    },
    rank: rank === undefined || !order.ranks ? null : { rank, unitCount: order.ranks.size },
  };
}
