/** Text in Unicode composed form (NFC): the one form kept, compared and printed. */
export function toNfc(text: string): string {
  return text.normalize('NFC');
}

/**
 * Text as people search it: lower case, without marks, đ as d. "Đồng Hới" → "dong hoi". Length may differ from
 * the original; use `foldWithMap` where places in the original are needed.
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd');
}

function hasMarks(text: string): boolean {
  return foldVietnamese(text) !== text.normalize('NFC').toLowerCase();
}

/**
 * True where `query` occurs in `text`. A query typed without marks finds words with or without them; a query typed
 * with marks finds only those marks ("hồ" does not find "hộ"). Case never matters; an empty query matches all.
 */
export function matchesFolded(text: string, query: string): boolean {
  const wanted = query.trim();
  if (wanted === '') return true;
  if (hasMarks(wanted))
    return text.normalize('NFC').toLowerCase().includes(wanted.normalize('NFC').toLowerCase());
  return foldVietnamese(text).includes(foldVietnamese(wanted));
}

/** The folded text and, for each of its characters, the index in the original where that character began. */
export function foldWithMap(text: string): { readonly folded: string; readonly origin: readonly number[] } {
  let folded = '';
  const origin: number[] = [];
  let index = 0;
  for (const character of text) {
    const part = foldVietnamese(character);
    for (let offset = 0; offset < part.length; offset += 1) origin.push(index);
    folded += part;
    index += character.length;
  }
  return { folded, origin };
}
