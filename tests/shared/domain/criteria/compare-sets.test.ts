import { describe, expect, test } from 'vitest';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { groupRow, leafRow } from '#db/seed/set-builder.ts';
import {
  completeCodeMap,
  findCodeMapProblem,
  suggestCodeMap,
  suggestSuccessors,
  titleLikeness,
} from '#shared/domain/criteria/code-map.ts';
import { compareSets } from '#shared/domain/criteria/compare-sets.ts';
import { composeCodeMaps, findChain, mapBetween } from '#shared/domain/criteria/correction-chain.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';

const MANUAL = { rule: { kind: 'MANUAL', reasonRequired: true } } as const;
const setOf = (...tree: CriteriaNode[]): CriteriaSet => ({ ...GIA_NGHIA_2024, tree });

const OLD = setOf(
  groupRow('1', '3', 'Chỉ đạo, điều hành', [
    leafRow('1.1', '1', 'Kế hoạch cải cách hành chính', MANUAL),
    leafRow('1.2', '1', 'Báo cáo định kỳ', MANUAL),
    leafRow('1.3', '1', 'Kiểm tra cải cách hành chính', MANUAL),
  ]),
  groupRow('2', '1', 'Thể chế', [leafRow('2.1', '1', 'Theo dõi thi hành pháp luật', MANUAL)]),
);
/** 1.1 renamed, 1.2 gone, 1.3 now 1.2, a new 1.3, 2.1 moved to field 1 as 1.4 with another maximum and rule. */
const NEW = setOf(
  groupRow('1', '5', 'Chỉ đạo, điều hành', [
    leafRow('1.1', '1', 'Ban hành kế hoạch cải cách hành chính năm', MANUAL),
    leafRow('1.2', '1', 'Kiểm tra cải cách hành chính', { ...MANUAL, guidance: 'Ít nhất 30 % số đơn vị' }),
    leafRow('1.3', '1', 'Sáng kiến', MANUAL),
    leafRow('1.4', '2', 'Theo dõi thi hành pháp luật', {
      rule: { kind: 'BOOL', operand: 'done' },
      operands: [{ kind: 'yesNo', key: 'done', label: 'Có báo cáo' }],
    }),
  ]),
  groupRow('2', '0', 'Thể chế', []),
);
const MAP = { '1.2': null, '1.3': '1.2', '2.1': '1.4' };

describe('two versions side by side', () => {
  const comparison = compareSets(OLD, NEW, MAP);
  const changesOf = (from: string | null, to: string | null) =>
    comparison.rows.find(({ left, right }) => (left?.code ?? null) === from && (right?.code ?? null) === to)
      ?.changes;

  test.each([
    ['1', '1', ['maximumChanged']],
    ['1.1', '1.1', ['renamed']],
    ['1.2', null, ['removed']],
    ['1.3', '1.2', ['recoded', 'guidanceChanged']],
    [null, '1.3', ['added']],
    ['2.1', '1.4', ['moved', 'recoded', 'maximumChanged', 'ruleChanged']],
  ])('%s → %s', (from, to, changes) => expect(changesOf(from, to)).toEqual(changes));

  test('rows stand in the order of the new set, removed ones where they were', () => {
    expect(comparison.rows.map(({ left, right }) => right?.code ?? `−${left?.code ?? ''}`)).toEqual([
      '1',
      '1.1',
      '−1.2',
      '1.2',
      '1.3',
      '1.4',
      '2',
    ]);
  });

  test('every change is counted, every old row has its place in the map', () => {
    expect(comparison.counts).toMatchObject({ added: 1, removed: 1, moved: 1, recoded: 2, renamed: 1 });
    expect(comparison.codeMap).toEqual({
      '1': '1',
      '1.1': '1.1',
      '1.2': null,
      '1.3': '1.2',
      '2': '2',
      '2.1': '1.4',
    });
  });

  test('without a map rows are paired by code, and what titles suggest is told beside', () => {
    const byCode = compareSets(OLD, NEW);
    expect(byCode.codeMap['1.3']).toBe('1.3');
    expect(byCode.suggestions).toEqual([
      { from: '1.3', to: '1.2', likeness: 100 },
      { from: '2.1', to: '1.4', likeness: 100 },
    ]);
  });

  test('a set beside itself has no changes', () => {
    const same = compareSets(SAMPLE_COMMUNE_SET, SAMPLE_COMMUNE_SET);
    expect(same.settings).toEqual([]);
    expect(Object.values(same.counts).every((count) => count === 0)).toBe(true);
  });

  test('settings that differ are named', () => {
    const other = { ...OLD, version: 2, rescaleWhenDropped: true };
    expect(compareSets(OLD, other).settings).toEqual(['version', 'rescaleWhenDropped']);
  });
});

