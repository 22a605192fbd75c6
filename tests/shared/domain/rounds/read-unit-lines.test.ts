import { describe, expect, it } from 'vitest';
import { readUnitLines } from '#shared/domain/rounds/read-unit-lines.ts';

describe('lines of units pasted from a spreadsheet', () => {
  it('reads code, name and kind, and takes the kind from the name where it is missing', () => {
    const lines = readUnitLines(
      'DH01\tPhường Bắc Lý\tPhường\nDH02\tXã Bảo Ninh\nDH03\tUBND đặc khu Lý Sơn\n\nDH04;Xã Ba;xã',
      [],
    );
    expect(lines.map(({ line, code, type, problem }) => [line, code, type, problem])).toEqual([
      [1, 'DH01', 'ward', null],
      [2, 'DH02', 'commune', null],
      [3, 'DH03', 'specialZone', null],
      [5, 'DH04', 'commune', null],
    ]);
  });

  it('says of each line that cannot be taken why', () => {
    const text =
      '\tPhường A\nDH 1\tPhường A\nDH1\tPhường A\ndh1\tPhường B\nDH2\t\nDH3\tThôn Ba\nDH9\tXã Chín';
    expect(readUnitLines(text, ['dh9']).map(({ problem }) => problem)).toEqual([
      'CODE_MISSING',
      'CODE_INVALID',
      null,
      'CODE_TWICE',
      'NAME_MISSING',
      'TYPE_UNKNOWN',
      'CODE_TAKEN',
    ]);
  });
});
