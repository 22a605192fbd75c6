import { existsSync, mkdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { numberedName } from '#shared/domain/transport/file-names.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { copyDurably, isIntact } from '#electron/services/files/durable-file.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

/** Keeps a copy of a bundle that was taken in, under its own name; one already there stays. */
export async function keepAccepted(paths: FolderPaths, source: string, fileName: string): Promise<void> {
  mkdirSync(paths.inbox, { recursive: true });
  const target = join(paths.inbox, fileName);
  if (!existsSync(target)) await copyWhole(source, target);
}

/**
 * Keeps a copy of a refused file with the time before its name, for whoever has to find out what went wrong. Returns
 * the name below `refusedFolder`. Another file of the same name and second gets a number.
 */
export async function keepRefused(
  paths: FolderPaths,
  source: string,
  fileName: string,
  at: string,
): Promise<string> {
  const time = at.replaceAll(/[-:]/g, '').replace(/\.\d+Z$/, 'Z');
  const wanted = `${time}_${safeName(fileName)}`;
  const folder = refusedFolder(paths);
  mkdirSync(folder, { recursive: true });
  const { sha256 } = await sha256OfFile(source);
  for (let number = 1; ; number += 1) {
    const name = numberedName(wanted, number);
    const target = join(folder, name);
    if (existsSync(target)) {
      if (await isIntact(target, sha256)) return name;
      continue;
    }
    await copyWhole(source, target);
    return name;
  }
}

/** Where refused files are kept. */
export function refusedFolder({ inbox }: FolderPaths): string {
  return join(inbox, 'refused');
}

async function copyWhole(source: string, target: string): Promise<void> {
  const part = `${target}.part`;
  try {
    await copyDurably(source, part);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

/** With a time before it and a number in it, a name of this many bytes still fits every file system (255). */
const MAX_NAME_BYTES = 180;

/** A foreign file name as one that every file system takes; its end, which tells what it is, stays. */
export function safeName(fileName: string): string {
  const plain = fileName
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, '_')
    .replace(/[. ]+$/, '');
  const kept: string[] = [];
  let bytes = 0;
  for (const character of [...plain].reverse()) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_NAME_BYTES) break;
    kept.unshift(character);
  }
  return kept.join('') || 'tep';
}
