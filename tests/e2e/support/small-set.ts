import { points } from '#shared/lib/points.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { figure, groupRow, ladder, leafRow, MANUAL, pts } from '#db/seed/set-builder.ts';

const PLANNING = groupRow('1', '50', 'Công tác chỉ đạo, điều hành', [
  leafRow('1.1', '10', 'Ban hành kế hoạch cải cách hành chính năm', {
    rule: { kind: 'BOOL', operand: 'issued' },
    operands: [{ kind: 'yesNo', key: 'issued', label: 'Đã ban hành kế hoạch' }],
    guidance: 'Ban hành trước ngày 15 tháng 02.',
    evidenceWanted: ['Kế hoạch cải cách hành chính năm'],
  }),
  leafRow('1.2', '25', 'Thực hiện nhiệm vụ được giao', {
    rule: ladder(figure('tasks'), [
      ['0.95', '25'],
      ['0.8', '15'],
    ]),
    operands: [
      {
        kind: 'ratio',
        key: 'tasks',
        label: 'Nhiệm vụ hoàn thành đúng hạn',
        numeratorLabel: 'Số nhiệm vụ hoàn thành',
        denominatorLabel: 'Số nhiệm vụ được giao',
        proper: true,
      },
    ],
    evidenceWanted: ['Báo cáo kết quả thực hiện nhiệm vụ'],
  }),
  leafRow('1.3', '10', 'Công khai kết quả giải quyết hồ sơ', {
    rule: {
      kind: 'CHOICE',
      operand: 'published',
      awards: [
        { option: 'full', award: pts('10') },
        { option: 'partly', award: pts('4') },
        { option: 'none', award: pts('0') },
      ],
    },
    operands: [
      {
        kind: 'choice',
        key: 'published',
        label: 'Mức độ công khai',
        options: [
          { key: 'full', label: 'Đầy đủ, đúng hạn' },
          { key: 'partly', label: 'Còn thiếu' },
          { key: 'none', label: 'Không công khai' },
        ],
      },
    ],
  }),
  leafRow('1.4', '5', 'Sáng kiến cải cách hành chính', {
    rule: { kind: 'UNIT', count: figure('ideas'), pointsEach: points('2.5'), cap: points('5') },
    operands: [{ kind: 'count', key: 'ideas', label: 'Số sáng kiến được công nhận' }],
  }),
]);

const SERVICE = groupRow('2', '50', 'Phục vụ người dân', [
  leafRow('2.1', '15', 'Chất lượng văn bản trả lời', { rule: MANUAL }),
  leafRow('2.2', '15', 'Trang thông tin điện tử', { rule: { kind: 'MANUAL', reasonRequired: false } }),
  leafRow('2.3', '20', 'Mức độ hài lòng của người dân', {
    rule: { kind: 'SURVEY', operand: null },
    supplier: 'survey',
    block: 'survey',
  }),
]);

/** A city's own set in small: two fields, seven criteria, one of them given by the city after its survey. */
export const SMALL_SET: CriteriaSet = {
  ...SAMPLE_COMMUNE_SET,
  code: 'bo-nho-2023',
  title: 'Bộ tiêu chí thành phố Thử năm 2023',
  sample: false,
  issuer: 'UBND thành phố Thử',
  year: 2023,
  validity: { from: '2023-01-01', to: '2023-12-31' },
  declared: { fields: 2, criteria: null, components: null, maximum: points('100'), perField: [] },
  tree: [PLANNING, SERVICE],
  blocks: SAMPLE_COMMUNE_SET.blocks.map((block) => ({
    ...block,
    weight: points(block.kind === 'survey' ? '20' : '80'),
  })),
  classification: { ...SAMPLE_COMMUNE_SET.classification, blockers: [] },
  testVectors: [],
};
