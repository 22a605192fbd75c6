import { points } from '#shared/lib/points.ts';
import { figure, groupRow, ladder, leafRow, share, yesPart } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, CULTURE, OFFICE } from '#db/seed/sample-commune/agencies.ts';
import { ONLINE_SERVICES } from '#db/seed/sample-commune/field-7-online.ts';
import { surveyRow } from '#db/seed/sample-commune/survey.ts';

const plan = leafRow('7.1.1', '0.5', 'Ban hành kế hoạch chuyển đổi số năm', {
  rule: { kind: 'BOOL', operand: 'issued' },
  operands: [{ kind: 'yesNo', key: 'issued', label: 'Đã ban hành kế hoạch chuyển đổi số đúng hạn' }],
  guidance: 'Ban hành kế hoạch đúng hạn: 0,5 điểm; không: 0 điểm.',
  evidenceWanted: ['Kế hoạch chuyển đổi số năm'],
  leadAgency: CULTURE,
});

const progress = leafRow('7.1.2', '1.5', 'Mức độ thực hiện kế hoạch chuyển đổi số', {
  rule: { kind: 'LINCUT', value: figure('tasks'), low: '0.8', high: '1' },
  operands: [
    {
      kind: 'ratio',
      key: 'tasks',
      label: 'Nhiệm vụ hoàn thành',
      numeratorLabel: 'Số nhiệm vụ đã hoàn thành',
      denominatorLabel: 'Số nhiệm vụ trong kế hoạch',
      proper: true,
    },
  ],
  guidance: 'Hoàn thành 100%: điểm tối đa; từ 80% đến dưới 100%: tỷ lệ × điểm tối đa; dưới 80%: 0 điểm.',
  evidenceWanted: ['Báo cáo kết quả thực hiện kế hoạch chuyển đổi số'],
  leadAgency: CULTURE,
  coordinatingAgencies: ALL_OFFICES,
});

const documents = leafRow(
  '7.1.3',
  '1',
  'Tỷ lệ văn bản điện tử gửi hoàn toàn trên môi trường mạng, có ký số',
  {
    rule: { kind: 'LINEAR', value: figure('documents') },
    operands: [
      {
        kind: 'ratio',
        key: 'documents',
        label: 'Văn bản điện tử có ký số',
        numeratorLabel: 'Số văn bản gửi hoàn toàn điện tử, có ký số',
        denominatorLabel: 'Tổng số văn bản đi (trừ văn bản mật)',
        unit: 'văn bản',
        proper: true,
      },
    ],
    guidance:
      'Chỉ thống kê văn bản được gửi hoàn toàn dưới dạng điện tử, sử dụng chữ ký số. Tỷ lệ × điểm tối đa.',
    evidenceWanted: ['Thống kê trên hệ thống quản lý văn bản và điều hành'],
    leadAgency: OFFICE,
  },
);

const signing = leafRow(
  '7.1.4',
  '1',
  'Tỷ lệ lãnh đạo ứng dụng ký số trên hệ thống quản lý văn bản và điều hành',
  {
    rule: ladder(figure('leaders'), [
      ['1', '1'],
      ['0.5', '0.5'],
    ]),
    operands: [
      {
        kind: 'ratio',
        key: 'leaders',
        label: 'Lãnh đạo có ký số',
        numeratorLabel: 'Số lãnh đạo thường xuyên ký số',
        denominatorLabel: 'Tổng số lãnh đạo được cấp chứng thư số',
        unit: 'người',
        proper: true,
      },
    ],
    guidance: '100% lãnh đạo ký số: 1 điểm; từ 50% đến dưới 100%: 0,5 điểm; dưới 50%: 0 điểm.',
    evidenceWanted: ['Thống kê ký số theo từng lãnh đạo'],
    leadAgency: OFFICE,
  },
);

const WEBSITE = [
  ['functions', 'Đủ chức năng theo Nghị định số 42/2022/NĐ-CP'],
  ['news', 'Cập nhật thông tin chỉ đạo, điều hành hằng tuần'],
  ['documents', 'Đăng đủ văn bản mới trong 5 ngày làm việc'],
  ['procedures', 'Đăng và cập nhật TTHC, số liệu giải quyết TTHC'],
] as const;

const website = leafRow('7.1.5', '1', 'Trang thông tin điện tử đủ chức năng và thông tin theo quy định', {
  rule: { kind: 'CHECK', parts: WEBSITE.map(([key, label]) => yesPart(key, label, '0.25')) },
  operands: WEBSITE.map(([key, label]) => ({ kind: 'yesNo', key, label })),
  guidance: 'Mỗi nội dung đáp ứng: 0,25 điểm, tối đa 1 điểm.',
  evidenceWanted: ['Đường dẫn các chuyên mục', 'Biên bản tự kiểm tra trang thông tin điện tử'],
  leadAgency: CULTURE,
});

const security = leafRow('7.1.6', '1', 'Bảo đảm an toàn thông tin mạng', {
  rule: {
    kind: 'DEDUCT',
    start: share('1'),
    events: [
      {
        label: 'Nội dung kiểm tra không đạt',
        count: figure('failed'),
        excused: figure('failed_excused'),
        loss: share('0.25'),
      },
    ],
    floor: points('0'),
  },
  operands: [
    { kind: 'count', key: 'failed', label: 'Số nội dung kiểm tra không đạt', unit: 'nội dung' },
    {
      kind: 'count',
      key: 'failed_excused',
      label: 'Trong đó: lỗi do hệ thống dùng chung của cấp trên',
      unit: 'nội dung',
    },
  ],
  guidance:
    'Mỗi nội dung kiểm tra không đạt trừ 25% điểm, không dưới 0 điểm; lỗi của hệ thống dùng chung không tính.',
  evidenceWanted: ['Biên bản kiểm tra an toàn thông tin', 'Phương án ứng cứu sự cố'],
  leadAgency: CULTURE,
});

const community = leafRow('7.2.4', '1', 'Tổ công nghệ số cộng đồng hỗ trợ người dân', {
  rule: { kind: 'UNIT', count: figure('sessions'), pointsEach: points('0.1'), cap: points('1') },
  operands: [{ kind: 'count', key: 'sessions', label: 'Số buổi hướng dẫn tại cộng đồng', unit: 'buổi' }],
  guidance: 'Mỗi buổi hướng dẫn có danh sách người tham gia: 0,1 điểm, tối đa 1 điểm.',
  evidenceWanted: ['Kế hoạch, danh sách người tham gia, hình ảnh'],
  leadAgency: CULTURE,
  notApplicable: null,
});

/** Field 7: digital government. */
export const FIELD_7 = groupRow('7', '13', 'Xây dựng và phát triển chính quyền điện tử, chính quyền số', [
  groupRow('7.1', '6', 'Chuyển đổi số của cơ quan, đơn vị', [
    plan,
    progress,
    documents,
    signing,
    website,
    security,
  ]),
  groupRow('7.2', '4', 'Cung cấp dịch vụ công trực tuyến', [...ONLINE_SERVICES, community]),
  surveyRow(
    '7.3',
    '3',
    'Tác động của cải cách đến hiện đại hóa hành chính',
    'mức độ hiện đại hóa hành chính',
  ),
]);
