import { foldVietnamese } from '#shared/lib/vi-text.ts';
import { unitCodeSchema, type UnitType } from '#shared/schemas/common.ts';

/** Why a pasted line cannot be taken as it is. */
export type UnitLineProblem =
  'CODE_MISSING' | 'CODE_INVALID' | 'CODE_TWICE' | 'CODE_TAKEN' | 'NAME_MISSING' | 'TYPE_UNKNOWN';

/** One pasted line. `type` is null where neither the third column nor the name says it. */
export interface UnitLine {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly type: UnitType | null;
  readonly problem: UnitLineProblem | null;
}

const TYPE_WORDS: readonly (readonly [words: string, type: UnitType])[] = [
  ['dac khu', 'specialZone'],
  ['phuong', 'ward'],
  ['xa', 'commune'],
  ['thanh pho', 'city'],
];

function typeFromWords(text: string): UnitType | null {
  const folded = foldVietnamese(text.trim()).replace(/^(uy|u) ban nhan dan\s+|^ubnd\s+/, '');
  return TYPE_WORDS.find(([words]) => folded === words || folded.startsWith(`${words} `))?.[1] ?? null;
}

function problemOf(
  code: string,
  name: string,
  type: UnitType | null,
  isTaken: (code: string) => boolean,
  isTwice: boolean,
): UnitLineProblem | null {
  if (code === '') return 'CODE_MISSING';
  if (!unitCodeSchema.safeParse(code).success) return 'CODE_INVALID';
  if (isTaken(code)) return 'CODE_TAKEN';
  if (isTwice) return 'CODE_TWICE';
  if (name === '') return 'NAME_MISSING';
  return type === null ? 'TYPE_UNKNOWN' : null;
}

/**
 * Reads lines pasted from a spreadsheet: "mã<TAB>tên<TAB>loại" (";" does as well). Without a third column the kind
 * is taken from the name ("Phường Bắc Lý"). Codes are compared without regard to case. Empty lines are skipped.
 */
export function readUnitLines(text: string, takenCodes: readonly string[]): readonly UnitLine[] {
  const taken = new Set(takenCodes.map((code) => code.toLowerCase()));
  const seen = new Set<string>();
  const lines: UnitLine[] = [];
  for (const [index, raw] of text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (raw.trim() === '') continue;
    const [code = '', name = '', typeWords = ''] = raw
      .split(raw.includes('\t') ? '\t' : ';')
      .map((cell) => cell.trim());
    const type = typeWords === '' ? typeFromWords(name) : typeFromWords(typeWords);
    const key = code.toLowerCase();
    const problem = problemOf(code, name, type, (each) => taken.has(each.toLowerCase()), seen.has(key));
    seen.add(key);
    lines.push({ line: index + 1, code, name, type, problem });
  }
  return lines;
}
