import { foldVietnamese } from '#shared/lib/vi-text.ts';
import type { ColumnRole, WorkbookMapping } from '#shared/schemas/criteria-workbook.ts';
import { isBlankRow, type SheetGrid } from '#shared/domain/criteria/workbook/grid.ts';

/** Words of headings, surest first. Points of last year, points scored and the like are nobody's maximum. */
const HEADINGS: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'ignored',
    /tu cham|tu danh gia|tham dinh|nam truoc|nam 20\d\d|dat duoc|diem so|ket qua|muc tieu|phan dau|giai trinh/,
  ],
  ['evidence', /kiem chung|minh chung|tai lieu|ho so chung minh|can cu cham/],
  ['coordinatingAgencies', /phoi hop/],
  ['leadAgency', /chu tri|phu trach|theo doi|co quan thuc hien|don vi thuc hien/],
  ['maximum', /diem toi da|toi da|diem chuan|^diem$|^so diem$/],
  [
    'scale',
    /cach tinh|cach cham|cach xac dinh|phuong phap|thang diem|cong thuc|muc diem|quy dinh (?:cham )?diem|huong dan cham/,
  ],
  ['code', /^(?:stt|tt|so tt|so thu tu|ma|ma so|ma tieu chi|muc)$/],
  ['title', /noi dung|tieu chi|linh vuc|ten chi so|chi so thanh phan/],
  ['guidance', /ghi chu|huong dan|giai thich|nhiem vu|giai phap|thoi gian/],
];

/** The role a heading names, or null. */
export function roleOfHeading(heading: string): ColumnRole | null {
  const folded = foldVietnamese(heading)
    .replace(/[().:\s]+/g, ' ')
    .trim();
  if (folded === '') return null;
  return HEADINGS.find(([, words]) => words.test(folded))?.[0] ?? null;
}

const SEARCHED_ROWS = 60;

function scoreRow(grid: SheetGrid, row: number): number {
  const roles = new Set(
    (grid.rows[row] ?? []).map(roleOfHeading).filter((role) => role !== null && role !== 'ignored'),
  );
  const isHeading = roles.has('title') && (roles.has('maximum') || roles.has('code') || roles.has('scale'));
  return isHeading ? roles.size : 0;
}

/** Index of the first heading row, or -1. */
function findHeading(grid: SheetGrid): number {
  let best = -1;
  let score = 0;
  for (let row = 0; row < Math.min(grid.rows.length, SEARCHED_ROWS); row += 1) {
    const found = scoreRow(grid, row);
    if (found > score) [best, score] = [row, found];
  }
  return best;
}

/** A heading over several columns, or down several rows, takes the rows it covers. */
function lastHeadingRow(grid: SheetGrid, first: number): number {
  const spans = grid.merges.filter(({ top, bottom }) => top <= first && bottom > first);
  const down = Math.max(first, ...spans.map(({ bottom }) => bottom));
  const across = grid.merges.some(
    ({ top, bottom, left, right }) => top === first && bottom === first && right > left,
  );
  const below = grid.rows[first + 1] ?? [];
  const isSubHeading =
    across && !below.some((cell) => /^\d/.test(cell)) && below.some((cell) => roleOfHeading(cell) !== null);
  return isSubHeading ? Math.max(down, first + 1) : down;
}

/** The text over each column, rows of a heading joined, a merged cell counted for every column it covers. */
export function headingsOf(grid: SheetGrid, first: number, last: number): readonly string[] {
  if (first < 0) return Array.from({ length: grid.width }, () => '');
  return Array.from({ length: grid.width }, (_, column) => {
    const parts: string[] = [];
    for (let row = first; row <= last; row += 1) {
      const text = grid.textAt(row, column).replace(/\s+/g, ' ').trim();
      if (text !== '' && !parts.includes(text)) parts.push(text);
    }
    return parts.join(' – ');
  });
}

function isMostlyFigures(grid: SheetGrid, column: number, from: number): boolean {
  const cells = grid.rows
    .slice(from)
    .flatMap((row) => ((row[column] ?? '') === '' ? [] : [row[column] ?? '']));
  const figures = cells.filter((cell) => /^\d+(?:[.,]\d+)?$/.test(cell)).length;
  return cells.length > 0 && figures * 2 > cells.length;
}

/** Roles of all columns. "Thang điểm" is the maximum where figures stand below it and no other column is. */
function rolesOf(grid: SheetGrid, headings: readonly string[], below: number): ColumnRole[] {
  const last = headings.map((heading) => heading.split(' – ').at(-1) ?? '');
  const taken = new Set<ColumnRole>();
  const roles = headings.map((heading, column): ColumnRole => {
    const role = roleOfHeading(last[column] ?? '') ?? roleOfHeading(heading) ?? 'ignored';
    const meant = role === 'scale' && isMostlyFigures(grid, column, below) ? 'maximum' : role;
    if (meant === 'ignored') return meant;
    if (!taken.has(meant)) {
      taken.add(meant);
      return meant;
    }
    return meant === 'title' || meant === 'scale' || meant === 'evidence' ? 'guidance' : 'ignored';
  });
  return roles;
}

/** How the columns of a sheet are most likely meant. */
export function detectMapping(grid: SheetGrid, sheet: number): WorkbookMapping {
  const first = findHeading(grid);
  if (first < 0) return { sheet, headerRow: 0, columns: guessBare(grid) };
  const last = lastHeadingRow(grid, first);
  const columns = rolesOf(grid, headingsOf(grid, first, last), last + 1);
  return { sheet, headerRow: last + 1, columns };
}

/** A sheet without a heading: codes, then words, then figures, as most are. */
function guessBare(grid: SheetGrid): ColumnRole[] {
  const usual: readonly ColumnRole[] = ['code', 'title', 'maximum', 'scale', 'evidence', 'guidance'];
  return Array.from({ length: grid.width }, (_, column) => usual[column] ?? 'ignored');
}

/** Index of the first row of the heading that ends at `last` (an index): rows above it that are joined by merges. */
export function firstHeadingRow(grid: SheetGrid, last: number): number {
  let first = last;
  while (first > 0) {
    const joined = grid.merges.some(({ top, bottom }) => top < first && bottom >= first);
    const wide = grid.merges.some(
      ({ top, bottom, left, right }) => top === first - 1 && bottom === first - 1 && right > left,
    );
    const named = (grid.rows[first - 1] ?? []).filter((cell) => roleOfHeading(cell) !== null).length;
    if (!(joined || (wide && named > 1)) || isBlankRow(grid.rows[first - 1] ?? [])) break;
    first -= 1;
  }
  return first;
}
