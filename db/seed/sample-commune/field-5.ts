import { points } from '#shared/lib/points.ts';
import { figure, groupRow, isYes, leafRow, pts, share } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, CULTURE, OFFICE } from '#db/seed/sample-commune/agencies.ts';
import { surveyRow } from '#db/seed/sample-commune/survey.ts';

const positions = leafRow('5.1', '1.5', 'Bố trí công chức theo vị trí việc làm được phê duyệt', {
  rule: { kind: 'LINEAR', value: figure('placed') },
  operands: [
    {
      kind: 'ratio',
      key: 'placed',
      label: 'Công chức bố trí đúng vị trí việc làm',
      numeratorLabel: 'Số công chức bố trí đúng vị trí việc làm',
      denominatorLabel: 'Tổng số công chức',
      unit: 'người',
      proper: true,
    },
  ],
  guidance: 'Tỷ lệ công chức được bố trí đúng vị trí việc làm được phê duyệt × điểm tối đa.',
  evidenceWanted: ['Quyết định phê duyệt vị trí việc làm', 'Danh sách bố trí công chức'],
  leadAgency: CULTURE,
});

const recruitment = leafRow(
  '5.2',
  '0.5',
  'Thực hiện quy định về tuyển dụng, tiếp nhận công chức (trường hợp trong năm không có chỉ tiêu tuyển dụng thì vẫn được tính điểm)',
  {
    rule: { kind: 'BOOL', operand: 'lawful' },
    operands: [{ kind: 'yesNo', key: 'lawful', label: 'Thực hiện đúng quy định về tuyển dụng, tiếp nhận' }],
    notApplicable: { policy: 'FULL', when: 'Trong năm không có chỉ tiêu biên chế để tuyển dụng' },
    guidance:
      'Thực hiện đúng quy định: 0,5 điểm. Không có chỉ tiêu tuyển dụng trong năm: vẫn được 0,5 điểm (chọn “Không áp dụng”, nêu lý do).',
    evidenceWanted: ['Kế hoạch, quyết định tuyển dụng, tiếp nhận'],
    leadAgency: CULTURE,
  },
);

const assessment = leafRow('5.3', '1', 'Đánh giá, xếp loại cán bộ, công chức đúng quy định', {
  rule: { kind: 'ALL', conditions: [isYes('assessed'), isYes('published')], otherwise: pts('0') },
  operands: [
    { kind: 'yesNo', key: 'assessed', label: 'Đánh giá 100% cán bộ, công chức đúng trình tự' },
    { kind: 'yesNo', key: 'published', label: 'Thông báo kết quả đánh giá đúng hạn' },
  ],
  guidance: 'Đánh giá đủ, đúng trình tự và thông báo kết quả đúng hạn: 1 điểm; thiếu một trong hai: 0 điểm.',
  evidenceWanted: ['Quyết định, thông báo kết quả xếp loại'],
  leadAgency: CULTURE,
});

const training = leafRow('5.4', '2', 'Đào tạo, bồi dưỡng cán bộ, công chức theo kế hoạch', {
  rule: {
    kind: 'PLAN',
    value: figure('trained'),
    plan: figure('trained_planned'),
    by: {
      kind: 'ladder',
      steps: [
        { op: '>', bound: '0.9', award: pts('2') },
        { op: '>=', bound: '0.7', award: pts('1') },
      ],
      otherwise: pts('0'),
    },
  },
  operands: [
    { kind: 'count', key: 'trained', label: 'Số lượt người đã được đào tạo, bồi dưỡng', unit: 'lượt người' },
    { kind: 'planned', key: 'trained_planned', label: 'Số lượt người theo kế hoạch', unit: 'lượt người' },
  ],
  guidance: 'Trên 90% kế hoạch: 2 điểm; từ 70% đến 90%: 1 điểm; dưới 70%: 0 điểm. Đúng 90% được 1 điểm.',
  evidenceWanted: ['Kế hoạch đào tạo, bồi dưỡng', 'Danh sách, chứng chỉ, giấy chứng nhận'],
  leadAgency: CULTURE,
});

