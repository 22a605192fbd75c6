import { describe, expect, test } from 'vitest';
import { listTodos, nothingToDo } from '#renderer/features/ward-overview/todos.ts';
import { listProblemLeaves } from '#renderer/lib/sheet/leaf-state.ts';
import { createSheetStore, type SheetData, type SheetState } from '#renderer/lib/sheet/sheet-store.ts';
import { makeSheetData } from '#tests/renderer/lib/sheet/sheet-fixture.ts';

const asked: SheetData['points'][number] = {
  bundleId: '018f0000-0000-7000-8000-000000000001',
  leafCode: '1.1.2',
  revisionNumber: 1,
  selfPoints: null,
  selfStatus: null,
  appraisedPoints: null,
  notApplicable: false,
  reason: '',
  request: 'Gửi văn bản',
  deadline: null,
  wish: 'request',
  state: 'open',
  response: null,
  sealedIn: null,
  travel: null,
  newEvidence: 0,
  draft: null,
};

function sheet(roundState: SheetData['round']['state'], state: SheetData['state'] = 'draft'): SheetState {
  const data = makeSheetData();
  return createSheetStore({
    ...data,
    round: { ...data.round, state: roundState },
    state,
    points: [asked],
  }).getState();
}

const lines = (state: SheetState) => listTodos(state).map(({ text, codes }) => [text, codes.length]);

describe('what waits on the overview', () => {
  test('in an open round the city’s words wait before everything else', () => {
    expect(lines(sheet('open'))[0]).toEqual(['Trả lời ý kiến của cấp trên', 1]);
    expect(listProblemLeaves(sheet('open'))).toContain('1.1.2');
  });

  test('fields two computers changed are told, and lead to where they are decided', () => {
    const state = sheet('open');
    const work = { part: null, assigned: {}, mine: [], away: {}, conflicts: ['1.1.1', '1.1.2'] };
    const todos = listTodos({ ...state, data: { ...state.data, work } });
    const conflicts = todos.find(({ page }) => page === '/phan-cong/khac-nhau');
    expect(conflicts).toMatchObject({
      text: 'Chọn ở chỗ hai máy sửa khác nhau',
      codes: ['1.1.1', '1.1.2'],
    });
    expect(listTodos(state).some(({ page }) => page === '/phan-cong/khac-nhau')).toBe(false);
  });

  test('in a round that has ended nothing waits, however much was left open', () => {
    expect(lines(sheet('published', 'signed'))).toEqual([]);
    expect(nothingToDo(sheet('published', 'signed'))).toBe(
      'Kỳ đánh giá đã kết thúc, không còn việc phải làm.',
    );
  });

  test('where nothing waits, it is said where the sheet is', () => {
    expect(nothingToDo(sheet('open', 'submitted'))).toBe('Đã trình, đang chờ lãnh đạo xem và ký.');
    expect(nothingToDo(sheet('open', 'signed'))).toBe('Bảng điểm đã ký, không còn việc nào chờ.');
    expect(nothingToDo(sheet('open', 'draft'))).toMatch(/Có thể trình lãnh đạo/);
  });
});
