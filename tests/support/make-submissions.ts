import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { listWardLeaves, wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { RevisionAnswer, RevisionEvidence, SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { sealedStatus } from '#shared/domain/appraisal/verify-claims.ts';
import { writeBundle } from '#electron/services/bundle/bundle-writer.ts';
import { makeEnrolment } from '#electron/services/bundle/enrolment.ts';
import { signRevision } from '#electron/services/bundle/revision-signature.ts';
import { generateSigningKey, type SigningKey } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { generateReceivingKey } from '#electron/services/crypto/receiving-key.ts';

/** What a ward outside of this process would have: its keys and what its setup bundle told it. */
export interface WardOutside {
  readonly unit: Pick<Unit, 'id' | 'code' | 'name'>;
  readonly city: { readonly unitId: string; readonly code: string; readonly name: string };
  readonly secret: string;
  readonly sending: SigningKey;
  readonly leader: SigningKey;
  readonly recipient: string;
}

export interface SubmissionPlan {
  readonly round: Pick<Round, 'id' | 'code' | 'year' | 'title' | 'criteriaSetHash'>;
  readonly set: CriteriaSet;
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  readonly number: number;
  readonly replaces: string | null;
  /** Evidence under the first leaf, as bytes. */
  readonly evidence: readonly Uint8Array[];
  readonly folder: string;
  readonly signedAt: string;
  /** Who signs; the ward's chairman where it is not said. */
  readonly leaderName?: string;
}

/** A ward of another computer, with keys of its own. */
export async function wardOutside(
  unit: WardOutside['unit'],
  city: WardOutside['city'],
  secret: string,
): Promise<WardOutside> {
  const { recipient } = await generateReceivingKey();
  return {
    unit,
    city,
    secret,
    sending: generateSigningKey(systemRandom),
    leader: generateSigningKey(systemRandom),
    recipient,
  };
}

/** Makes the submission bundle such a ward would send: for tests and benchmarks that need many, or unusual ones. */
export async function makeSubmission(
  ward: WardOutside,
  plan: SubmissionPlan,
): Promise<{ path: string; revision: SealedRevision; header: BundleHeader }> {
  const revision = sealedRevision(ward, plan);
  const leader = { fullName: plan.leaderName ?? 'Lê Văn Minh', position: 'Chủ tịch' };
  const { unit, city } = ward;
  const ref = { unitId: unit.id, code: unit.code, name: unit.name };
  const { id, code, year, title } = plan.round;
  const header: BundleHeader = {
    formatVersion: 1,
    kind: 'submission',
    bundleId: v7(),
    sender: { ...ref, publicKey: ward.sending.publicKey },
    receiver: city,
    round: { id, code, year, title },
    subject: ref,
    revision: plan.number,
    replaces: null,
    holderUnitId: city.unitId,
    createdAt: plan.signedAt,
  };
  mkdirSync(plan.folder, { recursive: true });
  const files = plan.evidence.map((bytes) => {
    const sha256 = sha256Hex(bytes);
    const path = join(plan.folder, sha256);
    writeFileSync(path, bytes);
    return { sha256, path, extension: 'txt' };
  });
  const enrolment = makeEnrolment(ward.secret, {
    schemaVersion: 1,
    unitId: unit.id,
    sendingKey: ward.sending.publicKey,
    receivingRecipient: ward.recipient,
    leaderKey: ward.leader.publicKey,
    leader,
  });
  const written = await writeBundle({
    bundle: header,
    payload: { kind: 'submission', revision, revisionJws: signRevision(revision, ward.leader), enrolment },
    files,
    summaryHtml: '<!doctype html><title>Bảng tự chấm</title>',
    signingKey: ward.sending,
    outPath: join(plan.folder, bundleFileName(header)),
  });
  if (!written.ok) throw new Error(written.error.code);
  return { path: written.value.path, revision, header };
}

function sealedRevision(ward: WardOutside, plan: SubmissionPlan): SealedRevision {
  const { set, answers, round } = plan;
  const result = evaluateSet(set, answers, { unitType: 'commune' });
  const sealed: Record<string, RevisionAnswer> = {};
  for (const [index, { code }] of listWardLeaves(set).entries()) {
    const leaf = result.leaves.get(code);
    const answer = answers.get(code);
    if (!leaf || !answer) continue;
    const evidence = index === 0 ? plan.evidence.map(toEvidence) : [];
    sealed[code] = {
      answer,
      points: leaf.points,
      status: sealedStatus(leaf),
      evidence,
      warningExplanation: '',
    };
  }
  const person = { fullName: plan.leaderName ?? 'Lê Văn Minh', position: 'Chủ tịch' };
  return {
    schemaVersion: 1,
    revisionId: v7(),
    roundId: round.id,
    unitId: ward.unit.id,
    number: plan.number,
    replaces: plan.replaces,
    correctionReason: plan.number === 1 ? '' : 'Sửa số liệu',
    criteriaSetHash: round.criteriaSetHash,
    preparedBy: person,
    signedBy: person,
    signedAt: plan.signedAt,
    answers: sealed,
    totals: wardTotals(set, result),
    responses: [],
  };
}

function toEvidence(bytes: Uint8Array, index: number): RevisionEvidence {
  const sha256 = sha256Hex(bytes);
  const name = { fileName: `tai-lieu-${index + 1}.txt`, number: `${index + 1}/BC-UBND`, title: 'Báo cáo' };
  return {
    documentId: v7(),
    sha256,
    size: bytes.byteLength,
    ...name,
    date: '2023-12-20',
    issuer: 'UBND',
    section: 'I',
    page: '1',
  };
}
