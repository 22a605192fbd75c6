import { describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findNode, isLeaf, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { auditChangeLines } from '#shared/domain/report-models/audit-changes.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';

function leaf(code: string): LeafNode {
  const node = findNode(SAMPLE_COMMUNE_SET.tree, code);
  if (!node || !isLeaf(node)) throw new Error(code);
  return node;
}

const figure = (raw: string) => ({ raw, estimated: false });

describe('changes of the log in words', () => {
  test('a cell from what to what, by the names of the form', () => {
    const before = { ...EMPTY_ANSWER, inputs: { 'tasks.numerator': figure('28') }, explanation: 'Cũ' };
    const after = {
      ...EMPTY_ANSWER,
      inputs: { 'tasks.numerator': figure('30'), 'tasks.denominator': { raw: '31', estimated: true } },
    };
    expect(auditChangeLines(JSON.stringify({ before, after }), leaf('1.1.2'))).toEqual([
      'Số nhiệm vụ đã hoàn thành: từ “28” thành “30”',
      'Số nhiệm vụ trong kế hoạch: từ (trống) thành “31 (ước)”',
      'Giải trình: từ “Cũ” thành (trống)',
    ]);
  });

  test('choices by their words; the first answer starts from nothing', () => {
    const after = { ...EMPTY_ANSWER, inputs: { issued: figure('late') }, notApplicable: true };
    expect(auditChangeLines(JSON.stringify({ before: null, after }), leaf('1.1.1'))).toEqual([
      'Tình trạng ban hành kế hoạch: từ (trống) thành “Ban hành chậm”',
      'Không áp dụng: từ “Không” thành “Có”',
    ]);
  });

  test('records of other kinds, comments, and what is not JSON', () => {
    const unit = { before: { name: 'Xã A', active: 1 }, after: { name: 'Xã B', active: 1 } };
    expect(auditChangeLines(JSON.stringify(unit), null)).toEqual(['Tên: từ “Xã A” thành “Xã B”']);
    const decision = { before: null, after: { points: 1_500_000, reason: 'Thiếu bản gốc' } };
    expect(auditChangeLines(JSON.stringify(decision), null)).toEqual([
      'Điểm thẩm định: từ (trống) thành “1,5”',
      'Lý do: từ (trống) thành “Thiếu bản gốc”',
    ]);
    const comments = {
      comments: [
        { leafCode: '1.1', text: 'Xem lại' },
        { leafCode: null, text: 'Chung' },
      ],
    };
    expect(auditChangeLines(JSON.stringify(comments), null)).toEqual(['1.1: Xem lại', 'Chung']);
    expect(auditChangeLines('không phải', null)).toEqual([]);
  });

  test('answers to the city’s words, from what to what', () => {
    const before = { kind: 'explain', text: 'Đã nộp' };
    expect(auditChangeLines(JSON.stringify({ before, after: { kind: 'accept', text: '' } }), null)).toEqual([
      'Trả lời thẩm định: từ “Giải trình: Đã nộp” thành “Đồng ý”',
    ]);
    expect(auditChangeLines(JSON.stringify({ before, after: null }), null)).toEqual([
      'Trả lời thẩm định: từ “Giải trình: Đã nộp” thành (trống)',
    ]);
  });

  test('criteria handed to somebody else, and criteria done at once', () => {
    const details = { leafCodes: ['1.1', '1.2', '2.1'], from: ['', 'Bình', ''], to: 'Hoa' };
    expect(auditChangeLines(JSON.stringify(details), null)).toEqual([
      'Người phụ trách tiêu chí 1.1, 2.1: từ (trống) thành “Hoa”',
      'Người phụ trách tiêu chí 1.2: từ “Bình” thành “Hoa”',
    ]);
    expect(auditChangeLines(JSON.stringify({ leafCodes: ['1.1', '1.2'] }), null)).toEqual([
      'Tiêu chí 1.1, 1.2',
    ]);
  });
});
