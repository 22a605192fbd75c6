import { points } from '#shared/lib/points.ts';
import { figure, groupRow, isYes, ladder, leafRow, MANUAL, pts, yesPart } from '#db/seed/set-builder.ts';
import { ALL_OFFICES, CULTURE, OFFICE } from '#db/seed/sample-commune/agencies.ts';

const plan = groupRow('1.1', '2', 'Xây dựng và thực hiện kế hoạch CCHC năm', [
  leafRow('1.1.1', '0.5', 'Ban hành kế hoạch CCHC năm kịp thời', {
    rule: {
      kind: 'CHOICE',
      operand: 'issued',
      awards: [
        { option: 'on_time', award: pts('0.5') },
        { option: 'late', award: pts('0.25') },
        { option: 'none', award: pts('0') },
      ],
    },
    operands: [
      {
        kind: 'choice',
        key: 'issued',
        label: 'Tình trạng ban hành kế hoạch',
        options: [
          { key: 'on_time', label: 'Ban hành đúng thời hạn' },
          { key: 'late', label: 'Ban hành chậm' },
          { key: 'none', label: 'Không ban hành' },
        ],
      },
    ],
    guidance:
      'Kế hoạch CCHC năm phải ban hành trong thời hạn cấp trên quy định, có đủ nhiệm vụ của 6 nội dung CCHC, nêu rõ đơn vị chủ trì, thời gian hoàn thành và kinh phí. Đúng hạn 0,5 điểm; chậm 0,25 điểm; không ban hành 0 điểm.',
    evidenceWanted: ['Kế hoạch CCHC năm (số, ngày ban hành)'],
    leadAgency: CULTURE,
    coordinatingAgencies: ALL_OFFICES,
  }),
  leafRow('1.1.2', '1.5', 'Mức độ hoàn thành kế hoạch CCHC năm', {
    rule: { kind: 'LINCUT', value: figure('tasks'), low: '0.9', high: '1' },
    operands: [
      {
        kind: 'ratio',
        key: 'tasks',
        label: 'Nhiệm vụ hoàn thành',
        numeratorLabel: 'Số nhiệm vụ đã hoàn thành',
        denominatorLabel: 'Số nhiệm vụ trong kế hoạch',
        unit: 'nhiệm vụ',
        proper: true,
      },
    ],
    guidance:
      'Hoàn thành 100% nhiệm vụ: điểm tối đa. Từ 90% đến dưới 100%: tỷ lệ hoàn thành × điểm tối đa. Dưới 90%: 0 điểm.',
    evidenceWanted: [
      'Báo cáo kết quả thực hiện kế hoạch CCHC năm',
      'Sản phẩm của từng nhiệm vụ trong kế hoạch',
    ],
    leadAgency: CULTURE,
    coordinatingAgencies: ALL_OFFICES,
  }),
]);

const reports = leafRow('1.2', '1', 'Thực hiện chế độ báo cáo CCHC định kỳ', {
  rule: {
    kind: 'ALL',
    conditions: [isYes('quarter_1'), isYes('half_year'), isYes('quarter_3'), isYes('year')],
    otherwise: pts('0'),
  },
  operands: [
    { kind: 'yesNo', key: 'quarter_1', label: 'Báo cáo quý I gửi đúng hạn' },
    { kind: 'yesNo', key: 'half_year', label: 'Báo cáo 6 tháng gửi đúng hạn' },
    { kind: 'yesNo', key: 'quarter_3', label: 'Báo cáo quý III gửi đúng hạn' },
    { kind: 'yesNo', key: 'year', label: 'Báo cáo năm gửi đúng hạn' },
  ],
  guidance: 'Đủ 4 báo cáo định kỳ, mỗi báo cáo gửi đúng hạn: 1 điểm. Thiếu hoặc chậm một báo cáo: 0 điểm.',
  evidenceWanted: ['4 báo cáo CCHC định kỳ', 'Ngày gửi trên hệ thống quản lý văn bản và điều hành'],
  leadAgency: CULTURE,
});

