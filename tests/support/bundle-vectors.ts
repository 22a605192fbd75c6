import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { writeBundle } from '#electron/services/bundle/bundle-writer.ts';
import { makeEnrolment } from '#electron/services/bundle/enrolment.ts';
import { signRevision } from '#electron/services/bundle/revision-signature.ts';
import { splitFile } from '#electron/services/bundle/split-bundle.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import {
  CITY,
  ROUND,
  SUBMISSION_ID,
  VECTOR_IDENTITY,
  VECTOR_KEYS,
  VECTOR_PART_SECRET,
  VECTOR_RECIPIENT,
  VECTOR_SECRET,
  VECTOR_SEEDS,
  WARD,
} from '#tests/support/vector-base.ts';
import { vectorContents } from '#tests/support/vector-kinds.ts';

const EVIDENCE = 'Kế hoạch số 12/KH-UBND về cải cách hành chính\n';
const PART_SIZE = 4096;

/** What another implementation compares its own with; JSON-safe. */
export interface BundleVectors {
  readonly keys: Readonly<Record<string, string>>;
  readonly bundle: Readonly<Record<string, string | number>>;
  /** SHA-256 of every entry, by path below the bundle id. */
  readonly entries: Readonly<Record<string, string>>;
  readonly signatures: Readonly<Record<string, string>>;
  readonly parts: readonly Readonly<Record<string, string | number>>[];
  /** One bundle of every other kind, by its name. */
  readonly kinds: Readonly<Record<string, KindVector>>;
}

/** Another kind: its file, SHA-256 of every entry, and what its signature is made of. */
export interface KindVector {
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly entries: Readonly<Record<string, string>>;
  readonly senderPublicKey: string;
  readonly tagManifest: string;
  readonly signatureJws: string;
  /** What introduces or proves the sender, where the kind has it. */
  readonly mac?: { readonly secret: string; readonly input: string; readonly mac: string };
}

/** Makes the submission of the vectors in `folder`: fixed keys, ids, times and content, so that the bytes are fixed. */
export async function makeVectors(
  folder: string,
): Promise<{ readonly path: string; readonly vectors: BundleVectors }> {
  mkdirSync(folder, { recursive: true });
  const { ward: sending, leader } = VECTOR_KEYS;
  const sha256 = sha256Hex(EVIDENCE);
  const evidencePath = join(folder, 'evidence');
  writeFileSync(evidencePath, EVIDENCE);
  const revision = vectorRevision(sha256);
  const revisionJws = signRevision(revision, leader);
  const enrolment = makeEnrolment(VECTOR_SECRET, {
    schemaVersion: 1,
    unitId: WARD.unitId,
    sendingKey: sending.publicKey,
    receivingRecipient: VECTOR_RECIPIENT,
    leaderKey: leader.publicKey,
    leader: revision.signedBy,
  });
  const bundle: BundleHeader = {
    formatVersion: 1,
    kind: 'submission',
    bundleId: SUBMISSION_ID,
    sender: { ...WARD, publicKey: sending.publicKey },
    receiver: CITY,
    round: ROUND,
    subject: WARD,
    revision: 1,
    replaces: null,
    holderUnitId: CITY.unitId,
    createdAt: '2026-11-22T03:15:00.000Z',
  };
  const written = await writeBundle({
    bundle,
    payload: { kind: 'submission', revision, revisionJws, enrolment },
    files: [{ sha256, path: evidencePath, extension: 'txt' }],
    summaryHtml: '<!doctype html><title>Bảng tự chấm</title>\n',
    signingKey: sending,
    outPath: join(folder, bundleFileName(bundle)),
  });
  if (!written.ok) throw new Error(written.error.code);
  const { path, fingerprint, size } = written.value;
  const texts = await readEntries(path, bundle.bundleId);
  const text = (name: string): string => texts.get(name)?.toString('utf8') ?? '';
  const tagManifest = text('tagmanifest-sha256.txt');
  const signature = text('signature.jws');
  const [protectedHeader = ''] = signature.split('.');
  return {
    path,
    vectors: {
      keys: {
        ...VECTOR_SEEDS,
        sendingPublicKey: sending.publicKey,
        sendingFingerprint: keyFingerprint(sending.publicKey),
        leaderPublicKey: leader.publicKey,
        leaderFingerprint: keyFingerprint(leader.publicKey),
        enrolmentSecretBase64Url: VECTOR_SECRET,
        ageIdentity: VECTOR_IDENTITY,
        ageRecipient: VECTOR_RECIPIENT,
      },
      bundle: {
        fileName: bundleFileName(bundle),
        sha256: fingerprint,
        size,
        fingerprintText: formatFingerprint(fingerprint),
      },
      entries: Object.fromEntries([...texts].map(([name, bytes]) => [name, sha256Hex(bytes)])),
      signatures: {
        tagManifest,
        protectedHeader: Buffer.from(protectedHeader, 'base64url').toString('utf8'),
        signingInputSha256: sha256Hex(`${protectedHeader}.${tagManifest}`),
        signatureJws: signature,
        revisionCanonicalSha256: sha256Hex(canonicalJson(revision)),
        revisionJws,
        enrolmentMacInput: canonicalJson(enrolment.keys),
        enrolmentMac: enrolment.mac,
      },
      parts: await cutParts(path, folder),
      kinds: await makeKinds(folder),
    },
  };
}

