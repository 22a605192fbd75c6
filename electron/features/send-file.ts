import type { ReadyFile } from '#shared/schemas/common.ts';
import type { Services } from '#electron/backend/context.ts';
import { mimeTypeOf } from '#electron/backend/file-gateway.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { safeName } from '#electron/services/files/safe-name.ts';

export type SentFile = ReadyFile;

/** The longest name every file system takes, in bytes, with room for "(1)". */
const MAX_NAME_BYTES = 240;

/**
 * Offers a finished file to the caller under a token, with its size and SHA-256. `wanted` may come from whoever sent the
 * file: it is offered under a name that leads nowhere.
 */
export async function sendFile(services: Services, path: string, wanted: string): Promise<SentFile> {
  const { sha256, size } = await sha256OfFile(path);
  const fileName = safeName(wanted, MAX_NAME_BYTES);
  const token = await services.files.offerDownload({ path, fileName, mimeType: mimeTypeOf(fileName) });
  return { token, fileName, size, fingerprint: sha256 };
}
