import { describe, expect, it } from 'vitest';
import {
  listFeedbackPoints,
  newestWords,
  responsesToSeal,
  wishOf,
  type GivenResponse,
  type SaidOfLeaf,
  type SealedResponses,
} from '#shared/domain/appraisal/feedback-points.ts';
import { points } from '#shared/lib/points.ts';

const SAID: SaidOfLeaf = {
  bundleId: 'a',
  leafCode: '1.1',
  revisionNumber: 1,
  selfPoints: points('2'),
  selfStatus: 'SCORED',
  appraisedPoints: points('2'),
  notApplicable: false,
  reason: '',
  request: '',
  deadline: null,
};
const lowered: SaidOfLeaf = { ...SAID, appraisedPoints: points('1'), reason: 'Thiếu văn bản' };
const asked: SaidOfLeaf = { ...SAID, request: 'Gửi văn bản' };

const answer = (change: Partial<GivenResponse> = {}): GivenResponse => ({
  bundleId: 'a',
  leafCode: '1.1',
  revisionNumber: 1,
  kind: 'explain',
  text: 'Đã có văn bản',
  ...change,
});
const carried = (number: number, ...given: GivenResponse[]): SealedResponses => ({
  number,
  responses: given.map(({ leafCode, revisionNumber, kind, text }) => ({
    leafCode,
    revisionNumber,
    kind,
    text,
  })),
});
const states = (...input: Parameters<typeof listFeedbackPoints>) =>
  listFeedbackPoints(...input).map(({ leafCode, state, sealedIn }) => [leafCode, state, sealedIn]);

describe('what the words want', () => {
  it.each<[string, Partial<SaidOfLeaf>, ReturnType<typeof wishOf>]>([
    ['the ward’s points as they are', {}, null],
    ['a request alone', { appraisedPoints: null, request: 'Gửi văn bản' }, 'request'],
    ['a request of spaces', { request: '  ' }, null],
    ['a request beside fewer points', { request: 'Gửi', appraisedPoints: points('0') }, 'request'],
    ['fewer points', { appraisedPoints: points('1.999999') }, 'lowered'],
    ['nothing decided', { appraisedPoints: null }, null],
    [
      'not applicable, where points were claimed',
      { appraisedPoints: null, notApplicable: true },
      'applicability',
    ],
    [
      'points, where not applicable was claimed',
      { selfPoints: null, selfStatus: 'NOT_APPLICABLE' },
      'applicability',
    ],
    [
      'not applicable, as claimed',
      { selfPoints: null, selfStatus: 'NOT_APPLICABLE', appraisedPoints: null, notApplicable: true },
      null,
    ],
    ['more points with a reason', { appraisedPoints: points('3'), reason: 'Tính lại' }, 'differs'],
    ['more points without a word', { appraisedPoints: points('3') }, null],
    [
      'points where nothing was scored',
      { selfPoints: null, selfStatus: 'NOT_SCORED', reason: 'Cho điểm' },
      'differs',
    ],
    ['points on a leaf the city supplies', { selfPoints: null, selfStatus: null, reason: 'Điều tra' }, null],
    [
      'a request on a leaf the city supplies',
      { selfPoints: null, selfStatus: null, request: 'Gửi' },
      'request',
    ],
  ])('%s', (_name, change, wish) => {
    expect(wishOf({ ...SAID, ...change })).toBe(wish);
  });
});

describe('points to answer', () => {
  it('is open until answered, answered until sealed, then sealed in the first revision that carries it', () => {
    expect(states([asked], [], [])).toEqual([['1.1', 'open', null]]);
    expect(states([asked], [answer()], [carried(1)])).toEqual([['1.1', 'answered', null]]);
    const sealed = [carried(3, answer()), carried(2, answer()), carried(1)];
    expect(states([asked], [answer()], sealed)).toEqual([['1.1', 'sealed', 2]]);
  });

  it('counts no answer to another leaf, nor one sealed in the very revision spoken of', () => {
    expect(states([asked], [answer({ leafCode: '1.2' })], [])).toEqual([['1.1', 'open', null]]);
    expect(states([asked], [answer()], [carried(1, answer())])).toEqual([['1.1', 'answered', null]]);
  });

  it('is answered anew when the words of a sealed answer change', () => {
    const changed = answer({ text: 'Xin bổ sung ý' });
    expect(states([asked], [changed], [carried(2, answer())])).toEqual([['1.1', 'answered', null]]);
  });

  it('keeps a point when a newer bundle is silent on its leaf', () => {
    const other: SaidOfLeaf = { ...lowered, bundleId: 'b', leafCode: '1.2', revisionNumber: 2 };
    expect(states([asked, other], [], [])).toEqual([
      ['1.1', 'open', null],
      ['1.2', 'open', null],
    ]);
  });

  it('takes only the newest words, in whatever order bundles came', () => {
    const later: SaidOfLeaf = { ...SAID, bundleId: 'b', revisionNumber: 2 };
    expect(states([later, asked], [], [])).toEqual([]);
    expect(newestWords([later, asked])).toEqual([later]);
    expect(
      newestWords([
        { ...asked, bundleId: 'c' },
        { ...SAID, bundleId: 'b' },
      ]),
    ).toMatchObject([{ bundleId: 'c' }]);
  });

  it('asks again when the city says something else, and when it repeats itself after an explanation', () => {
    const other = { ...asked, bundleId: 'b', request: 'Gửi bản gốc' };
    expect(states([asked, other], [answer()], [])).toEqual([['1.1', 'open', null]]);
    const again = { ...asked, bundleId: 'b', revisionNumber: 2 };
    expect(states([asked, again], [answer()], [carried(2, answer())])).toEqual([['1.1', 'open', null]]);
  });

  it('lets an answer stand when the same is said again of the same revision', () => {
    expect(states([asked, { ...asked, bundleId: 'b' }], [answer()], [])).toEqual([['1.1', 'answered', null]]);
  });

  it('lets “đồng ý” stand when the same is said of a later revision with the same claim', () => {
    const accept = answer({ kind: 'accept', text: '' });
    const again = { ...lowered, bundleId: 'b', revisionNumber: 2 };
    expect(states([lowered, again], [accept], [carried(2, accept)])).toEqual([['1.1', 'sealed', 2]]);
    const afterChange = { ...again, selfPoints: points('1.5') };
    expect(states([lowered, afterChange], [accept], [carried(2, accept)])).toEqual([['1.1', 'open', null]]);
    const between = { ...lowered, bundleId: 'b', revisionNumber: 2, reason: 'Khác' };
    const third = { ...lowered, bundleId: 'c', revisionNumber: 3 };
    expect(states([lowered, between, third], [accept], [])).toEqual([['1.1', 'open', null]]);
  });

  it('seals one answer for each answered point, sent ones again: a revision stands for itself', () => {
    const other = { ...lowered, leafCode: '1.2' };
    const open = { ...lowered, leafCode: '1.3' };
    const given = [answer(), answer({ leafCode: '1.2', kind: 'accept', text: '' })];
    const found = listFeedbackPoints([asked, other, open], given, [carried(2, answer())]);
    expect(responsesToSeal(found)).toEqual([
      { leafCode: '1.1', revisionNumber: 1, kind: 'explain', text: 'Đã có văn bản' },
      { leafCode: '1.2', revisionNumber: 1, kind: 'accept', text: '' },
    ]);
  });
});
