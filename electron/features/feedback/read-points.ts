import {
  listFeedbackPoints,
  type FeedbackPoint,
  type GivenResponse,
  type SaidOfLeaf,
} from '#shared/domain/appraisal/feedback-points.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import {
  sealedRevisionSchema,
  type ResponseKind,
  type RevisionAnswer,
  type SealedRevision,
} from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { EvidenceLinkRow } from '#db/queries/evidence.ts';
import {
  listFeedback,
  listFeedbackDrafts,
  listFeedbackResponses,
  type FeedbackItemRow,
  type FeedbackResponseRow,
} from '#db/queries/feedback.ts';
import { listOutboxOfRound } from '#db/queries/outbox.ts';
import { listRevisions } from '#db/queries/revisions.ts';

/** A point of the city with what only this computer knows of it. */
export type SheetPoint = FeedbackPoint & {
  /** Uses of documents its leaf got since the revision it speaks of. */
  readonly newEvidence: number;
  /**
   * How far its answer has come: sealed only; in a bundle made here; received, as a signed receipt of the city says.
   * Null while it is not sealed.
   */
  readonly travel: 'sealed' | 'made' | 'received' | null;
  /** What is typed and not given as the answer yet. */
  readonly draft: { readonly kind: ResponseKind; readonly text: string } | null;
};

interface PointsOf {
  readonly roundId: string;
  readonly unitId: string;
  readonly set: CriteriaSet;
  readonly links: readonly EvidenceLinkRow[];
}

/** What the city wants answers on, in printed order; leaves the set no longer has come last. */
export function readPoints(db: ReadDb, { roundId, unitId, set, links }: PointsOf): readonly SheetPoint[] {
  const rows = listFeedback(db, roundId);
  if (rows.length === 0) return [];
  const revisions = readRevisions(db, roundId, unitId);
  const sealed = [...revisions.values()];
  const said = rows.map((row) => toSaid(row, revisions));
  const points = listFeedbackPoints(said, listFeedbackResponses(db, roundId).map(toGiven), sealed);
  const sent = listOutboxOfRound(db, roundId, 'submission');
  const drafts = new Map(
    listFeedbackDrafts(db, roundId).map(({ bundleId, leafCode, kind, text }) => [
      `${bundleId}/${leafCode}`,
      { kind, text },
    ]),
  );
  const order = new Map(listLeaves(set.tree).map(({ code }, index) => [code, index]));
  const place = ({ leafCode }: FeedbackPoint): number => order.get(leafCode) ?? order.size;
  return points
    .map((point) => {
      const before = claimOf(revisions.get(point.revisionNumber), point.leafCode);
      return {
        ...point,
        newEvidence: countNew(links, point.leafCode, before),
        travel: travelOf(point, sent),
        draft: drafts.get(`${point.bundleId}/${point.leafCode}`) ?? null,
      };
    })
    .toSorted((a, b) => place(a) - place(b));
}

/** Everything the city said in a round, beside what the ward had claimed. */
export function readSaid(db: ReadDb, roundId: string, unitId: string): readonly SaidOfLeaf[] {
  const rows = listFeedback(db, roundId);
  if (rows.length === 0) return [];
  const revisions = readRevisions(db, roundId, unitId);
  return rows.map((row) => toSaid(row, revisions));
}

function readRevisions(db: ReadDb, roundId: string, unitId: string): ReadonlyMap<number, SealedRevision> {
  return new Map(
    listRevisions(db, roundId, unitId).map(({ number, contentJson }) => [
      number,
      sealedRevisionSchema.parse(JSON.parse(contentJson)),
    ]),
  );
}

function claimOf(revision: SealedRevision | undefined, leafCode: string): RevisionAnswer | undefined {
  return revision && Object.hasOwn(revision.answers, leafCode) ? revision.answers[leafCode] : undefined;
}

function toGiven(row: FeedbackResponseRow): GivenResponse {
  const { bundleId, leafCode, revisionNumber, kind, text } = row;
  return { bundleId, leafCode, revisionNumber, kind, text };
}

function toSaid(row: FeedbackItemRow, revisions: ReadonlyMap<number, SealedRevision>): SaidOfLeaf {
  const { bundleId, leafCode, revisionNumber, reason, request, deadline, selfPoints, selfStatus } = row;
  // Words that came before claims were kept beside them: the revision itself still tells.
  const claim = selfStatus === null ? claimOf(revisions.get(revisionNumber), leafCode) : undefined;
  return {
    bundleId,
    leafCode,
    revisionNumber,
    selfPoints: claim?.points ?? (selfPoints === null ? null : pointsFromMicro(selfPoints)),
    selfStatus: claim?.status ?? selfStatus,
    appraisedPoints: row.appraisedPoints === null ? null : pointsFromMicro(row.appraisedPoints),
    notApplicable: row.notApplicable === 1,
    reason,
    request,
    deadline,
  };
}

/** Every revision from the first that carries the answer carries it too. */
function travelOf(
  { sealedIn }: FeedbackPoint,
  sent: readonly { readonly revision: number | null; readonly state: string }[],
): SheetPoint['travel'] {
  if (sealedIn === null) return null;
  const carrying = sent.filter(({ revision }) => revision !== null && revision >= sealedIn);
  if (carrying.some(({ state }) => state === 'acknowledged')) return 'received';
  return carrying.length > 0 ? 'made' : 'sealed';
}

/** A use is new where the revision has not this document at this place. */
function countNew(
  links: readonly EvidenceLinkRow[],
  leafCode: string,
  before: RevisionAnswer | undefined,
): number {
  const key = (use: { documentId: string; section: string; page: string }): string =>
    JSON.stringify([use.documentId, use.section, use.page]);
  const known = new Set((before?.evidence ?? []).map(key));
  return links.filter((link) => link.leafCode === leafCode && !known.has(key(link))).length;
}