const inspection = groupRow('1.3', '1.5', 'Kiểm tra công tác CCHC', [
  leafRow('1.3.1', '0.5', 'Ban hành kế hoạch và tự kiểm tra CCHC, kỷ luật, kỷ cương hành chính', {
    rule: { kind: 'ALL', conditions: [isYes('planned'), isYes('reported')], otherwise: pts('0') },
    operands: [
      { kind: 'yesNo', key: 'planned', label: 'Có kế hoạch tự kiểm tra' },
      { kind: 'yesNo', key: 'reported', label: 'Có báo cáo hoặc kết luận kiểm tra' },
    ],
    guidance: 'Có kế hoạch và có kết luận kiểm tra: 0,5 điểm; thiếu một trong hai: 0 điểm.',
    evidenceWanted: ['Kế hoạch tự kiểm tra', 'Báo cáo, kết luận kiểm tra'],
    leadAgency: OFFICE,
  }),
  leafRow('1.3.2', '1', 'Xử lý các vấn đề đặt ra qua kiểm tra', {
    rule: { kind: 'LINEAR', value: figure('resolved') },
    operands: [
      {
        kind: 'ratio',
        key: 'resolved',
        label: 'Vấn đề đã xử lý',
        numeratorLabel: 'Số vấn đề đã xử lý hoặc kiến nghị xử lý',
        denominatorLabel: 'Số vấn đề phát hiện qua kiểm tra',
        proper: true,
      },
    ],
    notApplicable: { policy: 'FULL', when: 'Trong năm không phát hiện vấn đề phải xử lý qua kiểm tra' },
    guidance: 'Tỷ lệ vấn đề đã xử lý × điểm tối đa. Không có vấn đề phải xử lý: điểm tối đa.',
    evidenceWanted: ['Văn bản xử lý, khắc phục sau kiểm tra'],
    leadAgency: OFFICE,
    coordinatingAgencies: ALL_OFFICES,
  }),
]);

const publicity = groupRow('1.4', '2', 'Công tác tuyên truyền CCHC', [
  leafRow('1.4.1', '1', 'Mức độ hoàn thành kế hoạch tuyên truyền CCHC', {
    rule: ladder(figure('done'), [
      ['1', '1'],
      ['0.8', '0.5'],
    ]),
    operands: [
      {
        kind: 'ratio',
        key: 'done',
        label: 'Nhiệm vụ tuyên truyền hoàn thành',
        numeratorLabel: 'Số nhiệm vụ đã hoàn thành',
        denominatorLabel: 'Số nhiệm vụ trong kế hoạch',
        proper: true,
      },
    ],
    guidance: 'Hoàn thành 100%: 1 điểm; từ 80% đến dưới 100%: 0,5 điểm; dưới 80%: 0 điểm.',
    evidenceWanted: ['Kế hoạch tuyên truyền CCHC', 'Báo cáo kết quả tuyên truyền'],
    leadAgency: CULTURE,
  }),
  leafRow('1.4.2', '1', 'Đa dạng hình thức tuyên truyền CCHC', {
    rule: {
      kind: 'CHECK',
      parts: [
        yesPart('radio', 'Chuyên mục trên hệ thống truyền thanh cơ sở', '0.25'),
        yesPart('website', 'Chuyên mục trên trang thông tin điện tử', '0.25'),
        yesPart('social', 'Tin, bài trên mạng xã hội chính thức của đơn vị', '0.25'),
        yesPart('meeting', 'Hội nghị, cuộc thi, tọa đàm có nội dung CCHC', '0.25'),
      ],
    },
    operands: [
      { kind: 'yesNo', key: 'radio', label: 'Chuyên mục trên hệ thống truyền thanh cơ sở' },
      { kind: 'yesNo', key: 'website', label: 'Chuyên mục trên trang thông tin điện tử' },
      { kind: 'yesNo', key: 'social', label: 'Tin, bài trên mạng xã hội chính thức của đơn vị' },
      { kind: 'yesNo', key: 'meeting', label: 'Hội nghị, cuộc thi, tọa đàm có nội dung CCHC' },
    ],
    guidance: 'Mỗi hình thức tuyên truyền có sản phẩm trong năm: 0,25 điểm, tối đa 1 điểm.',
    evidenceWanted: ['Bản ghi, đường dẫn tin bài, hình ảnh hội nghị'],
    leadAgency: CULTURE,
  }),
]);

const assigned = leafRow('1.5', '2', 'Thực hiện nhiệm vụ được UBND, Chủ tịch UBND cấp trên giao', {
  rule: {
    kind: 'DEDUCT',
    start: pts('2'),
    events: [
      {
        label: 'Nhiệm vụ hoàn thành quá hạn',
        count: figure('late'),
        excused: figure('late_excused'),
        loss: pts('0.1'),
      },
      { label: 'Nhiệm vụ không hoàn thành', count: figure('undone'), excused: null, loss: pts('0.5') },
    ],
    floor: points('0'),
  },
  operands: [
    { kind: 'count', key: 'late', label: 'Số nhiệm vụ hoàn thành quá hạn', unit: 'nhiệm vụ' },
    {
      kind: 'count',
      key: 'late_excused',
      label: 'Trong đó: quá hạn vì lý do khách quan',
      unit: 'nhiệm vụ',
      hint: 'Có văn bản báo cáo và được cấp giao nhiệm vụ chấp nhận.',
    },
    { kind: 'count', key: 'undone', label: 'Số nhiệm vụ không hoàn thành', unit: 'nhiệm vụ' },
  ],
  guidance:
    'Từ 2 điểm, mỗi nhiệm vụ quá hạn trừ 0,1 điểm, mỗi nhiệm vụ không hoàn thành trừ 0,5 điểm, không dưới 0 điểm. Quá hạn vì lý do khách quan đã được chấp nhận thì không trừ.',
  evidenceWanted: ['Thống kê nhiệm vụ được giao trên hệ thống theo dõi nhiệm vụ'],
  leadAgency: OFFICE,
  coordinatingAgencies: ALL_OFFICES,
});

