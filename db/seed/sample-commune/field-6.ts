import { points } from '#shared/lib/points.ts';
import { figure, groupRow, isYes, ladder, leafRow, pts, yesPart } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, ECONOMY } from '#db/seed/sample-commune/agencies.ts';
import { surveyRow } from '#db/seed/sample-commune/survey.ts';

const disbursement = leafRow('6.1.1', '1', 'Giải ngân kế hoạch đầu tư vốn ngân sách nhà nước', {
  rule: { kind: 'LINEAR', value: figure('disbursed') },
  operands: [
    {
      kind: 'ratio',
      key: 'disbursed',
      label: 'Vốn đã giải ngân',
      numeratorLabel: 'Vốn đã giải ngân',
      denominatorLabel: 'Kế hoạch vốn được giao',
      unit: 'triệu đồng',
      proper: true,
    },
  ],
  notApplicable: { policy: 'EXCLUDE', when: 'Trong năm không được giao kế hoạch vốn đầu tư' },
  guidance: 'Tỷ lệ giải ngân × điểm tối đa. Không được giao vốn: tiêu chí không tính vào điểm tối đa.',
  evidenceWanted: ['Quyết định giao vốn', 'Bảng đối chiếu số liệu với Kho bạc Nhà nước'],
  leadAgency: ECONOMY,
});

const DISCLOSURES = [
  ['estimate', 'Công khai dự toán được giao'],
  ['quarterly', 'Công khai tình hình thực hiện từng quý'],
  ['accounts', 'Công khai quyết toán'],
  ['contributions', 'Công khai các khoản đóng góp của Nhân dân'],
] as const;

const disclosure = leafRow('6.1.2', '1', 'Công khai ngân sách đúng quy định', {
  rule: { kind: 'CHECK', parts: DISCLOSURES.map(([key, label]) => yesPart(key, label, '0.25')) },
  operands: DISCLOSURES.map(([key, label]) => ({ kind: 'yesNo', key, label })),
  guidance: 'Mỗi nội dung công khai đúng hạn, đúng hình thức: 0,25 điểm, tối đa 1 điểm.',
  evidenceWanted: ['Quyết định công bố công khai', 'Ảnh niêm yết hoặc đường dẫn công khai'],
  leadAgency: ECONOMY,
});

const recommendations = leafRow(
  '6.1.3',
  '1',
  'Thực hiện kiến nghị sau thanh tra, kiểm tra, kiểm toán về tài chính, ngân sách',
  {
    rule: { kind: 'LINCUT', value: figure('done'), low: '0.7', high: '1' },
    operands: [
      {
        kind: 'ratio',
        key: 'done',
        label: 'Số tiền đã xử lý',
        numeratorLabel: 'Số tiền đã xử lý theo kiến nghị',
        denominatorLabel: 'Số tiền phải xử lý theo kiến nghị',
        unit: 'triệu đồng',
        proper: true,
      },
    ],
    dataWindow: { from: '2025-07-01', to: '2026-06-30' },
    notApplicable: { policy: 'FULL', when: 'Không có kiến nghị phải thực hiện trong kỳ' },
    guidance:
      'Số liệu từ 01/7 năm trước đến 30/6 năm đánh giá. Đủ 100%: 1 điểm; từ 70% đến dưới 100%: tỷ lệ × điểm tối đa; dưới 70%: 0 điểm.',
    evidenceWanted: ['Kết luận thanh tra, kiểm toán', 'Chứng từ nộp, văn bản báo cáo xử lý'],
    leadAgency: ECONOMY,
  },
);

const saving = leafRow('6.1.4', '1', 'Tiết kiệm kinh phí quản lý hành chính', {
  rule: ladder(
    figure('saved'),
    [
      ['0.05', '1'],
      ['0.03', '0.75'],
      ['0.01', '0.5'],
    ],
    '0.25',
  ),
  operands: [
    {
      kind: 'ratio',
      key: 'saved',
      label: 'Kinh phí tiết kiệm được',
      numeratorLabel: 'Kinh phí tiết kiệm được',
      denominatorLabel: 'Kinh phí quản lý hành chính được giao',
      unit: 'triệu đồng',
      proper: true,
    },
  ],
  guidance: 'Từ 5%: 1 điểm; từ 3% đến dưới 5%: 0,75 điểm; từ 1% đến dưới 3%: 0,5 điểm; dưới 1%: 0,25 điểm.',
  evidenceWanted: ['Báo cáo quyết toán kinh phí'],
  leadAgency: ECONOMY,
});

