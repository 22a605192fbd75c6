import { policyError, type BundlePolicyError } from '#shared/domain/bundle/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';

/** Refuses a bundle addressed to another unit (WRONG_RECEIVER); `own` is this installation's unit. */
export function checkReceiver(
  header: BundleHeader,
  own: { readonly unitId: string; readonly code: string },
): Result<null, BundlePolicyError> {
  return header.receiver.unitId === own.unitId
    ? ok(null)
    : fail(policyError('WRONG_RECEIVER', header.receiver.code, own.code));
}

/** Refuses a bundle of a unit we do not exchange with (WRONG_SENDER). `expectedUnitIds`: units allowed to send this kind. */
export function checkSender(
  header: BundleHeader,
  expectedUnitIds: ReadonlySet<string>,
): Result<null, BundlePolicyError> {
  return expectedUnitIds.has(header.sender.unitId)
    ? ok(null)
    : fail(policyError('WRONG_SENDER', header.sender.code));
}

/**
 * What goes up is about the unit that sends it; what comes down is about the unit that receives it (WRONG_UNIT).
 * A ward must not be able to hand in for its neighbour.
 */
export function checkSubject(header: BundleHeader): Result<null, BundlePolicyError> {
  if (header.kind === 'receipt' || header.kind === 'repair') return ok(null);
  const goesUp = header.kind === 'submission' || header.kind === 'statistics' || header.kind === 'report';
  const party = goesUp ? header.sender : header.receiver;
  return header.subject.unitId === party.unitId
    ? ok(null)
    : fail(policyError('WRONG_UNIT', header.subject.code, party.code));
}

/** Refuses a bundle of another round (WRONG_ROUND). */
export function checkRound(
  header: BundleHeader,
  round: { readonly id: string; readonly code: string },
): Result<null, BundlePolicyError> {
  return header.round?.id === round.id
    ? ok(null)
    : fail(policyError('WRONG_ROUND', header.round?.code ?? '', round.code));
}

/** Refuses a revision scored with another criteria set than the round's (WRONG_CRITERIA_SET); SHA-256 of both. */
export function checkCriteriaSet(foundHash: string, expectedHash: string): Result<null, BundlePolicyError> {
  return foundHash === expectedHash
    ? ok(null)
    : fail(policyError('WRONG_CRITERIA_SET', foundHash, expectedHash));
}

/** A bundle may pass the turn to its receiver only, or leave it where it is (WRONG_HOLDER). */
export function checkHolder(header: BundleHeader): Result<null, BundlePolicyError> {
  return header.holderUnitId === null || header.holderUnitId === header.receiver.unitId
    ? ok(null)
    : fail(policyError('WRONG_HOLDER', header.holderUnitId, header.receiver.unitId));
}

/** A bundle as it is compared with others; both fingerprints are SHA-256 in hexadecimal. */
export interface HeldBundle {
  readonly bundleId: string;
  /** Of the bundle file. */
  readonly fingerprint: string;
  readonly revision: number | null;
  /** Of the content that carries the revision number: the same revision may travel in two bundles. */
  readonly contentFingerprint: string;
}

/**
 * What to do with a genuine bundle.
 * - `accept`: newer than anything held.
 * - `keep`: genuine but older than the revision held; set aside, nothing replaced.
 * - `already-held`: the very same bundle came before; harmless.
 */
export type Reception = 'accept' | 'keep' | 'already-held';

/**
 * Places an arriving submission among those held of the same unit and round, in any order.
 * Same id and content: `already-held`. Same id, other content: refused, SAME_ID_OTHER_CONTENT. Same revision number
 * under another id with other content: refused, SAME_REVISION_OTHER_CONTENT, for a correction is a new revision.
 * Older than the newest: `keep`. Without a revision number each bundle stands for itself.
 */
export function placeAmongHeld(
  arriving: HeldBundle,
  held: readonly HeldBundle[],
): Result<Reception, BundlePolicyError> {
  const sameId = placeById(arriving, held);
  if (sameId) return sameId;
  const { revision } = arriving;
  if (revision === null) return ok('accept');
  const sameRevision = held.find((each) => each.revision === revision);
  if (sameRevision) {
    return sameRevision.contentFingerprint === arriving.contentFingerprint
      ? ok('already-held')
      : fail(policyError('SAME_REVISION_OTHER_CONTENT', String(revision)));
  }
  const newest = Math.max(0, ...held.map((each) => each.revision ?? 0));
  return ok(revision > newest ? 'accept' : 'keep');
}

/** A bundle as it is placed by time; `createdAt` is a moment in UTC as the header has it. */
export interface TimedBundle {
  readonly bundleId: string;
  readonly fingerprint: string;
  readonly createdAt: string;
}

/** A bundle of which the id alone is held: a UUIDv7, its first 48 bits are when it was made, in milliseconds. */
export function timedById(bundleId: string): TimedBundle {
  const milliseconds = Number.parseInt(bundleId.replaceAll('-', '').slice(0, 12), 16);
  return { bundleId, fingerprint: '', createdAt: new Date(milliseconds).toISOString() };
}

/**
 * Places an arriving feedback, result or receipt among those held of the same kind and round: several may answer one
 * revision (a second appraisal), and the newest stands. Same id and content: `already-held`. Same id, other content:
 * refused, SAME_ID_OTHER_CONTENT. Older than the newest held: `keep`.
 */
export function placeByTime(
  arriving: TimedBundle,
  held: readonly TimedBundle[],
): Result<Reception, BundlePolicyError> {
  const sameId = placeById(arriving, held);
  if (sameId) return sameId;
  const moment = Date.parse(arriving.createdAt);
  return ok(held.some((each) => Date.parse(each.createdAt) > moment) ? 'keep' : 'accept');
}

interface Identified {
  readonly bundleId: string;
  readonly fingerprint: string;
}

/** The verdict where the id is known already; null where it is new. */
function placeById(
  arriving: Identified,
  held: readonly Identified[],
): Result<Reception, BundlePolicyError> | null {
  const sameId = held.find((each) => each.bundleId === arriving.bundleId);
  if (!sameId) return null;
  return sameId.fingerprint === arriving.fingerprint
    ? ok('already-held')
    : fail(policyError('SAME_ID_OTHER_CONTENT', arriving.bundleId));
}
