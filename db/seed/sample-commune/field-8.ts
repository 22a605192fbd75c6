import { points } from '#shared/lib/points.ts';
import { figure, groupRow, ladder, leafRow, MANUAL, pts } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, ECONOMY, OFFICE } from '#db/seed/sample-commune/agencies.ts';
import { surveyRow } from '#db/seed/sample-commune/survey.ts';

const revenue = leafRow('8.2', '2', 'Thực hiện thu ngân sách hàng năm theo kế hoạch được giao', {
  rule: {
    kind: 'PLAN',
    value: figure('collected'),
    plan: figure('collected_planned'),
    by: {
      kind: 'ladder',
      steps: [
        { op: '>=', bound: '1', award: pts('2') },
        { op: '>=', bound: '0.9', award: pts('1') },
      ],
      otherwise: pts('0'),
    },
  },
  operands: [
    { kind: 'number', key: 'collected', label: 'Thu ngân sách trong năm', unit: 'triệu đồng', minimum: '0' },
    { kind: 'planned', key: 'collected_planned', label: 'Kế hoạch thu được giao', unit: 'triệu đồng' },
  ],
  notApplicable: { policy: 'EXCLUDE', when: 'Trong năm không được giao chỉ tiêu thu ngân sách' },
  guidance: 'Đạt từ 100% kế hoạch: 2 điểm; từ 90% đến dưới 100%: 1 điểm; dưới 90%: 0 điểm.',
  evidenceWanted: ['Quyết định giao dự toán thu', 'Báo cáo thu ngân sách có đối chiếu Kho bạc Nhà nước'],
  leadAgency: ECONOMY,
});

const targets = leafRow('8.3', '2', 'Mức độ thực hiện các chỉ tiêu kinh tế - xã hội', {
  rule: ladder(figure('targets'), [
    ['1', '2'],
    ['0.8', '1'],
  ]),
  operands: [
    {
      kind: 'ratio',
      key: 'targets',
      label: 'Chỉ tiêu đạt và vượt',
      numeratorLabel: 'Số chỉ tiêu đạt và vượt',
      denominatorLabel: 'Số chỉ tiêu được giao',
      unit: 'chỉ tiêu',
      proper: true,
    },
  ],
  guidance: '100% chỉ tiêu đạt: 2 điểm; từ 80% đến dưới 100%: 1 điểm; dưới 80%: 0 điểm.',
  evidenceWanted: ['Nghị quyết giao chỉ tiêu', 'Báo cáo kinh tế - xã hội năm'],
  leadAgency: ECONOMY,
  coordinatingAgencies: ALL_OFFICES,
});

const production = leafRow('8.4', '1', 'Tổng giá trị sản xuất trên địa bàn', {
  rule: {
    kind: 'YOY',
    current: figure('output'),
    previous: figure('output_before'),
    tolerance: '0',
    toleranceKind: 'absolute',
    higher: pts('1'),
    equal: pts('0.5'),
    lower: pts('0'),
  },
  operands: [
    {
      kind: 'number',
      key: 'output',
      label: 'Tổng giá trị sản xuất năm đánh giá',
      unit: 'tỷ đồng',
      minimum: '0',
    },
    { kind: 'previous', key: 'output_before', label: 'Tổng giá trị sản xuất năm trước', unit: 'tỷ đồng' },
  ],
  notApplicable: {
    policy: 'EXCLUDE',
    when: 'Không có số liệu năm trước (đơn vị mới thành lập, sáp nhập chưa có mốc so sánh)',
  },
  guidance: 'Cao hơn năm trước: 1 điểm; bằng năm trước: 0,5 điểm; thấp hơn: 0 điểm.',
  evidenceWanted: ['Số liệu của cơ quan thống kê'],
  leadAgency: ECONOMY,
});

const businesses = leafRow('8.5', '1', 'Mức độ phát triển hộ kinh doanh, hợp tác xã', {
  rule: {
    kind: 'YOY',
    current: figure('founded'),
    previous: figure('founded_before'),
    tolerance: '0.01',
    toleranceKind: 'relative',
    higher: pts('1'),
    equal: pts('0.5'),
    lower: pts('0'),
  },
  operands: [
    {
      kind: 'count',
      key: 'founded',
      label: 'Số hộ kinh doanh, hợp tác xã thành lập mới trong năm',
      unit: 'đơn vị',
    },
    { kind: 'previous', key: 'founded_before', label: 'Số thành lập mới năm trước', unit: 'đơn vị' },
  ],
  notApplicable: { policy: 'EXCLUDE', when: 'Không có số liệu năm trước' },
  guidance: 'Cao hơn năm trước trên 1%: 1 điểm; chênh lệch trong 1%: 0,5 điểm; thấp hơn: 0 điểm.',
  evidenceWanted: ['Danh sách hộ kinh doanh, hợp tác xã đăng ký mới'],
  leadAgency: ECONOMY,
});

const poverty = leafRow('8.6', '1', 'Giảm hộ nghèo, cận nghèo theo kế hoạch', {
  rule: {
    kind: 'PLAN',
    value: figure('reduced'),
    plan: figure('reduced_planned'),
    by: { kind: 'linear' },
  },
  operands: [
    { kind: 'count', key: 'reduced', label: 'Số hộ thoát nghèo, cận nghèo trong năm', unit: 'hộ' },
    { kind: 'planned', key: 'reduced_planned', label: 'Số hộ theo kế hoạch', unit: 'hộ' },
  ],
  notApplicable: { policy: 'FULL', when: 'Không còn hộ nghèo, cận nghèo thuộc đối tượng giảm' },
  guidance: 'Kết quả ÷ kế hoạch × điểm tối đa, không quá điểm tối đa.',
  evidenceWanted: ['Quyết định phê duyệt kết quả rà soát hộ nghèo'],
  leadAgency: ECONOMY,
});

const model = leafRow('8.7', '1', 'Mô hình “Công sở thân thiện, kỷ cương trách nhiệm”', {
  rule: MANUAL,
  step: points('0.1'),
  guidance:
    'Chấm theo mức độ duy trì và hiệu quả của mô hình; từ 0 đến 1 điểm theo bước 0,1; phải nêu lý do.',
  evidenceWanted: ['Kế hoạch, báo cáo kết quả thực hiện mô hình'],
  leadAgency: OFFICE,
  completion: 'WARN',
});

/** Field 8: impact on people, organisations and the economy. */
export const FIELD_8 = groupRow(
  '8',
  '12',
  'Tác động của CCHC đến sự hài lòng của người dân, tổ chức và phát triển kinh tế - xã hội',
  [
    surveyRow(
      '8.1',
      '4',
      'Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)',
      'sự hài lòng của người dân, tổ chức',
    ),
    revenue,
    targets,
    production,
    businesses,
    poverty,
    model,
  ],
);
