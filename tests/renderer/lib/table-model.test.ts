import { describe, expect, it } from 'vitest';
import { nextIndex, searchRows, sortRows } from '#renderer/lib/table-model.ts';

interface Ward {
  readonly name: string;
  readonly points: number | null;
}

const WARDS: readonly Ward[] = [
  { name: 'Phường Đồng Phú', points: 89.3 },
  { name: 'Xã Đức Ninh', points: null },
  { name: 'Phường Bắc Lý', points: 91.55 },
  { name: 'Phường Ô Chợ Dừa', points: 9 },
];

const names = (rows: readonly Ward[]): readonly string[] => rows.map(({ name }) => name);

describe('lists', () => {
  it('finds with and without marks', () => {
    expect(names(searchRows(WARDS, ({ name }) => name, 'dong phu'))).toEqual(['Phường Đồng Phú']);
    expect(names(searchRows(WARDS, ({ name }) => name, 'đức'))).toEqual(['Xã Đức Ninh']);
    expect(names(searchRows(WARDS, ({ name }) => name, 'dức'))).toEqual([]);
    expect(searchRows(WARDS, ({ name }) => name, '  ')).toBe(WARDS);
  });

  it('orders names as Vietnamese readers expect: d before đ, o before ô', () => {
    const words = ['đa', 'ô', 'da', 'o', 'ân', 'ăn', 'an'].map((name) => ({ name, points: null }));
    expect(names(sortRows(words, ({ name }) => name, false))).toEqual([
      'an',
      'ăn',
      'ân',
      'da',
      'đa',
      'o',
      'ô',
    ]);
  });

  it('orders codes by their numbers', () => {
    const codes = ['1.10', '1.2', '1.1'].map((name) => ({ name, points: null }));
    expect(names(sortRows(codes, ({ name }) => name, false))).toEqual(['1.1', '1.2', '1.10']);
  });

  it('puts a missing figure last, whichever the direction', () => {
    expect(names(sortRows(WARDS, (ward) => ward.points, true)).at(-1)).toBe('Xã Đức Ninh');
    expect(names(sortRows(WARDS, (ward) => ward.points, false)).at(-1)).toBe('Xã Đức Ninh');
    expect(names(sortRows(WARDS, (ward) => ward.points, true))[0]).toBe('Phường Bắc Lý');
  });

  it('moves by arrows, pages and ends without leaving the list', () => {
    expect(nextIndex('ArrowDown', 3, 4)).toBe(3);
    expect(nextIndex('ArrowUp', 0, 4)).toBe(0);
    expect(nextIndex('End', 0, 4)).toBe(3);
    expect(nextIndex('PageDown', 0, 40)).toBe(15);
    expect(nextIndex('x', 0, 4)).toBeNull();
    expect(nextIndex('ArrowDown', 0, 0)).toBeNull();
  });
});
