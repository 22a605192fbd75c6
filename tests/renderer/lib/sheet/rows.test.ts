import { describe, expect, it } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { cellKeys, listRows, POINTS_CELL, visibleRows, type RowView } from '#renderer/lib/sheet/rows.ts';

const rows = listRows(SAMPLE_COMMUNE_SET);
const ALL: RowView = { folded: new Set(), query: '', kept: null };

function codes(view: Partial<RowView>): readonly string[] {
  return visibleRows(rows, { ...ALL, ...view }).map((row) => row.code);
}

describe('rows of the sheet', () => {
  it('shows every row in printed order', () => {
    expect(codes({})).toEqual(rows.map((row) => row.code));
    expect(codes({}).slice(0, 3)).toEqual(['1', '1.1', '1.1.1']);
  });

  it('hides what lies below a folded row, at any depth', () => {
    const shown = codes({ folded: new Set(['1']) });
    expect(shown[0]).toBe('1');
    expect(shown[1]).toBe('2');
  });

  it('finds words without marks, keeps the rows above a match, and looks under folded rows', () => {
    const shown = codes({ query: 'bao cao cchc dinh ky', folded: new Set(['1']) });
    expect(shown).toEqual(['1', '1.2']);
  });

  it('finds marked words only with these marks', () => {
    expect(codes({ query: 'định kỳ' })).toContain('1.2');
    expect(codes({ query: 'định kỵ' })).toEqual([]);
  });

  it('finds a code by its beginning', () => {
    expect(codes({ query: '1.1.' })).toEqual(['1', '1.1', '1.1.1', '1.1.2']);
  });

  it('keeps the leaves of a filter and the rows above them', () => {
    expect(codes({ kept: new Set(['1.1.2']) })).toEqual(['1', '1.1', '1.1.2']);
    expect(codes({ kept: new Set() })).toEqual([]);
  });

  it('knows a field that is scored itself (seed 002, field 4)', () => {
    const field = listRows(GIA_NGHIA_2024).find((row) => row.code === '4');
    expect(field?.leaf?.code).toBe('4');
  });

  it('gives Tab the two figures of a ratio, and the points where they are typed by hand', () => {
    const ratio = rows.find((row) => row.code === '1.1.2')?.leaf;
    const byHand = listRows(GIA_NGHIA_2024).find((row) => row.leaf?.leaf.rule.kind === 'MANUAL')?.leaf;
    expect(ratio && cellKeys(ratio)).toEqual(['tasks.numerator', 'tasks.denominator']);
    expect(byHand && cellKeys(byHand)).toEqual([POINTS_CELL]);
  });
});
