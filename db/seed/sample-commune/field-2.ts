import { points } from '#shared/lib/points.ts';
import { figure, groupRow, isYes, leafRow, pts, yesPart } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, OFFICE } from '#db/seed/sample-commune/agencies.ts';
import { surveyRow } from '#db/seed/sample-commune/survey.ts';

const monitoring = groupRow('2.1', '2', 'Theo dõi tình hình thi hành pháp luật', [
  leafRow('2.1.1', '1', 'Ban hành kế hoạch và báo cáo theo dõi thi hành pháp luật', {
    rule: { kind: 'ALL', conditions: [isYes('planned'), isYes('reported')], otherwise: pts('0') },
    operands: [
      { kind: 'yesNo', key: 'planned', label: 'Có kế hoạch theo dõi thi hành pháp luật' },
      { kind: 'yesNo', key: 'reported', label: 'Có báo cáo theo dõi thi hành pháp luật' },
    ],
    guidance: 'Có đủ kế hoạch và báo cáo theo thời hạn quy định: 1 điểm; thiếu một trong hai: 0 điểm.',
    evidenceWanted: ['Kế hoạch theo dõi thi hành pháp luật', 'Báo cáo theo dõi thi hành pháp luật'],
    leadAgency: OFFICE,
  }),
  leafRow('2.1.2', '1', 'Xử lý kết quả theo dõi thi hành pháp luật', {
    rule: { kind: 'LINEAR', value: figure('handled') },
    operands: [
      {
        kind: 'ratio',
        key: 'handled',
        label: 'Vấn đề đã xử lý',
        numeratorLabel: 'Số vấn đề đã xử lý hoặc kiến nghị xử lý',
        denominatorLabel: 'Số vấn đề phát hiện qua theo dõi',
        proper: true,
      },
    ],
    notApplicable: { policy: 'FULL', when: 'Trong năm không phát hiện vấn đề phải xử lý' },
    guidance: 'Tỷ lệ vấn đề đã xử lý × điểm tối đa; không phát hiện vấn đề: điểm tối đa.',
    evidenceWanted: ['Văn bản xử lý hoặc kiến nghị xử lý'],
    leadAgency: OFFICE,
    coordinatingAgencies: ALL_OFFICES,
  }),
]);

const review = leafRow('2.2', '2', 'Rà soát, hệ thống hóa văn bản quy phạm pháp luật', {
  rule: {
    kind: 'CHECK',
    parts: [
      yesPart('planned', 'Thực hiện rà soát theo kế hoạch', '0.5'),
      yesPart('published', 'Công bố danh mục văn bản hết hiệu lực đúng hạn (trước 31/01)', '0.5'),
      {
        code: 'handled',
        label: 'Xử lý văn bản sau rà soát',
        points: points('1'),
        rule: { kind: 'LINEAR', value: figure('handled') },
      },
    ],
  },
  operands: [
    { kind: 'yesNo', key: 'planned', label: 'Đã rà soát văn bản theo kế hoạch' },
    { kind: 'yesNo', key: 'published', label: 'Đã công bố danh mục văn bản hết hiệu lực đúng hạn' },
    {
      kind: 'ratio',
      key: 'handled',
      label: 'Văn bản đã xử lý sau rà soát',
      numeratorLabel: 'Số văn bản đã xử lý',
      denominatorLabel: 'Số văn bản phải xử lý sau rà soát',
      unit: 'văn bản',
      proper: true,
    },
  ],
  notApplicable: {
    policy: 'FULL',
    when: 'Không có văn bản phải xử lý sau rà soát (phần xử lý được tính đủ điểm)',
  },
  guidance:
    'Rà soát theo kế hoạch 0,5 điểm; công bố danh mục đúng hạn 0,5 điểm; xử lý văn bản sau rà soát theo tỷ lệ × 1 điểm.',
  evidenceWanted: ['Kế hoạch, báo cáo rà soát', 'Quyết định công bố danh mục văn bản hết hiệu lực'],
  leadAgency: OFFICE,
});

const education = leafRow('2.3', '1', 'Phổ biến, giáo dục pháp luật theo kế hoạch', {
  rule: {
    kind: 'PLAN',
    value: figure('sessions'),
    plan: figure('sessions_planned'),
    by: { kind: 'reached', atLeast: '1' },
  },
  operands: [
    { kind: 'count', key: 'sessions', label: 'Số hội nghị, đợt phổ biến đã tổ chức', unit: 'cuộc' },
    {
      kind: 'planned',
      key: 'sessions_planned',
      label: 'Số hội nghị, đợt phổ biến theo kế hoạch',
      unit: 'cuộc',
    },
  ],
  notApplicable: { policy: 'ZERO', when: 'Không xây dựng kế hoạch phổ biến, giáo dục pháp luật' },
  guidance: 'Tổ chức đủ hoặc vượt số cuộc theo kế hoạch: 1 điểm; chưa đủ: 0 điểm. Không có kế hoạch: 0 điểm.',
  evidenceWanted: ['Kế hoạch phổ biến, giáo dục pháp luật', 'Báo cáo kết quả, danh sách người tham gia'],
  leadAgency: OFFICE,
});

const issuing = leafRow('2.4', '1', 'Ban hành văn bản quy phạm pháp luật đúng thẩm quyền, trình tự', {
  rule: {
    kind: 'VETO',
    when: { kind: 'compare', value: figure('unlawful'), op: '>=', bound: '1' },
    scope: 'leaf',
    award: pts('0'),
    label: 'Có văn bản ban hành trái pháp luật',
    rule: { kind: 'LINEAR', value: figure('issued') },
  },
  operands: [
    { kind: 'count', key: 'unlawful', label: 'Số văn bản bị kết luận trái pháp luật', unit: 'văn bản' },
    {
      kind: 'ratio',
      key: 'issued',
      label: 'Văn bản ban hành đúng kế hoạch',
      numeratorLabel: 'Số văn bản đã ban hành',
      denominatorLabel: 'Số văn bản phải ban hành trong năm',
      unit: 'văn bản',
      proper: true,
    },
  ],
  notApplicable: { policy: 'FULL', when: 'Trong năm không có nhiệm vụ ban hành văn bản quy phạm pháp luật' },
  guidance:
    'Tỷ lệ văn bản đã ban hành × điểm tối đa; có một văn bản trái pháp luật: 0 điểm. Không có nhiệm vụ trong năm: đủ điểm.',
  evidenceWanted: ['Danh mục văn bản phải ban hành', 'Văn bản đã ban hành', 'Kết luận kiểm tra văn bản'],
  leadAgency: OFFICE,
  coordinatingAgencies: ALL_OFFICES,
});

/** Field 2: institutions. */
export const FIELD_2 = groupRow('2', '9', 'Cải cách thể chế', [
  monitoring,
  review,
  education,
  issuing,
  surveyRow(
    '2.5',
    '3',
    'Tác động của cải cách đến chất lượng văn bản của chính quyền địa phương',
    'tác động của cải cách đến chất lượng văn bản',
  ),
]);
