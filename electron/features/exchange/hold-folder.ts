import type { FolderContext } from '#electron/backend/context.ts';

/** Keeps the folder open while a job works in it, even when the window that started the job is closed. */
export async function holdFolder<Value>(
  { services, folder }: FolderContext,
  work: () => Promise<Value>,
): Promise<Value> {
  const held = services.folders.open(folder.id);
  try {
    return await work();
  } finally {
    if (held.ok) services.folders.release(held.value);
  }
}
