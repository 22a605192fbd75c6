import type { GiaNghiaRow } from '#db/seed/gia-nghia/row.ts';

/** Rows of fields 5 to 8 of the appendix, in printed order. */
export const GIA_NGHIA_FIELDS_5_8: readonly GiaNghiaRow[] = [
  { code: '5', title: 'CẢI CÁCH CHẾ ĐỘ CÔNG VỤ', maximum: '11', points2023: '7' },
  {
    code: '5.1',
    title:
      'Xác định cơ cấu ngạch công chức, chức danh nghề nghiệp viên chức theo vị trí việc làm (tỷ lệ phòng chuyên môn, đơn vị trực thuộc có cơ cấu ngạch công chức, chức danh nghề nghiệp viên chức theo vị trí việc làm được phê duyệt)',
    maximum: '2',
    points2023: '0',
    tasks:
      'Phê duyệt đề án vị trí việc làm các cơ quan đơn vị theo quy định (100% tỷ lệ phòng chuyên môn, đơn vị trực thuộc có cơ cấu ngạch công chức, chức danh nghề nghiệp viên chức theo vị trí việc làm được phê duyệt)',
    lead: 'Phòng Nội vụ thành phố',
  },
  {
    code: '5.2',
    title:
      'Thực hiện quy định về tuyển dụng công chức cấp xã (Trường hợp trong năm cơ quan không có chỉ tiêu biên chế để tuyển dụng thì vẫn được tính điểm)',
    maximum: '0.5',
    points2023: '0.5',
    tasks: 'Xây dựng kế hoạch tuyển dụng, ban hành các văn bản theo quy định',
    lead: 'Phòng Nội vụ thành phố',
  },
  {
    code: '5.3',
    title: 'Thực hiện tuyển dụng viên chức theo đúng quy định',
    maximum: '0.5',
    points2023: '0.5',
    tasks: 'Xây dựng kế hoạch tuyển dụng, ban hành các văn bản theo quy định',
    lead: 'Phòng Nội vụ thành phố',
  },
  {
    code: '5.4',
    title: 'Thực hiện quy định về thi, xét thăng hạng viên chức',
    maximum: '0.5',
    points2023: '0.5',
    tasks: 'Xây dựng kế hoạch tuyển dụng, ban hành các văn bản theo quy định',
    lead: 'Phòng Nội vụ thành phố',
  },
  {
    code: '5.5',
    title: 'Công tác đào tạo, bồi dưỡng cán bộ, công chức, viên chức (CBCCVC)',
    maximum: '1',
    points2023: '1',
    tasks: '- Ban hành kế hoạch đào tạo, bồi dưỡng CBCCVC năm.\n- Báo cáo công tác đào tạo, bồi dưỡng CBCCVC',
    lead: 'Phòng Nội vụ thành phố',
  },
  {
    code: '5.6',
    title: 'Đổi mới công tác quản lý CBCCVC',
    maximum: '5',
    points2023: '3',
    tasks:
      '- Cập nhật đầy đủ thông tin CBCCVC trên hệ thống phần mềm thông tin quản lý của tỉnh.\n- Đánh giá công chức, viên chức trên cơ sở kết quả thực hiện nhiệm vụ được giao.\n- Chỉ đạo việc chấp hành kỷ luật, kỷ cương hành chính của CBCCVC',
    lead: 'Phòng Nội vụ thành phố',
  },
  {
    code: '5.7',
    title: 'Cán bộ, công chức cấp xã',
    maximum: '1.5',
    points2023: '1.5',
    tasks:
      '- Tổ chức bồi dưỡng chuyên môn, nghiệp vụ và tập huấn trong năm đối với cán bộ, công chức cấp xã.',
    lead: 'Phòng Nội vụ thành phố',
  },
  { code: '6', title: 'CẢI CÁCH TÀI CHÍNH CÔNG', maximum: '11', points2023: '10.57' },
  {
    code: '6.1',
    title: 'Tổ chức thực hiện công tác tài chính - ngân sách',
    maximum: '4',
    points2023: '3.566',
    tasks:
      '- Tiếp tục thực hiện chế độ tự chủ, tự chịu trách nhiệm về sử dụng kinh phí nguồn từ ngân sách nhà nước (NSNN).\n- Tổ chức thực hiện các kiến nghị sau thanh tra, kiểm tra, kiểm toán nhà nước về tài chính, ngân sách.\n- Chấp hành lập dự toán và báo cáo quyết toán theo đúng quy định',
    lead: 'Phòng Tài chính – Kế hoạch thành phố',
  },
  {
    code: '6.2',
    title: 'Công tác quản lý, sử dụng tài sản công',
    maximum: '1',
    points2023: '1',
    tasks:
      '- Ban hành Quy chế quản lý, sử dụng tài sản công của các cơ quan, đơn vị thuộc phạm vi quản lý.\n- Báo cáo tình hình quản lý, sử dụng quản lý sử dụng tài sản công',
    lead: 'Phòng Tài chính – Kế hoạch thành phố',
  },
  {
    code: '6.3',
    title: 'Thực hiện cơ chế tự chủ tại các đơn vị sự nghiệp công lập (SNCL)',
    maximum: '5',
    points2023: '5',
    tasks: 'Chỉ đạo thực hiện cơ chế tự chủ tại các đơn vị sự nghiệp công lập (SNCL)',
    lead: 'Phòng Tài chính – Kế hoạch thành phố',
  },
  {
    code: '6.4',
    title: 'Quản lý, sử dụng vốn đầu tư công',
    maximum: '1',
    points2023: '1',
    tasks: 'Thực hiện giải ngân kế hoạch vốn đầu tư công theo quy định, thực hiện chế độ báo cáo định kỳ',
    lead: 'Phòng Tài chính – Kế hoạch thành phố',
  },
  {
    code: '7',
    title: 'XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ',
    maximum: '15.5',
    points2023: '10.48',
  },
  {
    code: '7.1',
    title: 'Chuyển đổi số/ phát triển Chính quyền số của cơ quan, đơn vị',
    maximum: '8',
    points2023: '7.428',
  },
  {
    code: '7.1.1',
    title: 'Ban hành Kế hoạch chuyển đổi số/ phát triển Chính quyền số năm',
    maximum: '1',
    points2023: '1',
    tasks: 'Ban hành Kế hoạch chuyển đổi số/ phát triển Chính quyền số năm',
    lead: 'Phòng Văn hóa - Thông tin thành phố',
  },
  {
    code: '7.1.2',
    title: 'Mức độ thực hiện Kế hoạch chuyển đổi số/phát triển Chính quyền số trong năm',
    maximum: '2',
    points2023: '2',
    tasks: 'Chỉ đạo thực hiện Kế hoạch chuyển đổi số/phát triển Chính quyền số trong năm',
    lead: 'Phòng Văn hóa - Thông tin thành phố',
  },
  {
    code: '7.1.3',
    title: 'Thực hiện báo cáo trên Hệ thống thông tin kinh tế - xã hội của tỉnh',
    maximum: '0.5',
    points2023: '0.5',
    tasks: 'Thực hiện báo cáo trên Hệ thống thông tin kinh tế - xã hội của tỉnh',
    lead: 'Văn phòng HĐND và UBND thành phố',
  },
  {
    code: '7.1.4',
    title:
      'Tỷ lệ sử dụng văn bản điện tử từ cấp huyện đến cấp xã (Chỉ thống kê tỷ lệ văn bản được gửi hoàn toàn dưới dạng điện tử, sử dụng chữ ký số và chứng thư số)',
    maximum: '2',
    points2023: '1.928',
    tasks: 'Chỉ đạo các cơ quan đơn vị tăng cường Tỷ lệ sử dụng văn bản điện tử từ cấp huyện đến cấp xã',
    lead: 'Phòng Văn hóa – Thông tin thành phố và UBND các phường, xã',
  },
  {
    code: '7.1.5',
    title:
      'Trang thông tin điện tử có đầy đủ các chức năng và cung cấp thông tin theo quy định của Nghị định số 42/2022/NĐ-CP ngày 26/4/2022 của Chính phủ',
    maximum: '1.5',
    points2023: '1',
    tasks:
      'Trang thông tin điện tử chưa đầy đủ các chức năng và cung cấp thông tin theo quy định của Nghị định số 42/2022/NĐ-CP ngày 26/4/2022 của Chính phủ',
    lead: 'Văn phòng HĐND và UBND thành phố',
  },
  {
    code: '7.1.6',
    title: 'Tỷ lệ tổ chức các cuộc họp trực tuyến thông qua hệ thống giao ban trực tuyến đến cấp xã',
    maximum: '1',
    points2023: '1',
    tasks: 'Công văn triển khai, giấy mời',
    lead: 'Văn phòng HĐND và UBND thành phố',
  },
  {
    code: '7.2',
    title: 'Dịch vụ công trực tuyến toàn trình',
    maximum: '4',
    points2023: '0.477',
    tasks:
      '- Chỉ đạo các cơ quan, đơn vị tăng tỷ lệ dịch vụ công trực tuyến toàn trình tại các cơ quan, đơn vị.\n- Tăng tỷ lệ hồ sơ trực tuyến toàn trình',
    lead: 'Văn phòng HĐND và UBND thành phố',
  },
  {
    code: '7.3',
    title: 'Tỷ lệ TTHC được tích hợp, triển khai thanh toán trực tuyến',
    maximum: '2',
    points2023: '1.076',
    tasks:
      '- Văn bản chỉ đạo các cơ quan, đơn vị tăng tỷ lệ TTHC được triển khai thanh toán trực tuyến; Tỷ lệ hồ sơ thanh toán trực tuyến',
    lead: 'Văn phòng HĐND và UBND thành phố',
  },
  {
    code: '7.4',
    title: 'An toàn thông tin mạng',
    maximum: '1.5',
    points2023: '1.5',
    tasks: 'Tiếp tục thực hiện An toàn thông tin mạng',
    lead: 'Phòng Văn hóa – Thông tin thành phố, Văn phòng HĐND và UBND thành phố.',
  },
  {
    code: '8',
    title:
      'TÁC ĐỘNG CỦA CCHC ĐẾN SỰ HÀI LÒNG CỦA NGƯỜI DÂN, TỔ CHỨC VÀ CÁC CHỈ TIÊU PHÁT TRIỂN KINH TẾ - XÃ HỘI CỦA ĐỊA PHƯƠNG',
    maximum: '13',
    points2023: '8.22',
  },
  {
    code: '8.1',
    title: 'Kết quả Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)',
    maximum: '10',
    points2023: '7.22',
    tasks:
      'Các văn bản chỉ đạo các cơ quan, đơn vị triển khai, tuyên truyền, vận động người dân về công tác điều tra, khảo sát sự hài lòng của người dân, tổ chức về sự phục vụ của cơ quan hành chính',
    lead: 'Phòng Nội vụ thành phố',
  },
  {
    code: '8.2',
    title: 'Mức độ phát triển hộ kinh doanh, hợp tác xã',
    maximum: '1',
    points2023: '0',
    tasks:
      '- Tăng tỷ lệ hộ kinh doanh, hợp tác xã mới thành lập trong năm.\n- Tăng tỷ lệ đóng góp vào thu ngân sách huyện của các hộ kinh doanh, hợp tác xã',
    lead: 'Phòng Tài Chính – Kế hoạch thành phố',
  },
  {
    code: '8.3',
    title: 'Thực hiện thu ngân sách hàng năm của huyện theo dự toán được tỉnh giao',
    maximum: '0.5',
    points2023: '0',
    tasks: 'Thực hiện thu ngân sách hàng năm của UBND thành phố đạt 100% theo dự toán được tỉnh giao',
    lead: 'Phòng Tài Chính – Kế hoạch thành phố',
  },
  {
    code: '8.4',
    title: 'Tổng giá trị sản xuất',
    maximum: '0.5',
    points2023: '0.5',
    tasks: 'Chỉ đạo các cơ quan, đơn vị phấn đấu nâng tổng giá trị sản xuất năm 2024 cao hơn so với năm 2023',
    lead: 'Phòng Tài Chính – Kế hoạch thành phố',
  },
  {
    code: '8.5',
    title: 'Mức độ thực hiện các chỉ tiêu phát triển kinh tế - xã hội do HĐND huyện giao',
    maximum: '1',
    points2023: '0.5',
    tasks: 'Phấn đấu đạt 100% chỉ tiêu KT-XH do HĐND thành phố giao',
    lead: 'Phòng Tài Chính – Kế hoạch thành phố',
  },
];
