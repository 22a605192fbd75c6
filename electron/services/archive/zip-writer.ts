import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { writeDurably, type WrittenFile } from '#electron/services/files/write-durably.ts';

/** An entry to write; `open` is called once, when its turn has come. */
export interface ZipSource {
  readonly name: string;
  readonly open: () => Readable;
}

/** The earliest moment the format knows. yazl takes local time, so the local start of 1980 is the same bytes anywhere. */
const ENTRY_TIME = new Date(1980, 0, 1);
const ENTRY_MODE = 0o100644;

/** An entry from bytes or text. */
export function bytesEntry(name: string, data: Uint8Array | string): ZipSource {
  return { name, open: () => Readable.from([Buffer.from(data)]) };
}

/** An entry from a file, read in chunks. */
export function fileEntry(name: string, filePath: string): ZipSource {
  return { name, open: () => createReadStream(filePath, { highWaterMark: 1 << 18 }) };
}

export interface ZipOptions {
  /** Deflated entries depend on the compressor's version; stored ones (the default) are the same bytes for ever. */
  readonly compress?: boolean;
}

/**
 * The bytes of an archive: entries sorted by name, fixed times and modes, so that the same content gives the same
 * bytes. A source that fails destroys the stream with its error.
 */
export function zipStream(sources: readonly ZipSource[], options: ZipOptions = {}): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const stop = (error: Error) => output.destroy(error);
  zip.on('error', stop);
  zip.outputStream.on('error', stop);
  const sorted = [...sources].sort((left, right) =>
    Buffer.compare(Buffer.from(left.name), Buffer.from(right.name)),
  );
  for (const source of sorted) {
    const entryOptions = {
      mtime: ENTRY_TIME,
      mode: ENTRY_MODE,
      compress: options.compress ?? false,
      forceDosTimestamp: true,
    };
    zip.addReadStreamLazy(source.name, entryOptions, (give) => {
      const stream = source.open();
      stream.once('error', stop);
      give(null, stream);
    });
  }
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

/**
 * Writes an archive: first beside its place, flushed to the disk, then renamed, so that the name never stands for
 * half a file. Throws what the disk throws; nothing is left behind then.
 */
export async function writeZip(
  sources: readonly ZipSource[],
  outPath: string,
  options: ZipOptions = {},
): Promise<WrittenFile> {
  return writeDurably(zipStream(sources, options), outPath);
}