const assetRegulation = leafRow('6.2.1', '1', 'Ban hành quy chế quản lý, sử dụng tài sản công', {
  rule: {
    kind: 'CHOICE',
    operand: 'state',
    awards: [
      { option: 'current', award: pts('1') },
      { option: 'outdated', award: pts('0.5') },
      { option: 'none', award: pts('0') },
    ],
  },
  operands: [
    {
      kind: 'choice',
      key: 'state',
      label: 'Quy chế quản lý, sử dụng tài sản công',
      options: [
        { key: 'current', label: 'Đã ban hành, phù hợp quy định hiện hành' },
        { key: 'outdated', label: 'Đã ban hành, chưa cập nhật quy định mới' },
        { key: 'none', label: 'Chưa ban hành' },
      ],
    },
  ],
  guidance: 'Phù hợp quy định hiện hành: 1 điểm; chưa cập nhật: 0,5 điểm; chưa ban hành: 0 điểm.',
  evidenceWanted: ['Quyết định ban hành quy chế'],
  leadAgency: ECONOMY,
});

const assetReport = leafRow('6.2.2', '1', 'Báo cáo tình hình quản lý, sử dụng tài sản công', {
  rule: {
    kind: 'CHECK',
    parts: [
      yesPart('sent', 'Đã gửi báo cáo', '0.5'),
      {
        code: 'on_time',
        label: 'Gửi đúng hạn',
        points: points('0.5'),
        rule: {
          kind: 'ALL',
          conditions: [isYes('sent'), { kind: 'onTime', operand: 'sent_date' }],
          otherwise: pts('0'),
        },
      },
    ],
  },
  operands: [
    { kind: 'yesNo', key: 'sent', label: 'Đã gửi báo cáo' },
    { kind: 'date', key: 'sent_date', label: 'Ngày gửi báo cáo', deadline: '2026-01-31' },
  ],
  guidance: 'Gửi chậm nhất 31/01: 1 điểm; sau hạn: 0,5 điểm; không gửi: 0 điểm.',
  evidenceWanted: ['Báo cáo công khai tài sản công'],
  leadAgency: ECONOMY,
});

const autonomy = leafRow(
  '6.3',
  '2',
  'Cơ chế tự chủ, tự chịu trách nhiệm về sử dụng biên chế và kinh phí quản lý hành chính',
  {
    rule: {
      kind: 'ALL',
      conditions: [isYes('decided'), isYes('spending'), isYes('reported')],
      otherwise: pts('0'),
    },
    operands: [
      { kind: 'yesNo', key: 'decided', label: 'Có quyết định giao tự chủ' },
      { kind: 'yesNo', key: 'spending', label: 'Có quy chế chi tiêu nội bộ' },
      {
        kind: 'yesNo',
        key: 'reported',
        label: 'Có báo cáo kết quả thực hiện tự chủ, trả thu nhập tăng thêm',
      },
    ],
    guidance:
      'Theo Nghị định số 130/2005/NĐ-CP và Nghị định số 117/2013/NĐ-CP. Đủ ba nội dung: 2 điểm; thiếu một nội dung: 0 điểm.',
    evidenceWanted: ['Quyết định giao tự chủ', 'Quy chế chi tiêu nội bộ', 'Báo cáo kết quả thực hiện tự chủ'],
    leadAgency: ECONOMY,
    coordinatingAgencies: ALL_OFFICES,
  },
);

/** Field 6: public finance. */
export const FIELD_6 = groupRow('6', '11', 'Cải cách tài chính công', [
  groupRow('6.1', '4', 'Tổ chức thực hiện công tác tài chính - ngân sách', [
    disbursement,
    disclosure,
    recommendations,
    saving,
  ]),
  groupRow('6.2', '2', 'Công tác quản lý, sử dụng tài sản công', [assetRegulation, assetReport]),
  autonomy,
  surveyRow(
    '6.4',
    '3',
    'Tác động của cải cách đến quản lý tài chính công',
    'quản lý, sử dụng tài chính công',
  ),
]);
