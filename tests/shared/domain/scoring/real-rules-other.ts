import { points } from '#shared/lib/points.ts';
import { figure, isYes, pts, share, yesPart } from '#db/seed/set-builder.ts';
import type { RealRule } from '#tests/shared/domain/scoring/real-rule.ts';

const count = (key: string) => ({ kind: 'count', key, label: key }) as const;
const yesNo = (key: string) => ({ kind: 'yesNo', key, label: key }) as const;
const COMPLAINT_KEYS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

function choice(key: string, options: readonly string[]) {
  return {
    kind: 'choice',
    key,
    label: key,
    options: options.map((option) => ({ key: option, label: option })),
  } as const;
}

function yes(...keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, 'yes']));
}

/** Rules of real decisions that work on yes/no, choices, events, dates, other years and other systems. */
export const OTHER_RULES: readonly RealRule[] = [
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
    id: 'S3',
    text: 'Lấy từ chỉ số của hệ thống khác: 0,35/1; xã 0,22–0,38/1',
    maximum: '1',
    leaf: {
      rule: { kind: 'EXT', operand: 'x', as: 'points' },
      operands: [{ kind: 'imported', key: 'x', label: 'Chỉ số', system: 'Cổng DVC', indicator: 'Chỉ số 10' }],
    },
    cases: [
      [{ x: '0,35' }, '0.35'],
      [{ x: '0.22' }, '0.22'],
      [{ x: '0,38' }, '0.38'],
      [{ x: '1' }, '1'],
      [{ x: '1,01' }, 'invalid'],
      [{ x: '-0,1' }, 'invalid'],
      [{}, 'notScored'],
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
    id: 'S13',
    text: 'TTHC ngành dọc 0/0,5',
    maximum: '0.5',
    leaf: { rule: { kind: 'BOOL', operand: 'received' }, operands: [yesNo('received')] },
    cases: [
      [{ received: 'yes' }, '0.5'],
      [{ received: 'no' }, '0'],
      [{ received: '' }, 'notScored'],
    ],
  },
  {
    id: 'S14',
    text: 'Phản ánh, kiến nghị 1,25/1,5 (thiếu một phần 0,25)',
    maximum: '1.5',
    leaf: {
      rule: { kind: 'CHECK', parts: COMPLAINT_KEYS.map((key) => yesPart(key, key, '0.25')) },
      operands: COMPLAINT_KEYS.map(yesNo),
    },
    cases: [
      [yes(...COMPLAINT_KEYS), '1.5'],
      [{ ...yes(...COMPLAINT_KEYS), f: 'no' }, '1.25'],
      [Object.fromEntries(COMPLAINT_KEYS.map((key) => [key, 'no'])), '0'],
      [yes('a', 'b', 'c', 'd', 'e'), 'notScored'],
    ],
  },
  {
    id: 'S16',
    text: 'Điều tra xã hội học 4,43/5 từ điểm trung bình trên thang 5',
    maximum: '5',
    leaf: {
      rule: { kind: 'SURVEY', operand: 'mean' },
      operands: [{ kind: 'surveyMean', key: 'mean', label: 'Điểm trung bình', scale: '5' }],
    },
    cases: [
      [{ mean: '4,43' }, '4.43'],
      [{ mean: '5' }, '5'],
      [{ mean: '5,01' }, 'invalid'],
      [{ mean: '0' }, '0'],
    ],
  },
  {
    id: 'P1',
    text: 'Ban hành đúng hạn 1, chậm 0,5, không ban hành 0',
    maximum: '1',
    leaf: {
      rule: {
        kind: 'CHOICE',
        operand: 'state',
        awards: [
          { option: 'in_time', award: pts('1') },
          { option: 'late', award: share('0.5') },
          { option: 'none', award: pts('0') },
        ],
      },
      operands: [choice('state', ['in_time', 'late', 'none'])],
    },
    cases: [
      [{ state: 'in_time' }, '1'],
      [{ state: 'late' }, '0.5'],
      [{ state: 'none' }, '0'],
      [{ state: 'other' }, 'invalid'],
    ],
  },
  {
    id: 'P1 theo ngày',
    text: 'Ngày ban hành so với thời hạn',
    maximum: '1',
    leaf: {
      rule: { kind: 'ALL', conditions: [{ kind: 'onTime', operand: 'issued' }], otherwise: pts('0.5') },
      operands: [{ kind: 'date', key: 'issued', label: 'Ngày ban hành', deadline: '2026-01-31' }],
    },
    cases: [
      [{ issued: '30/01/2026' }, '1'],
      [{ issued: '31/1/2026' }, '1'],
      [{ issued: '2026-02-01' }, '0.5'],
      [{ issued: '31/02/2026' }, 'invalid'],
    ],
  },
  {
    id: 'P2',
    text: 'Đủ nhiệm vụ VÀ bố trí kinh phí 1; thiếu một 0',
    maximum: '1',
    leaf: {
      rule: { kind: 'ALL', conditions: [isYes('tasks'), isYes('funds')], otherwise: pts('0') },
      operands: [yesNo('tasks'), yesNo('funds')],
    },
    cases: [
      [yes('tasks', 'funds'), '1'],
      [{ tasks: 'yes', funds: 'no' }, '0'],
      [{ tasks: 'no' }, '0'],
      [{ tasks: 'yes' }, 'notScored'],
    ],
  },
  {
    id: 'P4',
    text: 'Đủ 4 báo cáo, đều đúng hạn 1; còn lại 0',
    maximum: '1',
    leaf: {
      rule: { kind: 'ALL', conditions: ['q1', 'q2', 'q3', 'q4'].map(isYes), otherwise: pts('0') },
      operands: ['q1', 'q2', 'q3', 'q4'].map(yesNo),
    },
    cases: [
      [yes('q1', 'q2', 'q3', 'q4'), '1'],
      [{ ...yes('q1', 'q2', 'q3'), q4: 'no' }, '0'],
    ],
  },
  {
    id: 'P6',
    text: 'Trực tuyến 0,5 (màn hình 0,25 + web 0,25) + truyền thống 0,5',
    maximum: '1',
    leaf: {
      rule: {
        kind: 'CHECK',
        parts: [
          {
            code: 'online',
            label: 'Trực tuyến',
            points: points('0.5'),
            rule: {
              kind: 'CHECK',
              parts: [yesPart('screen', 'Màn hình', '0.25'), yesPart('web', 'Web', '0.25')],
            },
          },
          yesPart('paper', 'Truyền thống', '0.5'),
        ],
      },
      operands: [yesNo('screen'), yesNo('web'), yesNo('paper')],
    },
    cases: [
      [yes('screen', 'web', 'paper'), '1'],
      [{ screen: 'no', web: 'yes', paper: 'yes' }, '0.75'],
      [{ screen: 'no', web: 'no', paper: 'yes' }, '0.5'],
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
    id: 'P11',
    text: '0 điểm và trừ 0,25',
    maximum: '1',
    leaf: {
      minimum: points('-0.25'),
      rule: {
        kind: 'CHOICE',
        operand: 'state',
        awards: [
          { option: 'good', award: pts('1') },
          { option: 'bad', award: pts('-0.25') },
        ],
      },
      operands: [choice('state', ['good', 'bad'])],
    },
    cases: [
      [{ state: 'good' }, '1'],
      [{ state: 'bad' }, '-0.25'],
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
