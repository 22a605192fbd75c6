import type { TEXT_ENCODINGS } from '#shared/contract/channels/evidence-desk.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: (typeof TEXT_ENCODINGS)[number];
}

/** TCVN3 (ABC), the old Vietnamese single-byte set: byte → letter, from 0xA1. Space: unused. */
const TCVN3 = new Map<number, string>(
  (
    [
      [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
      [0xb5, 'àảãáạ'],
      [0xbb, 'ằẳẵắ'],
      [0xc6, 'ặầẩẫấậè'],
      [0xce, 'ẻẽéẹềểễếệìỉ'],
      [0xdc, 'ĩíịò'],
      [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
      [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
    ] as const
  ).flatMap(([start, letters]) => Array.from(letters, (letter, index) => [start + index, letter] as const)),
);

const EXPECTED = /[\p{L}\p{N}\s!-~–—‘’“”…•°§€\u00A0]/u;
const VIETNAMESE = /[\s!-~àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ–‘’“”…]/iu;

/**
 * The text of a file, NFC. UTF-8 where the bytes are that (a cut last letter aside), UTF-16 by its mark; otherwise the
 * old Vietnamese set that leaves fewest letters no Vietnamese word has.
 */
export function decodeText(bytes: Uint8Array, cut: boolean): DecodedText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const text = new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
    return { text: text.normalize('NFC'), encoding: 'utf-16' };
  }
  const utf8 = asUtf8(bytes, cut);
  if (utf8 !== null) return { text: utf8.normalize('NFC'), encoding: 'utf-8' };
  const windows = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const tcvn = asTcvn3(bytes);
  return strangeness(tcvn) < strangeness(windows)
    ? { text: tcvn, encoding: 'tcvn3' }
    : { text: windows, encoding: 'windows-1258' };
}

function asUtf8(bytes: Uint8Array, cut: boolean): string | null {
  try {
    // A streaming decoder holds an unfinished letter back instead of refusing it.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return null;
  }
}

function asTcvn3(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += TCVN3.get(byte) ?? String.fromCharCode(byte);
  return text;
}

/** How much of a text no Vietnamese text would have; signs count double. */
function strangeness(text: string): number {
  let count = 0;
  for (const letter of text.slice(0, 20_000)) {
    if (VIETNAMESE.test(letter)) continue;
    count += EXPECTED.test(letter) ? 1 : 2;
  }
  return count;
}
