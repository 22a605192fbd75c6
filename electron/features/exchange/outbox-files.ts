import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import type { OutboxRow } from '#db/queries/outbox.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { readBundle } from '#electron/services/bundle/bundle-reader.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** Where the file of a bundle made here lies. */
export function outboxPath({ paths }: OpenFolder, { fileName }: Pick<OutboxRow, 'fileName'>): string {
  return join(paths.outbox, fileName);
}

/** Whether the file of a bundle made here is there and is byte for byte what was written. */
export function isOutboxFileIntact(folder: OpenFolder, row: OutboxRow): Promise<boolean> {
  return isIntact(outboxPath(folder, row), row.fingerprint);
}

/** What a bundle made here carries, every byte checked; null where the file is gone or damaged. */
export async function readOwnBundle(folder: OpenFolder, path: string): Promise<BundlePayload | null> {
  if (!existsSync(path)) return null;
  const { publicKey } = readInstallationKeys(folder.paths).sending;
  const read = await readBundle(path, {
    resolveSenderKey: () => ({ kind: 'pinned', publicKey, leaderKeys: null }),
  });
  return read.ok ? read.value.payload : null;
}
