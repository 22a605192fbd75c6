import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { writeDurably, type WrittenFile } from '#electron/services/files/write-durably.ts';
import { ZIP_LIMITS } from '#electron/services/archive/zip-limits.ts';
import { parseError, type BundleParseError } from '#shared/domain/bundle/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** What an encrypted bundle is called: the bundle's own name and this. */
export const ENCRYPTED_EXTENSION = '.age';

/** How an age file begins (age-encryption.org/v1). */
const AGE_MAGIC = 'age-encryption.org/v1\n';

/** An age header with one recipient takes 200 bytes; nobody needs more than this. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Whether the first bytes of a file are those of an age file. */
export function looksEncrypted(firstBytes: Uint8Array): boolean {
  return Buffer.from(firstBytes).subarray(0, AGE_MAGIC.length).toString('latin1') === AGE_MAGIC;
}

/**
 * Encrypts a bundle to a receiver (`age1…`), chunk by chunk. The result is another file each time: what names the
 * bundle stays the fingerprint of the inner file. Throws where the disk fails or the recipient is none.
 */
export async function encryptBundle(path: string, recipient: string, outPath: string): Promise<WrittenFile> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(webStream(path));
  return writeDurably(sealed, outPath);
}

/**
 * Opens an encrypted bundle with the receiver's secret identity. Refusals of the parse step: NOT_A_BUNDLE (no age
 * file), AGE_WRONG_RECEIVER (encrypted to somebody else), AGE_DAMAGED (changed or cut), ZIP_TOO_LARGE. A file refused
 * half-way leaves nothing at `outPath`. Throws where the disk fails.
 */
export async function decryptBundle(
  path: string,
  identity: string,
  outPath: string,
): Promise<Result<WrittenFile, BundleParseError>> {
  const head = await readHead(path);
  if (!looksEncrypted(head)) return fail(parseError('NOT_A_BUNDLE'));
  // The library collects the header in memory until it ends; a header that does not end is no header.
  if (!head.includes('\n---')) return fail(parseError('AGE_DAMAGED'));
  if ((await stat(path)).size > ZIP_LIMITS.maxTotalBytes) return fail(parseError('ZIP_TOO_LARGE'));
  const seen: { foreign: boolean; matched: boolean } = { foreign: false, matched: false };
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const opened = await decrypter.decrypt(webStream(path)).catch((error: unknown) => {
      seen.foreign = error instanceof Error && error.message.startsWith('no identity matched');
      throw error;
    });
    return ok(await writeDurably(opened, outPath));
  } catch (error) {
    // What the disk says carries its call; the library throws plain errors.
    if (error instanceof Error && 'syscall' in error) throw error;
    return fail(parseError(seen.foreign ? 'AGE_WRONG_RECEIVER' : 'AGE_DAMAGED'));
  }
}

/** The first bytes of a file, enough to tell what it is. */
export async function readHead(path: string, length = MAX_HEADER_BYTES): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const stream = createReadStream(path, { end: length - 1 });
  for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function webStream(path: string): ReadableStream<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: 1 << 18 });
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
