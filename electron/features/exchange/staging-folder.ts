import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

/** A folder below staging/ that is gone, with all that is in it, once `use` has returned or thrown. */
export async function withStagingFolder<Value>(
  { staging }: FolderPaths,
  prefix: string,
  use: (folder: string) => Promise<Value>,
): Promise<Value> {
  await mkdir(staging, { recursive: true });
  const folder = await mkdtemp(join(staging, prefix));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    // Others may be at work in it: only an empty one goes.
    await rmdir(staging).catch(() => undefined);
  }
}
