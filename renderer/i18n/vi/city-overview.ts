export const cityOverviewVi = {
  'cityOverview.title': 'Tổng quan',
  'cityOverview.purpose': 'Đơn vị nào đã gửi, gửi muộn, chưa gửi; thẩm định đến đâu.',
  'cityOverview.toImport': 'Tiếp nhận tệp',
  'cityOverview.toRounds': 'Lập kỳ đánh giá',
  'cityOverview.noRound': 'Chưa có kỳ đánh giá nào',
  'cityOverview.noRoundHint':
    'Thêm đơn vị, lập kỳ đánh giá từ một bộ tiêu chí, rồi gửi gói khởi tạo cho từng đơn vị.',
  'cityOverview.noUnits': 'Kỳ đánh giá này chưa có đơn vị',
  'cityOverview.noUnitsHint': 'Lập kỳ mới và chọn các đơn vị tham gia.',
  'cityOverview.table': 'Tình hình gửi và thẩm định theo đơn vị',

  'cityOverview.submissionTitle': 'Tình hình gửi',
  'cityOverview.appraisalTitle': 'Tình hình thẩm định',
  'cityOverview.onTime': 'Đúng hạn',
  'cityOverview.late': 'Muộn',
  'cityOverview.missing': 'Chưa gửi',
  'cityOverview.received': 'Đã nhận',
  'cityOverview.appraising': 'Đang thẩm định',
  'cityOverview.finished': 'Xong thẩm định',
  'cityOverview.notSent': 'Chưa gửi',

  'cityOverview.code': 'Mã',
  'cityOverview.unit': 'Đơn vị',
  'cityOverview.state': 'Trạng thái',
  'cityOverview.sent': 'Gửi',
  'cityOverview.revision': 'Bản ký',
  'cityOverview.receivedAt': 'Nhận lúc',
  'cityOverview.selfTotal': 'Tự chấm',
  'cityOverview.appraisedTotal': 'Thẩm định',
  'cityOverview.progress': 'Tiến độ thẩm định',
  'cityOverview.progressSays': 'Đã thẩm định {done} trên {total} tiêu chí',
  'cityOverview.firstRevision': 'Lần đầu',
  'cityOverview.correction': 'Bổ sung lần {n}',
  'cityOverview.cannotOpen': 'Đơn vị chưa gửi bảng điểm nên chưa thẩm định được',

  'roundState.open': 'Đang mở',
  'roundState.published': 'Đã công bố',
  'roundState.closed': 'Đã đóng',

  'cityOverview.helpText1':
    'Mỗi dòng là một đơn vị của kỳ đánh giá: đã gửi chưa, bản ký nào, nhận lúc nào, điểm tự chấm, điểm thẩm định.',
  'cityOverview.helpText2':
    'Bấm vào nhãn có số đếm để chỉ xem các đơn vị đó. Hai thanh phía trên vẽ lại đúng các số trong bảng.',
  'cityOverview.keyMove': 'Chuyển dòng',
  'cityOverview.keyOpen': 'Mở thẩm định của đơn vị',
} as const;
