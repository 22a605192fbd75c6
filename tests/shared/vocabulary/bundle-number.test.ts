import { expect, test } from 'vitest';
import { BUNDLE_KINDS } from '#shared/schemas/bundle.ts';
import { bundleNumberText } from '#shared/vocabulary/bundle-number.ts';

test('each kind says its number in its own words', () => {
  const said = (revision: number | null) =>
    Object.fromEntries(BUNDLE_KINDS.map((kind) => [kind, bundleNumberText({ kind, revision })]));
  expect(said(2)).toEqual({
    submission: 'Bổ sung lần 1',
    feedback: 'Bổ sung lần 1',
    results: 'Bổ sung lần 1',
    statistics: 'Lần gửi 2',
    receipt: 'Số 2',
    setup: 'Số 2',
    criteria: 'Số 2',
    part: 'Số 2',
    report: 'Số 2',
    repair: 'Số 2',
  });
  expect(bundleNumberText({ kind: 'submission', revision: 1 })).toBe('Lần đầu');
  expect(bundleNumberText({ kind: 'statistics', revision: 1 })).toBe('Lần gửi 1');
  expect(new Set(Object.values(said(null)))).toEqual(new Set(['']));
});
