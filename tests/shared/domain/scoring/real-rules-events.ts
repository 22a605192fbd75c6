import { points } from '#shared/lib/points.ts';
import { figure, isYes, pts, share } from '#db/seed/set-builder.ts';
import type { RealRule } from '#tests/shared/domain/scoring/real-rule.ts';

const count = (key: string) => ({ kind: 'count', key, label: key }) as const;
const yesNo = (key: string) => ({ kind: 'yesNo', key, label: key }) as const;

/** Rules of real decisions that count events, items, or compare years. */
export const EVENT_RULES: readonly RealRule[] = [
  {
    id: 'S2',
    text: 'Cao hơn năm trước 1; bằng 0,5; thấp hơn 0',
    maximum: '1',
    leaf: {
      rule: {
        kind: 'YOY',
        current: figure('now'),
        previous: figure('before'),
        tolerance: '0',
        toleranceKind: 'absolute',
        higher: pts('1'),
        equal: pts('0.5'),
        lower: pts('0'),
      },
      operands: [
        { kind: 'number', key: 'now', label: 'Năm nay', unit: 'tỷ đồng' },
        { kind: 'previous', key: 'before', label: 'Năm trước', unit: 'tỷ đồng' },
      ],
      notApplicable: { policy: 'EXCLUDE', when: 'Không có mốc so sánh' },
    },
    cases: [
      [{ now: '1.419', before: '1.418,9' }, '1'],
      [{ now: '287', before: '287,0' }, '0.5'],
      [{ now: '286,999', before: '287' }, '0'],
      [{ now: '-1', before: '-2' }, '1'],
      [{ now: '287' }, 'excluded'],
      [{ before: '287' }, 'notScored'],
    ],
  },
  {
    id: 'S20',
    text: 'Giá trị sản xuất cao hơn năm trước 0,5 (không có mốc so sánh, luôn phải chấm)',
    maximum: '0.5',
    leaf: {
      rule: {
        kind: 'YOY',
        current: figure('now'),
        previous: figure('before'),
        tolerance: '0.01',
        toleranceKind: 'relative',
        higher: pts('0.5'),
        equal: pts('0'),
        lower: pts('0'),
      },
      operands: [
        { kind: 'number', key: 'now', label: 'Năm nay', unit: 'tỷ đồng' },
        { kind: 'previous', key: 'before', label: 'Năm trước', unit: 'tỷ đồng' },
      ],
    },
    cases: [
      [{ now: '101', before: '100' }, '0'],
      [{ now: '101,01', before: '100' }, '0.5'],
      [{ now: '99', before: '100' }, '0'],
      [{ now: '100' }, 'notScored'],
    ],
  },
  {
    id: 'S6',
    text: 'Kỷ luật: 0/0,5 khi lãnh đạo đơn vị trực thuộc bị kỷ luật',
    maximum: '0.5',
    leaf: {
      rule: {
        kind: 'VETO',
        when: isYes('disciplined'),
        scope: 'leaf',
        award: pts('0'),
        label: 'Có lãnh đạo bị kỷ luật',
        rule: { kind: 'BOOL', operand: 'directed' },
      },
      operands: [yesNo('disciplined'), yesNo('directed')],
    },
    cases: [
      [{ disciplined: 'yes' }, '0'],
      [{ disciplined: 'no', directed: 'yes' }, '0.5'],
      [{ disciplined: 'no', directed: 'no' }, '0'],
      [{ disciplined: 'no' }, 'notScored'],
      [{ disciplined: 'có' }, 'invalid'],
    ],
  },
  {
    id: 'S9',
    text: 'Nhiệm vụ tỉnh giao: 1,97/2, nhiệm vụ chậm bị trừ',
    maximum: '2',
    leaf: {
      rule: {
        kind: 'DEDUCT',
        start: share('1'),
        events: [{ label: 'Chậm', count: figure('late'), excused: null, loss: pts('0.03') }],
        floor: points('0'),
      },
      operands: [count('late')],
    },
    cases: [
      [{ late: '0' }, '2'],
      [{ late: '1' }, '1.97'],
      [{ late: '66' }, '0.02'],
      [{ late: '67' }, '0'],
      [{ late: '-1' }, 'invalid'],
    ],
  },
  {
    id: 'S12',
    text: 'Ít nhất một sáng kiến được công nhận cấp tỉnh 2',
    maximum: '2',
    leaf: {
      rule: {
        kind: 'ANY',
        conditions: [
          { kind: 'compare', value: figure('province'), op: '>=', bound: '1' },
          { kind: 'compare', value: figure('ministry'), op: '>', bound: '0' },
        ],
        otherwise: pts('0'),
      },
      operands: [count('province'), count('ministry')],
    },
    cases: [
      [{ province: '0', ministry: '0' }, '0'],
      [{ province: '1', ministry: '0' }, '2'],
      [{ province: '0', ministry: '1' }, '2'],
      [{ province: '3' }, '2'],
      [{ province: '0' }, 'notScored'],
    ],
  },
  {
    id: 'P7',
    text: 'Ban hành đủ 1 / thiếu 0; đúng luật 2 / có một văn bản trái luật 0',
    maximum: '3',
    leaf: {
      rule: {
        kind: 'CHECK',
        parts: [
          {
            code: 'enough',
            label: 'Ban hành đủ',
            points: points('1'),
            rule: {
              kind: 'ALL',
              conditions: [{ kind: 'compare', value: figure('missing'), op: '=', bound: '0' }],
              otherwise: pts('0'),
            },
          },
          {
            code: 'lawful',
            label: 'Đúng luật',
            points: points('2'),
            rule: {
              kind: 'ALL',
              conditions: [{ kind: 'compare', value: figure('unlawful'), op: '<', bound: '1' }],
              otherwise: pts('0'),
            },
          },
        ],
      },
      operands: [count('missing'), count('unlawful')],
      notApplicable: { policy: 'FULL', when: 'Trong năm không có nhiệm vụ' },
    },
    cases: [
      [{ missing: '0', unlawful: '0' }, '3'],
      [{ missing: '1', unlawful: '0' }, '2'],
      [{ missing: '0', unlawful: '1' }, '1'],
      [{ missing: '2', unlawful: '1' }, '0'],
    ],
  },
  {
    id: 'P13',
    text: 'Trung bình các hồ sơ, làm tròn 1 chữ số',
    maximum: '10',
    leaf: {
      rule: { kind: 'MEAN', items: ['scores'], rounding: { mode: 'HALF_UP', digits: 1 }, scale: null },
      operands: [{ kind: 'scores', key: 'scores', label: 'Điểm từng hồ sơ' }],
    },
    cases: [
      [{ scores: '8,5; 9; 9,2' }, '8.9'],
      [{ scores: '8; 8,1' }, '8.1'],
      [{ scores: '8; 8; 8,1; 8,1; 8,1' }, '8.1'],
      [{ scores: '8;x' }, 'invalid'],
      [{ scores: ' ; ' }, 'notScored'],
    ],
  },
  {
    id: 'P14',
    text: 'Mỗi nội dung không đạt trừ 25 %, được miễn không tính, sàn 0',
    maximum: '2',
    leaf: {
      rule: {
        kind: 'DEDUCT',
        start: share('1'),
        events: [
          { label: 'Không đạt', count: figure('failed'), excused: figure('excused'), loss: share('0.25') },
        ],
        floor: points('0'),
      },
      operands: [count('failed'), count('excused')],
    },
    cases: [
      [{ failed: '0', excused: '0' }, '2'],
      [{ failed: '1', excused: '0' }, '1.5'],
      [{ failed: '3', excused: '1' }, '1'],
      [{ failed: '4', excused: '0' }, '0'],
      [{ failed: '9', excused: '0' }, '0'],
      [{ failed: '1', excused: '2' }, 'invalid'],
      [{ failed: '1' }, 'notScored'],
    ],
  },
  {
    id: 'P15',
    text: '0,5 mỗi quy định ban hành, tối đa 2',
    maximum: '2',
    leaf: {
      rule: { kind: 'UNIT', count: figure('issued'), pointsEach: points('0.5'), cap: points('2') },
      operands: [count('issued')],
    },
    cases: [
      [{ issued: '0' }, '0'],
      [{ issued: '3' }, '1.5'],
      [{ issued: '4' }, '2'],
      [{ issued: '5' }, '2'],
    ],
  },
  {
    id: 'P16',
    text: 'Vi phạm nhẹ trừ 50 %; nghiêm trọng 0',
    maximum: '1',
    leaf: {
      rule: {
        kind: 'DEDUCT',
        start: share('1'),
        events: [
          { label: 'Nhẹ', count: figure('light'), excused: null, loss: share('0.5') },
          { label: 'Nghiêm trọng', count: figure('serious'), excused: null, loss: share('1') },
        ],
        floor: points('0'),
      },
      operands: [count('light'), count('serious')],
    },
    cases: [
      [{ light: '0', serious: '0' }, '1'],
      [{ light: '1', serious: '0' }, '0.5'],
      [{ light: '2', serious: '0' }, '0'],
      [{ light: '0', serious: '1' }, '0'],
    ],
  },
];
