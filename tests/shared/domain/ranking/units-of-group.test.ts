import { expect, test } from 'vitest';
import { unitsOfGroup } from '#shared/domain/ranking/rank-units.ts';

const GROUPS = [
  { key: 'commune', label: 'Xã', unitTypes: ['commune' as const] },
  { key: 'town', label: 'Phường, đặc khu', unitTypes: ['ward' as const, 'specialZone' as const] },
];
const UNITS = [
  { id: 'a', type: 'commune' as const },
  { id: 'b', type: 'ward' as const },
  { id: 'c', type: 'specialZone' as const },
];

test('a ranking group holds the units of its types, in their order; no group holds all', () => {
  const ids = (key: string | null): string[] => unitsOfGroup(GROUPS, key, UNITS).map(({ id }) => id);
  expect(ids(null)).toEqual(['a', 'b', 'c']);
  expect(ids('commune')).toEqual(['a']);
  expect(ids('town')).toEqual(['b', 'c']);
  expect(ids('unknown')).toEqual([]);
});
