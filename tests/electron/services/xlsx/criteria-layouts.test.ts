import { describe, expect, test } from 'vitest';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { understandSheet } from '#shared/domain/criteria/workbook-layout.ts';
import type { DraftNode } from '#shared/schemas/criteria-draft.ts';
import type { CriteriaNode } from '#shared/schemas/criteria-set.ts';
import type { WorkbookMapping } from '#shared/schemas/criteria-workbook.ts';
import { GIA_NGHIA_2024, GIA_NGHIA_ROWS } from '#db/seed/gia-nghia-2024.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { NUMERALS, NUMERALS_MERGES, SLIPS, writeTable } from './official-tables.ts';

const folder = tempFolder('layouts');
const context = { year: 2024, fileName: 'bang.xlsx' };

async function understand(path: string, mapping: WorkbookMapping | null = null) {
  const read = await readWorkbook(path);
  if (!read.ok) throw new Error(read.error.code);
  return understandSheet(read.value.sheets, mapping, context);
}

const outline = (tree: readonly DraftNode[]) =>
  walkDraft(tree).map(({ code, title, maximum, level }) => [code, title, maximum, level]);
const leafOf = (tree: readonly DraftNode[], code: string) =>
  walkDraft(tree).find((node) => node.code === code)?.leaf;

