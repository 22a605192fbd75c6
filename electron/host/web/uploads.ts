import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { appError } from '#shared/contract/errors.ts';
import type { FileGateway } from '#electron/host/host.ts';
import { failure, json, statusOnly } from './answers.ts';

class TooLarge extends Error {}

/** Streams the body of `request` to the file gateway. Answers `{ token, size }`, or a reply with the error. */
export async function receiveUpload(
  files: FileGateway,
  request: Request,
  fileName: string,
  limitBytes: number,
): Promise<Response> {
  const tooLarge = (): Response => failure(appError('FILE_TOO_LARGE', { name: fileName, limitBytes }), 413);
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return tooLarge();
  const pending = await files.beginUpload(fileName);
  try {
    await pipeline(bodyOf(request), limiter(limitBytes), createWriteStream(pending.path));
    const { size } = await files.finishUpload(pending.token);
    return json({ token: pending.token, size });
  } catch (error) {
    await files.abortUpload(pending.token);
    if (error instanceof TooLarge) return tooLarge();
    if (errorCode(error) === 'ENOSPC') return failure(appError('DISK_FULL', { path: fileName }), 507);
    if (request.signal.aborted) return statusOnly(400);
    throw error;
  }
}

function bodyOf(request: Request): Readable {
  if (request.body === null) return Readable.from([]);
  return Readable.fromWeb(request.body);
}

function limiter(limitBytes: number): Transform {
  let received = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      received += chunk.byteLength;
      if (received > limitBytes) done(new TooLarge());
      else done(null, chunk);
    },
  });
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
