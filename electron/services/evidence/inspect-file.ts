import { open, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import type { FileKind, FileVerdict } from '#shared/contract/channels/evidence-desk.ts';
import { OFFICE_LIMITS } from '#electron/services/archive/office-guard.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { inspectImage, isImage } from '#electron/services/evidence/inspect-image.ts';

export interface FileCheck {
  readonly kind: FileKind;
  readonly verdict: FileVerdict;
}

/** What is read at either end of a file, in bytes. */
const END = 1024 * 1024;

const TEXT_ENDINGS = new Set([
  '.txt',
  '.csv',
  '.md',
  '.json',
  '.xml',
  '.svg',
  '.html',
  '.htm',
  '.log',
  '.eml',
]);
const IMAGE_ENDINGS = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.bmp']);

/** A Word or Excel file with a password is an old compound file around the encrypted one. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/**
 * What a file is, by its first bytes, and whether its frame is whole. Light: reads both ends and an archive's
 * directory, never the whole content.
 */
export async function inspectFile(path: string, fileName: string): Promise<FileCheck> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, Math.min(END, size));
    const tail = await readAt(file, Math.max(0, size - END), Math.min(END, size));
    const ending = extname(fileName).toLowerCase();
    const pdfAt = head.subarray(0, 1024).indexOf('%PDF-');
    if (pdfAt >= 0) return { kind: 'pdf', verdict: await inspectPdf(file, size, head, tail) };
    if (isImage(head)) return { kind: 'image', verdict: inspectImage(head, tail, size) };
    if (head.subarray(0, 2).toString('latin1') === 'PK') return await inspectArchive(path, ending);
    return inspectByEnding(head, ending);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const ENCRYPT = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/;

/** Its end names where the table of contents lies, and that is there; an /Encrypt entry asks for a password. */
async function inspectPdf(file: FileHandle, size: number, head: Buffer, tail: Buffer): Promise<FileVerdict> {
  const start = /startxref\s+(\d{1,15})\s+%%EOF(?![\s\S]*startxref)/.exec(tail.toString('latin1'))?.[1];
  if (start === undefined) return 'broken';
  const position = Number(start);
  if (position >= size) return 'broken';
  const table = (await readAt(file, position, Math.min(64 * 1024, size - position))).toString('latin1');
  if (!/^\s*(?:xref|\d+\s+\d+\s+obj)/.test(table)) return 'broken';
  const marked = [table, head.toString('latin1'), tail.toString('latin1')].some((part) => ENCRYPT.test(part));
  return marked ? 'encrypted' : 'good';
}

async function inspectArchive(path: string, ending: string): Promise<FileCheck> {
  const opened = await openGuardedZip(path, OFFICE_LIMITS);
  if (!opened.ok) {
    const kind = ending === '.docx' ? 'docx' : ending === '.xlsx' ? 'xlsx' : 'other';
    const large = opened.error.code === 'ZIP_TOO_LARGE' || opened.error.code === 'ZIP_TOO_MANY_ENTRIES';
    return { kind, verdict: kind === 'other' || large ? 'unchecked' : 'broken' };
  }
  const zip = opened.value;
  try {
    const kind = zip.entries.has('word/document.xml')
      ? 'docx'
      : zip.entries.has('xl/workbook.xml')
        ? 'xlsx'
        : 'other';
    if (kind === 'other') return { kind, verdict: isOffice(ending) ? 'broken' : 'unchecked' };
    const main = await zip.readWhole('[Content_Types].xml', OFFICE_LIMITS.maxEntryBytes);
    return { kind, verdict: main.ok ? 'good' : 'broken' };
  } catch (error) {
    // An office file without its list of types is none.
    if (error instanceof Error && error.message.startsWith('No such entry'))
      return { kind: 'other', verdict: 'broken' };
    throw error;
  } finally {
    zip.close();
  }
}

function isOffice(ending: string): boolean {
  return ending === '.docx' || ending === '.xlsx';
}

/** The first bytes say nothing known: then the ending says what it should have been. */
function inspectByEnding(head: Buffer, ending: string): FileCheck {
  if (isOffice(ending)) {
    const locked = head.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE);
    return { kind: ending === '.docx' ? 'docx' : 'xlsx', verdict: locked ? 'encrypted' : 'broken' };
  }
  if (ending === '.pdf') return { kind: 'pdf', verdict: 'broken' };
  if (IMAGE_ENDINGS.has(ending)) return { kind: 'image', verdict: 'broken' };
  if (TEXT_ENDINGS.has(ending)) return { kind: 'text', verdict: 'good' };
  return { kind: 'other', verdict: 'unchecked' };
}
