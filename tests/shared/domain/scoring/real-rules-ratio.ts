import { points } from '#shared/lib/points.ts';
import { figure, ladder, pts } from '#db/seed/set-builder.ts';
import { RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';
import type { RealRule } from '#tests/shared/domain/scoring/real-rule.ts';

const r = figure('r');
const count = (key: string, label = key) => ({ kind: 'count', key, label }) as const;

/** Rules of real decisions that work on a ratio or a plan. */
export const RATIO_RULES: readonly RealRule[] = [
  {
    id: 'S1',
    text: 'Số hóa: từ 50 % → 0,5; từ 80 % → 1',
    maximum: '1',
    leaf: {
      rule: ladder(r, [
        ['0.8', '1'],
        ['0.5', '0.5'],
      ]),
      operands: [RATIO],
    },
    cases: [
      [ratio('13.072', '15.000'), '1'],
      [ratio('80', '100'), '1'],
      [ratio('799.999', '1.000.000'), '0.5'],
      [ratio('50', '100'), '0.5'],
      [ratio('499.999', '1.000.000'), '0'],
      [ratio('0', '7'), '0'],
      [ratio('0', '0'), 'invalid'],
      [ratio('1', '0'), 'invalid'],
      [ratio('1', ''), 'notScored'],
      [{}, 'notScored'],
    ],
  },
  {
    id: 'S7',
    text: 'Giải ngân: liên tục, 0,76/1; xã, phường 0,29–0,8/1',
    maximum: '1',
    leaf: {
      rule: { kind: 'LINEAR', value: r },
      operands: [RATIO],
      notApplicable: { policy: 'EXCLUDE', when: 'Không được giao vốn' },
    },
    cases: [
      [ratio('76', '100'), '0.76'],
      [ratio('29', '100'), '0.29'],
      [ratio('4', '5'), '0.8'],
      [ratio('1', '3'), '0.333333'],
      [ratio('2', '3'), '0.666667'],
      [ratio('101', '100'), '1'],
      [ratio('0', '100'), '0'],
      [ratio('0', '0'), 'excluded'],
      [ratio('932,5', '1.013,6'), '0.919988'],
    ],
  },
  {
    id: 'S19',
    text: 'Liên tục, 3 chữ số thập phân: 1,689/2',
    maximum: '2',
    leaf: { rule: { kind: 'LINEAR', value: r }, operands: [RATIO] },
    leafDigits: 3,
    cases: [
      [ratio('8.445', '10.000'), '1.689'],
      [ratio('964', '1.000'), '1.928'],
      [ratio('538', '1.000'), '1.076'],
      [ratio('2.499', '10.000'), '0.5'],
      [ratio('24.971', '100.000'), '0.499'],
      [ratio('24.975', '100.000'), '0.5'],
    ],
  },
  {
    id: 'P3',
    text: 'Trên 90 % kế hoạch 2; từ 70 % đến 90 % 1; dưới 70 % 0',
    maximum: '2',
    leaf: {
      rule: {
        kind: 'PLAN',
        value: figure('done'),
        plan: figure('planned'),
        by: {
          kind: 'ladder',
          steps: [
            { op: '>', bound: '0.9', award: pts('2') },
            { op: '>=', bound: '0.7', award: pts('1') },
          ],
          otherwise: pts('0'),
        },
      },
      operands: [count('done'), { kind: 'planned', key: 'planned', label: 'Kế hoạch' }],
    },
    cases: [
      [{ done: '901', planned: '1.000' }, '2'],
      [{ done: '90', planned: '100' }, '1'],
      [{ done: '70', planned: '100' }, '1'],
      [{ done: '699', planned: '1.000' }, '0'],
      [{ done: '5', planned: '0' }, 'invalid'],
    ],
  },
  {
    id: 'P5',
    text: '100 % → 1; 90–100 % theo tỷ lệ; dưới 90 % → 0 (ví dụ 4/5 → 0,8 trái với quy tắc)',
    maximum: '1',
    leaf: { rule: { kind: 'LINCUT', value: r, low: '0.9', high: '1' }, operands: [RATIO] },
    cases: [
      [ratio('100', '100'), '1'],
      [ratio('999', '1.000'), '0.999'],
      [ratio('90', '100'), '0.9'],
      [ratio('899', '1.000'), '0'],
      [ratio('4', '5'), '0'],
      [ratio('110', '100'), '1'],
    ],
  },
  {
    id: 'P8',
    text: '80–<90 % → 1; 70–<80 → 0,5; 50–<70 → 0,25; dưới 50 → 0; từ 90 → 1,5',
    maximum: '1.5',
    leaf: {
      rule: ladder(r, [
        ['0.9', '1.5'],
        ['0.8', '1'],
        ['0.7', '0.5'],
        ['0.5', '0.25'],
      ]),
      operands: [RATIO],
    },
    cases: [
      [ratio('90', '100'), '1.5'],
      [ratio('899', '1.000'), '1'],
      [ratio('80', '100'), '1'],
      [ratio('799', '1.000'), '0.5'],
      [ratio('70', '100'), '0.5'],
      [ratio('699', '1.000'), '0.25'],
      [ratio('50', '100'), '0.25'],
      [ratio('499', '1.000'), '0'],
    ],
  },
  {
    id: 'P9',
    text: 'Bậc cuối là 10, không phải 0',
    maximum: '30',
    leaf: {
      rule: ladder(
        r,
        [
          ['0.95', '30'],
          ['0.8', '20'],
        ],
        '10',
      ),
      operands: [RATIO],
    },
    cases: [
      [ratio('95', '100'), '30'],
      [ratio('80', '100'), '20'],
      [ratio('0', '100'), '10'],
    ],
  },
  {
    id: 'P10',
    text: 'Tỷ lệ từ 1/7 năm trước đến 30/6; mẫu số “phải ban hành”',
    maximum: '1',
    leaf: {
      rule: { kind: 'LINEAR', value: r },
      operands: [{ ...RATIO, proper: true }],
      dataWindow: { from: '2025-07-01', to: '2026-06-30' },
      notApplicable: { policy: 'FULL', when: 'Không có văn bản phải ban hành' },
    },
    cases: [
      [ratio('3', '4'), '0.75'],
      [ratio('4', '4'), '1'],
      [ratio('5', '4'), 'invalid'],
      [ratio('0', '0'), 'full'],
    ],
  },
  {
    id: 'P12',
    text: 'Hài lòng = (tổng − (không hài lòng ∪ quá hạn)) / tổng',
    maximum: '2',
    leaf: {
      rule: {
        kind: 'LINEAR',
        value: {
          kind: 'quotient',
          of: { kind: 'difference', of: figure('total'), minus: figure('faulty') },
          by: figure('total'),
        },
      },
      operands: [count('total'), count('faulty')],
      notApplicable: { policy: 'ZERO', when: 'Không phát sinh hồ sơ' },
    },
    cases: [
      [{ total: '1.000', faulty: '30' }, '1.94'],
      [{ total: '1.000', faulty: '0' }, '2'],
      [{ total: '10', faulty: '12' }, '0'],
      [{ total: '0', faulty: '0' }, 'zero'],
      [{ total: '1.000' }, 'notScored'],
    ],
  },
  {
    id: 'P17',
    text: 'Đến 5.000 người 10 điểm; mỗi 100 người thêm 0,5; tối đa 35',
    maximum: '35',
    leaf: {
      rule: {
        kind: 'INCR',
        value: figure('people'),
        base: '5000',
        basePoints: points('10'),
        step: '100',
        stepPoints: points('0.5'),
        cap: points('35'),
        partialStep: 'ignored',
      },
      operands: [count('people')],
    },
    cases: [
      [{ people: '0' }, '10'],
      [{ people: '5.000' }, '10'],
      [{ people: '5.099' }, '10'],
      [{ people: '5.100' }, '10.5'],
      [{ people: '9.999' }, '34.5'],
      [{ people: '10.000' }, '35'],
      [{ people: '52.611' }, '35'],
      [{ people: '12,5' }, 'invalid'],
    ],
  },
];
