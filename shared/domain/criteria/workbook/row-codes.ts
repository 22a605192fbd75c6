import { foldVietnamese } from '#shared/lib/vi-text.ts';

/** A code as printed, taken apart: "II.3" is a roman numeral and 3; "1.2.a" is 1, 2, and a letter. */
export interface PrintedCode {
  readonly printed: string;
  readonly kind: 'letter' | 'roman' | 'decimal' | 'item';
  /** The figures of its parts; letters and numerals as their numbers. */
  readonly parts: readonly number[];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a roman numeral, or null where it is none ("IIX", "ABC"). */
export function readRoman(text: string): number | null {
  if (!/^(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text) || text === '') return null;
  let value = 0;
  for (let index = 0; index < text.length; index += 1) {
    const here = ROMAN[text[index] ?? ''] ?? 0;
    value += here < (ROMAN[text[index + 1] ?? ''] ?? 0) ? -here : here;
  }
  return value;
}

function partOf(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  return /^[a-z]$/.test(text) ? text.charCodeAt(0) - 96 : null;
}

/** Reads what stands in the column of codes; null where it is no code. */
export function readCode(text: string): PrintedCode | null {
  const printed = text.trim();
  const bare = printed
    .replace(/^(?:tiêu chí|lĩnh vực|mục|phần)\s+/iu, '')
    .replace(/[.)\]:,\s]+$/, '')
    .replace(/^[([]/, '')
    .replace(/\s+/g, '')
    .replace(/,/g, '.');
  if (bare === '' || bare.length > 20) return null;
  const [head = '', ...rest] = bare.split('.');
  const numeral = readRoman(head);
  const tail = rest.map((part) => partOf(foldVietnamese(part)));
  const parts = tail.filter((part) => part !== null);
  if (parts.length < tail.length) return null;
  if (numeral !== null) return { printed, kind: 'roman', parts: [numeral, ...parts] };
  if (/^[A-ZĐ]$/.test(head) && rest.length === 0)
    return { printed, kind: 'letter', parts: [head.charCodeAt(0) - 64] };
  const first = partOf(foldVietnamese(head));
  if (first === null) return null;
  return { printed, kind: /^\d/.test(head) ? 'decimal' : 'item', parts: [first, ...parts] };
}

/** How the codes of one table nest. */
export interface CodeScheme {
  readonly hasLetters: boolean;
  readonly hasRoman: boolean;
  /** Whole numbers stand alone ("1", "2"): below numerals they are the second level. */
  readonly hasWhole: boolean;
}

/** The scheme of a table, from all of its codes. A lone "I" or "C" is a numeral where other numerals are. */
export function schemeOf(codes: readonly PrintedCode[]): CodeScheme {
  return {
    hasLetters: codes.some(({ kind }) => kind === 'letter'),
    hasRoman: codes.some(({ kind }) => kind === 'roman'),
    hasWhole: codes.some(({ kind, parts }) => kind === 'decimal' && parts.length === 1),
  };
}

/** How deep a code stands, 0 at the top; `null`: an item (a, b, c) that goes below whatever stands before it. */
export function depthOf(code: PrintedCode, scheme: CodeScheme): number | null {
  const letters = scheme.hasLetters ? 1 : 0;
  switch (code.kind) {
    case 'letter':
      return 0;
    case 'roman':
      return letters + code.parts.length - 1;
    case 'decimal': {
      // Below numerals "1.2" may begin with the field's own number, or with a criterion's.
      const base = scheme.hasRoman && scheme.hasWhole ? letters + 1 : letters;
      return base + code.parts.length - 1;
    }
    case 'item':
      return null;
  }
}
