import type { GiaNghiaRow } from '#db/seed/gia-nghia/row.ts';

/** Rows of fields 1 to 4 of the appendix, in printed order. */
export const GIA_NGHIA_FIELDS_1_4: readonly GiaNghiaRow[] = [
  { code: '1', title: 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC', maximum: '14', points2023: '14' },
  {
    code: '1.1',
    title: 'Thực hiện kế hoạch CCHC',
    maximum: '2',
    points2023: '2',
    tasks: 'Thực hiện hoàn thành 100% Hoạt động tại Kế hoạch CCHC năm 2024 của thành phố',
    lead: 'Phòng Nội vụ',
  },
  {
    code: '1.2',
    title: 'Thực hiện chế độ báo cáo CCHC định kỳ',
    maximum: '1',
    points2023: '1',
    tasks: 'Thực hiện đầy đủ các báo cáo.',
    lead: 'Phòng Nội vụ',
  },
  {
    code: '1.3',
    title: 'Công tác kiểm tra CCHC',
    maximum: '2',
    points2023: '2',
    tasks: '- Thực hiện kiểm tra đảm bảo tỷ lệ theo quy định.\n- Báo cáo kết quả kiểm tra theo quy định',
    lead: 'Phòng Nội vụ',
  },
  {
    code: '1.4',
    title: 'Công tác tuyên truyền về CCHC',
    maximum: '4',
    points2023: '4',
    tasks:
      '- Lập chuyên mục CCHC trên Trang trang thông tin điện tử để tuyên truyền về công tác CCHC của địa phương.\n- Thực hiện hoàn thành 100% nhiệm vụ tuyên truyền CCHC.',
    lead: 'Trung tâm Văn hóa - Thể thao và Truyền thông; phòng Văn hóa - Thông tin thành phố',
  },
  {
    code: '1.5',
    title: 'Sự năng động trong công tác CCHC',
    maximum: '1.5',
    points2023: '1.5',
    tasks:
      '- Thực hiện đầy đủ các nhiệm vụ CCHC, xây dựng văn bản gắn công tác thi đua, khen thưởng với công tác CCHC.\n- Triển khai, hướng dẫn, đôn đốc thực hiện CCHC theo các Kết luận của Ban Chỉ đạo CCHC tỉnh, lãnh đạo UBND tỉnh theo quy định',
    lead: 'Phòng Nội vụ',
  },
  {
    code: '1.6',
    title:
      'Tổ chức hội nghị đánh giá, quán triệt, rút kinh nghiệm và chỉ đạo thực hiện nhiệm vụ cải thiện Chỉ số CCHC đã công bố',
    maximum: '1.5',
    points2023: '1.5',
    tasks:
      '- Ban hành kế hoạch cải thiện Chỉ số CCHC năm 2023 của thành phố và văn bản quán triệt, chỉ đạo về cải thiện Chỉ số CCHC năm 2023.\n- Báo cáo kết quả thực hiện Kế hoạch cải thiện',
    lead: 'Phòng Nội vụ',
  },
  {
    code: '1.7',
    title: 'Đổi mới, sáng tạo trong triển khai nhiệm vụ CCHC',
    maximum: '2',
    points2023: '2',
    tasks:
      'Nghiên cứu xây dựng và áp dụng ít nhất từ 01 sáng kiến CCHC trở lên, được Hội đồng sáng kiến cấp tỉnh công nhận',
    lead: 'Các cơ quan, đơn vị thuộc UBND thành phố, UBND các phường, xã',
  },
  { code: '2', title: 'CẢI CÁCH THỂ CHẾ', maximum: '11', points2023: '11' },
  {
    code: '2.1',
    title: 'Ban hành văn bản quy phạm pháp luật (QPPL) trong năm',
    maximum: '3',
    points2023: '3',
    tasks: 'Ban hành văn bản quy phạm pháp luật (QPPL) trong năm',
    lead: 'Phòng Tư pháp thành phố',
    coordinating: '',
  },
  {
    code: '2.2',
    title: 'Theo dõi thi hành pháp luật (TDTHPL)',
    maximum: '1.5',
    points2023: '1.5',
    tasks: 'Kế hoạch theo dõi thi hành pháp luật (TDTHPL) trên địa bàn thành phố',
    lead: 'Phòng Tư pháp thành phố',
  },
  {
    code: '2.3',
    title: 'Rà soát văn bản QPPL',
    maximum: '4.5',
    points2023: '4.5',
    tasks: 'Ban hành Kế hoạch Rà soát văn bản QPPL',
    lead: 'Phòng Tư pháp thành phố',
  },
  {
    code: '2.4',
    title: 'Kiểm tra, xử lý văn bản QPPL',
    maximum: '2',
    points2023: '2',
    tasks: 'Triển khai nội dung kiểm tra, xử lý văn bản QPPL',
    lead: 'Phòng Tư pháp thành phố',
  },
  { code: '3', title: 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH', maximum: '17', points2023: '14.49' },
  {
    code: '3.1',
    title: 'Kiểm soát quy định của thủ tục hành chính (TTHC)',
    maximum: '1',
    points2023: '1',
    tasks: 'Ban hành kế hoạch và báo cáo định kỳ theo quy định',
    lead: 'Văn phòng HĐND và UBND thành phố',
  },
  {
    code: '3.2',
    title: 'Rà soát, đơn giản hóa TTHC',
    maximum: '1',
    points2023: '1',
    tasks: 'Ban hành Kế hoạch rà soát, đơn giản hóa TTHC; Báo cáo kết quả thực hiện',
    lead: 'Văn phòng HĐND và UBND thành phố',
  },
  {
    code: '3.3',
    title: 'Công khai TTHC',
    maximum: '1',
    points2023: '1',
    tasks:
      '- TTHC được niêm yết, công khai kịp thời, đầy đủ, đúng quy định tại Bộ phận Tiếp nhận và Trả kết quả cấp huyện; cấp xã;\n- Công khai mức phí, lệ phí trên Trang thông tin điện tử của đơn vị',
    lead: 'Phòng Nội vụ; Văn phòng HĐND và UBND thành phố; UBND các phường, xã',
  },
  {
    code: '3.4',
    title: 'Thực hiện cơ chế một cửa, cơ chế một cửa liên thông',
    maximum: '7',
    points2023: '6.805',
    tasks:
      '- Chỉ đạo tiếp tục thực hiện cơ chế một cửa liên thông;\n- Giải quyết các TTHC đảm bảo theo quy định;\n- Thực hiện đúng quy trình giải quyết TTHC trên phần mềm Một cửa điện tử',
    lead: 'Văn phòng HĐND và UBND thành phố; UBND các phường, xã',
  },
  {
    code: '3.5',
    title:
      'Công tác tiếp nhận, xử lý phản ánh, kiến nghị (PAKN) của cá nhân, tổ chức đối với TTHC thuộc thẩm quyền giải quyết',
    maximum: '1',
    points2023: '1',
    tasks:
      '100% PAKN trong năm về TTHC được giải quyết theo quy định tại Nghị định số 20/2008/NĐ-CP, Nghị định số 63/2010/NĐ-CP và Nghị định số 92/2017/NĐ-CP và các văn bản sửa đổi, bổ sung hoặc hướng dẫn thi hành được giải quyết kịp thời',
    lead: 'Văn phòng HĐND và UBND',
  },
  {
    code: '3.6',
    title: 'Thực hiện việc xin lỗi bằng văn bản khi giải quyết TTHC sai sót, trễ hạn',
    maximum: '2',
    points2023: '1.689',
    tasks: '100% TTHC sai sót, trễ hạn được xin lỗi',
    lead: 'Văn phòng HĐND và UBND',
  },
  {
    code: '3.7',
    title: 'Triển khai Kế hoạch số hóa kết quả giải quyết TTHC của UBND tỉnh',
    maximum: '3',
    points2023: '1',
    tasks: '- Ban hành Kế hoạch số hóa và báo cáo kết quả giải quyết TTHC về UBND tỉnh',
    lead: 'Văn phòng HĐND và UBND',
  },
  {
    code: '3.8',
    title: 'Đánh giá chất lượng giải quyết TTHC',
    maximum: '1',
    points2023: '1',
    tasks:
      '- Ban hành kế hoạch khảo sát mức độ hài lòng đối với người dân, tổ chức đối với dịch vụ hành chính công trên địa bàn thành phố - Công khai kết quả đánh giá, đo lường chất lượng giải quyết TTHC trên Trang TTĐT của đơn vị',
    lead: 'Văn phòng HĐND và UBND',
  },
  {
    code: '4',
    title: 'CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC',
    maximum: '7.5',
    points2023: '7.5',
    tasks:
      '- Tiếp tục thực hiện quy định của Trung ương, của tỉnh về tổ chức bộ máy (TCBM).\n- Thực hiện đúng quy định về sử dụng biên chế được UBND tỉnh giao.\n- Chỉ đạo UBND cấp xã tổ chức hội nghị trao đổi, đối thoại với Nhân dân trên địa bàn (theo quy định tại Điều 125, Luật Tổ chức chính quyền địa phương ngày 19/6/2015).\n- Tiếp tục thực hiện ban hành văn bản chỉ đạo thực hiện tinh giản biên chế theo kế hoạch của UBND tỉnh',
    lead: 'Phòng Nội vụ thành phố',
  },
];
