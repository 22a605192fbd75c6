import { points } from '#shared/lib/points.ts';
import type { CriteriaNode } from '#shared/schemas/criteria-set.ts';
import { figure, groupRow, ladder, leafRow, yesPart } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, OFFICE, ONE_STOP } from '#db/seed/sample-commune/agencies.ts';
import {
  COMPLAINTS,
  DIALOGUE,
  DIGITISED,
  QUALITY,
  SATISFIED,
} from '#db/seed/sample-commune/field-3-service.ts';
import { surveyRow } from '#db/seed/sample-commune/survey.ts';

const control = leafRow('3.1', '1', 'Kiểm soát thủ tục hành chính (TTHC)', {
  rule: {
    kind: 'CHECK',
    parts: [
      yesPart('planned', 'Ban hành kế hoạch kiểm soát TTHC', '0.5'),
      yesPart('reported', 'Báo cáo định kỳ về kiểm soát TTHC', '0.5'),
    ],
  },
  operands: [
    { kind: 'yesNo', key: 'planned', label: 'Đã ban hành kế hoạch kiểm soát TTHC' },
    { kind: 'yesNo', key: 'reported', label: 'Đã báo cáo định kỳ đầy đủ, đúng hạn' },
  ],
  guidance: 'Ban hành kế hoạch 0,5 điểm; báo cáo định kỳ đầy đủ, đúng hạn 0,5 điểm.',
  evidenceWanted: ['Kế hoạch kiểm soát TTHC', 'Báo cáo định kỳ'],
  leadAgency: OFFICE,
});

const publication = leafRow('3.2.1', '1', 'Công khai TTHC đầy đủ, kịp thời', {
  rule: {
    kind: 'CHECK',
    parts: [
      {
        code: 'onsite',
        label: 'Công khai tại nơi tiếp nhận hồ sơ',
        points: points('0.5'),
        rule: {
          kind: 'CHECK',
          parts: [
            yesPart('board', 'Bảng niêm yết', '0.25'),
            yesPart('screen', 'Màn hình hoặc mã QR tra cứu', '0.25'),
          ],
        },
      },
      yesPart('online', 'Công khai trên trang thông tin điện tử', '0.5'),
    ],
  },
  operands: [
    { kind: 'yesNo', key: 'board', label: 'Niêm yết đủ TTHC trên bảng tại nơi tiếp nhận' },
    { kind: 'yesNo', key: 'screen', label: 'Có màn hình hoặc mã QR tra cứu TTHC' },
    { kind: 'yesNo', key: 'online', label: 'Công khai đủ TTHC trên trang thông tin điện tử' },
  ],
  guidance:
    'Tại nơi tiếp nhận 0,5 điểm (bảng niêm yết 0,25; màn hình hoặc mã QR 0,25); trên trang thông tin điện tử 0,5 điểm.',
  evidenceWanted: ['Ảnh chụp nơi niêm yết', 'Đường dẫn mục TTHC trên trang thông tin điện tử'],
  leadAgency: ONE_STOP,
});

const received = leafRow('3.2.2', '1', 'TTHC được tiếp nhận, trả kết quả tại Bộ phận Một cửa', {
  rule: { kind: 'LINEAR', value: figure('procedures') },
  operands: [
    {
      kind: 'ratio',
      key: 'procedures',
      label: 'TTHC tiếp nhận tại Bộ phận Một cửa',
      numeratorLabel: 'Số TTHC được tiếp nhận, trả kết quả tại Bộ phận Một cửa',
      denominatorLabel: 'Số TTHC thuộc thẩm quyền (trừ TTHC đặc thù)',
      unit: 'TTHC',
      proper: true,
    },
  ],
  guidance: 'Tỷ lệ × điểm tối đa. Không tính TTHC đặc thù theo khoản 5 Điều 14 Nghị định số 61/2018/NĐ-CP.',
  evidenceWanted: ['Quyết định danh mục TTHC tiếp nhận tại Bộ phận Một cửa'],
  leadAgency: ONE_STOP,
});

const computerised = leafRow(
  '3.2.3',
  '1',
  'Số lượng TTHC được xây dựng, phê duyệt quy trình tin học hóa và cập nhật quá trình tiếp nhận, xử lý hồ sơ, trả kết quả trên Hệ thống thông tin một cửa điện tử và Cổng dịch vụ công',
  {
    rule: { kind: 'EXT', operand: 'indicator', as: 'points' },
    operands: [
      {
        kind: 'imported',
        key: 'indicator',
        label: 'Điểm của chỉ số trên Cổng dịch vụ công tỉnh',
        system: 'Cổng dịch vụ công tỉnh, chức năng Đánh giá trực tuyến',
        indicator: 'Chỉ số 10 Phụ lục IV Quyết định số 1902/QĐ-UBND ngày 10/6/2019',
      },
    ],
    supplier: 'imported',
    guidance:
      'Lấy nguyên điểm của chỉ số trên Cổng dịch vụ công tỉnh tại ngày chốt số liệu; không tự tính. Điểm phụ thuộc số loại TTHC có phát sinh hồ sơ.',
    evidenceWanted: ['Ảnh chụp hoặc tệp xuất kết quả đánh giá trực tuyến, có ngày chốt số liệu'],
    leadAgency: ONE_STOP,
  },
);

