import type { ManifestEntry } from '#shared/domain/bundle/bagit.ts';
import { structureError, type BundleStructureError } from '#shared/domain/bundle/errors.ts';
import {
  HEADER_PATH,
  parseEvidencePath,
  PAYLOAD_PATHS,
  SIGNED_TAG_PATHS,
  SUMMARY_PATH,
  TAG_PATHS,
  type SupportedKind,
} from '#shared/domain/bundle/layout.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * The one top folder of a bundle, from the names of its entries. Errors: BAGIT_INVALID where there is none, more
 * than one, or its name is no bundle id (UUIDv7).
 */
export function findBagFolder(names: readonly string[]): Result<string, BundleStructureError> {
  const folder = names[0]?.split('/')[0] ?? '';
  if (!UUID.test(folder)) return fail(structureError('BAGIT_INVALID', folder));
  const stranger = names.find((name) => !name.startsWith(`${folder}/`));
  return stranger === undefined ? ok(folder) : fail(structureError('BAGIT_INVALID', stranger));
}

/** All tag files are there and nothing else stands outside `data/`. Paths are below the bag folder. */
export function checkTagFiles(paths: readonly string[]): Result<null, BundleStructureError> {
  const found = new Set(paths);
  const missing = TAG_PATHS.find((path) => !found.has(path));
  if (missing !== undefined) return fail(structureError('ENTRY_MISSING', missing));
  const tags: readonly string[] = TAG_PATHS;
  const extra = paths.find((path) => !path.startsWith('data/') && !tags.includes(path));
  return extra === undefined ? ok(null) : fail(structureError('ENTRY_NOT_LISTED', extra));
}

/** The tag manifest lists exactly the signed tag files. */
export function checkTagManifest(entries: readonly ManifestEntry[]): Result<null, BundleStructureError> {
  const expected = SIGNED_TAG_PATHS.join('\n');
  const listed = entries.map((entry) => entry.path).join('\n');
  return listed === expected ? ok(null) : fail(structureError('MANIFEST_INVALID', 'tagmanifest-sha256.txt'));
}

/**
 * Each listed path is there and each path is listed: ENTRY_MISSING, ENTRY_NOT_LISTED name the part. `paths` are the
 * entries below `data/`.
 */
export function checkListed(
  manifest: readonly ManifestEntry[],
  paths: readonly string[],
): Result<null, BundleStructureError> {
  const found = new Set(paths);
  const missing = manifest.find((entry) => !found.has(entry.path));
  if (missing) return fail(structureError('ENTRY_MISSING', missing.path));
  const listed = new Set(manifest.map((entry) => entry.path));
  const extra = paths.find((path) => !listed.has(path));
  return extra === undefined ? ok(null) : fail(structureError('ENTRY_NOT_LISTED', extra));
}

/** Each listed file has the hash its line says; ENTRY_CHANGED names the first that has not. */
export function checkHashes(
  manifest: readonly ManifestEntry[],
  hashOf: (path: string) => string | undefined,
): Result<null, BundleStructureError> {
  const changed = manifest.find((entry) => hashOf(entry.path) !== entry.sha256);
  return changed ? fail(structureError('ENTRY_CHANGED', changed.path)) : ok(null);
}

/**
 * Below `data/` stand the header, the summary, the payload files of this kind, and evidence named by its own hash;
 * nothing else. Returns the evidence.
 */
export function checkPayloadFiles(
  kind: SupportedKind,
  manifest: readonly ManifestEntry[],
): Result<BundleEvidence[], BundleStructureError> {
  const required: readonly string[] = [HEADER_PATH, SUMMARY_PATH, ...PAYLOAD_PATHS[kind]];
  const listed = new Set(manifest.map((entry) => entry.path));
  const missing = required.find((path) => !listed.has(path));
  if (missing !== undefined) return fail(structureError('ENTRY_MISSING', missing));
  const evidence: BundleEvidence[] = [];
  for (const entry of manifest) {
    if (required.includes(entry.path)) continue;
    const parsed = parseEvidencePath(entry.path);
    if (!parsed) return fail(structureError('ENTRY_NOT_LISTED', entry.path));
    if (parsed.sha256 !== entry.sha256) return fail(structureError('ENTRY_CHANGED', entry.path));
    evidence.push({ path: entry.path, ...parsed });
  }
  return ok(evidence);
}

/** "Tài liệu trong gói": an evidence file by its SHA-256 and its path below the bag folder. */
export interface BundleEvidence {
  readonly path: string;
  readonly sha256: string;
  readonly extension: string;
}
