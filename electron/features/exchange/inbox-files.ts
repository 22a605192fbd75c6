import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { numberedName } from '#shared/domain/transport/file-names.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import type { StagedFile } from '#electron/services/bundle/evidence-staging.ts';
import { copyDurably, isIntact, moveDurably, movesIntoStore } from '#electron/services/files/durable-file.ts';
import { safeName } from '#electron/services/files/safe-name.ts';
import type { Arrival } from '#electron/features/exchange/open-arrival.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

/** Keeps a bundle that was taken in under its own name, and its evidence in the store; what lies there already stays. */
export async function keepAccepted(
  paths: FolderPaths,
  { path, sha256, isOurs }: Arrival,
  fileName: string,
  staged: readonly StagedFile[],
): Promise<void> {
  const target = join(paths.inbox, fileName);
  const isNew = !existsSync(target);
  const evidence = await movesIntoStore(paths, staged);
  await moveDurably(isNew && isOurs ? [...evidence, { source: path, target }] : evidence);
  if (!isNew || isOurs) return;
  await mkdir(paths.inbox, { recursive: true });
  await copyWhole(path, target, sha256);
}

/**
 * Keeps a refused file as it came, with the time before its name, for whoever has to find out what went wrong. Returns
 * the name below `refusedFolder`. Another file of the same name and second gets a number.
 */
export async function keepRefused(paths: FolderPaths, arrival: Arrival, at: string): Promise<string> {
  const { file } = arrival;
  const time = at.replaceAll(/[-:]/g, '').replace(/\.\d+Z$/, 'Z');
  const wanted = `${time}_${safeName(file.fileName)}`;
  const folder = refusedFolder(paths);
  await mkdir(folder, { recursive: true });
  // What was checked is what is kept; of an encrypted file, what came.
  const isCopied = arrival.isOurs && !arrival.wasEncrypted && existsSync(arrival.path);
  const sha256 = isCopied ? arrival.sha256 : (await sha256OfFile(file.path)).sha256;
  for (let number = 1; ; number += 1) {
    const name = numberedName(wanted, number);
    const target = join(folder, name);
    if (existsSync(target)) {
      if (await isIntact(target, sha256)) return name;
      continue;
    }
    if (isCopied) await moveDurably([{ source: arrival.path, target }]);
    else await copyWhole(file.path, target, sha256);
    return name;
  }
}

/** Where refused files are kept. */
export function refusedFolder({ inbox }: FolderPaths): string {
  return join(inbox, 'refused');
}

async function copyWhole(source: string, target: string, sha256: string): Promise<void> {
  const part = `${target}.part`;
  try {
    const written = await copyDurably(source, part);
    if (written.sha256 !== sha256) throw new Error(`changed while it was kept: ${source}`);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}
