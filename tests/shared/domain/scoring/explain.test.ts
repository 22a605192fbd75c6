import { describe, expect, it } from 'vitest';
import { findNode, isLeaf } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import { traceToLines, traceToVietnamese } from '#shared/domain/scoring/explain/trace-to-vietnamese.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { answer, makeField, makeLeaf, makeSet, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';

function traceOf(code: string, given: LeafAnswer) {
  const node = findNode(SAMPLE_COMMUNE_SET.tree, code);
  if (!node || !isLeaf(node)) throw new Error(`no leaf ${code}`);
  return evaluateLeaf(SAMPLE_COMMUNE_SET, node, given).trace;
}

describe('the working in words', () => {
  it.each<readonly [string, Record<string, string>, string]>([
    [
      '3.6',
      { 'results.numerator': '13.072', 'results.denominator': '15.000' },
      '13.072/15.000 = 87,15 % ≥ 80 % → 1 điểm',
    ],
    [
      '3.6',
      { 'results.numerator': '75', 'results.denominator': '100' },
      '75/100 = 75 % ≥ 50 % và < 80 % → 0,5 điểm',
    ],
    ['3.6', { 'results.numerator': '49', 'results.denominator': '100' }, '49/100 = 49 % < 50 % → 0 điểm'],
    [
      '3.6',
      { 'results.numerator': '79.999', 'results.denominator': '100.000' },
      '79.999/100.000 = 79,999 % ≥ 50 % và < 80 % → 0,5 điểm',
    ],
    [
      '1.1.2',
      { 'tasks.numerator': '47', 'tasks.denominator': '49' },
      '47/49 = 95,92 %; 95,92 % × 1,5 điểm → 1,439 điểm (làm tròn từ 1,438776)',
    ],
    [
      '1.5',
      { late: '3', late_excused: '1', undone: '0' },
      'từ 2 điểm − 2 × 0,1 điểm (Nhiệm vụ hoàn thành quá hạn, đã trừ 1 được miễn) − 0 × 0,5 điểm (Nhiệm vụ không hoàn thành) → 1,8 điểm',
    ],
    ['3.2.4', { received: 'no' }, 'Đã tiếp nhận đủ TTHC ngành dọc theo danh mục: không → 0 điểm'],
    [
      '3.7',
      { scores: '8,5;9;9,2;8,8' },
      'trung bình 4 điểm số = 8,875, làm tròn 8,9 ÷ 10 × 2 điểm → 1,78 điểm',
    ],
    [
      '3.8',
      { total: '1.000', faulty: '30' },
      '(1.000 − 30)/1.000 = 97 %; 97 % × 2,25 điểm → 2,183 điểm (làm tròn từ 2,1825)',
    ],
    [
      '4.5',
      { sent: 'yes', sent_date: '11/12/2026' },
      'Đã gửi báo cáo: có; Ngày gửi báo cáo 11/12/2026, hạn 10/12/2026: quá hạn → 0 điểm',
    ],
    [
      '5.5',
      { leader: 'yes' },
      'Có lãnh đạo UBND bị kỷ luật trong năm: có; Lãnh đạo UBND xã, phường bị kỷ luật trong năm → 0 điểm',
    ],
    ['5.7', { state: 'none' }, 'Kết quả chuyển đổi vị trí công tác: Không ban hành kế hoạch → -0,25 điểm'],
    [
      '7.2.3',
      { 'paid.numerator': '75', 'paid.denominator': '100' },
      '75/100 = 75 %; 0 điểm + 2 bước × 0,25 điểm → 0,5 điểm',
    ],
    ['7.2.4', { sessions: '12' }, '12 × 0,1 điểm; không quá 1 điểm → 1 điểm'],
    ['8.1', { mean: '4,2' }, '4,2 ÷ 5 × 4 điểm → 3,36 điểm'],
    ['8.4', { output: '1.250,5', output_before: '1.200' }, '1.250,5 so với kỳ trước 1.200: cao hơn → 1 điểm'],
    ['8.4', { output: '1.250,5' }, 'không áp dụng, không tính vào điểm tối đa'],
    ['3.6', {}, ''],
  ])('%s %j', (code, inputs, text) => {
    expect(traceToVietnamese(traceOf(code, answer(inputs)))).toBe(text);
  });

  it('the parts of a sum stand on lines of their own', () => {
    const inputs = { radio: 'yes', website: 'yes', social: 'no', meeting: 'no' };
    expect(traceToLines(traceOf('1.4.2', answer(inputs)))).toEqual([
      'Chuyên mục trên hệ thống truyền thanh cơ sở: 0,25/0,25 điểm',
      'Chuyên mục trên trang thông tin điện tử: 0,25/0,25 điểm',
      'Tin, bài trên mạng xã hội chính thức của đơn vị: 0/0,25 điểm',
      'Hội nghị, cuộc thi, tọa đàm có nội dung CCHC: 0/0,25 điểm',
      '→ 0,5 điểm',
    ]);
  });

  it('tells an estimate and a full not-applicable', () => {
    const leaf = makeLeaf('1', {
      rule: { kind: 'LINEAR', value: { kind: 'operand', operand: 'r' } },
      operands: [RATIO],
    });
    const typed = answer(ratio('1', '2'));
    const inputs = Object.fromEntries(
      Object.entries(typed.inputs).map(([key, { raw }]) => [key, { raw, estimated: true }]),
    );
    const set = makeSet([makeField('1', [leaf])]);
    expect(traceToVietnamese(evaluateLeaf(set, leaf, { ...typed, inputs }).trace)).toBe(
      'ước 1/2 = 50 %; 50 % × 1 điểm → 0,5 điểm',
    );
    const full = traceOf(
      '5.2',
      answer({}, { notApplicable: true, notApplicableReason: 'Không có chỉ tiêu' }),
    );
    expect(traceToVietnamese(full)).toBe('không áp dụng, tính đủ điểm → 0,5 điểm');
  });
});
