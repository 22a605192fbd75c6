import { join } from 'node:path';
import type { BundleParseError } from '#shared/domain/bundle/errors.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';
import { withStagingFolder } from '#electron/features/exchange/staging-folder.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { decryptBundle, looksEncrypted, readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';

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
  /** Why it cannot be opened. */
  readonly error: BundleParseError | null;
}

/**
 * Hands the bundle inside of a file to `use`. An encrypted one is opened with this installation's key into the staging
 * folder, whatever its name says; what was opened is gone once `use` has returned.
 */
export async function withArrival<Value>(
  paths: FolderPaths,
  file: OfferedFile,
  use: (arrival: Arrival) => Promise<Value>,
): Promise<Value> {
  if (!looksEncrypted(await readHead(file.path, 64))) {
    const { sha256 } = await sha256OfFile(file.path);
    return use({ file, path: file.path, sha256, error: null });
  }
  return withStagingFolder(paths, 'opened-', async (folder) => {
    const { identity } = readInstallationKeys(paths).receiving;
    const opened = await decryptBundle(file.path, identity, join(folder, 'bundle.cchc'));
    if (opened.ok) {
      const { path, fingerprint } = opened.value;
      return use({ file, path, sha256: fingerprint, error: null });
    }
    const { sha256 } = await sha256OfFile(file.path);
    return use({ file, path: file.path, sha256, error: opened.error });
  });
}
