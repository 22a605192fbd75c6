import { foldVietnamese } from '#shared/lib/vi-text.ts';
import type { SourceRow, WorkbookMapping, WorkbookPreview } from '#shared/schemas/criteria-workbook.ts';
import { buildDraft, idOfRow, type BuiltRow } from '#shared/domain/criteria/workbook/build-draft.ts';
import { detectMapping, firstHeadingRow, headingsOf } from '#shared/domain/criteria/workbook/columns.ts';
import { makeGrid, type MergedRange, type SheetGrid } from '#shared/domain/criteria/workbook/grid.ts';
import { placeRows, type PlacedRow } from '#shared/domain/criteria/workbook/place-rows.ts';
import { maximumOf, understandRows, type ReadRow } from '#shared/domain/criteria/workbook/understand-rows.ts';

/** A sheet as the reader of workbooks gives it. */
export interface SheetContent {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges?: readonly MergedRange[] | undefined;
}

/** What is known beside the workbook: the year that is set where the sheet names none. */
export interface LayoutContext {
  readonly year: number;
  readonly fileName: string;
}

const TITLE_WORDS = /bo tieu chi|chi so|bang (?:tieu chi|cham diem|diem)|tieu chi (?:danh gia|xac dinh)/;

/** The words above the table that name the set; a file name where there are none. */
function titleOf(grid: SheetGrid, above: readonly ReadRow[], fileName: string): string {
  const lines = above.flatMap(({ row }) => (grid.rows[row] ?? []).filter((cell) => cell.trim() !== ''));
  const named = lines.findLast((line) => TITLE_WORDS.test(foldVietnamese(line)));
  return (named ?? fileName.replace(/\.[^.]*$/, '')).replace(/\s+/g, ' ').trim().slice(0, 600);
}

function yearOf(title: string, fallback: number): number {
  const year = /(?:năm|nam)\s+(20\d\d)/iu.exec(title)?.[1];
  return year === undefined ? fallback : Number(year);
}

/** The sheet with most rows that can be rows of a set, unless one is meant. */
export function pickSheet(sheets: readonly SheetContent[]): number {
  let best = 0;
  let most = -1;
  for (const [index, sheet] of sheets.entries()) {
    const grid = makeGrid({ ...sheet, merges: sheet.merges ?? [] });
    const mapping = detectMapping(grid, index);
    const nodes = understandRows(grid, mapping).filter(
      ({ kind, code }) => kind === 'node' && code !== null,
    ).length;
    const score = nodes + (mapping.headerRow > 0 ? 1 : 0);
    if (score > most) [best, most] = [index, score];
  }
  return best;
}

function toSourceRow(
  grid: SheetGrid,
  read: ReadRow,
  owner: PlacedRow | undefined,
  built: ReadonlyMap<PlacedRow, BuiltRow>,
): SourceRow {
  const isNode = read.kind === 'node' && owner !== undefined;
  const result = isNode ? built.get(owner) : undefined;
  const above = isNode ? owner.parent : owner;
  return {
    row: read.row + 1,
    kind: read.kind,
    reason: read.reason,
    under: above ? above.read.row + 1 : null,
    nodeId: isNode ? idOfRow(read.row) : null,
    printedCode: read.texts.code,
    code: isNode ? owner.code : '',
    cells: [...(grid.rows[read.row] ?? [])],
    remarks: [...(result?.remarks ?? [])],
  };
}

/** A sheet understood: the draft, and what became of every row. */
export type UnderstoodSheet = Pick<WorkbookPreview, 'mapping' | 'headings' | 'rows' | 'guesses' | 'set'>;

/**
 * Reads the table of a sheet in the layouts officials use: a heading anywhere, merged cells, scale lines under a leaf,
 * codes missing or doubled, numerals for fields. `mapping` null: as detected. Every row of the sheet is accounted for.
 */
export function understandSheet(
  sheets: readonly SheetContent[],
  wanted: WorkbookMapping | null,
  context: LayoutContext,
): UnderstoodSheet {
  const index = wanted?.sheet ?? pickSheet(sheets);
  const sheet = sheets[index] ?? { name: '', rows: [] };
  const grid = makeGrid({ ...sheet, merges: sheet.merges ?? [] });
  const mapping = wanted ?? detectMapping(grid, index);
  const rows = understandRows(grid, mapping);
  const { roots, owners } = placeRows(rows);
  const totals = rows.filter(({ reason }) => reason === 'TOTAL').map(({ texts }) => maximumOf(texts.maximum));
  const title = titleOf(
    grid,
    rows.filter(({ reason }) => reason === 'ABOVE_TABLE'),
    context.fileName,
  );
  const head = {
    title,
    year: yearOf(title, context.year),
    total: totals.findLast((total) => total !== null) ?? null,
  };
  const { set, built } = buildDraft(roots, head);
  const last = mapping.headerRow - 1;
  return {
    mapping,
    headings: [...headingsOf(grid, last < 0 ? -1 : firstHeadingRow(grid, last), last)],
    rows: rows.map((read) => toSourceRow(grid, read, owners.get(read.row), built)),
    guesses: [...built.values()].flatMap(({ node, guess, scaleText }) =>
      guess && node.leaf
        ? [
            {
              nodeId: node.id,
              row: Number(node.id.slice(1)),
              scaleText,
              confidence: guess.confidence,
              reading: guess.reading,
              leaf: { rule: node.leaf.rule, operands: node.leaf.operands },
            },
          ]
        : [],
    ),
    set,
  };
}
