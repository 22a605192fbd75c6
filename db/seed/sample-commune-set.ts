import { points } from '#shared/lib/points.ts';
import type { Band, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { FIELD_1 } from '#db/seed/sample-commune/field-1.ts';
import { FIELD_2 } from '#db/seed/sample-commune/field-2.ts';
import { FIELD_3 } from '#db/seed/sample-commune/field-3.ts';
import { FIELD_4 } from '#db/seed/sample-commune/field-4.ts';
import { FIELD_5 } from '#db/seed/sample-commune/field-5.ts';
import { FIELD_6 } from '#db/seed/sample-commune/field-6.ts';
import { FIELD_7 } from '#db/seed/sample-commune/field-7.ts';
import { FIELD_8 } from '#db/seed/sample-commune/field-8.ts';
import { SAMPLE_TEST_VECTORS } from '#db/seed/sample-commune/test-vectors.ts';

function band(code: string, label: string, from: string | null, to: string | null): Band {
  return {
    code,
    label,
    from: from === null ? null : { value: from, inclusive: true },
    to: to === null ? null : { value: to, inclusive: false },
  };
}

/**
 * "Bộ tiêu chí mẫu": a complete commune set for demonstration, to be replaced by the province's own. Fields, maxima and
 * rules follow what the reports of Đồng Hới and Gia Nghĩa say of communes; where they are silent, it is a sample.
 */
export const SAMPLE_COMMUNE_SET: CriteriaSet = {
  code: 'mau-cap-xa-2026',
  title: 'Bộ tiêu chí mẫu xác định Chỉ số cải cách hành chính cấp xã (chỉ để dùng thử)',
  version: 1,
  sample: true,
  decision: null,
  issuer: 'Bộ tiêu chí mẫu, không phải văn bản của cơ quan nhà nước',
  year: 2026,
  level: 'commune',
  unitTypes: ['commune', 'ward', 'specialZone'],
  validity: { from: '2026-01-01', to: '2026-12-31' },
  declared: { fields: 8, criteria: null, components: null, maximum: points('100'), perField: [] },
  tree: [FIELD_1, FIELD_2, FIELD_3, FIELD_4, FIELD_5, FIELD_6, FIELD_7, FIELD_8],
  blocks: [
    {
      key: 'appraised',
      label: 'Điểm tự chấm, thẩm định',
      kind: 'appraised',
      weight: points('75'),
      optional: false,
      scaleToWeight: false,
    },
    {
      key: 'survey',
      label: 'Điểm điều tra xã hội học',
      kind: 'survey',
      weight: points('25'),
      optional: true,
      scaleToWeight: false,
    },
  ],
  rescaleWhenDropped: true,
  rounding: {
    leaf: { mode: 'HALF_UP', digits: 3 },
    criterion: { mode: 'HALF_UP', digits: 3 },
    field: { mode: 'HALF_UP', digits: 2 },
    total: { mode: 'HALF_UP', digits: 2 },
    percent: { mode: 'TRUNCATE', digits: 2 },
  },
  classification: {
    by: 'index',
    bands: [
      band('excellent', 'Xuất sắc', '90', null),
      band('good', 'Tốt', '80', '90'),
      band('fair', 'Khá', '70', '80'),
      band('average', 'Trung bình', '50', '70'),
      band('weak', 'Yếu', null, '50'),
    ],
    blockers: [
      {
        code: 'leader_disciplined',
        label: 'Lãnh đạo UBND xã, phường bị kỷ luật trong năm',
        bars: ['excellent', 'good'],
        when: { kind: 'veto', leafCode: '5.5' },
      },
    ],
  },
  ranking: {
    by: 'exact',
    tie: { kind: 'competition' },
    groups: [
      { key: 'all', label: 'Tất cả đơn vị', unitTypes: ['commune', 'ward', 'specialZone'] },
      { key: 'commune', label: 'Xã', unitTypes: ['commune'] },
      { key: 'ward', label: 'Phường', unitTypes: ['ward'] },
      { key: 'specialZone', label: 'Đặc khu', unitTypes: ['specialZone'] },
    ],
  },
  testVectors: SAMPLE_TEST_VECTORS,
};
