import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { POINT_FILTERS, pointColumns } from '#renderer/features/feedback/point-columns.tsx';
import { draftKey, endAnswerDraft, setAnswerDraft, useAnswerDrafts } from '#renderer/lib/answer-drafts.ts';
import {
  acceptablePoints,
  earliestDeadline,
  nextOpen,
  openPoints,
  pointBadge,
  pointWords,
  travelText,
  type Point,
} from '#renderer/lib/point-words.ts';

const point = (leafCode: string, change: Partial<Point> = {}): Point => ({
  bundleId: '018f0000-0000-7000-8000-000000000001',
  leafCode,
  revisionNumber: 1,
  selfPoints: points('2'),
  selfStatus: 'SCORED',
  appraisedPoints: points('1.25'),
  notApplicable: false,
  reason: 'Thiếu văn bản',
  request: '',
  deadline: '2026-12-01',
  wish: 'lowered',
  state: 'open',
  response: null,
  sealedIn: null,
  travel: null,
  newEvidence: 0,
  draft: null,
  ...change,
});
const response = (kind: 'accept' | 'explain' | 'evidence'): Point['response'] => ({
  bundleId: '018f0000-0000-7000-8000-000000000001',
  leafCode: '1.1',
  revisionNumber: 1,
  kind,
  text: '',
});

/** The text of one row, cell by cell, as it is drawn. */
function cells(shown: Point, today = '2026-11-28'): readonly string[] {
  return pointColumns(today, (code) => `Tiêu chí ${code}`).map(({ cell }) =>
    renderToStaticMarkup(<>{cell(shown)}</>)
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}

describe('a row of the to-do list', () => {
  it('shows the cell, both points, the city’s words, the day with what is left of it, and the state', () => {
    expect(cells(point('1.1', { request: 'Gửi văn bản' }))).toEqual([
      '1.1',
      'Tiêu chí 1.1',
      '2',
      '1,25',
      'Thiếu văn bản. Gửi văn bản',
      '01/12/2026 còn 3 ngày',
      'chưa trả lời',
    ]);
  });

  it('says what is overdue, and is in no hurry once answered', () => {
    expect(cells(point('1.1'), '2026-12-03')[5]).toBe('01/12/2026 quá hạn 2 ngày');
    const answered = point('1.1', { state: 'answered', response: response('accept') });
    expect(cells(answered, '2026-12-03').slice(5)).toEqual(['01/12/2026', 'đồng ý']);
  });

  it('never shows as 0 what was not scored or does not apply', () => {
    const silent = { reason: '', deadline: null } as const;
    const notScored = point('1.1', { ...silent, selfPoints: null, selfStatus: 'NOT_SCORED' });
    expect(cells(notScored)[2]).toBe('chưa chấm');
    const left = point('1.1', {
      ...silent,
      appraisedPoints: null,
      notApplicable: true,
      wish: 'applicability',
    });
    expect(cells(left).slice(3, 6)).toEqual(['không áp dụng', 'Đổi việc áp dụng', 'không có hạn']);
  });

  it('is green only by a receipt, and says how far the answer has come', () => {
    const sealed = { state: 'sealed', sealedIn: 2, response: response('explain') } as const;
    expect(pointBadge(point('1.1', { ...sealed, travel: 'made' }))).toEqual({
      tone: 'info',
      text: 'giải trình',
    });
    expect(travelText(point('1.1', { ...sealed, travel: 'sealed' }))).toBe(
      'bổ sung lần 1: đã ký, chưa lập gói gửi',
    );
    const received = point('1.1', { ...sealed, travel: 'received' });
    expect(pointBadge(received).tone).toBe('good');
    expect(cells(received)[6]).toBe('giải trình bổ sung lần 1: cấp trên đã nhận');
    expect(travelText(point('1.1'))).toBe('');
  });
});

describe('the list', () => {
  const list = [
    point('1.1', { deadline: '2026-12-05' }),
    point('1.2', { state: 'answered', response: response('accept'), deadline: '2026-11-01' }),
    point('1.3', { wish: 'request', request: 'Gửi', deadline: '2026-12-02' }),
    point('1.4', { state: 'sealed', sealedIn: 2, response: response('accept'), travel: 'sealed' }),
  ];

  it('counts what is open, and what only wants a yes', () => {
    expect(openPoints(list).map(({ leafCode }) => leafCode)).toEqual(['1.1', '1.3']);
    expect(acceptablePoints(list).map(({ leafCode }) => leafCode)).toEqual(['1.1']);
    expect(POINT_FILTERS.map(({ test }) => list.filter(test).length)).toEqual([2, 1, 1]);
  });

  it('tells the earliest day among what is open', () => {
    expect(earliestDeadline(list)).toBe('2026-12-02');
    expect(earliestDeadline([point('1.1', { deadline: null })])).toBeNull();
  });

  it('goes on to the next open point, round to the start, and nowhere when none is left', () => {
    expect(nextOpen(list, '1.1')).toBe('1.3');
    expect(nextOpen(list, '1.3')).toBe('1.1');
    expect(nextOpen([point('1.1')], '1.1')).toBeNull();
  });

  it('finds words where the city gave none', () => {
    expect(pointWords(point('1.1', { reason: ' ', wish: 'lowered' }))).toBe('Hạ điểm');
  });

  it('keeps what is typed by point until it is given, and what was typed meanwhile stays', () => {
    const key = draftKey(point('1.1'));
    const other = draftKey(point('1.2'));
    const first = { kind: 'explain', text: 'Đang viết' } as const;
    setAnswerDraft(key, first);
    setAnswerDraft(other, { kind: 'accept', text: '' });
    expect(useAnswerDrafts.getState().drafts[key]).toEqual(first);
    endAnswerDraft(key, first);
    expect(useAnswerDrafts.getState().drafts[key]).toBeNull();
    endAnswerDraft(other, first);
    expect(useAnswerDrafts.getState().drafts[other]).toEqual({ kind: 'accept', text: '' });
  });
});
