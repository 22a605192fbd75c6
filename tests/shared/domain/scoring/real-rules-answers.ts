import { points } from '#shared/lib/points.ts';
import { isYes, pts, share, yesPart } from '#db/seed/set-builder.ts';
import type { RealRule } from '#tests/shared/domain/scoring/real-rule.ts';

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

/** Rules of real decisions that work on yes/no, choices, dates, surveys and other systems. */
export const ANSWER_RULES: readonly RealRule[] = [
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
];
