import { expect, test } from 'vitest';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { leavesByFilter } from '#renderer/features/score-sheet/sheet-filters.ts';
import { createSheetStore, type SheetData } from '#renderer/lib/sheet/sheet-store.ts';
import { answerWith, makeSheetData } from '#tests/renderer/lib/sheet/sheet-fixture.ts';

const FULL = answerWith({ 'tasks.numerator': '200', 'tasks.denominator': '200' });

function filtersOf(change: Partial<SheetData>) {
  return leavesByFilter(createSheetStore({ ...makeSheetData({ '1.1.2': FULL }), ...change }).getState());
}

test('“chưa chấm” keeps every leaf of the ward without an answer, and no other', () => {
  const data = makeSheetData();
  const open = listWardLeaves(data.set).flatMap(({ code }) => (code === '1.1.2' ? [] : [code]));
  expect([...filtersOf({}).notScored]).toEqual(open);
});

test('“thiếu tài liệu” keeps what claims points without a document, until one stands there', () => {
  expect(filtersOf({}).noEvidence).toEqual(new Set(['1.1.2']));
  const link = { id: 'l', leafCode: '1.1.2', documentId: 'd', section: '', page: '' };
  expect(filtersOf({ evidence: [link] }).noEvidence).toEqual(new Set());
});

test('“việc của tôi” keeps what is assigned to whoever is signed in', () => {
  const assigned = { '1.1.2': 'Hoàng Cán Bộ', '1.2': 'Người Khác' };
  const work = { assigned, mine: ['1.1.2'], away: {}, conflicts: [], part: null };
  expect(filtersOf({ work }).mine).toEqual(new Set(['1.1.2']));
  expect(filtersOf({}).mine).toEqual(new Set());
});

test('“có ý kiến” keeps the cells the leader wrote on, while the sheet is returned', () => {
  const comment = { leafCode: '1.2', text: 'Xem lại', author: 'Lãnh Đạo', at: '2026-01-02T03:04:05.000Z' };
  const comments = [comment, { ...comment, leafCode: null }];
  expect(filtersOf({ state: 'returned', comments }).request).toEqual(new Set(['1.2']));
  expect(filtersOf({ state: 'draft', comments }).request).toEqual(new Set());
});
