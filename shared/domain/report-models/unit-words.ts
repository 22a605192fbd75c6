import type { UnitType } from '#shared/schemas/common.ts';

const LEVEL_WORDS: Readonly<Record<UnitType, string>> = {
  commune: 'xã',
  ward: 'phường',
  specialZone: 'đặc khu',
  city: 'thành phố',
};
const ORDER: readonly UnitType[] = ['commune', 'ward', 'specialZone', 'city'];

/** "xã, phường, đặc khu": the level words of the units at hand, each once, in the order of the law. */
export function levelWords(types: readonly UnitType[]): string {
  const present = new Set(types);
  return ORDER.filter((type) => present.has(type))
    .map((type) => LEVEL_WORDS[type])
    .join(', ');
}

const BODY_PREFIX = /^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+/i;
const LEVEL_PREFIX = /^(?:thành phố|tỉnh|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu)\s+/i;

/** The unit without "UBND" before it: "UBND thành phố Đồng Hới" → "thành phố Đồng Hới". */
export function unitOnly(name: string): string {
  return name.normalize('NFC').trim().replace(BODY_PREFIX, '');
}

/** The place of a unit without its level word, as it stands before a date: "Thành phố Đồng Hới" → "Đồng Hới". */
export function placeName(name: string): string {
  return unitOnly(name).replace(LEVEL_PREFIX, '');
}

/** "ỦY BAN NHÂN DÂN / THÀNH PHỐ ĐỒNG HỚI": the issuing body over two lines, in capitals. */
export function bodyLines(name: string): readonly string[] {
  return ['ỦY BAN NHÂN DÂN', unitOnly(name).toUpperCase()];
}

/** A unit's name inside a sentence: its level word in small letters ("Xã Đức Ninh" → "xã Đức Ninh"). */
export function insideSentence(name: string): string {
  return LEVEL_PREFIX.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
