import { z } from 'zod';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { sha256Schema } from '#shared/schemas/common.ts';

/** First line of a part file; the canonical JSON of its header is the second, then come the bytes of the part. */
export const PART_MAGIC = 'CCHC-PART 1';

/** Bytes the two header lines may take at most; also what a part size must leave beside the bytes of the part. */
export const MAX_PART_HEADER_BYTES = 1024;

/** More parts than three digits can number are never made. */
export const MAX_PARTS = 999;

/** "Cỡ mỗi phần" where the user says nothing: what most mail servers let through once encoded. Bytes. */
export const DEFAULT_PART_BYTES = 14 * 1024 * 1024;

/** The smallest part that is more than its own header. Bytes. */
export const MIN_PART_BYTES = 4 * MAX_PART_HEADER_BYTES;

const BASE_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,95}\.cchc(?:\.age)?$/;

/**
 * "Phần của gói": what a part says of itself. `fingerprint` and `size` are of the whole file that was split (the
 * encrypted one, where it is encrypted); `part` counts from 1; `partSha256` and `partSize` are of the bytes after the
 * header.
 */
export const partHeaderSchema = z
  .strictObject({
    fileName: z.string().regex(BASE_NAME),
    fingerprint: sha256Schema,
    size: z.int().min(1),
    part: z.int().min(1).max(MAX_PARTS),
    count: z.int().min(1).max(MAX_PARTS),
    partSha256: sha256Schema,
    partSize: z.int().min(1),
  })
  .refine((header) => header.part <= header.count && header.partSize <= header.size);
export type PartHeader = z.infer<typeof partHeaderSchema>;

/** The two lines a part file begins with. Throws on a header outside its schema: a programming error. */
export function formatPartHeader(header: PartHeader): string {
  return `${PART_MAGIC}\n${canonicalJson(partHeaderSchema.parse(header))}\n`;
}

/** Reads the first bytes of a part file, as text up to the second line end. Error PART_INVALID. */
export function parsePartHeader(text: string): Result<PartHeader, { readonly code: 'PART_INVALID' }> {
  const [magic, json, rest] = text.split('\n');
  if (magic !== PART_MAGIC || json === undefined || rest === undefined) return fail({ code: 'PART_INVALID' });
  try {
    const parsed = partHeaderSchema.safeParse(JSON.parse(json));
    // One header, one spelling: what is not canonical was not written by a splitter.
    return parsed.success && canonicalJson(parsed.data) === json
      ? ok(parsed.data)
      : fail({ code: 'PART_INVALID' });
  } catch {
    return fail({ code: 'PART_INVALID' });
  }
}

/** `NAME.cchc.001of005`: the name of a part file. */
export function partFileName(fileName: string, part: number, count: number): string {
  return `${fileName}.${padded(part)}of${padded(count)}`;
}

/** Reads a part's file name back; null where it is none. What the header says counts, never the name. */
export function parsePartFileName(
  name: string,
): { readonly fileName: string; readonly part: number; readonly count: number } | null {
  const match = /^(.+\.cchc(?:\.age)?)\.(\d{3})of(\d{3})$/.exec(name);
  if (match?.[1] === undefined) return null;
  return { fileName: match[1], part: Number(match[2]), count: Number(match[3]) };
}

/**
 * How a file of `size` bytes is cut: bytes per part and number of parts, each part file with its header at most
 * `partSize` bytes. Errors: PART_SIZE_TOO_SMALL (below `MIN_PART_BYTES`), TOO_MANY_PARTS.
 */
export function planParts(
  size: number,
  partSize: number,
): Result<
  { readonly bytesPerPart: number; readonly count: number },
  { readonly code: 'PART_SIZE_TOO_SMALL' | 'TOO_MANY_PARTS' }
> {
  if (partSize < MIN_PART_BYTES) return fail({ code: 'PART_SIZE_TOO_SMALL' });
  const bytesPerPart = Math.floor(partSize) - MAX_PART_HEADER_BYTES;
  const count = Math.max(1, Math.ceil(size / bytesPerPart));
  return count > MAX_PARTS ? fail({ code: 'TOO_MANY_PARTS' }) : ok({ bytesPerPart, count });
}

/** Part numbers of `count` that are not among `present`, ascending. */
export function missingParts(count: number, present: Iterable<number>): number[] {
  const found = new Set(present);
  return Array.from({ length: count }, (_, index) => index + 1).filter((part) => !found.has(part));
}

function padded(number: number): string {
  return String(number).padStart(3, '0');
}
