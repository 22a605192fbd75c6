import type { FileVerdict } from '#shared/contract/channels/evidence-desk.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The last chunk of every PNG. */
const PNG_END = Buffer.from('IEND');
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_END = Buffer.from([0xff, 0xd9]);

/** The larger side and the number of points of a picture that is still shown: more would only eat memory. */
const MAX_SIDE = 20_000;
const MAX_POINTS = 120_000_000;

/** Whether these first bytes begin a picture of a kind the pages can show. */
export function isImage(head: Buffer): boolean {
  return kindOf(head) !== null;
}

/** Whether a picture has its end, a plausible size, and is not cut off. */
export function inspectImage(head: Buffer, tail: Buffer, size: number): FileVerdict {
  const kind = kindOf(head);
  const pixels = pixelsOf(head);
  if (pixels && (pixels.width === 0 || pixels.height === 0)) return 'broken';
  const whole =
    (kind === 'png' && pixels !== null && tail.includes(PNG_END)) ||
    (kind === 'jpeg' && tail.includes(JPEG_END)) ||
    (kind === 'gif' && tail.subarray(-64).includes(0x3b)) ||
    (kind === 'webp' && head.length >= 12 && head.readUInt32LE(4) + 8 <= size) ||
    (kind === 'bmp' && head.length >= 26 && head.readUInt32LE(2) <= size);
  return whole ? 'good' : 'broken';
}

/** The media type of a picture, null where it is none or its size is beyond what is shown. */
export function shownImageType(head: Buffer): string | null {
  const kind = kindOf(head);
  const pixels = pixelsOf(head);
  const huge =
    pixels !== null &&
    (Math.max(pixels.width, pixels.height) > MAX_SIDE || pixels.width * pixels.height > MAX_POINTS);
  return kind === null || huge ? null : `image/${kind}`;
}

type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';

function kindOf(head: Buffer): ImageKind | null {
  if (head.subarray(0, 8).equals(PNG)) return 'png';
  if (head.subarray(0, 3).equals(JPEG)) return 'jpeg';
  const text = head.subarray(0, 12).toString('latin1');
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'webp';
  return text.startsWith('BM') && head.length >= 26 && head.readUInt32LE(6) === 0 ? 'bmp' : null;
}

/** Width and height where the head says them; null otherwise. */
function pixelsOf(head: Buffer): { readonly width: number; readonly height: number } | null {
  switch (kindOf(head)) {
    case 'png':
      return head.length < 24 ? null : { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
    case 'gif':
      return head.length < 10 ? null : { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
    case 'bmp':
      return { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) };
    case 'jpeg':
      return jpegPixels(head);
    default:
      return null;
  }
}

/** The frame header of a JPEG, behind whatever segments stand before it. */
function jpegPixels(head: Buffer): { readonly width: number; readonly height: number } | null {
  let at = 2;
  while (at + 9 < head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    at += 2 + head.readUInt16BE(at + 2);
  }
  return null;
}
