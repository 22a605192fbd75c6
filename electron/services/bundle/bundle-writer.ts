import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { storedZip, storedZipSize, type StoredSource } from '#electron/services/archive/stored-zip.ts';
import { BUNDLE_LIMITS, type BundleLimits } from '#electron/services/bundle/bundle-limits.ts';
import { writeDurably, type WrittenFile } from '#electron/services/files/write-durably.ts';
import { jsonFile, payloadFiles, type TextFile } from '#electron/services/bundle/payload-files.ts';
import type { SigningKey } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { signDetachedJws } from '#electron/services/crypto/jws.ts';
import { BAGIT_TEXT, formatBagInfo, formatManifest } from '#shared/domain/bundle/bagit.ts';
import { checkConsistency } from '#shared/domain/bundle/consistency.ts';
import {
  BAG_INFO_PATH,
  BAGIT_PATH,
  evidencePath,
  HEADER_PATH,
  MANIFEST_PATH,
  SIGNATURE_PATH,
  SUMMARY_PATH,
  TAG_MANIFEST_PATH,
} from '#shared/domain/bundle/layout.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { bundleHeaderSchema, type BundleHeader } from '#shared/schemas/bundle.ts';

/** An evidence file on disk, by the SHA-256 it was stored under. */
export interface EvidenceFile {
  readonly sha256: string;
  readonly path: string;
  readonly extension: string;
}

export interface BundleContent {
  readonly bundle: BundleHeader;
  readonly payload: BundlePayload;
  /** Each file once; files of the same hash are written once. */
  readonly files: readonly EvidenceFile[];
  readonly summaryHtml: string;
  /** The sender's key, the same as in the header. */
  readonly signingKey: SigningKey;
  readonly outPath: string;
  readonly limits?: BundleLimits;
}

/** The evidence on disk is not what was stored, or more than a reader takes: nothing is written then. */
export type BundleWriteError =
  | { readonly code: 'EVIDENCE_MISSING' | 'EVIDENCE_CHANGED'; readonly sha256: string }
  | { readonly code: 'TOO_LARGE'; readonly bytes: number; readonly files: number };

interface SizedFile extends EvidenceFile {
  readonly size: number;
}

interface SizedSource extends StoredSource {
  readonly size: number;
}

class ChangedEvidence extends Error {
  readonly sha256: string;

  constructor(sha256: string) {
    super(`Evidence changed: ${sha256}`);
    this.sha256 = sha256;
  }
}

/**
 * Writes a signed bundle. The same content gives the same bytes. Evidence is hashed as it is written. Throws where
 * the content contradicts itself or its schemas (a programming error) and where the disk fails.
 */
export async function writeBundle(content: BundleContent): Promise<Result<WrittenFile, BundleWriteError>> {
  const { bundle, signingKey } = content;
  if (bundle.sender.publicKey !== signingKey.publicKey)
    throw new Error('The header names another sending key');
  const sized = await sizeFiles(content.files);
  if (!sized.ok) return sized;
  const consistent = checkConsistency(bundle, content.payload, sized.value);
  if (!consistent.ok) throw new Error(`Inconsistent bundle: ${consistent.error.subject}`);
  const texts = bagTexts(content, sized.value);
  const sources: SizedSource[] = [
    ...texts.map(({ path, text }) => ({
      path,
      size: Buffer.byteLength(text),
      open: () => oneChunk(text),
    })),
    ...sized.value.map((file) => ({
      path: evidencePath(file.sha256, file.extension),
      size: file.size,
      open: () => hashedChunks(file),
    })),
  ].map(({ path, ...source }) => ({ name: `${bundle.bundleId}/${path}`, ...source }));
  const { maxBytes, maxEntries } = content.limits ?? BUNDLE_LIMITS;
  const bytes = storedZipSize(sources);
  // Told before a byte is written: nobody could read it.
  if (bytes > maxBytes || sources.length > maxEntries)
    return fail({ code: 'TOO_LARGE', bytes, files: sources.length });
  try {
    return ok(await writeDurably(storedZip(sources), content.outPath));
  } catch (error) {
    if (error instanceof ChangedEvidence) return fail({ code: 'EVIDENCE_CHANGED', sha256: error.sha256 });
    throw error;
  }
}

/** All texts of the bag, from the payload up to the signature over the packing list. */
function bagTexts(content: BundleContent, files: readonly SizedFile[]): TextFile[] {
  const { bundle } = content;
  const data: TextFile[] = [
    jsonFile(HEADER_PATH, bundleHeaderSchema, bundle),
    ...payloadFiles(content.payload),
    { path: SUMMARY_PATH, text: content.summaryHtml },
  ];
  const manifest = formatManifest([
    ...data.map(manifestEntry),
    ...files.map((file) => ({ path: evidencePath(file.sha256, file.extension), sha256: file.sha256 })),
  ]);
  const textBytes = data.reduce((sum, file) => sum + Buffer.byteLength(file.text), 0);
  const bagInfo = formatBagInfo({
    bundleId: bundle.bundleId,
    baggingDate: bundle.createdAt.slice(0, 10),
    senderName: bundle.sender.name,
    payloadBytes: files.reduce((sum, file) => sum + file.size, textBytes),
    payloadFiles: data.length + files.length,
  });
  const tags: TextFile[] = [
    { path: BAG_INFO_PATH, text: bagInfo },
    { path: BAGIT_PATH, text: BAGIT_TEXT },
    { path: MANIFEST_PATH, text: manifest },
  ];
  const tagManifest = formatManifest(tags.map(manifestEntry));
  const signature = signDetachedJws(Buffer.from(tagManifest), content.signingKey);
  return [
    ...data,
    ...tags,
    { path: TAG_MANIFEST_PATH, text: tagManifest },
    { path: SIGNATURE_PATH, text: signature },
  ];
}

function manifestEntry(file: TextFile) {
  return { path: file.path, sha256: sha256Hex(file.text) };
}

async function sizeFiles(files: readonly EvidenceFile[]): Promise<Result<SizedFile[], BundleWriteError>> {
  const unique = new Map(files.map((file) => [file.sha256, file]));
  const sized: SizedFile[] = [];
  for (const file of unique.values()) {
    const found = await stat(file.path).catch(() => null);
    if (!found?.isFile()) return fail({ code: 'EVIDENCE_MISSING', sha256: file.sha256 });
    sized.push({ ...file, size: found.size });
  }
  return ok(sized);
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function* hashedChunks(file: EvidenceFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file.path, {
    highWaterMark: 1 << 19,
  }) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== file.sha256) throw new ChangedEvidence(file.sha256);
}
