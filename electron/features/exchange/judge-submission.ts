import { findWrongClaim } from '#shared/domain/appraisal/verify-claims.ts';
import type { RevisionCheck } from '#shared/contract/channels/exchange.ts';
import { policyError, type BundlePolicyError } from '#shared/domain/bundle/errors.ts';
import {
  checkCriteriaSet,
  checkHolder,
  checkReceiver,
  checkSubject,
  placeAmongHeld,
  type HeldBundle,
} from '#shared/domain/bundle/policy.ts';
import { checkRevision, summarizeCheck } from '#shared/domain/sign-off/check-revision.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { unitTypeSchema, type UnitType } from '#shared/schemas/common.ts';
import { insertStoredFile } from '#db/queries/evidence.ts';
import { findTaken, listHeldRevisions } from '#db/queries/exchange.ts';
import { findPinnedKey, listKeys, pinKey } from '#db/queries/installation.ts';
import { addKey } from '#db/queries/keys.ts';
import {
  findRevisionById,
  insertRevision,
  insertRevisionFiles,
  setHeldSubmission,
} from '#db/queries/revisions.ts';
import { findRound, findRoundUnit, findUnit } from '#db/queries/rounds.ts';
import type { Services } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { knownLeaders } from '#electron/features/exchange/resolve-sender.ts';
import { carryDecisions, heldSetHash } from '#electron/features/criteria/carry-decisions.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import type { VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { newId } from '#electron/services/ids/ids.ts';

type Submission = Extract<VerifiedBundle['payload'], { kind: 'submission' }>;

/** The city's policy for a ward's submission: for us, of a ward of this open round, newer, and with the right points. */
export function judgeSubmission(scope: JudgeScope, bundle: VerifiedBundle, payload: Submission): Judged {
  const { db, run } = scope;
  const { header } = bundle;
  const { revision } = payload;
  const { unitId: ownId, unitCode } = run.own;
  for (const check of [
    checkReceiver(header, { unitId: ownId, code: unitCode }),
    checkSubject(header),
    checkHolder(header),
  ])
    if (!check.ok) return check;
  const round = findRound(db, revision.roundId);
  if (!round) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
  const unit = findUnit(db, revision.unitId);
  if (!unit || !findRoundUnit(db, round.id, unit.id))
    return fail(policyError('WRONG_UNIT', header.subject.code));
  const arriving = toHeld(bundle, revision);
  const placed = placeAmongHeld(arriving, heldBundles(scope, bundle, revision));
  if (!placed.ok) return placed;
  if (placed.value === 'already-held')
    return ok({ verdict: 'alreadyHeld', code: null, take: () => ok(null) });
  if (round.state !== 'open') return fail(policyError('ROUND_CLOSED', round.code));
  const sameSet = checkCriteriaSet(revision.criteriaSetHash, round.criteriaSetHash);
  if (!sameSet.ok) return sameSet;
  if (findRevisionById(db, revision.revisionId))
    return fail(policyError('SAME_ID_OTHER_CONTENT', revision.revisionId));
  const set = loadRoundSet(db, round.criteriaSetHash);
  const unitType = unitTypeSchema.parse(unit.type);
  const assessed = assess(set, revision, unitType);
  if (!assessed.ok) return assessed;
  const isNewest = placed.value === 'accept';
  const newLeader = findNewLeader(scope, payload);
  return ok({
    verdict: isNewest ? 'accepted' : 'keptAside',
    code: isNewest ? (newLeader === null ? null : 'LEADER_KEY_NEW') : 'OLDER_THAN_HELD',
    subject: isNewest ? (newLeader ?? '') : '',
    check: assessed.value,
    take: (writing, services) => {
      pinWardKeys(writing, services, payload);
      const before = isNewest ? heldSetHash(writing.db, round.id, unit.id) : null;
      keepRevision(writing, bundle, payload, isNewest);
      const now = revision.criteriaSetHash;
      if (before !== null && before !== now)
        carryDecisions(writing, { roundId: round.id, unitId: unit.id }, before, now);
      return ok(null);
    },
  });
}

interface Assessment {
  readonly set: CriteriaSet;
  readonly unitType: UnitType;
  readonly result: Result<RevisionCheck, BundlePolicyError>;
}

const assessments = new WeakMap<SealedRevision, Assessment>();

/** What the set says of a revision. The policy is asked twice of each bundle; this needs no database, so it is worked out once. */
function assess(set: CriteriaSet, revision: SealedRevision, unitType: UnitType): Assessment['result'] {
  const known = assessments.get(revision);
  if (known?.set === set && known.unitType === unitType) return known.result;
  const wrong = findWrongClaim(set, revision, unitType);
  const result =
    wrong === null
      ? ok(summarizeCheck(checkRevision(set, revision, unitType)))
      : fail(policyError('POINTS_DO_NOT_MATCH', wrong));
  assessments.set(revision, { set, unitType, result });
  return result;
}

interface Written {
  readonly json: string;
  readonly fingerprint: string;
}

