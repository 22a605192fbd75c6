import { foldVietnamese } from '#shared/lib/vi-text.ts';
import type { ColumnRole, IgnoredReason, WorkbookMapping } from '#shared/schemas/criteria-workbook.ts';
import { readClause } from '#shared/domain/criteria/guess/clauses.ts';
import { readInterval } from '#shared/domain/criteria/guess/intervals.ts';
import { firstHeadingRow, headingsOf } from '#shared/domain/criteria/workbook/columns.ts';
import { isBlankRow, type SheetGrid } from '#shared/domain/criteria/workbook/grid.ts';
import { readCode, type PrintedCode } from '#shared/domain/criteria/workbook/row-codes.ts';

/** The cells of a row by what their columns mean; several columns of guidance joined. */
export type RowTexts = Readonly<Record<Exclude<ColumnRole, 'ignored'>, string>>;

/** One row of the sheet as understood, before rows are put under each other. `row` counts from 0. */
export interface ReadRow {
  readonly row: number;
  readonly kind: 'node' | 'scale' | 'continuation' | 'ignored';
  readonly reason: IgnoredReason | null;
  readonly texts: RowTexts;
  readonly code: PrintedCode | null;
}

/** "1,5", "1,5 điểm", "1.5đ": the figure; null where there is none. */
export function maximumOf(text: string): string | null {
  return /^(-?\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\.?$/iu.exec(text.trim())?.[1] ?? null;
}

function textsOf(cells: readonly string[], mapping: WorkbookMapping): RowTexts {
  const texts: Record<Exclude<ColumnRole, 'ignored'>, string> = {
    code: '',
    title: '',
    maximum: '',
    scale: '',
    evidence: '',
    guidance: '',
    leadAgency: '',
    coordinatingAgencies: '',
  };
  for (const [column, role] of mapping.columns.entries()) {
    const cell = (cells[column] ?? '').trim();
    if (role === 'ignored' || cell === '') continue;
    texts[role] = texts[role] === '' ? cell : `${texts[role]}\n${cell}`;
  }
  return texts;
}

/** "1 Cải cách thể chế": a code that stands before the words of its own row, where no column has codes. */
function codeInTitle(texts: RowTexts, mapping: WorkbookMapping): { code: PrintedCode; title: string } | null {
  if (mapping.columns.includes('code') && texts.code !== '') return null;
  const match = /^((?:\d+(?:\.\d+)*|[IVXLC]+(?:\.\d+)*)[.)]?)\s+(\p{L}.*)$/su.exec(texts.title);
  const code = match ? readCode(match[1] ?? '') : null;
  return code && match ? { code, title: match[2] ?? '' } : null;
}

const TOTAL = /^(?:tong(?: cong| diem| so(?: diem)?)?|cong)(?:\s*[:(]|\s+(?:cong|diem|so)|\s*$|\s*\()/;
const SCALE_WORDS =
  /^(?:[-–+•*]\s*)?(?:co|khong|chua|dat|du|day du|dung|cham|muon|kip thoi|truong hop|neu|moi|cu moi|tu|tren|duoi|<|>|≥|≤|100\s*%|cao hon|thap hon|bang|ty le)\b/;

/** Words of a step of a scale, not of a criterion. */
function looksLikeScale(title: string): boolean {
  const folded = foldVietnamese(title.trim());
  if (folded === '') return false;
  const bare = folded.replace(/^[-–+•*]\s*/, '');
  return readInterval(bare) !== null || SCALE_WORDS.test(folded) || /^[<>≥≤]/.test(bare);
}

interface Seen {
  /** A row of the set was met: what has no code may belong to it. */
  readonly node: boolean;
  readonly total: boolean;
}

function ignored(row: number, texts: RowTexts, reason: IgnoredReason): ReadRow {
  return { row, kind: 'ignored', reason, texts, code: null };
}

function isNumbering(cells: readonly string[]): boolean {
  const figures = cells.filter((cell) => cell.trim() !== '').map((cell) => cell.replace(/[()\s]/g, ''));
  return (
    figures.length > 1 &&
    figures.every((figure, index) => /^\d+$/.test(figure) && Number(figure) === index + 1)
  );
}

function classify(row: number, texts: RowTexts, code: PrintedCode | null, seen: Seen): ReadRow {
  const folded = foldVietnamese(texts.title === '' ? texts.code : texts.title).trim();
  if (TOTAL.test(folded) && (code === null || texts.title === '')) return ignored(row, texts, 'TOTAL');
  if (code !== null) return { row, kind: 'node', reason: null, texts, code };
  const figure = maximumOf(texts.maximum);
  if (seen.node && texts.title !== '' && (looksLikeScale(texts.title) || readsAsClause(texts, figure)))
    return { row, kind: 'scale', reason: null, texts, code: null };
  if (figure !== null && texts.title !== '') return { row, kind: 'node', reason: null, texts, code: null };
  if (seen.total) return ignored(row, texts, 'FOOTER');
  if (!seen.node) return ignored(row, texts, 'ABOVE_TABLE');
  const kind = texts.title === '' && texts.scale !== '' ? 'scale' : 'continuation';
  return { row, kind, reason: null, texts, code: null };
}

function readsAsClause({ title }: RowTexts, figure: string | null): boolean {
  return figure === null && readClause(title) !== null;
}

/** Every row of the sheet with what it was taken for, in order. */
export function understandRows(grid: SheetGrid, mapping: WorkbookMapping): readonly ReadRow[] {
  const last = mapping.headerRow - 1;
  const first = last < 0 ? 0 : firstHeadingRow(grid, last);
  const heading = headingsOf(grid, last < 0 ? -1 : first, last);
  let seen: Seen = { node: false, total: false };
  return grid.rows.map((cells, row): ReadRow => {
    const plain = textsOf(cells, mapping);
    if (isBlankRow(cells)) return ignored(row, plain, 'EMPTY');
    if (row < first) return ignored(row, plain, 'ABOVE_TABLE');
    if (row <= last) return ignored(row, plain, 'HEADING');
    if (!seen.node && isNumbering(cells)) return ignored(row, plain, 'COLUMN_NUMBERS');
    const named = cells.filter((cell) => cell.trim() !== '');
    if (named.length > 1 && named.every((cell) => heading.some((text) => text.includes(cell.trim()))))
      return ignored(row, plain, 'REPEATED_HEADING');
    const inTitle = codeInTitle(plain, mapping);
    const texts = inTitle ? { ...plain, title: inTitle.title } : plain;
    const read = classify(row, texts, inTitle?.code ?? readCode(plain.code), seen);
    seen = {
      node: seen.node || read.kind === 'node',
      total: read.kind === 'node' ? false : seen.total || read.reason === 'TOTAL',
    };
    return read;
  });
}
