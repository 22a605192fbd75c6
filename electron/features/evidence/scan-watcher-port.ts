import type { OutputOf } from '#shared/contract/contract.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

export type Listing = OutputOf<'evidence.listScanned'>;

/** Looks into the scan folder of every open data folder by itself; nothing waits for it. */
export interface ScanWatcher {
  start(): void;
  /** What the last look found, without what was taken. */
  listing(folder: OpenFolder): Promise<Listing>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}
