import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { points, pointsFromMicro } from '#shared/lib/points.ts';
import { compareWithPrevious, rankUnits, type RankEntry } from '#shared/domain/ranking/rank-units.ts';
import type { TieRule } from '#shared/schemas/criteria-set.ts';
import { DONG_HOI_WARDS, pointsOf2022 } from '#db/seed/dong-hoi.ts';

const COMPETITION = { kind: 'competition' } as const;
const entry = (unitId: string, literal: string | null, ...keys: readonly string[]): RankEntry => ({
  unitId,
  points: literal === null ? null : points(literal),
  tieKeys: keys.map((key) => points(key)),
});
const ranksOf = (units: readonly { readonly rank: number | null }[]) => units.map((unit) => unit.rank);

describe('ties', () => {
  const four = [entry('a', '90'), entry('b', '85'), entry('c', '85'), entry('d', '80')];

  it('competition: 1-2-2-4', () => {
    const ranked = rankUnits(four, COMPETITION);
    expect(ranksOf(ranked)).toEqual([1, 2, 2, 4]);
    expect(ranked.map(({ tied }) => tied)).toEqual([false, true, true, false]);
  });

  it('dense: 1-2-2-3', () => {
    expect(ranksOf(rankUnits(four, { kind: 'dense' }))).toEqual([1, 2, 2, 3]);
  });

  it('ordered keys decide in turn; what stays equal is a tie', () => {
    const rule: TieRule = { kind: 'ordered', keys: ['8.1', '3'] };
    const entries = [
      entry('a', '85', '3', '9'),
      entry('b', '85', '4', '1'),
      entry('c', '85', '3', '10'),
      entry('d', '85', '3', '9'),
      entry('e', '90', '0', '0'),
    ];
    const ranked = rankUnits(entries, rule);
    expect(ranksOf(ranked)).toEqual([4, 2, 3, 4, 1]);
    expect(ranked.filter(({ tied }) => tied).map(({ unitId }) => unitId)).toEqual(['a', 'd']);
  });

  it('a missing tie-break key decides nothing', () => {
    const rule: TieRule = { kind: 'ordered', keys: ['8.1', '3'] };
    const bare: RankEntry = { unitId: 'a', points: points('85') };
    const ranked = rankUnits([bare, entry('b', '85', '4'), entry('c', '85', '4', '1')], rule);
    expect(ranksOf(ranked)).toEqual([1, 1, 1]);
    expect(ranked.every(({ tied }) => tied)).toBe(true);
    expect(ranksOf(rankUnits([entry('b', '85', '4'), bare], rule))).toEqual([1, 1]);
  });

  it('units without points have no rank and do not push others down', () => {
    const ranked = rankUnits(
      [entry('a', null), entry('b', '1'), entry('c', '0'), entry('d', null)],
      COMPETITION,
    );
    expect(ranksOf(ranked)).toEqual([null, 1, 2, null]);
    expect(ranked.every(({ tied }) => !tied)).toBe(true);
  });
});

describe('the 15 wards of Đồng Hới', () => {
  const current = DONG_HOI_WARDS.map(({ code, points2023 }) => ({ unitId: code, points: points2023 }));
  const previous = DONG_HOI_WARDS.map((ward) => ({ unitId: ward.code, points: pointsOf2022(ward) }));
  const compared = compareWithPrevious(current, previous, COMPETITION);

  it('are printed in the order of their points of 2023', () => {
    expect(ranksOf(compared)).toEqual(DONG_HOI_WARDS.map(({ order }) => order));
  });

  it('points of 2023 less the change give points of 2022, and these the printed rank of 2022', () => {
    expect(compared.map(({ previousRank }) => previousRank)).toEqual(
      DONG_HOI_WARDS.map(({ printedRank2022 }) => printedRank2022),
    );
    expect(compared.map(({ pointsChange }) => pointsChange)).toEqual(
      DONG_HOI_WARDS.map(({ change }) => change),
    );
  });

  it('gives the change of rank the heading promised: Bắc Lý rose from 15 to 5', () => {
    expect(compared.find(({ unitId }) => unitId === 'DH-BAC-LY')).toMatchObject({
      rank: 5,
      previousRank: 15,
      rankChange: 10,
      previousPoints: points('85.23'),
    });
    expect(compared.find(({ unitId }) => unitId === 'DH-DUC-NINH-DONG')).toMatchObject({ rankChange: -11 });
  });
});

describe('a missing baseline', () => {
  it('is null, never 0; merged units still count in the ranking before', () => {
    const compared = compareWithPrevious(
      [entry('new', '80'), entry('old', '70'), entry('empty', null)],
      [entry('merged', '95'), entry('old', '60'), entry('empty', '50')],
      COMPETITION,
    );
    expect(compared[0]).toMatchObject({
      previousPoints: null,
      previousRank: null,
      pointsChange: null,
      rankChange: null,
    });
    expect(compared[1]).toMatchObject({ previousRank: 2, pointsChange: points('10'), rankChange: 0 });
    expect(compared[2]).toMatchObject({ rank: null, previousRank: 3, pointsChange: null, rankChange: null });
  });
});

describe('ranking', () => {
  const entries = fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 25 })
    .map((micro) => micro.map((value, index) => ({ unitId: String(index), points: pointsFromMicro(value) })));

  it('a rank is one more than the number of units with more points', () => {
    fc.assert(
      fc.property(entries, (units) => {
        for (const ranked of rankUnits(units, COMPETITION)) {
          const better = units.filter((unit) => unit.points > (ranked.points ?? 0)).length;
          expect(ranked.rank).toBe(better + 1);
          expect(ranked.tied).toBe(units.filter((unit) => unit.points === ranked.points).length > 1);
        }
      }),
    );
  });

  it('does not depend on the order units are listed in', () => {
    fc.assert(
      fc.property(entries, (units) => {
        const forwards = new Map(rankUnits(units, { kind: 'dense' }).map((unit) => [unit.unitId, unit.rank]));
        const backwards = new Map(
          rankUnits([...units].reverse(), { kind: 'dense' }).map((u) => [u.unitId, u.rank]),
        );
        expect(backwards).toEqual(new Map([...forwards].reverse()));
      }),
    );
  });
});
