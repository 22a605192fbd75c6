import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { readBaseline, spreadPointLines } from '#shared/domain/rounds/read-point-lines.ts';

const TARGETS = [
  { unitId: 'a', code: 'DH01', name: 'Phường Bắc Lý' },
  { unitId: 'b', code: 'DH02', name: 'Xã Bảo Ninh' },
  { unitId: 'c', code: 'DH03', name: 'Xã Đức Ninh' },
];

describe('a pasted column of points', () => {
  it('goes downwards from the cell it is pasted into; an empty line leaves its unit alone', () => {
    const spread = spreadPointLines('90,74\r\n\r\n', TARGETS, 1);
    expect([...spread.byUnit]).toEqual([['b', '90,74']]);
    expect([...spreadPointLines('1\n\n3', TARGETS, 0).byUnit]).toEqual([
      ['a', '1'],
      ['c', '3'],
    ]);
  });

  it('finds the unit by code or name, with or without marks, wherever it stands', () => {
    const spread = spreadPointLines('1\txa duc ninh\t93,57\n2\tDH01\t91.55\n3\tXã Không Có\t1', TARGETS, 0);
    expect([...spread.byUnit]).toEqual([
      ['c', '93,57'],
      ['a', '91.55'],
    ]);
    expect(spread.leftOver).toEqual(['3\tXã Không Có\t1']);
  });

  it('tells the lines for which there is no unit', () => {
    expect(spreadPointLines('1\n2', TARGETS, 2).leftOver).toEqual(['2']);
  });
});

describe('a field of last year', () => {
  it('reads 1,75 and 1.75 alike; nothing is none, not 0; text and negatives are not read', () => {
    expect(readBaseline('1,75')).toBe(points('1.75'));
    expect(readBaseline('1.75')).toBe(points('1.75'));
    expect(readBaseline(' ')).toBeNull();
    expect(readBaseline('–')).toBeNull();
    expect(readBaseline('0')).toBe(0);
    expect(readBaseline('abc')).toBeUndefined();
    expect(readBaseline('-1')).toBeUndefined();
  });
});
