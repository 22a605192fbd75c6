import { points } from '#shared/lib/points.ts';
import type { CriteriaNode } from '#shared/schemas/criteria-set.ts';
import { figure, ladder, leafRow, pts } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, ONE_STOP } from '#db/seed/sample-commune/agencies.ts';

const inUse = leafRow('7.2.1', '1', 'Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ trực tuyến', {
  rule: ladder(figure('services'), [
    ['0.8', '1'],
    ['0.5', '0.5'],
  ]),
  operands: [
    {
      kind: 'ratio',
      key: 'services',
      label: 'Dịch vụ công có hồ sơ trực tuyến',
      numeratorLabel: 'Số dịch vụ công trực tuyến có phát sinh hồ sơ trực tuyến',
      denominatorLabel: 'Số dịch vụ công trực tuyến có phát sinh hồ sơ',
      unit: 'dịch vụ',
      proper: true,
    },
  ],
  guidance: 'Từ 80%: 1 điểm; từ 50% đến dưới 80%: 0,5 điểm; dưới 50%: 0 điểm.',
  evidenceWanted: ['Kết xuất Hệ thống thông tin giải quyết TTHC'],
  leadAgency: ONE_STOP,
});

const online = leafRow('7.2.2', '1', 'Tỷ lệ hồ sơ tiếp nhận trực tuyến', {
  rule: {
    kind: 'LADDER',
    value: figure('files'),
    steps: [
      { op: '>', bound: '0.9', award: pts('1') },
      { op: '>=', bound: '0.7', award: pts('0.75') },
      { op: '>=', bound: '0.5', award: pts('0.5') },
    ],
    otherwise: pts('0'),
  },
  operands: [
    {
      kind: 'ratio',
      key: 'files',
      label: 'Hồ sơ tiếp nhận trực tuyến',
      numeratorLabel: 'Số hồ sơ tiếp nhận trực tuyến',
      denominatorLabel: 'Tổng số hồ sơ của TTHC có dịch vụ công trực tuyến',
      unit: 'hồ sơ',
      proper: true,
    },
  ],
  guidance: 'Trên 90%: 1 điểm; từ 70% đến 90%: 0,75 điểm; từ 50% đến dưới 70%: 0,5 điểm; dưới 50%: 0 điểm.',
  evidenceWanted: ['Kết xuất Hệ thống thông tin giải quyết TTHC'],
  leadAgency: ONE_STOP,
  coordinatingAgencies: ALL_OFFICES,
});

const payment = leafRow('7.2.3', '1', 'Tỷ lệ thanh toán trực tuyến đối với hồ sơ có phí, lệ phí', {
  rule: {
    kind: 'INCR',
    value: figure('paid'),
    base: '0.5',
    basePoints: points('0'),
    step: '0.1',
    stepPoints: points('0.25'),
    cap: points('1'),
    partialStep: 'ignored',
  },
  operands: [
    {
      kind: 'ratio',
      key: 'paid',
      label: 'Hồ sơ thanh toán trực tuyến',
      numeratorLabel: 'Số hồ sơ thanh toán trực tuyến',
      denominatorLabel: 'Số hồ sơ có nghĩa vụ tài chính',
      unit: 'hồ sơ',
      proper: true,
    },
  ],
  notApplicable: { policy: 'EXCLUDE', when: 'Trong năm không phát sinh hồ sơ có phí, lệ phí' },
  guidance: 'Đến 50%: 0 điểm; trên 50%, cứ đủ thêm 10% được 0,25 điểm, tối đa 1 điểm.',
  evidenceWanted: ['Thống kê thanh toán trên Cổng dịch vụ công'],
  leadAgency: ONE_STOP,
});

/** 7.2.1 to 7.2.3: online services. */
export const ONLINE_SERVICES: readonly CriteriaNode[] = [inUse, online, payment];
