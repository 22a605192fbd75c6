import { catchRefusal, type ZipError } from '#electron/services/archive/zip-error.ts';
import type { GuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { sha256Hex, sha256OfChunks } from '#electron/services/crypto/hashing.ts';
import { BAGIT_TEXT, parseManifest, type ManifestEntry } from '#shared/domain/bundle/bagit.ts';
import {
  parseError,
  structureError,
  type BundleParseError,
  type BundleStructureError,
} from '#shared/domain/bundle/errors.ts';
import {
  BAGIT_PATH,
  FILES_FOLDER,
  MANIFEST_PATH,
  TAG_MANIFEST_PATH,
  TAG_PATHS,
} from '#shared/domain/bundle/layout.ts';
import {
  checkHashes,
  checkListed,
  checkTagFiles,
  checkTagManifest,
  findBagFolder,
} from '#shared/domain/bundle/structure.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** Texts are held in memory; evidence never is. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

export type BagError = BundleParseError | BundleStructureError;

/** A bag whose every file has the hash that its manifests say. */
export interface Bag {
  readonly folder: string;
  readonly manifest: readonly ManifestEntry[];
  /** Bytes by path, for everything below `data/`. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The text of a tag file or of a payload file that is no evidence; throws for any other path. */
  readonly text: (path: string) => string;
}

/** A refusal of the archive as a refusal of the parse step. */
export function fromZipError(error: ZipError): BundleParseError {
  return parseError(error.code === 'NOT_A_ZIP' ? 'NOT_A_BUNDLE' : error.code, error.subject);
}

/** Reads the packing lists and compares every byte of the archive's entries with them. Nothing is written. */
export async function readBag(zip: GuardedZip): Promise<Result<Bag, BagError>> {
  const names = [...zip.entries.keys()];
  const folder = findBagFolder(names);
  if (!folder.ok) return folder;
  const prefix = `${folder.value}/`;
  const paths = names.map((name) => name.slice(prefix.length));
  const tagFiles = checkTagFiles(paths);
  if (!tagFiles.ok) return tagFiles;
  const texts = await readTexts(zip, prefix, paths);
  if (!texts.ok) return texts;
  const text = textReader(texts.value);
  const manifest = checkTags(text);
  if (!manifest.ok) return manifest;
  const data = paths.filter((path) => path.startsWith('data/'));
  const listed = checkListed(manifest.value, data);
  if (!listed.ok) return listed;
  const hashes = await hashData(zip, prefix, data, texts.value);
  if (!hashes.ok) return hashes;
  const unchanged = checkHashes(manifest.value, (path) => hashes.value.get(path));
  if (!unchanged.ok) return unchanged;
  const sizes = new Map(data.map((path) => [path, zip.entries.get(prefix + path)?.size ?? 0]));
  return ok({ folder: folder.value, manifest: manifest.value, sizes, text });
}

/** `bagit.txt` as it must be; the tag manifest over the tag files; then the manifest it vouches for. */
function checkTags(text: (path: string) => string): Result<ManifestEntry[], BundleStructureError> {
  if (text(BAGIT_PATH) !== BAGIT_TEXT) return fail(structureError('BAGIT_INVALID', BAGIT_PATH));
  const tagManifest = parseManifest(TAG_MANIFEST_PATH, text(TAG_MANIFEST_PATH));
  if (!tagManifest.ok) return tagManifest;
  const complete = checkTagManifest(tagManifest.value);
  if (!complete.ok) return complete;
  const unchanged = checkHashes(tagManifest.value, (path) => sha256Hex(text(path)));
  return unchanged.ok ? parseManifest(MANIFEST_PATH, text(MANIFEST_PATH)) : unchanged;
}

async function readTexts(
  zip: GuardedZip,
  prefix: string,
  paths: readonly string[],
): Promise<Result<Map<string, string>, BagError>> {
  const tags: readonly string[] = TAG_PATHS;
  const texts = new Map<string, string>();
  for (const path of paths) {
    if (path.startsWith(FILES_FOLDER) || !(path.startsWith('data/') || tags.includes(path))) continue;
    const bytes = await zip.readWhole(prefix + path, MAX_TEXT_BYTES);
    if (!bytes.ok) return fail(fromZipError(bytes.error));
    const text = decodeUtf8(bytes.value);
    if (text === null) return fail(structureError('JSON_BAD_TEXT', path));
    texts.set(path, text);
  }
  return ok(texts);
}

/** Strict UTF-8, so that a text stands for exactly one sequence of bytes. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function hashData(
  zip: GuardedZip,
  prefix: string,
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
): Promise<Result<Map<string, string>, BundleParseError>> {
  const hashes = new Map<string, string>();
  for (const path of paths) {
    const text = texts.get(path);
    if (text !== undefined) {
      hashes.set(path, sha256Hex(text));
      continue;
    }
    const digest = await catchRefusal(() => sha256OfChunks(zip.readChunks(prefix + path)));
    if (!digest.ok) return fail(fromZipError(digest.error));
    hashes.set(path, digest.value.sha256);
  }
  return ok(hashes);
}

function textReader(texts: ReadonlyMap<string, string>): (path: string) => string {
  return (path) => {
    const text = texts.get(path);
    if (text === undefined) throw new Error(`Not a text of this bag: ${path}`);
    return text;
  };
}
