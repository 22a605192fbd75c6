import { openExclusively } from '#db/connection/exclusive-lock.ts';

/** Held while a data folder is open, released by the operating system even when the process is killed. */
export interface FolderLock {
  release(): void;
}

/** null: another process has the folder open. */
export function acquireFolderLock(lockFile: string): FolderLock | null {
  return openExclusively(lockFile);
}
