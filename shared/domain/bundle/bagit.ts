import { structureError, type BundleStructureError } from '#shared/domain/bundle/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** The text of `bagit.txt` (RFC 8493 §2.1.1), the same in every bundle. */
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** One line of a manifest: a path inside the bag and the SHA-256 of the file. */
export interface ManifestEntry {
  readonly path: string;
  readonly sha256: string;
}

/** Orders paths by code unit: the same everywhere, whatever the language of the machine. */
export function comparePaths(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The text of a manifest, lines sorted by path (RFC 8493 §2.1.3), as `sha256sum -c` reads it. */
export function formatManifest(entries: readonly ManifestEntry[]): string {
  return [...entries]
    .sort((left, right) => comparePaths(left.path, right.path))
    .map((entry) => `${entry.sha256}  ${entry.path}\n`)
    .join('');
}

const MANIFEST_LINE = /^([0-9a-f]{64}) {2}([A-Za-z0-9._/-]{1,200})$/;

/**
 * Reads a manifest in exactly the form `formatManifest` writes: sorted, no path twice, one line end after each line.
 * Error MANIFEST_INVALID names the line. `name` is the manifest's own path.
 */
export function parseManifest(name: string, text: string): Result<ManifestEntry[], BundleStructureError> {
  const lines = text.split('\n');
  if (lines.pop() !== '') return fail(structureError('MANIFEST_INVALID', name));
  const entries: ManifestEntry[] = [];
  let previous = '';
  for (const [index, line] of lines.entries()) {
    const match = MANIFEST_LINE.exec(line);
    const [, sha256, path] = match ?? [];
    if (sha256 === undefined || path === undefined || comparePaths(previous, path) >= 0) {
      return fail(structureError('MANIFEST_INVALID', `${name}:${index + 1}`));
    }
    entries.push({ sha256, path });
    previous = path;
  }
  return ok(entries);
}

/** What `bag-info.txt` says. `payloadBytes` and `payloadFiles` make the Payload-Oxum (RFC 8493 §2.2.2). */
export interface BagInfo {
  readonly bundleId: string;
  /** The day of `createdAt`, `2026-11-22`. */
  readonly baggingDate: string;
  readonly senderName: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
}

/** The text of `bag-info.txt`. Line breaks in the sender's name become spaces: a name cannot add a line. */
export function formatBagInfo(info: BagInfo): string {
  const name = info.senderName.replaceAll(/\s+/g, ' ').trim();
  return [
    `Source-Organization: ${name}`,
    `External-Identifier: ${info.bundleId}`,
    `Bagging-Date: ${info.baggingDate}`,
    `Payload-Oxum: ${info.payloadBytes}.${info.payloadFiles}`,
    '',
  ].join('\n');
}
