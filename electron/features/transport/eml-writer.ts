import { createReadStream } from 'node:fs';
import { writeDurably, type WrittenFile } from '#electron/services/files/write-durably.ts';

/** An e-mail draft with one attachment. Text is UTF-8, lines end with \n. */
export interface EmailDraft {
  /** '' where the user fills it in. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** UTC ISO. */
  readonly createdAt: string;
  /** ASCII without quotes: a bundle's name or a part's. */
  readonly attachmentName: string;
  readonly attachmentPath: string;
  /** Makes the boundary; must not occur in a message: random or a hash. */
  readonly boundaryId: string;
}

/** Bytes of a base64 line of 76 letters. */
const LINE = 57;

/** Longest piece of UTF-8 in one encoded word, so that "Subject: " and it take at most 76 letters (RFC 2047). */
const WORD_BYTES = 39;

/**
 * Writes a draft as RFC 5322 / MIME. `X-Unsent: 1` makes mail programs open it as a draft ready to send. No `From`:
 * the mail program knows whose it is.
 */
export function writeEml(draft: EmailDraft, outPath: string): Promise<WrittenFile> {
  return writeDurably(pieces(draft), outPath);
}

async function* pieces(draft: EmailDraft): AsyncGenerator<Uint8Array> {
  const boundary = `=_cchc_${draft.boundaryId}`;
  const head = [
    'X-Unsent: 1',
    ...(draft.to === '' ? [] : [`To: ${draft.to}`]),
    `Subject: ${encodeWords(draft.subject)}`,
    `Date: ${mailDate(draft.createdAt)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;',
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
  ];
  yield lines(head);
  yield* base64Lines([Buffer.from(draft.text.replaceAll('\n', '\r\n'), 'utf8')]);
  yield lines([
    `--${boundary}`,
    'Content-Type: application/octet-stream;',
    ` name="${draft.attachmentName}"`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment;',
    ` filename="${draft.attachmentName}"`,
    '',
  ]);
  yield* base64Lines(createReadStream(draft.attachmentPath, { highWaterMark: LINE * 4096 }));
  yield lines([`--${boundary}--`]);
}

function lines(all: readonly string[]): Buffer {
  return Buffer.from(all.map((line) => `${line}\r\n`).join(''), 'ascii');
}

async function* base64Lines(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const all = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = all.byteLength - (all.byteLength % LINE);
    if (whole > 0) yield encodeLines(all.subarray(0, whole));
    // A copy: the source may use its memory again.
    rest = Buffer.from(all.subarray(whole));
  }
  if (rest.byteLength > 0) yield encodeLines(rest);
}

function encodeLines(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return Buffer.from(text.replaceAll(/.{1,76}/g, '$&\r\n'), 'ascii');
}

/** Vietnamese in a header: encoded words of whole letters, folded (RFC 2047). */
function encodeWords(text: string): string {
  const words: string[] = [];
  let piece = '';
  for (const letter of text.normalize('NFC')) {
    if (Buffer.byteLength(piece + letter, 'utf8') > WORD_BYTES) {
      words.push(piece);
      piece = '';
    }
    piece += letter;
  }
  words.push(piece);
  return words.map((word) => `=?utf-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join('\r\n ');
}

/** "Fri, 05 Jan 2024 09:00:00 +0700": Việt Nam has had one offset since 1975. */
function mailDate(moment: string): string {
  const local = new Date(Date.parse(moment) + 7 * 3_600_000);
  return local.toUTCString().replace('GMT', '+0700');
}
