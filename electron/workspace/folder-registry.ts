import { ok, type Result } from '#shared/lib/result.ts';
import { openFolder, type OpenFolder, type OpenFolderError } from '#electron/workspace/open-folder.ts';

/** The folders open in this process, shared by its connections: opened by the first, closed by the last. */
export interface FolderRegistry {
  open(id: string): Result<OpenFolder, OpenFolderError>;
  release(folder: OpenFolder): void;
  /** The folders open right now. */
  listOpen(): readonly OpenFolder[];
  closeAll(): void;
}

/** A registry over the data folders below `root`. */
export function createFolderRegistry(root: string): FolderRegistry {
  const held = new Map<string, { folder: OpenFolder; users: number }>();
  return {
    open(id) {
      const present = held.get(id);
      if (present) {
        present.users += 1;
        return ok(present.folder);
      }
      const opened = openFolder(root, id);
      if (opened.ok) held.set(id, { folder: opened.value, users: 1 });
      return opened;
    },
    release(folder) {
      const present = held.get(folder.id);
      if (!present) return;
      present.users -= 1;
      if (present.users > 0) return;
      held.delete(folder.id);
      present.folder.close();
    },
    listOpen: () => [...held.values()].map(({ folder }) => folder),
    closeAll() {
      for (const { folder } of held.values()) folder.close();
      held.clear();
    },
  };
}
