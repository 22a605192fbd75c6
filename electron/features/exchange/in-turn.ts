import type { OpenFolder } from '#electron/workspace/open-folder.ts';

const last = new WeakMap<OpenFolder, Promise<unknown>>();

/**
 * Lets pieces of work on one folder's boxes follow one another: between "is it there already?" and the row that says
 * so, files are written, and a second click must not slip in between.
 */
export function inTurn<Value>(folder: OpenFolder, work: () => Promise<Value>): Promise<Value> {
  const before = last.get(folder) ?? Promise.resolve();
  const mine = before.then(work, work);
  last.set(
    folder,
    mine.catch(() => undefined),
  );
  return mine;
}
