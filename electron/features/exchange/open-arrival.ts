import { join } from 'node:path';
import type { BundleParseError } from '#shared/domain/bundle/errors.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';
import { withStagingFolder } from '#electron/features/exchange/staging-folder.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { decryptBundle, looksEncrypted, readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { copyHashed } from '#electron/services/files/durable-file.ts';

/** A file as it was handed over. */
export interface OfferedFile {
  readonly path: string;
  readonly fileName: string;
}

/** A file that was handed over, decrypted where it was encrypted. */
export interface Arrival {
  readonly file: OfferedFile;
  /** Where the bundle itself lies. */
  readonly path: string;
  /** SHA-256 of the bundle itself; of the file as it came where it cannot be opened. */
  readonly sha256: string;
  /** `path` is a copy in the staging folder that nobody else reaches: hashed as it was written, free to be moved away. */
  readonly isOurs: boolean;
  readonly wasEncrypted: boolean;
  /** Why it cannot be opened. */
  readonly error: BundleParseError | null;
}

/**
 * Hands the bundle inside of a file to `use`. What is checked must be what is kept, whoever can still write to the
 * stick: a real run first copies the file to the staging folder, hashing on the way, and reads that copy from then on. An
 * encrypted one is opened there with this installation's key, whatever its name says, in a dry run too. What is left
 * in the staging folder is gone once `use` has returned.
 */
export async function withArrival<Value>(
  paths: FolderPaths,
  file: OfferedFile,
  dryRun: boolean,
  use: (arrival: Arrival) => Promise<Value>,
): Promise<Value> {
  const isEncrypted = looksEncrypted(await readHead(file.path, 64));
  if (!isEncrypted && dryRun) return use(await asItLies(file, false, null));
  return withStagingFolder(paths, 'opened-', async (folder) => {
    const path = join(folder, 'bundle.cchc');
    if (!isEncrypted) {
      const { sha256 } = await copyHashed(file.path, path);
      return use({ file, path, sha256, isOurs: true, wasEncrypted: false, error: null });
    }
    const { identity } = readInstallationKeys(paths).receiving;
    const opened = await decryptBundle(file.path, identity, path);
    if (!opened.ok) return use(await asItLies(file, true, opened.error));
    const sha256 = opened.value.fingerprint;
    return use({ file, path, sha256, isOurs: true, wasEncrypted: true, error: null });
  });
}

async function asItLies(
  file: OfferedFile,
  wasEncrypted: boolean,
  error: BundleParseError | null,
): Promise<Arrival> {
  const { sha256 } = await sha256OfFile(file.path);
  return { file, path: file.path, sha256, isOurs: false, wasEncrypted, error };
}