describe('code maps', () => {
  test.each([
    ['Kế hoạch CCHC', 'KẾ HOẠCH CCHC', 100],
    ['Kế hoạch CCHC', 'Ke hoach CCHC', 100],
    ['Kế hoạch', 'Sáng kiến', 0],
    ['', '', 0],
  ])('%j and %j are alike by %i', (left, right, likeness) =>
    expect(titleLikeness(left, right)).toBe(likeness),
  );

  test('the surest pairs go first and no row is proposed twice', () => {
    const suggestions = suggestSuccessors(SAMPLE_COMMUNE_SET, SAMPLE_COMMUNE_SET);
    expect(suggestions.every(({ from, to }) => from === to)).toBe(true);
    expect(new Set(suggestions.map(({ to }) => to)).size).toBe(suggestions.length);
  });

  test('a suggested map pairs by title, then by a code nobody claims', () => {
    expect(suggestCodeMap(OLD, NEW)).toMatchObject({ '1.3': '1.2', '2.1': '1.4', '1.2': null });
  });

  test.each([
    ['a row that is not there', { '9.9': '1.1' }, { from: '9.9', to: '' }],
    ['a successor that is not there', { '1.1': '9.9' }, { from: '1.1', to: '9.9' }],
    ['two rows into one', { '1.1': '1.1', '1.2': '1.1' }, { from: '1.2', to: '1.1' }],
    ['a leaf into a group', { '1.1': '1' }, { from: '1.1', to: '1' }],
    ['a sound map', MAP, null],
  ])('%s', (_name, map, problem) => expect(findCodeMapProblem(OLD, NEW, map)).toEqual(problem));

  test('a code that another row claims is not kept by its old owner', () => {
    expect(completeCodeMap(OLD, NEW, { '1.3': '1.2' })['1.2']).toBeNull();
  });
});

describe('several corrections in turn', () => {
  const corrections = [
    { fromHash: 'b', toHash: 'c', codeMap: { '2': '3' } },
    { fromHash: 'a', toHash: 'b', codeMap: { '1': '2' } },
  ];
  const leaf = (code: string, title = code) => leafRow(code, '1', title, MANUAL);
  const sets: Readonly<Record<string, CriteriaSet>> = {
    a: setOf(leaf('1', 'Kế hoạch')),
    b: setOf(leaf('2', 'Kế hoạch')),
    c: setOf(leaf('3', 'Kế hoạch'), leaf('4', 'Báo cáo')),
  };
  const load = (hash: string): CriteriaSet => sets[hash] ?? OLD;

  test('their maps are put together', () => {
    expect(composeCodeMaps({ x: 'y', z: null, w: 'v' }, { y: 'q' })).toEqual({ x: 'q', z: null, w: null });
    expect(mapBetween(corrections, 'a', 'c', load)).toEqual({ '1': '3' });
  });

  test('one in between that never came is bridged by titles', () => {
    const late = corrections.slice(0, 1);
    expect(findChain(late, 'a', 'c')).toBeNull();
    expect(mapBetween(late, 'a', 'c', load)).toEqual({ '1': '3' });
  });

  test('there and back again ends', () => {
    const round = [...corrections, { fromHash: 'c', toHash: 'a', codeMap: null }];
    expect(findChain(round, 'a', 'x')).toBeNull();
    expect(findChain(round, 'a', 'a')).toEqual([]);
  });
});
