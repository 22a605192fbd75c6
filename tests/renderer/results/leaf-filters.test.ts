import { expect, test } from 'vitest';
import type { PublishedLeaf } from '#shared/contract/channels/publication.ts';
import { points } from '#shared/lib/points.ts';
import { LEAF_FILTERS } from '#renderer/features/results/leaf-filters.ts';

const LEAF: PublishedLeaf = {
  leafCode: '1',
  title: 'Một',
  maximum: points('2'),
  selfPoints: points('2'),
  appraisedPoints: points('2'),
  finalPoints: points('2'),
  notApplicable: false,
  lost: null,
  reason: '',
  lastYearPoints: null,
};

const kept = (leaf: Partial<PublishedLeaf>): readonly string[] =>
  LEAF_FILTERS.filter(({ test: isKept }) => isKept({ ...LEAF, ...leaf })).map(({ key }) => key);

test('what is not known on one side is no difference', () => {
  expect(kept({})).toEqual([]);
  expect(kept({ selfPoints: null, finalPoints: points('1') })).toEqual([]);
  expect(kept({ finalPoints: null, lastYearPoints: points('1') })).toEqual([]);
});

test('lost, changed, below and above last year', () => {
  const lowered = { finalPoints: points('1'), lost: points('1') };
  expect(kept({ ...lowered, lastYearPoints: points('1.5') })).toEqual(['lost', 'changed', 'below']);
  expect(kept({ lastYearPoints: points('1.5') })).toEqual(['above']);
});