const vertical = leafRow(
  '3.2.4',
  '0.5',
  'Đưa TTHC ngành dọc vào tiếp nhận tại Bộ phận Một cửa cấp xã theo danh mục',
  {
    rule: { kind: 'BOOL', operand: 'received' },
    operands: [{ kind: 'yesNo', key: 'received', label: 'Đã tiếp nhận đủ TTHC ngành dọc theo danh mục' }],
    guidance:
      'Tiếp nhận đủ TTHC ngành dọc theo danh mục được Chính phủ và UBND tỉnh chỉ đạo: 0,5 điểm; chưa đủ: 0 điểm.',
    evidenceWanted: ['Quyết định danh mục TTHC ngành dọc', 'Số liệu hồ sơ ngành dọc đã tiếp nhận'],
    leadAgency: ONE_STOP,
  },
);

const inTime = leafRow('3.3.1', '3', 'Tỷ lệ hồ sơ TTHC giải quyết đúng hạn và trước hạn', {
  rule: ladder(figure('files'), [
    ['0.98', '3'],
    ['0.95', '2'],
    ['0.9', '1'],
  ]),
  operands: [
    {
      kind: 'ratio',
      key: 'files',
      label: 'Hồ sơ đúng hạn và trước hạn',
      numeratorLabel: 'Số hồ sơ giải quyết đúng hạn và trước hạn',
      denominatorLabel: 'Số hồ sơ đã giải quyết',
      unit: 'hồ sơ',
      proper: true,
    },
  ],
  dataWindow: { from: '2025-12-15', to: '2026-12-14' },
  guidance: 'Từ 98%: 3 điểm; từ 95% đến dưới 98%: 2 điểm; từ 90% đến dưới 95%: 1 điểm; dưới 90%: 0 điểm.',
  evidenceWanted: ['Báo cáo kết xuất từ Hệ thống thông tin giải quyết TTHC'],
  leadAgency: ONE_STOP,
  coordinatingAgencies: ALL_OFFICES,
});

const duration = leafRow(
  '3.3.2',
  '1',
  'Thời gian thực hiện của từng bộ phận tham gia giải quyết TTHC so với quy định',
  {
    rule: { kind: 'EXT', operand: 'indicator', as: 'share' },
    operands: [
      {
        kind: 'imported',
        key: 'indicator',
        label: 'Tỷ lệ đạt của chỉ số trên Cổng dịch vụ công tỉnh',
        system: 'Cổng dịch vụ công tỉnh, chức năng Đánh giá trực tuyến',
        indicator: 'Chỉ số 01 Phụ lục IV Quyết định số 1902/QĐ-UBND ngày 10/6/2019',
        hint: 'Nhập tỷ lệ, ví dụ 77 %.',
      },
    ],
    supplier: 'imported',
    guidance: 'Tỷ lệ của chỉ số trên Cổng dịch vụ công tỉnh × điểm tối đa.',
    evidenceWanted: ['Ảnh chụp hoặc tệp xuất kết quả đánh giá trực tuyến, có ngày chốt số liệu'],
    leadAgency: ONE_STOP,
  },
);

const apology = leafRow(
  '3.3.3',
  '0.5',
  'Gửi phiếu/văn bản xin lỗi, xin gia hạn khi sai sót hoặc giải quyết hồ sơ quá hạn và nêu rõ lý do khi yêu cầu bổ sung, từ chối hồ sơ',
  {
    rule: { kind: 'BOOL', operand: 'sent' },
    operands: [{ kind: 'yesNo', key: 'sent', label: '100% trường hợp có phiếu/văn bản theo quy định' }],
    notApplicable: {
      policy: 'FULL',
      when: 'Trong năm không có hồ sơ sai sót, quá hạn, phải bổ sung hoặc bị từ chối',
    },
    guidance: 'Mọi trường hợp đều có phiếu/văn bản theo quy định: 0,5 điểm; thiếu một trường hợp: 0 điểm.',
    evidenceWanted: ['Danh sách hồ sơ quá hạn, bổ sung, từ chối', 'Phiếu/văn bản đã gửi'],
    leadAgency: ONE_STOP,
  },
);

const rows: readonly CriteriaNode[] = [
  control,
  groupRow('3.2', '3.5', 'Tổ chức tiếp nhận TTHC theo cơ chế một cửa', [
    publication,
    received,
    computerised,
    vertical,
  ]),
  groupRow('3.3', '4.5', 'Kết quả giải quyết TTHC', [inTime, duration, apology]),
  COMPLAINTS,
  DIALOGUE,
  DIGITISED,
  QUALITY,
  SATISFIED,
  surveyRow(
    '3.9',
    '4',
    'Tác động của cải cách đến giải quyết TTHC',
    'chất lượng tiếp nhận và giải quyết TTHC',
  ),
];

/** Field 3: administrative procedures. */
export const FIELD_3 = groupRow('3', '20', 'Cải cách thủ tục hành chính', rows);
