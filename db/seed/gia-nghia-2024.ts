import { points } from '#shared/lib/points.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { GIA_NGHIA_FIELDS_1_4 } from '#db/seed/gia-nghia/fields-1-4.ts';
import { GIA_NGHIA_FIELDS_5_8 } from '#db/seed/gia-nghia/fields-5-8.ts';
import { USUAL_COORDINATION, type GiaNghiaRow } from '#db/seed/gia-nghia/row.ts';
import { figure, ladder, leafSpec, levelOf, pts, type LeafInput } from '#db/seed/set-builder.ts';

/** Every row of the appendix in printed order. */
export const GIA_NGHIA_ROWS: readonly GiaNghiaRow[] = [...GIA_NGHIA_FIELDS_1_4, ...GIA_NGHIA_FIELDS_5_8];

/**
 * Rules the source itself tells. All other rows print a maximum and a result but no way from one to the other: those
 * are scored by hand with a reason.
 */
const KNOWN_RULES: Readonly<Record<string, LeafInput>> = {
  '1.7': {
    rule: ladder(figure('initiatives'), [['1', '2']]),
    operands: [
      {
        kind: 'count',
        key: 'initiatives',
        label: 'Số sáng kiến CCHC được Hội đồng sáng kiến cấp tỉnh công nhận',
      },
    ],
  },
  '5.2': {
    rule: { kind: 'MANUAL', reasonRequired: true },
    notApplicable: {
      policy: 'FULL',
      when: 'Trường hợp trong năm cơ quan không có chỉ tiêu biên chế để tuyển dụng thì vẫn được tính điểm',
    },
  },
  '8.1': { rule: { kind: 'SURVEY', operand: null }, supplier: 'survey', block: 'survey' },
  '8.4': {
    rule: {
      kind: 'YOY',
      current: figure('output'),
      previous: figure('previous_output'),
      tolerance: '0',
      toleranceKind: 'absolute',
      higher: pts('0.5'),
      equal: pts('0'),
      lower: pts('0'),
    },
    operands: [
      { kind: 'number', key: 'output', label: 'Tổng giá trị sản xuất năm đánh giá', unit: 'tỷ đồng' },
      { kind: 'previous', key: 'previous_output', label: 'Tổng giá trị sản xuất năm trước', unit: 'tỷ đồng' },
    ],
  },
};

function leafOf(row: GiaNghiaRow): NonNullable<CriteriaNode['leaf']> {
  return leafSpec({
    ...(KNOWN_RULES[row.code] ?? { rule: { kind: 'MANUAL', reasonRequired: true } }),
    guidance: row.tasks ?? '',
    leadAgency: row.lead ?? '',
    coordinatingAgencies: row.coordinating ?? USUAL_COORDINATION,
  });
}

function childrenOf(code: string): readonly GiaNghiaRow[] {
  const depth = code.split('.').length + 1;
  return GIA_NGHIA_ROWS.filter(
    (row) => row.code.startsWith(`${code}.`) && row.code.split('.').length === depth,
  );
}

/** A row without rows below it is scored itself, at whatever level: so field 4, so 7.2 beside 7.1.1. */
function nodeOf(row: GiaNghiaRow): CriteriaNode {
  const children = childrenOf(row.code).map(nodeOf);
  const { code, title } = row;
  const node: CriteriaNode = { code, title, level: levelOf(code), maximum: points(row.maximum), children };
  return children.length === 0 ? { ...node, leaf: leafOf(row) } : node;
}

const HALF_UP_2 = { mode: 'HALF_UP', digits: 2 } as const;
const HALF_UP_3 = { mode: 'HALF_UP', digits: 3 } as const;

/**
 * "Bộ tiêu chí xác định Chỉ số CCHC cấp huyện" as the plan of Gia Nghĩa prints it: 8 fields summing to 100, of which 90
 * appraised and 10 by survey. The plan declares 45 criteria and 72 components but prints 39 and 6.
 */
export const GIA_NGHIA_2024: CriteriaSet = {
  code: 'gia-nghia-2024',
  title: 'Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp huyện (thành phố Gia Nghĩa, năm 2024)',
  version: 1,
  sample: false,
  decision: {
    number: '52/KH-UBND',
    date: '2024-03-20',
    title: 'Kế hoạch Cải thiện, nâng cao chỉ số Cải cách hành chính (PAR INDEX) thành phố Gia Nghĩa năm 2024',
  },
  issuer: 'UBND thành phố Gia Nghĩa',
  year: 2024,
  level: 'district',
  unitTypes: ['city'],
  validity: { from: '2024-01-01', to: '2024-12-31' },
  declared: {
    fields: 8,
    criteria: 45,
    components: 72,
    maximum: points('100'),
    perField: [
      { code: '1', criteria: 7, components: 6 },
      { code: '2', criteria: 4, components: 12 },
      { code: '3', criteria: 8, components: 17 },
      { code: '4', criteria: 6, components: 11 },
      { code: '5', criteria: 7, components: 7 },
      { code: '6', criteria: 4, components: 11 },
      { code: '7', criteria: 4, components: 6 },
      { code: '8', criteria: 5, components: 2 },
    ],
  },
  tree: GIA_NGHIA_ROWS.filter((row) => !row.code.includes('.')).map(nodeOf),
  blocks: [
    {
      key: 'appraised',
      label: 'Điểm tự chấm/thẩm định',
      kind: 'appraised',
      weight: points('90'),
      optional: false,
      scaleToWeight: false,
    },
    {
      key: 'survey',
      label: 'Điểm điều tra xã hội học',
      kind: 'survey',
      weight: points('10'),
      optional: false,
      scaleToWeight: false,
    },
  ],
  rescaleWhenDropped: false,
  rounding: { leaf: HALF_UP_3, criterion: HALF_UP_3, field: HALF_UP_2, total: HALF_UP_2, percent: HALF_UP_2 },
  classification: { by: 'total', bands: [], blockers: [] },
  ranking: { by: 'exact', tie: { kind: 'competition' }, groups: [] },
  testVectors: [],
};
