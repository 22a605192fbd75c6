import { readFileSync, writeSync } from 'node:fs';
import * as XLSX from 'xlsx';
import { MAX_COLUMNS, MAX_MERGES, type WorkbookContent } from './workbook-content.ts';

/*
 * A process of its own, under a memory and a time limit of its parent: a hostile workbook may kill it, and nothing
 * else. Called with the file and the number of rows; writes the content as JSON to its standard output.
 */
const [path, sheetRows] = process.argv.slice(2);
if (path === undefined || sheetRows === undefined) throw new Error('usage: parse-child <file> <rows>');
writeAll(Buffer.from(JSON.stringify(parse(readFileSync(path), Number(sheetRows)))));

/** A pipe takes what it has room for; the rest has to be offered again. */
function writeAll(bytes: Buffer): void {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

function parse(bytes: Buffer, rows: number): WorkbookContent {
  const workbook = XLSX.read(bytes, {
    type: 'buffer',
    dense: false,
    sheetRows: rows,
    cellNF: true,
    cellHTML: false,
  });
  const sheets = workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name];
    return sheet
      ? [{ name: name.normalize('NFC'), rows: readRows(sheet, rows), ...readMerges(sheet, rows) }]
      : [];
  });
  return { sheets };
}

/** The merged ranges that begin within what is read. */
function readMerges(sheet: XLSX.WorkSheet, limit: number): Pick<WorkbookContent['sheets'][number], 'merges'> {
  const merges = (sheet['!merges'] ?? [])
    .slice(0, MAX_MERGES)
    .filter(
      ({ s, e }) => s.r >= 0 && s.c >= 0 && s.r < limit && s.c < MAX_COLUMNS && e.r >= s.r && e.c >= s.c,
    )
    .map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  return merges.length === 0 ? {} : { merges };
}

/** The cells row by row, from A1, up to the last one used: what a sheet claims of its size is not believed. */
function readRows(sheet: XLSX.WorkSheet, limit: number): string[][] {
  const rows: string[][] = [];
  for (const [address, cell] of Object.entries(sheet)) {
    if (address.startsWith('!')) continue;
    const { r, c } = XLSX.utils.decode_cell(address);
    if (r < 0 || c < 0 || r >= limit || c >= MAX_COLUMNS) continue;
    while (rows.length <= r) rows.push([]);
    const row = rows[r];
    if (!row) continue;
    while (row.length <= c) row.push('');
    row[c] = textOf(cell as XLSX.CellObject);
  }
  return rows;
}

/** A cell as an officer would type it: decimal comma, no grouping, day/month/year; text stays as it is. */
function textOf(cell: XLSX.CellObject): string {
  if (cell.t === 'n' && typeof cell.v === 'number') return numberText(cell.v, cell.z);
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (cell.t === 's')
    return String(cell.v ?? '')
      .normalize('NFC')
      .trim();
  return cell.t === 'e' ? (cell.w ?? '') : '';
}

function numberText(value: number, format: XLSX.NumberFormat | undefined): string {
  const pattern = typeof format === 'string' ? format : '';
  if (pattern !== '' && XLSX.SSF.is_date(pattern)) return dayText(value);
  if (pattern.includes('%')) return `${plain(value * 100)}%`;
  return plain(value);
}

/** The fifteen digits a workbook keeps; behind them stands only the noise of binary fractions. */
function plain(value: number): string {
  const shown = Number(value.toPrecision(15));
  const text =
    Math.abs(shown) >= 1e21 || (shown !== 0 && Math.abs(shown) < 1e-6) ? shown.toFixed(12) : String(shown);
  return text.replace('.', ',');
}

function dayText(value: number): string {
  const day = XLSX.SSF.parse_date_code(value) as { y: number; m: number; d: number } | null;
  if (!day) return plain(value);
  return [String(day.d).padStart(2, '0'), String(day.m).padStart(2, '0'), day.y].join('/');
}
