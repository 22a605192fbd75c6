import { figure, ladder, leafRow, yesPart } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, OFFICE, ONE_STOP } from '#db/seed/sample-commune/agencies.ts';

const COMPLAINT_PARTS = [
  ['channel', 'Công khai địa chỉ, số điện thoại tiếp nhận phản ánh, kiến nghị (PAKN)'],
  ['book', 'Mở sổ hoặc hệ thống theo dõi PAKN'],
  ['classified', 'Phân loại, chuyển PAKN đúng thẩm quyền'],
  ['handled', 'Xử lý 100% PAKN đúng thời hạn'],
  ['published', 'Công khai kết quả xử lý PAKN'],
  ['reported', 'Báo cáo kết quả tiếp nhận, xử lý PAKN'],
] as const;

export const COMPLAINTS = leafRow(
  '3.4',
  '1.5',
  'Công tác tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức đối với TTHC thuộc thẩm quyền giải quyết',
  {
    rule: { kind: 'CHECK', parts: COMPLAINT_PARTS.map(([key, label]) => yesPart(key, label, '0.25')) },
    operands: COMPLAINT_PARTS.map(([key, label]) => ({ kind: 'yesNo', key, label })),
    guidance: 'Mỗi nội dung thực hiện đủ: 0,25 điểm, tối đa 1,5 điểm. Thiếu một nội dung còn 1,25 điểm.',
    evidenceWanted: [
      'Sổ theo dõi hoặc kết xuất hệ thống PAKN',
      'Văn bản trả lời, đường dẫn công khai kết quả',
    ],
    leadAgency: OFFICE,
    coordinatingAgencies: ALL_OFFICES,
  },
);

export const DIALOGUE = leafRow(
  '3.5',
  '0.25',
  'Tổ chức đối thoại về TTHC và giải quyết TTHC với người dân, doanh nghiệp',
  {
    rule: { kind: 'BOOL', operand: 'held' },
    operands: [{ kind: 'yesNo', key: 'held', label: 'Đã tổ chức đối thoại về TTHC trong năm' }],
    guidance: 'Có tổ chức đối thoại trong năm: 0,25 điểm; không: 0 điểm.',
    evidenceWanted: ['Kế hoạch, giấy mời, biên bản đối thoại'],
    leadAgency: OFFICE,
  },
);

export const DIGITISED = leafRow('3.6', '1', 'Tỷ lệ số hóa kết quả giải quyết TTHC', {
  rule: ladder(figure('results'), [
    ['0.8', '1'],
    ['0.5', '0.5'],
  ]),
  operands: [
    {
      kind: 'ratio',
      key: 'results',
      label: 'Kết quả TTHC đã số hóa',
      numeratorLabel: 'Số kết quả giải quyết TTHC đã số hóa',
      denominatorLabel: 'Số kết quả giải quyết TTHC phải số hóa',
      unit: 'hồ sơ',
      proper: true,
    },
  ],
  guidance: 'Từ 80% trở lên: 1 điểm; từ 50% đến dưới 80%: 0,5 điểm; dưới 50%: 0 điểm.',
  evidenceWanted: ['Báo cáo số hóa kết xuất từ Hệ thống thông tin giải quyết TTHC'],
  leadAgency: ONE_STOP,
  coordinatingAgencies: ALL_OFFICES,
});

export const QUALITY = leafRow('3.7', '2', 'Đánh giá chất lượng giải quyết TTHC', {
  rule: {
    kind: 'MEAN',
    items: ['scores'],
    rounding: { mode: 'HALF_UP', digits: 1 },
    scale: '10',
  },
  operands: [
    {
      kind: 'scores',
      key: 'scores',
      label: 'Điểm đánh giá từng quý',
      hint: 'Thang 10 điểm, cách nhau bằng dấu chấm phẩy, ví dụ: 8,5; 9; 9,2; 8,8.',
    },
  ],
  guidance:
    'Điểm trung bình của các kỳ đánh giá (thang 10, làm tròn đến một chữ số thập phân) ÷ 10 × điểm tối đa.',
  evidenceWanted: ['Phiếu đánh giá, bảng tổng hợp điểm đánh giá đã công khai'],
  leadAgency: ONE_STOP,
});

export const SATISFIED = leafRow(
  '3.8',
  '2.25',
  'Tỷ lệ hồ sơ không bị đánh giá không hài lòng, không quá hạn',
  {
    rule: {
      kind: 'LINCUT',
      value: {
        kind: 'quotient',
        of: { kind: 'difference', of: figure('total'), minus: figure('faulty') },
        by: figure('total'),
      },
      low: '0.9',
      high: '0.99',
    },
    operands: [
      { kind: 'count', key: 'total', label: 'Tổng số hồ sơ đã giải quyết', unit: 'hồ sơ' },
      {
        kind: 'count',
        key: 'faulty',
        label: 'Số hồ sơ không hài lòng hoặc quá hạn',
        unit: 'hồ sơ',
        hint: 'Hồ sơ vừa không hài lòng vừa quá hạn chỉ tính một lần.',
      },
    ],
    notApplicable: { policy: 'ASK', when: 'Trong năm không phát sinh hồ sơ' },
    guidance:
      '(Tổng số hồ sơ − số hồ sơ không hài lòng hoặc quá hạn) ÷ tổng số hồ sơ. Từ 99%: điểm tối đa; từ 90% đến dưới 99%: tỷ lệ × điểm tối đa; dưới 90%: 0 điểm.',
    evidenceWanted: ['Kết xuất đánh giá mức độ hài lòng trên Hệ thống thông tin giải quyết TTHC'],
    leadAgency: ONE_STOP,
  },
);
