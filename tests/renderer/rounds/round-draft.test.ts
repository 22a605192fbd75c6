import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import {
  roundInput,
  roundProblems,
  usualDays,
  type RoundDraft,
} from '#renderer/features/rounds/round-draft.ts';

const GOOD: RoundDraft = {
  code: 'CCHC-2026',
  title: 'Đánh giá năm 2026',
  year: '2026',
  criteriaSetHash: '0'.repeat(64),
  dataFrom: '01/01/2026',
  dataTo: '31/12/2026',
  deadline: '15/12/2026',
  chosen: new Set(['a', 'b', 'c']),
  baselines: new Map([
    ['a', '1,75'],
    ['b', '1.75'],
    ['c', ''],
    ['d', 'không phải số'],
  ]),
};

describe('the form of a new round', () => {
  it('finds nothing wrong with a filled form, whatever stands at units that do not take part', () => {
    expect(roundProblems(GOOD)).toEqual({});
  });

  it.each([
    ['code', { code: 'Kỳ 2026' }, 'CODE'],
    ['title', { title: '  ' }, 'REQUIRED'],
    ['year', { year: '26' }, 'YEAR'],
    ['criteriaSetHash', { criteriaSetHash: '' }, 'REQUIRED'],
    ['dataFrom', { dataFrom: '31/02/2026' }, 'DAY'],
    ['dataTo', { dataTo: '31/12/2025' }, 'BEFORE_START'],
    ['deadline', { deadline: 'cuối năm' }, 'DAY'],
    ['units', { chosen: new Set<string>() }, 'NO_UNITS'],
    ['baselines', { chosen: new Set(['d']) }, 'POINTS'],
  ] as const)('names %s', (field, change, problem) => {
    expect(roundProblems({ ...GOOD, ...change })[field]).toBe(problem);
  });

  it('sends ISO days, 1,75 and 1.75 alike, and none where nothing was typed', () => {
    const input = roundInput(GOOD);
    expect(input).toMatchObject({ dataFrom: '2026-01-01', dataTo: '2026-12-31', deadline: '2026-12-15' });
    expect(input.baselines).toEqual([
      { unitId: 'a', points: points('1.75') },
      { unitId: 'b', points: points('1.75') },
      { unitId: 'c', points: null },
    ]);
  });

  it('offers the calendar year and nothing for half a year number', () => {
    expect(usualDays('2026').dataTo).toBe('31/12/2026');
    expect(usualDays('202').dataTo).toBe('');
  });
});