async function makeKinds(folder: string): Promise<BundleVectors['kinds']> {
  const made: [string, KindVector][] = [];
  for (const { name, content } of vectorContents(folder)) {
    const written = await writeBundle(content);
    if (!written.ok) throw new Error(written.error.code);
    const { path, fingerprint, size } = written.value;
    const { kind, bundleId, sender } = content.bundle;
    const texts = await readEntries(path, bundleId);
    const mac = macOf(content.payload);
    const vector: KindVector = {
      kind,
      fileName: bundleFileName(content.bundle),
      sha256: fingerprint,
      size,
      entries: Object.fromEntries([...texts].map(([entry, bytes]) => [entry, sha256Hex(bytes)])),
      senderPublicKey: sender.publicKey,
      tagManifest: texts.get('tagmanifest-sha256.txt')?.toString('utf8') ?? '',
      signatureJws: texts.get('signature.jws')?.toString('utf8') ?? '',
      ...(mac && { mac }),
    };
    made.push([name, vector]);
  }
  return Object.fromEntries(made);
}

function macOf(payload: BundlePayload): KindVector['mac'] | null {
  if (payload.kind === 'statistics' || payload.kind === 'report') {
    const { keys, mac } = payload.contact;
    return { secret: VECTOR_SECRET, input: canonicalJson(keys), mac };
  }
  if (payload.kind !== 'part' || payload.part.direction !== 'back') return null;
  const { keys, mac } = payload.part.proof;
  return { secret: VECTOR_PART_SECRET, input: canonicalJson(keys), mac };
}

async function cutParts(path: string, folder: string): Promise<BundleVectors['parts']> {
  const outFolder = join(folder, 'parts');
  mkdirSync(outFolder, { recursive: true });
  const split = await splitFile(path, { partSize: PART_SIZE, outFolder });
  if (!split.ok) throw new Error(split.error.code);
  return split.value.map((part) => ({
    fileName: part.fileName,
    sha256: part.fingerprint,
    size: part.size,
    header: readFileSync(part.path, 'utf8').split('\n')[1] ?? '',
  }));
}

async function readEntries(path: string, folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.error.code);
  const entries = new Map<string, Buffer>();
  for (const name of [...zip.value.entries.keys()].sort()) {
    const bytes = await zip.value.readWhole(name, 1 << 20);
    if (bytes.ok) entries.set(name.slice(folder.length + 1), bytes.value);
  }
  zip.value.close();
  return entries;
}

function vectorRevision(sha256: string): SealedRevision {
  const evidence = {
    documentId: '01981b2c-0000-7000-8000-000000000100',
    sha256,
    fileName: 'Kế hoạch.txt',
    size: Buffer.byteLength(EVIDENCE),
    number: '12/KH-UBND',
    date: '2026-01-15',
    issuer: 'UBND phường',
    title: 'Kế hoạch cải cách hành chính năm 2026',
    section: 'Mục II',
    page: '3',
  };
  const plain = { points: null, warningExplanation: '', evidence: [], answer: EMPTY_ANSWER };
  return {
    schemaVersion: 1,
    revisionId: '01981b2c-0000-7000-8000-000000000010',
    roundId: ROUND.id,
    unitId: WARD.unitId,
    number: 1,
    replaces: null,
    correctionReason: '',
    criteriaSetHash: sha256Hex('set'),
    preparedBy: { fullName: 'Trần Thị Bé', position: 'Công chức Văn phòng' },
    signedBy: { fullName: 'Nguyễn Văn Ánh', position: 'Chủ tịch UBND phường' },
    signedAt: '2026-11-20T02:00:00.000Z',
    answers: {
      '1.1': {
        ...plain,
        answer: {
          ...EMPTY_ANSWER,
          inputs: { k: { raw: '12', estimated: false } },
          explanation: 'Đủ 12 kế hoạch',
        },
        points: points('1.75'),
        status: 'SCORED',
        evidence: [evidence],
      },
      '1.2': { ...plain, status: 'NOT_SCORED' },
      '1.3': {
        ...plain,
        answer: { ...EMPTY_ANSWER, notApplicable: true, notApplicableReason: 'Không có đơn vị sự nghiệp' },
        status: 'NOT_APPLICABLE',
      },
    },
    totals: {
      points: points('1.75'),
      maximum: points('3.5'),
      index: 50_000_000,
      scoredCount: 1,
      leafCount: 2,
    },
    responses: [],
  };
}
