import { join } from 'node:path';

/** Where things lie inside one unit's data folder. */
export interface FolderPaths {
  readonly root: string;
  readonly description: string;
  readonly database: string;
  readonly lock: string;
  readonly files: string;
  readonly backups: string;
  readonly outbox: string;
  readonly inbox: string;
  readonly keys: string;
  readonly staging: string;
}

/** The fixed layout of a data folder. */
export function folderPaths(root: string): FolderPaths {
  return {
    root,
    description: join(root, 'folder.json'),
    database: join(root, 'data.sqlite'),
    lock: join(root, 'lock.sqlite'),
    files: join(root, 'files'),
    backups: join(root, 'backups'),
    outbox: join(root, 'outbox'),
    inbox: join(root, 'inbox'),
    keys: join(root, 'keys'),
    staging: join(root, 'staging'),
  };
}

/** The file of a stored evidence, by content: two levels, so that no folder grows huge. */
export function storedFilePath(paths: FolderPaths, sha256: string): string {
  return join(paths.files, sha256.slice(0, 2), sha256);
}
