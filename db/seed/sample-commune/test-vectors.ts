import { points } from '#shared/lib/points.ts';
import type { TestVector } from '#shared/schemas/criteria-set.ts';

type Row = readonly [leafCode: string, name: string, inputs: Record<string, string>, expected: string];

const GUIDANCE = 'Hướng dẫn chấm của bộ tiêu chí mẫu';

const ROWS: readonly Row[] = [
  ['1.1.2', '45/50 nhiệm vụ = 90 %', { 'tasks.numerator': '45', 'tasks.denominator': '50' }, '1.35'],
  ['1.1.2', '44/50 nhiệm vụ = 88 %', { 'tasks.numerator': '44', 'tasks.denominator': '50' }, '0'],
  ['1.5', '3 nhiệm vụ quá hạn, 1 được miễn', { late: '3', late_excused: '1', undone: '0' }, '1.8'],
  ['3.2.3', 'Điểm Cổng dịch vụ công 0,35', { indicator: '0,35' }, '0.35'],
  ['3.3.2', 'Chỉ số Cổng dịch vụ công 77 %', { indicator: '77 %' }, '0.77'],
  ['3.6', '13.072/15.000 = 87,15 %', { 'results.numerator': '13.072', 'results.denominator': '15.000' }, '1'],
  ['3.6', 'Đúng 80 %', { 'results.numerator': '80', 'results.denominator': '100' }, '1'],
  ['3.6', 'Đúng 50 %', { 'results.numerator': '50', 'results.denominator': '100' }, '0.5'],
  ['5.4', 'Đúng 90 % kế hoạch', { trained: '90', trained_planned: '100' }, '1'],
  ['6.1.1', 'Giải ngân 29 %', { 'disbursed.numerator': '290', 'disbursed.denominator': '1.000' }, '0.29'],
  ['7.2.3', '75 % thanh toán trực tuyến', { 'paid.numerator': '75', 'paid.denominator': '100' }, '0.5'],
  ['8.2', '95 % kế hoạch thu', { collected: '950', collected_planned: '1.000' }, '1'],
];

/** "Mẫu kiểm thử" of the sample set, from its own guidance. */
export const SAMPLE_TEST_VECTORS: TestVector[] = ROWS.map(([leafCode, name, inputs, expected]) => ({
  leafCode,
  name,
  inputs,
  expected: points(expected),
  source: GUIDANCE,
}));
