import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

const fileSchema = z.strictObject({ version: z.literal(1), password: z.string() });

function passwordFile(paths: FolderPaths): string {
  return join(paths.keys, 'webdav.json');
}

/** The app password of the WebDAV server, or null. It lies beside the keys, readable by this user only. */
export function readAppPassword(paths: FolderPaths): string | null {
  const file = passwordFile(paths);
  if (!existsSync(file)) return null;
  return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).password;
}

/** Keeps a new password; null leaves the one held, '' forgets it. */
export function saveAppPassword(paths: FolderPaths, password: string | null): void {
  const file = passwordFile(paths);
  if (password === null) return;
  if (password === '') return rmSync(file, { force: true });
  mkdirSync(paths.keys, { recursive: true });
  const temporary = `${file}.part`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify({ version: 1, password })}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  // The mask of the process may have taken away more than it should, never given more: this states it.
  chmodSync(temporary, 0o600);
  renameSync(temporary, file);
}
