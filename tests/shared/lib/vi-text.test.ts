import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldVietnamese, foldWithMap, matchesFolded, toNfc } from '#shared/lib/vi-text.ts';

describe('Vietnamese text', () => {
  it.each([
    ['Đồng Hới', 'dong hoi'],
    ['ĐIỂM THƯỞNG', 'diem thuong'],
    ['Nghĩa Lộ – Kỳ Cương', 'nghia lo – ky cuong'],
    ['', ''],
  ])('"%s" folds to "%s"', (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded);
    expect(foldVietnamese(text.normalize('NFD'))).toBe(folded);
  });

  it.each([
    ['Tỷ lệ hồ sơ trực tuyến', 'ho so', true],
    ['Tỷ lệ hồ sơ trực tuyến', 'Hồ Sơ', true],
    ['Phát triển hộ kinh doanh', 'hồ', false],
    ['Phát triển hộ kinh doanh', 'ho', true],
    ['Đối thoại', 'doi', true],
    ['Đối thoại', 'đối', true],
    ['Dối trá', 'đối', false],
    ['Đối thoại', '', true],
    ['Đối thoại', 'thoai voi', false],
  ])('"%s" holds "%s": %s', (text, query, found) => {
    expect(matchesFolded(text, query)).toBe(found);
    expect(matchesFolded(text.normalize('NFD'), query.normalize('NFD'))).toBe(found);
  });

  it('composed form is one form', () => {
    expect(toNfc('Đồng Hới'.normalize('NFD'))).toBe('Đồng Hới');
  });

  it('the map leads from folded places to the original', () => {
    const text = 'Xã Đức Ninh';
    const { folded, origin } = foldWithMap(text);
    expect(folded).toBe('xa duc ninh');
    expect(text.slice(origin[folded.indexOf('duc')])).toBe('Đức Ninh');
  });

  it('folding is idempotent and the map is as long as the folded text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(foldVietnamese(foldVietnamese(text))).toBe(foldVietnamese(text));
        const { folded, origin } = foldWithMap(text);
        expect(origin).toHaveLength(folded.length);
      }),
    );
  });
});
