import { openGuardedZip, type GuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { ZIP_LIMITS, type ZipLimits } from '#electron/services/archive/zip-limits.ts';
import { isStoredZip, MAX_STORED_BYTES } from '#electron/services/archive/stored-zip.ts';
import { fromZipError, readBag, type Bag } from '#electron/services/bundle/bag-reader.ts';
import { stageEvidence, type StagedFile } from '#electron/services/bundle/evidence-staging.ts';
import { readJsonFile, readPayload } from '#electron/services/bundle/payload-files.ts';
import {
  verifySignatures,
  type SenderTrust,
  type SignedBag,
  type VerifiedSender,
} from '#electron/services/bundle/sender-trust.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { formatBagInfo } from '#shared/domain/bundle/bagit.ts';
import { checkConsistency } from '#shared/domain/bundle/consistency.ts';
import {
  parseError,
  structureError,
  type BundleError,
  type BundleStructureError,
} from '#shared/domain/bundle/errors.ts';
import {
  BAG_INFO_PATH,
  HEADER_PATH,
  isSupportedKind,
  SIGNATURE_PATH,
  SUMMARY_PATH,
  TAG_MANIFEST_PATH,
} from '#shared/domain/bundle/layout.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { checkPayloadFiles, type BundleEvidence } from '#shared/domain/bundle/structure.ts';
import { parseUntrustedJson } from '#shared/domain/bundle/untrusted-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { BUNDLE_FORMAT_VERSION, bundleHeaderSchema, type BundleHeader } from '#shared/schemas/bundle.ts';

export interface ReadOptions {
  /** Where evidence is taken out to; null: a dry run, which checks everything and writes nothing. */
  readonly stagingDir: string | null;
  readonly resolveSenderKey: (
    header: BundleHeader,
    payload: BundlePayload,
  ) => SenderTrust | Promise<SenderTrust>;
  /** Told of a bundle refused for its key alone: whoever made it holds the keys it names. */
  readonly onOtherKey?: (header: BundleHeader, payload: BundlePayload) => void;
  readonly limits?: ZipLimits;
  /** SHA-256 of the file, where it was taken while the file was written to a place that nobody else reaches. */
  readonly knownSha256?: string;
}

/** A bundle that passed parse, structure and signature. The policy step is the importer's. */
export interface VerifiedBundle {
  readonly header: BundleHeader;
  readonly payload: BundlePayload;
  readonly sender: VerifiedSender;
  /** SHA-256 of the bundle file, hexadecimal. */
  readonly fingerprint: string;
  /** Bytes of the bundle file. */
  readonly size: number;
  readonly summaryHtml: string;
  readonly evidence: readonly BundleEvidence[];
  /** The evidence taken out; empty in a dry run. The files are gone once `use` has returned: move them out before. */
  readonly staged: readonly StagedFile[];
}

/**
 * Reads a bundle and hands it to `use` once parse, structure and signature are passed; the staging folder is removed
 * afterwards, whatever happens. Refusals are values with step, code and the damaged part. Throws where the disk fails.
 */
export async function withBundle<Value>(
  path: string,
  options: ReadOptions,
  use: (bundle: VerifiedBundle) => Value | Promise<Value>,
): Promise<Result<Value, BundleError>> {
  const opened = await openGuardedZip(path, options.limits ?? ZIP_LIMITS);
  if (!opened.ok) return fail(fromZipError(opened.error));
  const zip = opened.value;
  try {
    const structure = await readStructure(path, zip, options.knownSha256);
    if (!structure.ok) return structure;
    const { bag, header, payload, evidence, fingerprint } = structure.value;
    const signed = {
      header,
      payload,
      tagManifest: bag.text(TAG_MANIFEST_PATH),
      signature: bag.text(SIGNATURE_PATH),
    };
    const sender = verifySignatures(signed, await options.resolveSenderKey(header, payload));
    if (!sender.ok) {
      if (isOtherKeyOnly(signed, sender.error.code)) options.onOtherKey?.(header, payload);
      return sender;
    }
    const bundle: VerifiedBundle = {
      header,
      payload,
      sender: sender.value,
      fingerprint,
      size: zip.source.size,
      summaryHtml: bag.text(SUMMARY_PATH),
      evidence,
      staged: [],
    };
    if (options.stagingDir === null) return ok(await use(bundle));
    const staging = await stageEvidence(zip, bag.folder, evidence, options.stagingDir);
    if (!staging.ok) return staging;
    try {
      return ok(await use({ ...bundle, staged: staging.value.files }));
    } finally {
      await staging.value.discard();
    }
  } finally {
    zip.close();
  }
}

/** A dry run: everything is checked, nothing is written. */
export function readBundle(
  path: string,
  options: Omit<ReadOptions, 'stagingDir'>,
): Promise<Result<VerifiedBundle, BundleError>> {
  return withBundle(path, { ...options, stagingDir: null }, (bundle) => bundle);
}

/** Refused because the key is not the known one, while both signatures are right under the keys that are named. */
function isOtherKeyOnly(signed: SignedBag, code: string): boolean {
  if (code !== 'SENDER_KEY_CHANGED' && code !== 'LEADER_KEY_CHANGED') return false;
  const { publicKey } = signed.header.sender;
  return verifySignatures(signed, { kind: 'pinned', publicKey, leaderKeys: null }).ok;
}

/** What a bundle says, before anybody's signature is looked at. */
export interface Structure {
  readonly bag: Bag;
  readonly header: BundleHeader;
  readonly payload: BundlePayload;
  readonly evidence: readonly BundleEvidence[];
  readonly fingerprint: string;
}

/** The steps parse and structure: every byte compared with its hash, every text with its schema. */
export async function readStructure(
  path: string,
  zip: GuardedZip,
  knownSha256?: string,
): Promise<Result<Structure, BundleError>> {
  const bag = await readBag(zip);
  if (!bag.ok) return bag;
  const header = readHeader(bag.value);
  if (!header.ok) return header;
  const { kind } = header.value;
  if (!isSupportedKind(kind)) return fail(structureError('UNSUPPORTED_KIND', kind));
  const evidence = checkPayloadFiles(kind, bag.value.manifest);
  if (!evidence.ok) return evidence;
  const payload = readPayload(kind, bag.value.text);
  if (!payload.ok) return payload;
  const files = evidence.value.map(({ sha256, path: filePath }) => ({
    sha256,
    size: bag.value.sizes.get(filePath) ?? 0,
  }));
  const consistent = checkConsistency(header.value, payload.value, files);
  if (!consistent.ok) return consistent;
  const fingerprint = await readFingerprint(path, zip, knownSha256);
  if (!fingerprint.ok) return fingerprint;
  return ok({
    bag: bag.value,
    header: header.value,
    payload: payload.value,
    evidence: evidence.value,
    fingerprint: fingerprint.value,
  });
}

/** The header, after a look at its version: a newer format is said to be newer, not broken. */
function readHeader(bag: Bag): Result<BundleHeader, BundleStructureError> {
  const text = bag.text(HEADER_PATH);
  const json = parseUntrustedJson(HEADER_PATH, text);
  if (!json.ok) return json;
  const version = isRecord(json.value) ? json.value['formatVersion'] : undefined;
  if (typeof version === 'number' && version !== BUNDLE_FORMAT_VERSION) {
    return fail(structureError('VERSION_UNKNOWN', String(version)));
  }
  const header = readJsonFile({ path: HEADER_PATH, text }, bundleHeaderSchema);
  if (!header.ok) return header;
  if (header.value.bundleId !== bag.folder) return fail(structureError('BAGIT_INVALID', bag.folder));
  const bagInfo = formatBagInfo({
    bundleId: bag.folder,
    baggingDate: header.value.createdAt.slice(0, 10),
    senderName: header.value.sender.name,
    payloadBytes: [...bag.sizes.values()].reduce((sum, size) => sum + size, 0),
    payloadFiles: bag.sizes.size,
  });
  return bag.text(BAG_INFO_PATH) === bagInfo ? header : fail(structureError('BAGIT_INVALID', BAG_INFO_PATH));
}

/**
 * The SHA-256 of the file, provided the file is exactly what the writer makes of these entries. The container's own
 * fields (times, versions, spare bits) stand in no manifest; without this they could be changed unseen, and one
 * content would have many fingerprints. The data of every entry was read by now: sizes and CRCs are true.
 */
async function readFingerprint(
  path: string,
  zip: GuardedZip,
  knownSha256: string | undefined,
): Promise<Result<string, BundleError>> {
  if (zip.source.size > MAX_STORED_BYTES) return fail(parseError('ZIP_TOO_LARGE'));
  if (!(await isStoredZip(zip.source, [...zip.entries.values()])))
    return fail(structureError('CONTAINER_NOT_CANONICAL'));
  return ok(knownSha256 ?? (await sha256OfFile(path)).sha256);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
