import { readFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { appError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { copyDurably, isIntact, sizeOf } from '#electron/services/files/durable-file.ts';
import { usage, type CliFailure } from './failure.ts';
import type { CliIo } from './io.ts';
import type { Session } from './session.ts';

/** Hands a file over to the backend by its path; nothing is copied. */
export async function adoptFile(session: Session, file: string): Promise<Result<string, CliFailure>> {
  const full = path.resolve(file);
  const found = await stat(full).catch(() => null);
  if (!found?.isFile()) return fail(appError('FILE_NOT_FOUND', { name: file }));
  return ok(await session.files.adoptFile(full));
}

/** A text file as UTF-8 without a byte order mark. */
export async function readText(file: string): Promise<Result<string, CliFailure>> {
  if ((await sizeOf(file)) === null) return fail(appError('FILE_NOT_FOUND', { name: file }));
  try {
    return ok((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch {
    return fail(appError('FILE_NOT_READABLE', { name: file }));
  }
}

/**
 * A secret from a file (without its last line break) or from a variable of the environment. Never from an argument:
 * the list of running programs shows those to everyone on the machine.
 */
export async function readSecret(
  io: CliIo,
  name: 'password' | 'passphrase',
  given: { readonly file: string | undefined; readonly env: string | undefined },
): Promise<Result<string, CliFailure>> {
  if ((given.file === undefined) === (given.env === undefined)) {
    return usage(`Cho đúng một trong hai: --${name}-file hoặc --${name}-env`);
  }
  if (given.file !== undefined) {
    const text = await readText(given.file);
    return text.ok ? ok(text.value.replace(/\r?\n$/, '')) : text;
  }
  const value = io.env[given.env ?? ''];
  return value === undefined ? usage(`Biến môi trường ${given.env ?? ''} chưa có.`) : ok(value);
}

export interface SavedFile {
  readonly path: string;
  readonly fingerprint: string;
  readonly size: number;
}

/**
 * Puts a file that the backend made at `target`: a copy beside it, flushed and read back, then renamed, so that a file
 * under this name is always whole. The same content already there is left as it is.
 */
export async function saveReadyFile(
  session: Session,
  ready: ReadyFile,
  target: string,
  force: boolean,
): Promise<Result<SavedFile, CliFailure>> {
  const download = await session.files.findDownload(ready.token);
  if (!download) return fail(appError('FILE_NOT_FOUND', { name: ready.fileName }));
  const full = path.resolve(target);
  const saved: SavedFile = { path: full, fingerprint: ready.fingerprint, size: ready.size };
  await mkdir(path.dirname(full), { recursive: true });
  if (await isIntact(full, ready.fingerprint)) return ok(saved);
  if (!force && (await sizeOf(full)) !== null) {
    return fail({ code: 'TARGET_EXISTS', details: { path: full } });
  }
  const temporary = `${full}.${process.pid}.part`;
  try {
    await copyDurably(download.path, temporary);
    if (!(await isIntact(temporary, ready.fingerprint))) {
      return fail(appError('WRITE_CHECK_FAILED', { path: full }));
    }
    await rename(temporary, full);
    return ok(saved);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A bundle, encrypted or not, whole or one part of it. */
const BUNDLE_NAME = /\.cchc(?:\.age)?(?:\.\d{3}of\d{3})?$/i;

/** The bundle files that some words name: files as they are, folders as the bundles in them, by name. */
export async function expandBundles(
  words: readonly string[],
): Promise<Result<readonly string[], CliFailure>> {
  const found: string[] = [];
  for (const word of words) {
    const kind = await stat(word).catch(() => null);
    if (!kind) return fail(appError('FILE_NOT_FOUND', { name: word }));
    if (!kind.isDirectory()) {
      found.push(word);
      continue;
    }
    const names = (await readdir(word)).filter((name) => BUNDLE_NAME.test(name));
    found.push(...names.sort().map((name) => path.join(word, name)));
  }
  if (found.length > 0) return ok([...new Set(found)]);
  return usage('Không có tệp .cchc nào ở nơi đã cho.');
}
