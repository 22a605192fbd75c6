import type { ReadyFile } from '#shared/schemas/common.ts';
import type { Services } from '#electron/backend/context.ts';
import { mimeTypeOf } from '#electron/backend/file-gateway.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';

export type SentFile = ReadyFile;

/** Offers a finished file to the caller under a token, with its size and SHA-256. */
export async function sendFile(services: Services, path: string, fileName: string): Promise<SentFile> {
  const { sha256, size } = await sha256OfFile(path);
  const token = await services.files.offerDownload({ path, fileName, mimeType: mimeTypeOf(fileName) });
  return { token, fileName, size, fingerprint: sha256 };
}
