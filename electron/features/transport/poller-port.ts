import type { z } from 'zod';
import type { wayStatusSchema } from '#shared/contract/channels/transport-results.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

export type WayStatus = z.infer<typeof wayStatusSchema>;

/** Looks into watched folders and servers by itself while a data folder is open; nothing waits for it. */
export interface Poller {
  start(): void;
  /** Looks now, whatever the interval, and sends whatever waits. */
  lookNow(folder: OpenFolder): Promise<{ taken: number; sent: number }>;
  status(folder: OpenFolder): WayStatus[];
  /** Ends what is under way. */
  stop(): Promise<void>;
}
