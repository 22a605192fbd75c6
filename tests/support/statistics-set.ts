import { figure, groupRow, ladder, leafRow } from '#db/seed/set-builder.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { points } from '#shared/lib/points.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Measure } from '#shared/schemas/criteria-rule.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** The statistic two criteria of this set work on, and the one only one does. */
export const CASES = 'HS-01';
export const PEOPLE = 'DS-01';

const CASES_OPERAND: OperandDef = {
  kind: 'statistic',
  key: 'cases',
  label: 'Tổng số hồ sơ đã giải quyết',
  statisticCode: CASES,
  unit: 'hồ sơ',
};

const shareOf = (key: string): Measure => ({ kind: 'quotient', of: figure(key), by: figure('cases') });

const SERVICE = groupRow('1', '50', 'Giải quyết hồ sơ', [
  leafRow('1.1', '25', 'Hồ sơ giải quyết đúng hạn', {
    rule: ladder(shareOf('on_time'), [
      ['0.95', '25'],
      ['0.8', '15'],
    ]),
    operands: [{ kind: 'count', key: 'on_time', label: 'Số hồ sơ đúng hạn' }, CASES_OPERAND],
  }),
  leafRow('1.2', '25', 'Hồ sơ nộp trực tuyến', {
    rule: ladder(shareOf('online'), [
      ['0.5', '25'],
      ['0.3', '10'],
    ]),
    operands: [{ kind: 'count', key: 'online', label: 'Số hồ sơ trực tuyến' }, CASES_OPERAND],
  }),
]);

const PEOPLE_AND_SURVEY = groupRow('2', '50', 'Phục vụ người dân', [
  leafRow('2.1', '30', 'Tuyên truyền tới người dân', {
    rule: ladder({ kind: 'quotient', of: figure('reached'), by: figure('people') }, [
      ['0.5', '30'],
      ['0.2', '12'],
    ]),
    operands: [
      { kind: 'count', key: 'reached', label: 'Số người được tuyên truyền' },
      { kind: 'statistic', key: 'people', label: 'Dân số trung bình', statisticCode: PEOPLE, unit: 'người' },
    ],
  }),
  leafRow('2.2', '20', 'Mức độ hài lòng của người dân', {
    rule: { kind: 'SURVEY', operand: null },
    supplier: 'survey',
    block: 'survey',
  }),
]);

/** A set in small whose criteria share statistics: two of them work on the number of cases. */
export const STATISTICS_SET: CriteriaSet = {
  ...SAMPLE_COMMUNE_SET,
  code: 'bo-so-lieu-2023',
  title: 'Bộ tiêu chí dùng số liệu chung năm 2023',
  sample: false,
  issuer: 'UBND thành phố Thử',
  year: 2023,
  validity: { from: '2023-01-01', to: '2023-12-31' },
  declared: { fields: 2, criteria: null, components: null, maximum: points('100'), perField: [] },
  tree: [SERVICE, PEOPLE_AND_SURVEY],
  blocks: SAMPLE_COMMUNE_SET.blocks.map((block) => ({
    ...block,
    weight: points(block.kind === 'survey' ? '20' : '80'),
  })),
  classification: { ...SAMPLE_COMMUNE_SET.classification, blockers: [] },
  testVectors: [],
};
