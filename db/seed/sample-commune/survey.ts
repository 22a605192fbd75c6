import type { CriteriaNode } from '#shared/schemas/criteria-set.ts';
import { leafRow } from '#db/seed/set-builder.ts';

/** A criterion of the survey part: the city enters the mean of the questionnaires, or the points themselves. */
export function surveyRow(code: string, maximum: string, title: string, about: string): CriteriaNode {
  return leafRow(code, maximum, title, {
    rule: { kind: 'SURVEY', operand: 'mean' },
    operands: [
      {
        kind: 'surveyMean',
        key: 'mean',
        label: 'Điểm trung bình của phiếu điều tra',
        scale: '5',
        hint: 'Thang 5 điểm.',
      },
    ],
    supplier: 'survey',
    block: 'survey',
    completion: 'INFORM',
    guidance: `Điểm điều tra xã hội học về ${about}. Cấp trên tổ chức điều tra và nhập kết quả; đơn vị không tự chấm. Điểm = điểm trung bình ÷ 5 × điểm tối đa.`,
    evidenceWanted: ['Báo cáo tổng hợp kết quả điều tra xã hội học của cấp trên'],
    leadAgency: 'Cấp trên (cơ quan tổ chức điều tra)',
    notApplicable: null,
  });
}
