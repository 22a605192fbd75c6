import { expect, test } from 'vitest';
import { lostPoints } from '#shared/domain/publication/lost-points.ts';
import { points, ZERO_POINTS } from '#shared/lib/points.ts';

test('the greatest loss first, equal losses in the order of the set, nothing unknown among them', () => {
  const leaves = [
    { leafCode: '1.1', lost: points('0.5') },
    { leafCode: '1.2', lost: null },
    { leafCode: '1.3', lost: ZERO_POINTS },
    { leafCode: '2.1', lost: points('2') },
    { leafCode: '2.2', lost: points('0.5') },
  ];
  expect(lostPoints(leaves).map(({ leafCode }) => leafCode)).toEqual(['2.1', '1.1', '2.2']);
});
