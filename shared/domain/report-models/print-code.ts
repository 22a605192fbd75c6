import { formatFingerprint } from '#shared/lib/text-format.ts';
import { parseFingerprint } from '#shared/domain/bundle/fingerprint.ts';
import { pointsToLiteral, type Points } from '#shared/lib/points.ts';

/** First part of every printed code: the program and the version of the code. */
const MARK = 'CCHC1';
/** Digits of a fingerprint that must at least be typed: four groups, as lists show them. */
const LEAST_DIGITS = 16;

/** What the printed code of a sealed revision says. */
export interface PrintCode {
  readonly unitCode: string;
  readonly roundCode: string;
  readonly revision: number;
  /** SHA-256 of the sealed content, lower case. */
  readonly fingerprint: string;
  /** The total as a plain decimal with a dot: "88.25". */
  readonly total: string;
}

/** What somebody typed, pasted or scanned: the whole code, or (the beginning of) a fingerprint. */
export type TypedPrintCode =
  | { readonly kind: 'code'; readonly code: PrintCode }
  | { readonly kind: 'fingerprint'; readonly digits: string };

/** "Mã trên bản in" of a sealed revision. */
export function printCodeOf(sealed: Omit<PrintCode, 'total'> & { readonly total: Points }): PrintCode {
  const { unitCode, roundCode, revision, fingerprint, total } = sealed;
  return { unitCode, roundCode, revision, fingerprint, total: pointsToLiteral(total) };
}

/** The text that the QR code holds and the paper repeats: `CCHC1|unit|round|revision|fingerprint|total`. */
export function writePrintCode(code: PrintCode): string {
  const { unitCode, roundCode, revision, fingerprint, total } = code;
  return [MARK, unitCode, roundCode, revision, fingerprint, total].join('|');
}

/** The fingerprint as it stands on paper, in groups of four. */
export function printedFingerprint(fingerprint: string): string {
  return formatFingerprint(fingerprint);
}

/**
 * Reads a printed code back: the text of the QR code, or a fingerprint in groups, in any case, whole or its first 16
 * digits and more. Line breaks and spaces of a copy do no harm. Null where it is neither.
 */
export function readPrintCode(text: string): TypedPrintCode | null {
  const plain = text.normalize('NFC').trim();
  if (plain.includes('|')) {
    const code = readWholeCode(plain.replaceAll(/\s/g, ''));
    return code && { kind: 'code', code };
  }
  const digits = parseFingerprint(plain);
  if (digits === null || digits.length < LEAST_DIGITS || digits.length > 64) return null;
  return { kind: 'fingerprint', digits };
}

function readWholeCode(text: string): PrintCode | null {
  const [mark, unitCode, roundCode, revision, fingerprint, total, ...rest] = text.split('|');
  if (mark?.toUpperCase() !== MARK || rest.length > 0) return null;
  if (!unitCode || !roundCode || !/^[1-9]\d{0,4}$/.test(revision ?? '')) return null;
  const digits = (fingerprint ?? '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digits) || !/^-?\d+(?:\.\d{1,6})?$/.test(total ?? '')) return null;
  return { unitCode, roundCode, revision: Number(revision), fingerprint: digits, total: total ?? '' };
}