const initiative = leafRow('1.6', '2', 'Sáng kiến, giải pháp trong CCHC', {
  rule: {
    kind: 'ANY',
    conditions: [
      { kind: 'compare', value: figure('initiatives'), op: '>=', bound: '1' },
      { kind: 'compare', value: figure('solutions'), op: '>=', bound: '1' },
    ],
    otherwise: pts('0'),
  },
  operands: [
    { kind: 'count', key: 'initiatives', label: 'Số sáng kiến CCHC được công nhận', unit: 'sáng kiến' },
    {
      kind: 'count',
      key: 'solutions',
      label: 'Số giải pháp CCHC lần đầu áp dụng, được cấp trên xác nhận hiệu quả',
      unit: 'giải pháp',
    },
  ],
  guidance:
    'Có ít nhất một sáng kiến CCHC được công nhận, hoặc ít nhất một giải pháp lần đầu áp dụng được cấp trên xác nhận hiệu quả: 2 điểm. Không có: 0 điểm.',
  evidenceWanted: ['Quyết định công nhận sáng kiến', 'Văn bản xác nhận giải pháp'],
  leadAgency: ALL_OFFICES,
});

const leadership = leafRow('1.7', '1', 'Trách nhiệm của người đứng đầu trong chỉ đạo, điều hành CCHC', {
  rule: MANUAL,
  step: points('0.25'),
  guidance:
    'Chấm theo mức độ chỉ đạo của người đứng đầu: phân công rõ, họp định kỳ, xử lý kiến nghị, gắn CCHC với thi đua, khen thưởng. Từ 0 đến 1 điểm theo bước 0,25; phải nêu lý do.',
  evidenceWanted: ['Văn bản phân công, thông báo kết luận, văn bản đôn đốc'],
  leadAgency: OFFICE,
});

const improvement = leafRow('1.8', '1.5', 'Quán triệt, rút kinh nghiệm và cải thiện Chỉ số CCHC đã công bố', {
  rule: {
    kind: 'CHECK',
    parts: [
      {
        code: 'plan',
        label: 'Kế hoạch cải thiện Chỉ số CCHC',
        points: points('0.5'),
        rule: {
          kind: 'CHECK',
          parts: [
            yesPart('plan_issued', 'Đã ban hành kế hoạch', '0.25'),
            {
              code: 'plan_on_time',
              label: 'Ban hành đúng hạn',
              points: points('0.25'),
              rule: {
                kind: 'ALL',
                conditions: [isYes('plan_issued'), { kind: 'onTime', operand: 'plan_date' }],
                otherwise: pts('0'),
              },
            },
          ],
        },
      },
      yesPart('conference', 'Hội nghị quán triệt, rút kinh nghiệm', '0.5'),
      yesPart('result', 'Báo cáo kết quả thực hiện kế hoạch cải thiện', '0.5'),
    ],
  },
  operands: [
    { kind: 'yesNo', key: 'plan_issued', label: 'Đã ban hành kế hoạch cải thiện' },
    { kind: 'date', key: 'plan_date', label: 'Ngày ban hành kế hoạch cải thiện', deadline: '2026-04-30' },
    { kind: 'yesNo', key: 'conference', label: 'Đã tổ chức hội nghị quán triệt, rút kinh nghiệm' },
    { kind: 'yesNo', key: 'result', label: 'Đã báo cáo kết quả thực hiện kế hoạch cải thiện' },
  ],
  guidance:
    'Kế hoạch cải thiện ban hành chậm nhất 30/4: 0,5 điểm, sau hạn 0,25 điểm, không ban hành 0 điểm; hội nghị quán triệt 0,5 điểm; báo cáo kết quả 0,5 điểm.',
  evidenceWanted: ['Kế hoạch cải thiện Chỉ số CCHC', 'Giấy mời, biên bản hội nghị', 'Báo cáo kết quả'],
  leadAgency: CULTURE,
});

/** Field 1: steering and operation. */
export const FIELD_1 = groupRow('1', '13', 'Công tác chỉ đạo, điều hành CCHC', [
  plan,
  reports,
  inspection,
  publicity,
  assigned,
  initiative,
  leadership,
  improvement,
]);
