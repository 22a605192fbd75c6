import { describe, expect, it } from 'vitest';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { findNode, listLeaves } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { listStatistics } from '#shared/domain/statistics/list-statistics.ts';
import { points } from '#shared/lib/points.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';
import { BUILTIN_SETS } from '#db/seed/builtin-sets.ts';
import { SAMPLE_COMMUNE_SET_2 as SET, withStatistics } from '#db/seed/sample-commune-set-2.ts';
import { SAMPLE_COMMUNE_SET as FIRST } from '#db/seed/sample-commune-set.ts';
import { hashCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';

const shape = (set: typeof SET) =>
  listLeaves(set.tree).map(({ code, title, maximum }) => [code, title, maximum]);

describe('the second version of the sample set', () => {
  it('is built in beside the first, which stays the same to the last byte', () => {
    expect(BUILTIN_SETS).toContain(SET);
    expect(BUILTIN_SETS).toContain(FIRST);
    expect([SET.code, SET.version]).toEqual([FIRST.code, FIRST.version + 1]);
    expect(hashCriteriaSet(FIRST)).toBe('2df67f3682071f1fce4356302dbacc7938d210aa5ded54bddb12b58ed5a4d2cd');
  });

  it('has no findings, and its examples hold', () => {
    expect(checkCriteriaSet(SET)).toEqual([]);
    expect(criteriaSetSchema.parse(JSON.parse(JSON.stringify(SET)))).toEqual(SET);
    for (const code of ['3.3.1', '3.6', '3.8', '4.2', '5.6']) {
      expect(SET.testVectors.some(({ leafCode }) => leafCode === code)).toBe(true);
    }
  });

  it('keeps every row, title and maximum', () => {
    expect(shape(SET)).toEqual(shape(FIRST));
    expect(evaluateSet(SET, new Map()).attainableMaximum).toBe(points('100'));
  });

  it('asks for each common figure once, for several criteria of the ward', () => {
    expect(
      listStatistics(SET).map(({ code, unit, uses }) => [code, unit, ...uses.map((use) => use.leafCode)]),
    ).toEqual([
      ['HS-01', 'hồ sơ', '3.3.1', '3.6', '3.8'],
      ['HS-02', 'hồ sơ', '3.3.1', '3.8'],
      ['CB-01', 'người', '4.2', '5.1', '5.6'],
    ]);
    expect(listStatistics(SET).every(({ uses }) => uses.every(({ ours }) => ours))).toBe(true);
  });

  it('changes those criteria only', () => {
    const changed = listLeaves(SET.tree).filter(
      (leaf) => JSON.stringify(leaf) !== JSON.stringify(findNode(FIRST.tree, leaf.code)),
    );
    expect(changed.map(({ code }) => code)).toEqual(['3.3.1', '3.6', '3.8', '4.2', '5.1', '5.6']);
  });

  it('cannot be made of a set that lacks one of them', () => {
    expect(() => withStatistics({ ...FIRST, tree: FIRST.tree.slice(0, 3) })).toThrow(/4\.2/);
  });
});
