/** One term of the field: the key used in code, the Vietnamese people read, what it means, where it comes from. */
export interface Term {
  readonly vietnamese: string;
  readonly meaning: string;
  readonly source: string;
}

const DESIGN = 'Thuật ngữ của ứng dụng';
const SET = 'Bộ tiêu chí CCHC';
const REPORT = 'Báo cáo CCHC của UBND';

/** "Bảng thuật ngữ": one word for one thing, in code and on screen. */
export const GLOSSARY = {
  Unit: {
    vietnamese: 'đơn vị',
    meaning: 'Cơ quan hành chính được đánh giá hoặc tổ chức đánh giá.',
    source: SET,
  },
  Ward: { vietnamese: 'xã, phường, đặc khu', meaning: 'Đơn vị tự chấm điểm.', source: SET },
  City: { vietnamese: 'cấp trên', meaning: 'Đơn vị lập kỳ đánh giá, thẩm định và xếp hạng.', source: SET },
  Round: { vietnamese: 'kỳ đánh giá', meaning: 'Một lần đánh giá, thường là một năm.', source: SET },
  CriteriaSet: {
    vietnamese: 'bộ tiêu chí',
    meaning: 'Gói dữ liệu có phiên bản: cây tiêu chí, quy tắc, cách làm tròn.',
    source: SET,
  },
  Field: { vietnamese: 'lĩnh vực', meaning: 'Hàng cao nhất của cây tiêu chí.', source: SET },
  Criterion: { vietnamese: 'tiêu chí', meaning: 'Hàng dưới lĩnh vực.', source: SET },
  Component: { vietnamese: 'tiêu chí thành phần', meaning: 'Hàng dưới tiêu chí.', source: SET },
  Block: {
    vietnamese: 'khối điểm',
    meaning: 'Phần điểm tự chấm, thẩm định hoặc điều tra xã hội học.',
    source: SET,
  },
  SelfScore: { vietnamese: 'điểm tự chấm', meaning: 'Điểm đơn vị tự tính theo quy tắc.', source: SET },
  Appraisal: {
    vietnamese: 'thẩm định',
    meaning: 'Cấp trên xem xét và cho điểm từng tiêu chí.',
    source: REPORT,
  },
  AppraisedScore: { vietnamese: 'điểm thẩm định', meaning: 'Điểm cấp trên cho.', source: REPORT },
  Verification: {
    vietnamese: 'xác thực',
    meaning: 'Kiểm tra chữ ký của gói dữ liệu; không phải thẩm định.',
    source: DESIGN,
  },
  NotApplicable: {
    vietnamese: 'không áp dụng',
    meaning: 'Tiêu chí không có tại đơn vị; khác chưa chấm và khác 0 điểm.',
    source: SET,
  },
  NotScored: { vietnamese: 'chưa chấm', meaning: 'Chưa ai nhập số liệu; khác 0 điểm.', source: DESIGN },
  Evidence: {
    vietnamese: 'tài liệu kiểm chứng',
    meaning: 'Văn bản chứng minh điểm, kèm số, ngày, mục, trang.',
    source: SET,
  },
  Explanation: { vietnamese: 'giải trình', meaning: 'Lời đơn vị nói về số liệu hoặc điểm.', source: REPORT },
  Bonus: { vietnamese: 'điểm thưởng', meaning: 'Điểm cộng ngoài 100, có trần.', source: SET },
  Deduction: { vietnamese: 'điểm trừ', meaning: 'Điểm trừ ngoài 100, có trần.', source: SET },
  Submit: { vietnamese: 'trình', meaning: 'Cán bộ chuyển bảng chấm cho lãnh đạo.', source: DESIGN },
  SignOff: { vietnamese: 'ký duyệt', meaning: 'Lãnh đạo ký bảng chấm bằng cụm mật khẩu ký.', source: DESIGN },
  Seal: { vietnamese: 'khóa', meaning: 'Bản đã ký không sửa được nữa.', source: DESIGN },
  Revision: { vietnamese: 'bản ký', meaning: 'Bản thứ nhất, hoặc bổ sung lần n.', source: DESIGN },
  Bundle: {
    vietnamese: 'gói dữ liệu',
    meaning: 'Tệp .cchc chuyển bằng USB hoặc thư điện tử.',
    source: DESIGN,
  },
  Fingerprint: {
    vietnamese: 'mã kiểm tra',
    meaning: 'Dãy ký tự ngắn để so hai bản có giống hệt nhau không.',
    source: DESIGN,
  },
  Receive: { vietnamese: 'tiếp nhận', meaning: 'Cấp trên nhận gói dữ liệu vào.', source: REPORT },
  Receipt: { vietnamese: 'biên nhận', meaning: 'Gói đã ký báo cho nơi gửi biết đã nhận.', source: DESIGN },
  Feedback: {
    vietnamese: 'ý kiến thẩm định',
    meaning: 'Điểm, lý do và yêu cầu giải trình gửi lại đơn vị.',
    source: REPORT,
  },
  Survey: {
    vietnamese: 'điều tra xã hội học',
    meaning: 'Điểm từ phiếu khảo sát do cấp trên nhập.',
    source: SET,
  },
  Ranking: {
    vietnamese: 'xếp hạng',
    meaning: 'Thứ hạng theo điểm; đồng điểm luôn được ghi rõ.',
    source: REPORT,
  },
  Classification: {
    vietnamese: 'xếp loại',
    meaning: 'Xuất sắc, Tốt, Khá, Trung bình, Yếu theo bộ tiêu chí.',
    source: SET,
  },
  Publish: { vietnamese: 'công bố', meaning: 'Chốt kết quả của kỳ; sau đó không sửa được.', source: REPORT },
  Baseline: {
    vietnamese: 'điểm năm trước',
    meaning: 'Điểm gốc để so sánh; không có thì để trống, không phải 0.',
    source: REPORT,
  },
  Outbox: { vietnamese: 'hộp đi', meaning: 'Các gói dữ liệu đã lập tại đây.', source: DESIGN },
  Inbox: {
    vietnamese: 'hộp đến',
    meaning: 'Các gói dữ liệu đã đưa vào đây, kể cả gói bị từ chối.',
    source: DESIGN,
  },
} as const satisfies Record<string, Term>;

export type GlossaryKey = keyof typeof GLOSSARY;
