import { figure, groupRow, isYes, leafRow, pts } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, CULTURE, OFFICE } from '#db/seed/sample-commune/agencies.ts';
import { surveyRow } from '#db/seed/sample-commune/survey.ts';

const regulation = leafRow('4.1', '1', 'Xây dựng và thực hiện quy chế làm việc', {
  rule: {
    kind: 'CHOICE',
    operand: 'state',
    awards: [
      { option: 'followed', award: pts('1') },
      { option: 'issued', award: pts('0.5') },
      { option: 'none', award: pts('0') },
    ],
  },
  operands: [
    {
      kind: 'choice',
      key: 'state',
      label: 'Quy chế làm việc',
      options: [
        { key: 'followed', label: 'Đã ban hành, cập nhật và thực hiện đúng' },
        { key: 'issued', label: 'Đã ban hành nhưng chưa cập nhật hoặc còn vi phạm' },
        { key: 'none', label: 'Chưa ban hành' },
      ],
    },
  ],
  guidance:
    'Đã ban hành, cập nhật và thực hiện đúng: 1 điểm; chưa cập nhật hoặc còn vi phạm: 0,5 điểm; chưa ban hành: 0 điểm.',
  evidenceWanted: ['Quyết định ban hành quy chế làm việc'],
  leadAgency: OFFICE,
});

const staffing = leafRow('4.2', '2', 'Sử dụng biên chế đúng quy định', {
  rule: {
    kind: 'ALL',
    conditions: [
      { kind: 'compare', value: figure('staff'), op: '<=', bound: '1' },
      { kind: 'isNo', operand: 'breach' },
    ],
    otherwise: pts('0'),
  },
  operands: [
    {
      kind: 'ratio',
      key: 'staff',
      label: 'Biên chế sử dụng so với được giao',
      numeratorLabel: 'Số biên chế có mặt',
      denominatorLabel: 'Số biên chế được giao',
      unit: 'người',
    },
    { kind: 'yesNo', key: 'breach', label: 'Có kết luận vi phạm về quản lý biên chế' },
  ],
  guidance: 'Không vượt biên chế được giao và không có kết luận vi phạm: 2 điểm; ngược lại: 0 điểm.',
  evidenceWanted: ['Quyết định giao biên chế', 'Danh sách trả lương tháng 12'],
  leadAgency: CULTURE,
});

const delegation = leafRow('4.3', '1', 'Thực hiện phân cấp, ủy quyền và kiểm tra việc thực hiện', {
  rule: { kind: 'BOOL', operand: 'done' },
  operands: [{ kind: 'yesNo', key: 'done', label: 'Có văn bản phân cấp, ủy quyền và có kiểm tra trong năm' }],
  guidance: 'Thực hiện đúng quy định về phân cấp, ủy quyền và có kiểm tra, đánh giá: 1 điểm; không: 0 điểm.',
  evidenceWanted: ['Văn bản phân cấp, ủy quyền', 'Báo cáo kiểm tra'],
  leadAgency: OFFICE,
});

const conference = leafRow('4.4', '1', 'Tổ chức hội nghị trao đổi, đối thoại với Nhân dân', {
  rule: { kind: 'BOOL', operand: 'held' },
  operands: [{ kind: 'yesNo', key: 'held', label: 'Đã tổ chức hội nghị trao đổi, đối thoại với Nhân dân' }],
  guidance:
    'Tổ chức ít nhất một hội nghị trong năm theo Luật Tổ chức chính quyền địa phương: 1 điểm; không: 0 điểm.',
  evidenceWanted: ['Kế hoạch, thông báo, biên bản hội nghị'],
  leadAgency: OFFICE,
  coordinatingAgencies: ALL_OFFICES,
});

const report = leafRow('4.5', '1', 'Báo cáo về tổ chức bộ máy, biên chế đúng hạn', {
  rule: {
    kind: 'ALL',
    conditions: [isYes('sent'), { kind: 'onTime', operand: 'sent_date' }],
    otherwise: pts('0'),
  },
  operands: [
    { kind: 'yesNo', key: 'sent', label: 'Đã gửi báo cáo' },
    { kind: 'date', key: 'sent_date', label: 'Ngày gửi báo cáo', deadline: '2026-12-10' },
  ],
  guidance: 'Gửi báo cáo chậm nhất ngày 10/12: 1 điểm; sau hạn hoặc không gửi: 0 điểm.',
  evidenceWanted: ['Báo cáo tình hình tổ chức bộ máy, biên chế'],
  leadAgency: CULTURE,
});

/** Field 4: organisation. */
export const FIELD_4 = groupRow('4', '10', 'Cải cách tổ chức bộ máy hành chính nhà nước', [
  regulation,
  staffing,
  delegation,
  conference,
  report,
  surveyRow(
    '4.6',
    '4',
    'Tác động của cải cách đến tổ chức bộ máy hành chính',
    'hoạt động của bộ máy chính quyền cấp xã',
  ),
]);