describe('numerals for fields, merged cells, scale rows', async () => {
  const read = await understand(await writeTable(folder, 'numerals.xlsx', NUMERALS, NUMERALS_MERGES));

  test('the heading of two rows is found and its columns named', () => {
    expect(read.mapping).toEqual({
      sheet: 0,
      headerRow: 5,
      columns: ['code', 'title', 'maximum', 'ignored', 'scale', 'evidence'],
    });
    expect(read.headings[2]).toBe('Điểm – Điểm tối đa');
  });

  test('rows become a tree with whole codes', () => {
    expect(outline(read.set.tree)).toEqual([
      ['1', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH', '3', 'field'],
      ['1.1', 'Ban hành kế hoạch CCHC năm', '1', 'criterion'],
      ['1.2', 'Thực hiện nhiệm vụ được giao', '2', 'criterion'],
      ['2', 'CẢI CÁCH THỂ CHẾ', '2,5', 'field'],
      ['2.1', 'Sáng kiến CCHC', '2', 'criterion'],
      ['2.2', 'Mức độ hài lòng của người dân qua điều tra xã hội học', '0,5', 'criterion'],
    ]);
  });

  test('every row of the sheet is accounted for', () => {
    expect(read.rows.map(({ row }) => row)).toEqual(NUMERALS.map((_, index) => index + 1));
    expect(read.rows.map(({ kind, reason }) => reason ?? kind)).toEqual([
      'ABOVE_TABLE',
      'ABOVE_TABLE',
      'EMPTY',
      'HEADING',
      'HEADING',
      'COLUMN_NUMBERS',
      'node',
      'node',
      'node',
      'scale',
      'scale',
      'scale',
      'node',
      'node',
      'node',
      'TOTAL',
      'EMPTY',
      'FOOTER',
    ]);
    expect(read.rows[9]).toMatchObject({ under: 9, cells: ['', 'Từ 80% trở lên', '2'] });
  });

  test('rules are guessed, kept apart until agreed to, with the scale in the guidance', () => {
    expect(
      read.guesses.map(({ nodeId, confidence, leaf }) => [nodeId, confidence, leaf.rule['kind']]),
    ).toEqual([
      ['r8', 'high', 'BOOL'],
      ['r9', 'high', 'LADDER'],
      ['r14', 'high', 'UNIT'],
    ]);
    expect(leafOf(read.set.tree, '1.2')).toMatchObject({
      ruleConfirmed: false,
      guidance: 'Từ 80% trở lên: 2\nTừ 50% đến dưới 80%: 1\nDưới 50%: 0',
      evidenceWanted: ['Báo cáo', 'Danh mục nhiệm vụ'],
    });
  });

  test('what a survey gives stands in a block of its own', () => {
    expect(leafOf(read.set.tree, '2.2')).toMatchObject({
      supplier: 'survey',
      block: 'survey',
      rule: { kind: 'SURVEY' },
    });
    expect(read.set.blocks.map(({ key, weight }) => [key, weight])).toEqual([
      ['appraised', '5'],
      ['survey', '0,5'],
    ]);
  });

  test('title, year and total come from the sheet', () => {
    expect(read.set).toMatchObject({
      title: 'BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2025',
      year: '2025',
      declared: { maximum: '5,5' },
    });
  });
});

describe('slips of a typed table', async () => {
  const read = await understand(await writeTable(folder, 'slips.xlsx', SLIPS));
  const remarksOf = (row: number) => read.rows[row - 1]?.remarks;

  test('codes missing or doubled are made up and told', () => {
    expect(outline(read.set.tree).map(([code]) => code)).toEqual([
      '1',
      '1.1',
      '1.2',
      '1.3',
      '2',
      '2.1',
      '2.2',
    ]);
    expect(remarksOf(7)).toEqual(['CODE_DOUBLED']);
    expect(remarksOf(8)).toEqual(['CODE_MISSING']);
  });

  test('maxima missing or unreadable are told, never made up', () => {
    expect(walkDraft(read.set.tree).map(({ maximum }) => maximum)).toEqual([
      '4',
      '1',
      '1',
      '2',
      '',
      '1,5',
      'một',
    ]);
    expect(remarksOf(10)).toEqual(['MAXIMUM_MISSING']);
    expect(remarksOf(12)).toEqual(['MAXIMUM_NOT_READABLE']);
  });

  test('lines with bullets are the scale of the row above, other words go on with it', () => {
    expect(read.rows.slice(3, 6).map(({ kind, under }) => [kind, under])).toEqual([
      ['scale', 3],
      ['scale', 3],
      ['scale', 3],
    ]);
    expect(leafOf(read.set.tree, '1.1')?.rule).toMatchObject({ kind: 'CHOICE' });
    expect(leafOf(read.set.tree, '1.1')?.guidance).toContain('Ban hành trước 15/01');
    expect(read.rows[8]).toMatchObject({ kind: 'continuation', under: 8 });
    expect(leafOf(read.set.tree, '1.3')?.guidance).toBe('(tính cả hình thức trực tuyến)');
  });

  test('another mapping is followed', async () => {
    const path = await writeTable(folder, 'slips-2.xlsx', SLIPS);
    const columns: WorkbookMapping['columns'] = ['code', 'title', 'maximum', 'guidance', 'evidence'];
    const other = await understand(path, { sheet: 0, headerRow: 1, columns });
    expect(leafOf(other.set.tree, '1.1')?.evidenceWanted).toEqual(['Ban hành trước 15/01']);
  });
});

test('the table of Gia Nghĩa comes in row by row', async () => {
  const rows = GIA_NGHIA_ROWS.map((row) => [
    row.code,
    row.title,
    Number(row.maximum),
    row.tasks ?? '',
    row.lead ?? '',
  ]);
  const path = await writeTable(folder, 'gia-nghia.xlsx', [
    ['STT', 'Lĩnh vực/Tiêu chí', 'Điểm tối đa', 'Nhiệm vụ, giải pháp', 'Cơ quan chủ trì'],
    ...rows,
    [null, 'Tổng cộng', 100],
  ]);
  const read = await understand(path);
  const flat = (nodes: readonly CriteriaNode[]): unknown[] =>
    nodes.flatMap((node) => [[node.code, node.title, node.level], ...flat(node.children)]);
  expect(outline(read.set.tree).map(([code, title, , level]) => [code, title, level])).toEqual(
    flat(GIA_NGHIA_2024.tree),
  );
  expect(read.set.declared.maximum).toBe('100');
  expect(read.rows.filter(({ remarks }) => remarks.length > 0)).toEqual([]);
});