const written = new WeakMap<SealedRevision, Written>();

/** The canonical text of a revision and its SHA-256, written once for each. */
function writtenForm(revision: SealedRevision): Written {
  const known = written.get(revision);
  if (known) return known;
  const json = canonicalJson(revision);
  const form = { json, fingerprint: sha256Hex(json) };
  written.set(revision, form);
  return form;
}

/** Remembers a submission that a dry run passed, as if it had been taken in. */
export function rememberPassed(
  { run }: JudgeScope,
  bundle: VerifiedBundle,
  { revision, enrolment }: Submission,
): void {
  const key = heldKey(revision);
  run.passed.set(key, [...(run.passed.get(key) ?? []), toHeld(bundle, revision)]);
  const { unitId, sendingKey, leaderKey, leader } = enrolment.keys;
  const leaders = run.pinned.get(unitId)?.leaders ?? [];
  const mine = { publicKey: leaderKey, holder: leader.fullName };
  run.pinned.set(unitId, { sending: sendingKey, leaders: [...leaders, mine] });
}

function heldKey({ roundId, unitId }: SealedRevision): string {
  return `${roundId}/${unitId}`;
}

function toHeld({ header, fingerprint }: VerifiedBundle, revision: SealedRevision): HeldBundle {
  const { fingerprint: contentFingerprint } = writtenForm(revision);
  return { bundleId: header.bundleId, fingerprint, revision: revision.number, contentFingerprint };
}

function heldBundles(
  { db, run }: JudgeScope,
  { header }: VerifiedBundle,
  revision: SealedRevision,
): HeldBundle[] {
  const sameId = findTaken(db, header.bundleId);
  return [
    ...(sameId ? [{ ...sameId, contentFingerprint: '' }] : []),
    ...listHeldRevisions(db, revision.roundId, revision.unitId).map((held) => ({
      bundleId: '',
      fingerprint: '',
      revision: held.number,
      contentFingerprint: held.fingerprint,
    })),
    ...(run.passed.get(heldKey(revision)) ?? []),
  ];
}

/** A leader not seen before of a unit whose keys are known, by name and key; null where there is nothing to tell. */
function findNewLeader(scope: JudgeScope, { enrolment }: Submission): string | null {
  const { unitId, leaderKey, leader } = enrolment.keys;
  const leaders = knownLeaders(scope, unitId);
  if (leaders.length === 0 || leaders.some(({ publicKey }) => publicKey === leaderKey)) return null;
  return `${leader.fullName}: ${keyFingerprint(leaderKey)}`;
}

/** Pins a ward's keys at first contact, and a further leader's later; the signature step has found them in order. */
function pinWardKeys({ db, at, audit }: Writing, services: Services, { enrolment }: Submission): void {
  const { unitId, sendingKey, receivingRecipient, leaderKey, leader } = enrolment.keys;
  if (findPinnedKey(db, unitId, 'sending')) {
    const known = listKeys(db, unitId).some((key) => key.publicKey === leaderKey && key.state === 'pinned');
    if (known) return;
    const id = newId(services.clock);
    addKey(db, {
      id,
      unitId,
      purpose: 'leader',
      publicKey: leaderKey,
      holder: leader.fullName,
      pinnedAt: at,
    });
    const details = { leaderKey: keyFingerprint(leaderKey), leader: leader.fullName };
    audit({ action: 'keys.newLeader', subject: unitId, details });
    return;
  }
  const keys = [
    { purpose: 'sending', publicKey: sendingKey, holder: '' },
    { purpose: 'receiving', publicKey: receivingRecipient, holder: '' },
    { purpose: 'leader', publicKey: leaderKey, holder: leader.fullName },
  ] as const;
  for (const key of keys) pinKey(db, { ...key, id: newId(services.clock), unitId, pinnedAt: at });
}

function keepRevision(
  { db, at }: Writing,
  bundle: VerifiedBundle,
  payload: Submission,
  isNewest: boolean,
): void {
  const { revision, revisionJws, enrolment } = payload;
  const { revisionId, roundId, unitId, number, totals, signedAt, signedBy, correctionReason } = revision;
  const { json, fingerprint } = writtenForm(revision);
  for (const file of bundle.staged) insertStoredFile(db, file.sha256, file.size, at);
  insertRevision(db, {
    id: revisionId,
    roundId,
    unitId,
    number,
    contentJson: json,
    fingerprint,
    signature: revisionJws,
    signerKey: enrolment.keys.leaderKey,
    total: totals.points,
    maximum: totals.maximum,
    signedAt,
    signedBy: signedBy.fullName,
    correctionReason,
    sealedAt: at,
  });
  const files = Object.values(revision.answers).flatMap(({ evidence }) => evidence);
  insertRevisionFiles(db, revisionId, files);
  if (!isNewest) return;
  setHeldSubmission(db, roundId, unitId, {
    heldRevisionId: revisionId,
    heldRevisionNumber: number,
    heldSelfTotal: totals.points,
    heldReceivedAt: at,
    heldSignedAt: signedAt,
  });
}