const discipline = leafRow('5.5', '1', 'Chấp hành kỷ luật, kỷ cương hành chính', {
  rule: {
    kind: 'VETO',
    when: isYes('leader'),
    scope: 'class',
    award: pts('0'),
    label: 'Lãnh đạo UBND xã, phường bị kỷ luật trong năm',
    rule: {
      kind: 'VETO',
      when: { kind: 'compare', value: figure('disciplined'), op: '>=', bound: '1' },
      scope: 'leaf',
      award: pts('0'),
      label: 'Có cán bộ, công chức bị kỷ luật trong năm',
      rule: { kind: 'BOOL', operand: 'directed' },
    },
  },
  operands: [
    { kind: 'yesNo', key: 'leader', label: 'Có lãnh đạo UBND bị kỷ luật trong năm' },
    { kind: 'count', key: 'disciplined', label: 'Số cán bộ, công chức bị kỷ luật trong năm', unit: 'người' },
    { kind: 'yesNo', key: 'directed', label: 'Có văn bản chỉ đạo và kiểm tra kỷ luật, kỷ cương' },
  ],
  guidance:
    'Có chỉ đạo, kiểm tra và không có người bị kỷ luật: 1 điểm. Có cán bộ, công chức bị kỷ luật: 0 điểm. Lãnh đạo UBND bị kỷ luật: 0 điểm và không xếp loại Xuất sắc, Tốt.',
  evidenceWanted: ['Văn bản chỉ đạo về kỷ luật, kỷ cương', 'Quyết định kỷ luật (nếu có)'],
  leadAgency: OFFICE,
  coordinatingAgencies: ALL_OFFICES,
});

const records = leafRow(
  '5.6',
  '1',
  'Cập nhật đầy đủ, thường xuyên hồ sơ trên phần mềm quản lý cán bộ, công chức',
  {
    rule: { kind: 'LINEAR', value: figure('records') },
    operands: [
      {
        kind: 'ratio',
        key: 'records',
        label: 'Hồ sơ đã cập nhật đầy đủ',
        numeratorLabel: 'Số hồ sơ đã cập nhật đầy đủ',
        denominatorLabel: 'Tổng số hồ sơ cán bộ, công chức',
        unit: 'hồ sơ',
        proper: true,
      },
    ],
    guidance: 'Tỷ lệ hồ sơ cập nhật đầy đủ × điểm tối đa.',
    evidenceWanted: ['Kết xuất phần mềm quản lý hồ sơ cán bộ, công chức'],
    leadAgency: CULTURE,
  },
);

const rotation = leafRow('5.7', '1', 'Thực hiện chuyển đổi vị trí công tác định kỳ', {
  rule: {
    kind: 'CHOICE',
    operand: 'state',
    awards: [
      { option: 'done', award: share('1') },
      { option: 'partly', award: share('0.5') },
      { option: 'planned', award: share('0') },
      { option: 'none', award: pts('-0.25') },
    ],
  },
  minimum: points('-0.25'),
  operands: [
    {
      kind: 'choice',
      key: 'state',
      label: 'Kết quả chuyển đổi vị trí công tác',
      options: [
        { key: 'done', label: 'Có kế hoạch, thực hiện đủ' },
        { key: 'partly', label: 'Có kế hoạch, thực hiện một phần' },
        { key: 'planned', label: 'Có kế hoạch, chưa thực hiện' },
        { key: 'none', label: 'Không ban hành kế hoạch' },
      ],
    },
  ],
  notApplicable: { policy: 'FULL', when: 'Trong năm không có vị trí đến hạn chuyển đổi' },
  guidance:
    'Thực hiện đủ: 100% điểm; một phần: 50%; chưa thực hiện: 0 điểm; không ban hành kế hoạch: 0 điểm và trừ 0,25 điểm.',
  evidenceWanted: ['Kế hoạch chuyển đổi vị trí công tác', 'Quyết định chuyển đổi'],
  leadAgency: CULTURE,
});

/** Field 5: civil service. */
export const FIELD_5 = groupRow('5', '12', 'Cải cách chế độ công vụ', [
  positions,
  recruitment,
  assessment,
  training,
  discipline,
  records,
  rotation,
  surveyRow(
    '5.8',
    '4',
    'Tác động của cải cách đến quản lý công chức',
    'năng lực, thái độ phục vụ của công chức',
  ),
]);
