/** Words of handing refused files back to their sender. */
export const refusalsVi = {
  'refusals.open': 'Xuất tệp không nhận ({count})',
  'refusals.openOne': 'Xuất tệp này cho nơi gửi',
  'refusals.title': 'Xuất các tệp không nhận cho nơi gửi',
  'refusals.hint':
    'Chương trình gộp các tệp đã chọn vào một tệp .zip, kèm trang ly-do.html nói rõ từng tệp dừng ở bước nào, vì sao và nơi gửi cần làm gì. Chỉ chọn tệp của cùng một nơi gửi.',
  'refusals.files': 'Tệp không nhận',
  'refusals.unknownSender': 'không rõ nơi gửi',
  'refusals.where': 'Xuất ra đâu',
  'refusals.asFile': 'Tải về một tệp .zip',
  'refusals.toPlace': 'Hoặc ghi ra USB, thư mục',
  'refusals.start': 'Xuất {count} tệp',
  'refusals.running': 'Đang gộp các tệp không nhận',
  'refusals.written': 'Đã ghi {name} ra {place}, đã đọc lại và so.',
} as const;
