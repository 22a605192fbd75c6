import { listScanned } from '#db/queries/scan-folder.ts';
import type { Services } from '#electron/backend/context.ts';
import {
  lookIntoScanFolder,
  readDeskSettings,
  type SeenFile,
} from '#electron/features/evidence/scan-folder.ts';
import type { Listing, ScanWatcher } from '#electron/features/evidence/scan-watcher-port.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

interface Memory {
  readonly scanFolder: string;
  /** null: the last look failed. */
  files: readonly SeenFile[] | null;
  /** Stamps of the look before, by name: a file is settled when two looks agree. */
  before: ReadonlyMap<string, string>;
}

/** A watcher that stands still; the services are asked for when it works. */
export function createScanWatcher(servicesOf: () => Services): ScanWatcher {
  const memories = new Map<string, Memory>();
  const working = new Map<string, Promise<void>>();
  let ticker: { stop(): void } | null = null;
  let ended = false;

  const look = (folder: OpenFolder, scanFolder: string): Promise<void> => {
    const key = folder.paths.root;
    const running = working.get(key);
    if (running) return running;
    const work = (async () => {
      const files = await lookIntoScanFolder(scanFolder);
      const held = memories.get(key);
      const last = held?.scanFolder === scanFolder ? (held.files ?? []) : [];
      const before = new Map(last.map(({ name, stamp }) => [name, stamp]));
      memories.set(key, { scanFolder, files, before });
    })().finally(() => working.delete(key));
    working.set(key, work);
    return work;
  };

  const tick = (): void => {
    const services = servicesOf();
    for (const folder of services.folders.listOpen()) {
      const { scanFolder } = readDeskSettings(folder.db.read);
      if (ended || scanFolder === null) continue;
      look(folder, scanFolder).catch((error: unknown) => services.logger.error('scan folder', error));
    }
  };

  return {
    start: () => {
      ticker = servicesOf().transport.ticker.start(tick);
    },
    listing: async (folder) => {
      const { scanFolder } = readDeskSettings(folder.db.read);
      if (scanFolder === null) return { folder: null, state: 'off', files: [] };
      const known = memories.get(folder.paths.root);
      if (known?.scanFolder !== scanFolder) await look(folder, scanFolder);
      const { files, before } = memories.get(folder.paths.root) ?? { files: null, before: new Map() };
      if (files === null) return { folder: scanFolder, state: 'unreachable', files: [] };
      return { folder: scanFolder, state: 'ready', files: toListed(folder, scanFolder, files, before) };
    },
    stop: async () => {
      ended = true;
      ticker?.stop();
      for (const work of working.values()) await work.catch(() => undefined);
    },
  };
}

function toListed(
  { db }: OpenFolder,
  scanFolder: string,
  files: readonly SeenFile[],
  before: ReadonlyMap<string, string>,
): Listing['files'] {
  const decided = new Map(
    listScanned(db.read, scanFolder).map(({ name, stamp, state }) => [`${name}\n${stamp}`, state]),
  );
  return files.flatMap((file) => {
    const state = decided.get(`${file.name}\n${file.stamp}`);
    if (state === 'taken') return [];
    const settled = before.get(file.name) === file.stamp;
    return [{ ...file, settled, dismissed: state === 'dismissed' }];
  });
}
