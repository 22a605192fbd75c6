import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ResultsLeaf, ResultsPayload } from '#shared/schemas/bundle-feedback.ts';
import { listOverview, type OverviewRow } from '#db/queries/appraisal.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { insertOutbox, listOutboxOfRound } from '#db/queries/outbox.ts';
import { findPublication, type PublicationRow } from '#db/queries/publication.ts';
import type { RoundRow } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { readDecisions, requireHeldWard } from '#electron/features/appraisal/ward.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { makeEach } from '#electron/features/exchange/make-each.ts';
import { postBundle } from '#electron/features/exchange/post-bundle.ts';
import { sealForTravel } from '#electron/features/exchange/sealing.ts';
import { parseFrozen, toResultsRow } from '#electron/features/publication/frozen-ranking.ts';
import { parseDecision } from '#electron/features/publication/publish-round.ts';
import { resultsSummary } from '#electron/features/publication/results-summary.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';

type StartError = AppError<'ROUND_NOT_FOUND' | 'ROUND_NOT_PUBLISHED' | 'NOTHING_TO_EXPORT'>;

/** Starts the job that makes one results bundle for each unit named, or for each of the round. */
export function createResults(
  context: SignedInContext,
  { roundId, unitIds, encrypt }: ParsedInputOf<'publication.createResults'>,
): Result<{ jobId: string }, StartError> {
  const db = context.folder.db.read;
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const published = findPublication(db, roundId);
  if (!published) return fail(appError('ROUND_NOT_PUBLISHED', {}));
  const wards = listOverview(db, roundId).filter(
    ({ unitId }) => unitIds === null || unitIds.includes(unitId),
  );
  if (wards.length === 0) return fail(appError('NOTHING_TO_EXPORT', {}));
  const order: Order = { round: round.value, encrypt, shared: sharedPart(published) };
  const work = (job: JobControl) =>
    holdFolder(context, () =>
      makeEach(
        job,
        wards,
        ({ name }) => name,
        (ward) => makeOne(context, order, ward),
      ),
    );
  return ok({ jobId: context.services.jobs.start('createResults', work) });
}

/** What every bundle of the round carries alike. */
type SharedPart = Pick<ResultsPayload, 'publishedAt' | 'decision' | 'ranking' | 'groups'>;

interface Order {
  readonly round: RoundRow;
  readonly encrypt: boolean;
  readonly shared: SharedPart;
}

function sharedPart(published: PublicationRow): SharedPart {
  const { rows, groups } = parseFrozen(published);
  return {
    publishedAt: published.publishedAt,
    decision: parseDecision(published),
    ranking: rows.map(toResultsRow),
    groups: groups.map((group) => ({ label: group.label, rows: group.rows.map(toResultsRow) })),
  };
}

async function makeOne(
  context: SignedInContext,
  { round, encrypt, shared }: Order,
  ward: OverviewRow,
): Promise<Result<string, AppError>> {
  const db = context.folder.db.read;
  const { unitId, code, name } = ward;
  const own = ownPart(db, round.id, ward);
  if (!own.ok) return own;
  const results: ResultsPayload = { schemaVersion: 1, roundId: round.id, unitId, ...shared, ...own.value };
  const party = { unitId, code, name };
  const before = listOutboxOfRound(db, round.id, 'results').find(({ receiverId }) => receiverId === unitId);
  const posted = await postBundle(context, {
    receiver: party,
    subject: party,
    round: { id: round.id, code: round.code, year: round.year, title: round.title },
    revision: results.revisionNumber,
    replaces: before?.bundleId ?? null,
    payload: { kind: 'results', results },
    files: [],
    summary: resultsSummary({ city: readInstallation(db).unitName, ward: party }, round, results),
  });
  if (!posted.ok) return posted;
  const noted = runUseCase(context, context.actor.username, (writing) => {
    insertOutbox(writing.db, posted.value);
    const { bundleId, fingerprint } = posted.value;
    writing.audit({
      action: 'publication.createResults',
      subject: `${round.id}/${unitId}`,
      details: { bundleId, fingerprint, revision: results.revisionNumber },
    });
    return ok(bundleId);
  });
  await sealForTravel(context, posted.value, encrypt);
  return noted;
}

type OwnPart = Pick<ResultsPayload, 'revisionNumber' | 'revisionFingerprint' | 'leaves'>;

/** The unit's own points, of the revision held when the round was published; nothing where none was received. */
function ownPart(db: ReadDb, roundId: string, ward: OverviewRow): Result<OwnPart, AppError> {
  if (ward.heldRevisionId === null) {
    return ok({ revisionNumber: null, revisionFingerprint: null, leaves: [] });
  }
  const held = requireHeldWard(db, roundId, ward.unitId);
  if (!held.ok) return held;
  const { set, row, revision } = held.value;
  const decisions = readDecisions(db, roundId, ward.unitId);
  const leaves = listLeaves(set.tree).flatMap(({ code }): ResultsLeaf[] => {
    const decision = decisions.get(code);
    const claim = Object.hasOwn(revision.answers, code) ? revision.answers[code] : undefined;
    if (!decision && !claim) return [];
    const points = decision?.points ?? null;
    return [
      {
        leafCode: code,
        selfPoints: claim?.points ?? null,
        appraisedPoints: points,
        finalPoints: points,
        notApplicable: decision?.notApplicable ?? false,
        reason: decision?.reason ?? '',
      },
    ];
  });
  return ok({ revisionNumber: row.number, revisionFingerprint: row.fingerprint, leaves });
}
