import { describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { compareRevisions, type ComparedRevision } from '#shared/domain/sign-off/compare-revisions.ts';
import { documentText, leafChanges, type LeafStand } from '#shared/domain/sign-off/field-changes.ts';
import { earlierStand, type LookRecord, type SheetStand } from '#shared/domain/sign-off/roll-back.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';

const SHA = 'a'.repeat(64);
const PINNED = {
  documentId: '019a0000-0000-7000-8000-000000000001',
  fileName: 'bao-cao.pdf',
  number: '25/BC-UBND',
  date: '2026-12-05',
  issuer: 'UBND xã',
  title: 'Báo cáo năm',
  section: '2',
  page: '3',
};
const STAND: LeafStand = {
  answer: EMPTY_ANSWER,
  points: null,
  status: 'NOT_SCORED',
  evidence: [],
  warningExplanation: '',
  responses: [],
  responsible: '',
};
const leaf = (code: string) => listLeaves(SAMPLE_COMMUNE_SET.tree).find((node) => node.code === code) ?? null;
const figure = (raw: string, estimated = false) => ({ raw, estimated });

describe('one leaf, field by field', () => {
  test('the same on both sides gives nothing', () => {
    expect(leafChanges(STAND, STAND, leaf('1.1.2'))).toEqual([]);
  });

  test('every field that differs is told, inputs by the names of the form', () => {
    const after: LeafStand = {
      answer: {
        ...EMPTY_ANSWER,
        inputs: { 'tasks.numerator': figure('28', true) },
        enteredPoints: '1,5',
        explanation: 'Vì thiếu',
      },
      points: points('1.5'),
      status: 'SCORED',
      evidence: [PINNED],
      warningExplanation: 'Bản giấy',
      responses: [{ leafCode: '1.1.2', revisionNumber: 1, kind: 'explain', text: 'Đã nộp' }],
      responsible: 'Nguyễn Thị Hoa',
    };
    expect(leafChanges(STAND, after, leaf('1.1.2'))).toEqual([
      { field: 'points', key: '', label: '', before: 'chưa chấm', after: '1,5' },
      {
        field: 'input',
        key: 'tasks.numerator',
        label: 'Số nhiệm vụ đã hoàn thành',
        before: '',
        after: '28 (ước)',
      },
      { field: 'enteredPoints', key: '', label: '', before: '', after: '1,5' },
      { field: 'explanation', key: '', label: '', before: '', after: 'Vì thiếu' },
      {
        field: 'evidence',
        key: PINNED.documentId,
        label: '',
        before: '',
        after: '25/BC-UBND ngày 05/12/2026 của UBND xã, Báo cáo năm; mục 2, trang 3',
      },
      { field: 'warningExplanation', key: '', label: '', before: '', after: 'Bản giấy' },
      { field: 'response', key: '', label: '', before: '', after: 'Giải trình: Đã nộp' },
      { field: 'responsible', key: '', label: '', before: '', after: 'Nguyễn Thị Hoa' },
    ]);
  });

  test('not scored, not applicable and 0 points are three things', () => {
    const zero: LeafStand = { ...STAND, points: points('0'), status: 'SCORED' };
    const away: LeafStand = {
      ...STAND,
      status: 'NOT_APPLICABLE',
      answer: { ...EMPTY_ANSWER, notApplicable: true, notApplicableReason: 'Không có chợ' },
    };
    expect(leafChanges(STAND, zero, null)).toMatchObject([{ before: 'chưa chấm', after: '0' }]);
    expect(leafChanges(zero, away, null)).toMatchObject([
      { field: 'points', before: '0', after: 'không áp dụng' },
      { field: 'notApplicable', before: 'Không', after: 'Có' },
      { field: 'notApplicableReason', before: '', after: 'Không có chợ' },
    ]);
  });

  test('a document without number or title goes by its file; a section that says what it is stands alone', () => {
    expect(
      documentText({
        ...PINNED,
        number: '',
        issuer: '',
        title: '',
        date: null,
        section: 'Phần II',
        page: '',
      }),
    ).toBe('bao-cao.pdf; Phần II');
  });
});

describe('two revisions', () => {
  const sealed = (change: Partial<RevisionAnswer>): RevisionAnswer => ({
    answer: EMPTY_ANSWER,
    points: null,
    status: 'NOT_SCORED',
    evidence: [],
    warningExplanation: '',
    ...change,
  });
  const revision = (answers: Readonly<Record<string, RevisionAnswer>>): ComparedRevision => ({
    set: SAMPLE_COMMUNE_SET,
    content: {
      answers,
      responses: [],
      totals: { points: points('0'), maximum: points('0'), index: null, scoredCount: 0, leafCount: 0 },
    },
  });

  test('leaves of both, those only in one, in printed order, each with what differs', () => {
    const file = { ...PINNED, sha256: SHA, size: 5 };
    const before = revision({ '1.1.2': sealed({ evidence: [file] }), '1.1.1': sealed({}) });
    const after = revision({
      '1.2': sealed({ points: points('1'), status: 'SCORED' }),
      '1.1.2': sealed({ evidence: [{ ...file, page: '4' }] }),
    });
    const { leaves } = compareRevisions(before, after);
    expect(leaves.map(({ leafCode, presence, fields }) => [leafCode, presence, fields.length])).toEqual([
      ['1.1.2', 'both', 1],
      ['1.2', 'added', 1],
      ['1.1.1', 'removed', 0],
    ]);
    expect(leaves[0]?.fields[0]).toMatchObject({
      field: 'evidence',
      before: expect.stringContaining('trang 3'),
      after: expect.stringContaining('trang 4'),
    });
  });

  test('a revision against itself differs nowhere', () => {
    const one = revision({ '1.1.1': sealed({ points: points('0.5'), status: 'SCORED' }) });
    expect(compareRevisions(one, one).leaves.flatMap(({ fields }) => fields)).toEqual([]);
  });
});

describe('the stand before some records of the log', () => {
  const record = (change: LookRecord['change']): LookRecord => ({
    leafCode: '1.1.1',
    actor: 'Hoa',
    at: '2024-01-05T02:00:00.000Z',
    change,
  });
  const now: SheetStand = {
    answers: new Map([['1.1.1', { ...EMPTY_ANSWER, explanation: 'ba' }]]),
    evidence: new Map([['1.1.1', [PINNED]]]),
    explanations: new Map([['1.1.1', 'nay']]),
    responses: new Map([['1.1.1', { kind: 'explain', text: 'Đã nộp' }]]),
    responsible: new Map([['1.1.1', 'Hoa']]),
  };

  test('each is taken back, the newest first', () => {
    const then = earlierStand(now, [
      record({ kind: 'answer', before: null, after: { ...EMPTY_ANSWER, explanation: 'một' } }),
      record({
        kind: 'answer',
        before: { ...EMPTY_ANSWER, explanation: 'một' },
        after: { ...EMPTY_ANSWER, explanation: 'ba' },
      }),
      record({ kind: 'evidence', documentId: PINNED.documentId, before: null }),
      record({ kind: 'explanation', before: 'cũ' }),
    ]);
    expect(then.answers.has('1.1.1')).toBe(false);
    expect(then.evidence.get('1.1.1')).toEqual([]);
    expect(then.explanations.get('1.1.1')).toBe('cũ');
    expect(now.answers.get('1.1.1')?.explanation).toBe('ba');
  });

  test('a document taken off comes back, one pinned elsewhere goes back to its place', () => {
    const old = { ...PINNED, page: '1' };
    const change = { kind: 'evidence', documentId: PINNED.documentId, before: old } as const;
    expect(earlierStand(now, [record(change)]).evidence.get('1.1.1')).toEqual([old]);
    const off: SheetStand = { ...now, evidence: new Map() };
    expect(earlierStand(off, [record(change)]).evidence.get('1.1.1')).toEqual([old]);
  });

  test('an answer to the city and the person in charge go back to what they were, or away', () => {
    const before = earlierStand(now, [
      record({ kind: 'response', before: { kind: 'accept', text: '' } }),
      record({ kind: 'responsible', before: 'Bình' }),
    ]);
    expect(before.responses.get('1.1.1')).toEqual({ kind: 'accept', text: '' });
    expect(before.responsible.get('1.1.1')).toBe('Bình');
    const first = earlierStand(now, [
      record({ kind: 'response', before: null }),
      record({ kind: 'responsible', before: '' }),
    ]);
    expect([first.responses.size, first.responsible.size]).toEqual([0, 0]);
  });

  test('a document described anew goes back under every leaf, also where it was taken off meanwhile', () => {
    const before = { number: '24/BC-UBND', date: '04/12/2026', issuer: 'UBND', title: 'Báo cáo' };
    const { documentId } = PINNED;
    const renamed: LookRecord = {
      ...record({ kind: 'document', documentId, before }),
      leafCode: null,
    };
    const under: SheetStand = {
      ...now,
      evidence: new Map([
        ['1.1.1', [PINNED]],
        ['1.1.2', [{ ...PINNED, page: '9' }]],
      ]),
    };
    const then = earlierStand(under, [renamed]);
    expect(then.evidence.get('1.1.1')).toEqual([{ ...PINNED, ...before }]);
    expect(then.evidence.get('1.1.2')).toEqual([{ ...PINNED, ...before, page: '9' }]);
    const off = record({ kind: 'evidence', documentId, before: { ...PINNED, page: '1' } });
    expect(earlierStand({ ...now, evidence: new Map() }, [off, renamed]).evidence.get('1.1.1')).toEqual([
      { ...PINNED, ...before, page: '1' },
    ]);
  });
});
