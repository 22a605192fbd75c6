import { describe, expect, test } from 'vitest';
import { rankWards, type WardToRank } from '#shared/domain/appraisal/rank-wards.ts';
import { points, type Points } from '#shared/lib/points.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { DONG_HOI_WARDS, pointsOf2022 } from '#db/seed/dong-hoi.ts';

type RankingSet = Pick<CriteriaSet, 'ranking' | 'classification'>;

function setWith(ranking: Partial<CriteriaSet['ranking']> = {}): RankingSet {
  return {
    ranking: { by: 'printed', tie: { kind: 'competition' }, groups: [], ...ranking },
    classification: {
      by: 'total',
      bands: [{ code: 'TOT', label: 'Tốt', from: null, to: null }],
      blockers: [],
    },
  };
}

function ward(code: string, total: Points | null, previousPoints: Points | null, exact = total): WardToRank {
  const result =
    total === null || exact === null
      ? null
      : {
          total,
          exactTotal: exact,
          attainableMaximum: points('100'),
          indexPercent: total,
          classification: 'TOT',
          nodes: new Map(),
        };
  return { unitId: `id-${code}`, code, result, previousPoints };
}

describe('the table of Đồng Hới, report of 2024, section 7.2', () => {
  const ranked = rankWards(
    setWith(),
    DONG_HOI_WARDS.map((row) => ward(row.code, row.points2023, pointsOf2022(row))).toReversed(),
  );

  test.each(DONG_HOI_WARDS.map((row, index) => ({ row, index })))('$row.name', ({ row, index }) => {
    expect(ranked[index]).toEqual({
      unitId: `id-${row.code}`,
      points: row.points2023,
      maximum: points('100'),
      index: row.points2023,
      classification: 'Tốt',
      rank: row.order,
      tied: false,
      previousPoints: pointsOf2022(row),
      change: row.change,
      previousRank: row.printedRank2022,
      rankChange: row.printedRank2022 - row.order,
    });
  });
});

describe('what is not known', () => {
  test('a ward without a result comes last, without a rank; without a baseline nothing is compared', () => {
    const ranked = rankWards(setWith(), [
      ward('A', null, points('90')),
      ward('B', points('80'), null),
      ward('C', points('0'), points('70')),
    ]);
    expect(ranked.map(({ unitId, rank }) => [unitId, rank])).toEqual([
      ['id-B', 1],
      ['id-C', 2],
      ['id-A', null],
    ]);
    expect(ranked[0]).toMatchObject({ change: null, previousRank: null, rankChange: null });
    expect(ranked[1]).toMatchObject({ points: 0, change: points('-70'), previousRank: 2, rankChange: 0 });
    expect(ranked[2]).toMatchObject({
      points: null,
      change: null,
      previousRank: 1,
      rankChange: null,
      tied: false,
    });
  });
});

describe('ties', () => {
  const equalInPrint = [
    ward('B', points('90.12'), null, points('90.121')),
    ward('A', points('90.12'), null, points('90.124')),
    ward('C', points('80'), null),
  ];

  test('by printed points two share a rank, and it is said', () => {
    const ranked = rankWards(setWith(), equalInPrint);
    expect(ranked.map(({ unitId, rank, tied }) => [unitId, rank, tied])).toEqual([
      ['id-A', 1, true],
      ['id-B', 1, true],
      ['id-C', 3, false],
    ]);
    const dense = rankWards(setWith({ tie: { kind: 'dense' } }), equalInPrint);
    expect(dense.map(({ rank }) => rank)).toEqual([1, 1, 2]);
  });

  test('by exact points the hidden decimals decide, and print stays as it is', () => {
    const ranked = rankWards(setWith({ by: 'exact' }), equalInPrint);
    expect(ranked.map(({ unitId, rank, tied, points: shown }) => [unitId, rank, tied, shown])).toEqual([
      ['id-A', 1, false, points('90.12')],
      ['id-B', 2, false, points('90.12')],
      ['id-C', 3, false, points('80')],
    ]);
  });
});
