import { findNode } from '#shared/domain/criteria/tree.ts';
import { points } from '#shared/lib/points.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Measure, Rule } from '#shared/schemas/criteria-rule.ts';
import type { CriteriaNode, CriteriaSet, TestVector } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { figure, ladder } from '#db/seed/set-builder.ts';

/** The statistics of the second version, each asked for once and used by several criteria. */
export const CASES_SETTLED = 'HS-01';
export const CASES_ON_TIME = 'HS-02';
export const STAFF_PRESENT = 'CB-01';

interface Recast {
  readonly rule: Rule;
  readonly operands: readonly OperandDef[];
  readonly guidance?: string;
}

const settled: OperandDef = {
  kind: 'statistic',
  key: 'settled',
  label: 'Số hồ sơ TTHC đã giải quyết',
  statisticCode: CASES_SETTLED,
  unit: 'hồ sơ',
};
const onTime: OperandDef = {
  kind: 'statistic',
  key: 'on_time',
  label: 'Số hồ sơ TTHC đúng hạn, trước hạn',
  statisticCode: CASES_ON_TIME,
  unit: 'hồ sơ',
};
const staff: OperandDef = {
  kind: 'statistic',
  key: 'staff',
  label: 'Số cán bộ, công chức có mặt',
  statisticCode: STAFF_PRESENT,
  unit: 'người',
};

const count = (key: string, label: string, unit: string): OperandDef => ({ kind: 'count', key, label, unit });
const share = (of: Measure, by: string): Measure => ({ kind: 'quotient', of, by: figure(by) });

/** The criteria that no longer ask for a common figure themselves; everything else of them stays. */
const RECAST: Readonly<Record<string, Recast>> = {
  '3.3.1': {
    rule: ladder(share(figure('on_time'), 'settled'), [
      ['0.98', '3'],
      ['0.95', '2'],
      ['0.9', '1'],
    ]),
    operands: [settled, onTime],
  },
  '3.6': {
    rule: ladder(share(figure('digitised'), 'settled'), [
      ['0.8', '1'],
      ['0.5', '0.5'],
    ]),
    operands: [settled, count('digitised', 'Số hồ sơ đã số hóa kết quả', 'hồ sơ')],
  },
  '3.8': {
    rule: {
      kind: 'LINCUT',
      value: share({ kind: 'difference', of: figure('on_time'), minus: figure('dissatisfied') }, 'settled'),
      low: '0.9',
      high: '0.99',
    },
    operands: [settled, onTime, count('dissatisfied', 'Trong đó: bị đánh giá không hài lòng', 'hồ sơ')],
    guidance:
      '(Số hồ sơ đúng hạn và trước hạn − số hồ sơ trong đó bị đánh giá không hài lòng) ÷ tổng số hồ sơ. Từ 99%: điểm tối đa; từ 90% đến dưới 99%: tỷ lệ × điểm tối đa; dưới 90%: 0 điểm.',
  },
  '4.2': {
    rule: {
      kind: 'ALL',
      conditions: [
        { kind: 'compare', value: share(figure('staff'), 'assigned'), op: '<=', bound: '1' },
        { kind: 'isNo', operand: 'breach' },
      ],
      otherwise: { kind: 'points', points: points('0') },
    },
    operands: [
      staff,
      count('assigned', 'Số biên chế được giao', 'người'),
      { kind: 'yesNo', key: 'breach', label: 'Có kết luận vi phạm về quản lý biên chế' },
    ],
  },
  '5.1': {
    rule: { kind: 'LINEAR', value: share(figure('placed'), 'staff') },
    operands: [staff, count('placed', 'Số người bố trí đúng vị trí việc làm', 'người')],
  },
  '5.6': {
    rule: { kind: 'LINEAR', value: share(figure('records'), 'staff') },
    operands: [staff, count('records', 'Số hồ sơ đã cập nhật đầy đủ', 'hồ sơ')],
  },
};

function vector(
  leafCode: string,
  name: string,
  inputs: Readonly<Record<string, string>>,
  expected: string,
): TestVector {
  const source = 'Hướng dẫn chấm của bộ tiêu chí mẫu';
  return { leafCode, name, inputs: { ...inputs }, expected: points(expected), source };
}

const VECTORS: readonly TestVector[] = [
  vector('3.3.1', '1.240/1.250 hồ sơ đúng hạn = 99,2 %', { on_time: '1.240', settled: '1.250' }, '3'),
  vector('3.6', 'Đúng 80 %', { digitised: '80', settled: '100' }, '1'),
  vector('3.6', 'Đúng 50 %', { digitised: '50', settled: '100' }, '0.5'),
  vector(
    '3.8',
    '950 đúng hạn, 10 không hài lòng = 94 %',
    { on_time: '950', dissatisfied: '10', settled: '1.000' },
    '2.115',
  ),
  vector('4.2', '21 người có mặt, giao 20', { staff: '21', assigned: '20', breach: 'no' }, '0'),
  vector('5.6', '18/20 hồ sơ cập nhật', { records: '18', staff: '20' }, '0.9'),
];

/** A tree with some of its leaves recast. */
function recastTree(nodes: readonly CriteriaNode[]): CriteriaNode[] {
  return nodes.map((node) => {
    const recast = RECAST[node.code];
    const children = recastTree(node.children);
    if (!recast || !node.leaf) return { ...node, children };
    return { ...node, children, leaf: { ...node.leaf, ...recast, operands: [...recast.operands] } };
  });
}

/**
 * The second version of a set: common figures (cases settled, cases on time, staff present) are statistics, typed once
 * for all criteria that work on them. Rows, maxima and bands stay. Throws where the set lacks one of the criteria.
 */
export function withStatistics(set: CriteriaSet): CriteriaSet {
  const missing = Object.keys(RECAST).find((code) => !findNode(set.tree, code)?.leaf);
  if (missing !== undefined) throw new Error(`no criterion ${missing} to recast`);
  return {
    ...set,
    version: set.version + 1,
    tree: recastTree(set.tree),
    testVectors: [...set.testVectors.filter(({ leafCode }) => !RECAST[leafCode]), ...VECTORS],
  };
}

/** "Bộ tiêu chí mẫu", version 2; version 1 stays as it is, with its hash. */
export const SAMPLE_COMMUNE_SET_2: CriteriaSet = withStatistics(SAMPLE_COMMUNE_SET);
