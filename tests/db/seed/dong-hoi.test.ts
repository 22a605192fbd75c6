import { describe, expect, it } from 'vitest';
import { points, sumPoints } from '#shared/lib/points.ts';
import { rational, rationalToPoints } from '#shared/lib/rational.ts';
import {
  DONG_HOI_CITY_FIELDS,
  DONG_HOI_CITY_TOTAL,
  DONG_HOI_WARDS,
  pointsOf2022,
} from '#db/seed/dong-hoi.ts';

describe('the report of Đồng Hới', () => {
  it('lists 15 wards with unique codes, 9 of them phường', () => {
    expect(new Set(DONG_HOI_WARDS.map(({ code }) => code)).size).toBe(15);
    expect(DONG_HOI_WARDS.filter(({ type }) => type === 'ward')).toHaveLength(9);
    expect(DONG_HOI_WARDS.filter(({ type }) => type === 'commune')).toHaveLength(6);
  });

  it('the printed ranks of 2022 are 1 to 15, each once', () => {
    const ranks = DONG_HOI_WARDS.map(({ printedRank2022 }) => printedRank2022).sort((a, b) => a - b);
    expect(ranks).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  });

  it('points of 2022 are points of 2023 less the change', () => {
    const first = DONG_HOI_WARDS.find(({ printedRank2022 }) => printedRank2022 === 1);
    expect(first?.name).toBe('Phường Đức Ninh Đông');
    expect(first && pointsOf2022(first)).toBe(points('92.35'));
  });

  it('the fields of the city sum to its 90,99 points', () => {
    expect(sumPoints(DONG_HOI_CITY_FIELDS.map((field) => field.points))).toBe(DONG_HOI_CITY_TOTAL.points);
  });

  it.each(DONG_HOI_CITY_FIELDS)('$title: the printed percentage is cut off, not rounded', (field) => {
    const share = rational(BigInt(field.points) * 100n, BigInt(field.maximum));
    expect(rationalToPoints(share, { mode: 'TRUNCATE', digits: 2 })).toBe(field.printedPercent);
  });
});
