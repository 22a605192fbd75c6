import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { fromZipError } from '#electron/services/bundle/bag-reader.ts';
import { readStructure } from '#electron/services/bundle/bundle-reader.ts';
import { stageEvidence } from '#electron/services/bundle/evidence-staging.ts';
import { revisionFingerprint, verifyRevision } from '#electron/services/bundle/revision-signature.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { verifyDetachedJws } from '#electron/services/crypto/jws.ts';
import type { BundleError } from '#shared/domain/bundle/errors.ts';
import { SIGNATURE_PATH, TAG_MANIFEST_PATH } from '#shared/domain/bundle/layout.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import type { BundleEvidence } from '#shared/domain/bundle/structure.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';

/** A bundle as it says of itself: whole, and its signatures judged under the keys it names, which prove nothing else. */
export interface InspectedBundle {
  readonly header: BundleHeader;
  readonly payload: BundlePayload;
  readonly evidence: readonly BundleEvidence[];
  /** SHA-256 of the bundle file, hexadecimal. */
  readonly fingerprint: string;
  /** Bytes. */
  readonly size: number;
  readonly isSignatureValid: boolean;
  readonly keyFingerprint: string;
  /** Of a submission. */
  readonly leader: {
    readonly valid: boolean;
    readonly keyFingerprint: string;
    readonly revisionFingerprint: string;
  } | null;
}

/** Reads a bundle without believing anybody: parse and structure must hold, signatures are only told. Writes nothing. */
export function inspectBundle(path: string): Promise<Result<InspectedBundle, BundleError>> {
  return withStructure(path, async (zip, structure) => {
    const { bag, header, payload, evidence, fingerprint } = structure;
    const { publicKey } = header.sender;
    const packingList = Buffer.from(bag.text(TAG_MANIFEST_PATH));
    return ok({
      header,
      payload,
      evidence,
      fingerprint,
      size: zip.source.size,
      isSignatureValid: verifyDetachedJws(bag.text(SIGNATURE_PATH), packingList, publicKey),
      keyFingerprint: keyFingerprint(publicKey),
      leader: judgeLeader(payload),
    });
  });
}

/** Takes one evidence file out into `stagingDir` and hands over its path; null: the bundle has no such file. */
export function withEvidence<Value>(
  path: string,
  sha256: string,
  stagingDir: string,
  use: (filePath: string) => Promise<Value>,
): Promise<Result<Value | null, BundleError>> {
  return withStructure(path, async (zip, { bag, evidence }) => {
    const wanted = evidence.filter((each) => each.sha256 === sha256);
    if (wanted.length === 0) return ok(null);
    const staging = await stageEvidence(zip, bag.folder, wanted, stagingDir);
    if (!staging.ok) return staging;
    try {
      return ok(await use(staging.value.files[0]?.path ?? ''));
    } finally {
      await staging.value.discard();
    }
  });
}

type Opened = Extract<Awaited<ReturnType<typeof openGuardedZip>>, { ok: true }>['value'];
type Read = Extract<Awaited<ReturnType<typeof readStructure>>, { ok: true }>['value'];

async function withStructure<Value>(
  path: string,
  use: (zip: Opened, structure: Read) => Promise<Result<Value, BundleError>>,
): Promise<Result<Value, BundleError>> {
  const opened = await openGuardedZip(path);
  if (!opened.ok) return fail(fromZipError(opened.error));
  const zip = opened.value;
  try {
    const structure = await readStructure(path, zip);
    return structure.ok ? await use(zip, structure.value) : structure;
  } finally {
    zip.close();
  }
}

function judgeLeader(payload: BundlePayload): InspectedBundle['leader'] {
  if (payload.kind !== 'submission') return null;
  const { revision, revisionJws, enrolment } = payload;
  const { leaderKey } = enrolment.keys;
  return {
    valid: verifyRevision(revision, revisionJws, leaderKey),
    keyFingerprint: keyFingerprint(leaderKey),
    revisionFingerprint: revisionFingerprint(revision),
  };
}
