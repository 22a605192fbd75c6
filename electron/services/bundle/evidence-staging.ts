import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fromZipError } from '#electron/services/bundle/bag-reader.ts';
import type { GuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { writeHashed } from '#electron/services/files/durable-file.ts';
import { catchRefusal } from '#electron/services/archive/zip-error.ts';
import { structureError, type BundleError } from '#shared/domain/bundle/errors.ts';
import type { BundleEvidence } from '#shared/domain/bundle/structure.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** An evidence file taken out of a bundle. */
export interface StagedFile {
  readonly sha256: string;
  readonly extension: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface Staging {
  readonly files: readonly StagedFile[];
  /** Removes the folder and whatever is left in it. */
  discard(): Promise<void>;
}

/**
 * Takes evidence out into a new folder below `stagingDir`, each file named by its own hash, never by a name from the
 * archive, and hashed once more on its way: the stick may have been exchanged since. Not flushed: whoever moves a file
 * to where it stays does that. Nothing stays behind on failure.
 */
export async function stageEvidence(
  zip: GuardedZip,
  folder: string,
  evidence: readonly BundleEvidence[],
  stagingDir: string,
): Promise<Result<Staging, BundleError>> {
  await mkdir(stagingDir, { recursive: true });
  const target = await mkdtemp(path.join(stagingDir, 'bundle-'));
  const discard = () => rm(target, { recursive: true, force: true });
  try {
    const files: StagedFile[] = [];
    for (const each of evidence) {
      const name = `${folder}/${each.path}`;
      const filePath = path.join(target, `${each.sha256}.${each.extension}`);
      const written = await catchRefusal(() => writeHashed(zip.readChunks(name), filePath));
      if (!written.ok) return await failAfter(discard, fromZipError(written.error));
      if (written.value.sha256 !== each.sha256) {
        return await failAfter(discard, structureError('ENTRY_CHANGED', each.path));
      }
      files.push({
        sha256: each.sha256,
        extension: each.extension,
        path: filePath,
        size: written.value.size,
      });
    }
    return ok({ files, discard });
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Removes what a crash left behind: call it while no bundle is being read. */
export function clearStaging(stagingDir: string): Promise<void> {
  return rm(stagingDir, { recursive: true, force: true });
}

async function failAfter(
  discard: () => Promise<void>,
  error: BundleError,
): Promise<Result<never, BundleError>> {
  await discard();
  return fail(error);
}
