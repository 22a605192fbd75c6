import { existsSync, mkdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDurably } from '#electron/services/files/durable-file.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

/** Keeps a copy of a bundle that was taken in, under its own name; one already there stays. */
export async function keepAccepted(paths: FolderPaths, source: string, fileName: string): Promise<void> {
  await keepCopy(source, paths.inbox, fileName);
}

/** Keeps a copy of a refused file with the time before its name, for whoever has to find out what went wrong. */
export async function keepRefused(
  paths: FolderPaths,
  source: string,
  fileName: string,
  at: string,
): Promise<void> {
  const time = at.replaceAll(/[-:]/g, '').replace(/\.\d+Z$/, 'Z');
  await keepCopy(source, join(paths.inbox, 'refused'), `${time}_${safeName(fileName)}`);
}

async function keepCopy(source: string, folder: string, fileName: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const target = join(folder, fileName);
  if (existsSync(target)) return;
  const part = `${target}.part`;
  try {
    await copyDurably(source, part);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

/** A foreign file name as one that every file system takes. */
function safeName(fileName: string): string {
  const plain = fileName.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_');
  return plain.slice(-120).replace(/[. ]+$/, '') || 'tep';
}
