import { formatFingerprint } from '#shared/lib/text-format.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  'session.signIn': 'Đăng nhập',
  'session.signOut': 'Đăng xuất',
  'session.lock': 'Khóa màn hình',
  'session.unlock': 'Mở khóa màn hình',
  'session.wrongPassword': 'Nhập sai mật khẩu',
  'session.changePassword': 'Đổi mật khẩu',
  'accounts.createAccount': 'Lập tài khoản',
  'accounts.updateAccount': 'Sửa tài khoản',
  'workspace.create': 'Lập dữ liệu đơn vị',
  'workspace.createCity': 'Lập dữ liệu cấp trên',
  'workspace.createWard': 'Mở gói khởi tạo, lập dữ liệu đơn vị',
  'units.saveUnit': 'Lưu đơn vị',
  'criteria.importPackage': 'Nhập bộ tiêu chí',
  'criteria.exportPackage': 'Xuất bộ tiêu chí',
  'rounds.createRound': 'Lập kỳ đánh giá',
  'rounds.saveBaselines': 'Lưu điểm năm trước',
  'rounds.publishRound': 'Công bố kết quả',
  'publication.addDecision': 'Ghi quyết định công bố',
  'publication.createResults': 'Lập gói kết quả',
  'reports.addReport': 'Thêm báo cáo',
  'reports.exportReport': 'Lập gói báo cáo',
  'rounds.createSetupBundles': 'Lập gói khởi tạo',
  'rounds.takeSetup': 'Nhận gói khởi tạo',
  'scoring.saveAnswer': 'Sửa tiêu chí',
  'statistics.saveValue': 'Sửa số liệu',
  'statistics.exportStatistics': 'Lập gói số liệu',
  'scoring.importAnswers': 'Nhập số liệu từ tệp',
  'evidence.addDocument': 'Thêm tài liệu',
  'evidence.updateDocument': 'Sửa thông tin tài liệu',
  'evidence.removeDocument': 'Bỏ tài liệu khỏi kho',
  'evidence.restoreDocument': 'Lấy lại tài liệu vào kho',
  'evidence.saveScanFolder': 'Đặt thư mục quét',
  'evidence.dismissScanned': 'Để riêng tệp trong thư mục quét',
  'evidence.recheckFiles': 'Kiểm tra lại tệp tài liệu',
  'evidence.linkDocument': 'Gắn tài liệu vào tiêu chí',
  'evidence.unlinkDocument': 'Bỏ tài liệu khỏi tiêu chí',
  'signOff.explainWarning': 'Giải trình cảnh báo',
  'signOff.submitSheet': 'Trình lãnh đạo',
  'signOff.withdrawSheet': 'Rút lại bảng điểm',
  'signOff.returnSheet': 'Trả lại bảng điểm',
  'signOff.signSheet': 'Ký duyệt và khóa',
  'signOff.startCorrection': 'Lập bổ sung',
  'feedback.saveResponse': 'Trả lời ý kiến thẩm định',
  'feedback.acceptRemaining': 'Đồng ý các ý kiến thẩm định còn lại',
  'work.saveAssignments': 'Phân công tiêu chí',
  'work.sendPart': 'Giao phần việc',
  'work.recallPart': 'Thu hồi phần việc',
  'work.takePart': 'Nhận phần việc',
  'work.returnPart': 'Trả phần việc',
  'work.mergePart': 'Hợp nhất phần việc',
  'work.resolveConflict': 'Chọn giá trị chỗ khác nhau',
  'exchange.exportSubmission': 'Lập gói gửi cấp trên',
  'exchange.importBundles': 'Tiếp nhận gói dữ liệu',
  'exchange.fetchOutbox': 'Lấy tệp gói dữ liệu',
  'exchange.createRepair': 'Lập gói xin gửi lại phần thiếu',
  'exchange.sealForTravel': 'Mã hóa gói để gửi',
  'exchange.sendReceipt': 'Lập biên nhận',
  'exchange.createFeedback': 'Lập phản hồi thẩm định',
  'appraisal.saveLeaf': 'Thẩm định tiêu chí',
  'appraisal.acceptRemaining': 'Nhận điểm tự chấm các tiêu chí còn lại',
  'appraisal.finishWard': 'Hoàn thành thẩm định',
  'appraisal.reopenWard': 'Mở lại thẩm định',
  'criteriaEditor.createDraft': 'Lập bản soạn thảo bộ tiêu chí',
  'criteriaEditor.saveDraft': 'Lưu bản soạn thảo bộ tiêu chí',
  'criteriaEditor.publishDraft': 'Ban hành bộ tiêu chí',
  'criteriaEditor.archiveDraft': 'Cất bản soạn thảo bộ tiêu chí',
  'criteriaEditor.restoreDraft': 'Lấy lại bản soạn thảo bộ tiêu chí',
  'criteriaEditor.createCorrection': 'Lập bản sửa bộ tiêu chí',
  'criteriaEditor.sendCorrection': 'Gửi bản sửa bộ tiêu chí',
  'criteriaEditor.moveSheet': 'Chuyển bảng điểm sang bộ tiêu chí mới',
  'criteriaEditor.carryDecisions': 'Chuyển kết quả thẩm định sang bộ tiêu chí mới',
  'keys.renewLeaderKey': 'Lập khóa ký mới',
  'keys.restoreLeaderKey': 'Khôi phục khóa ký',
  'leaderDesk.changePassphrase': 'Đổi cụm mật khẩu ký',
  'leaderDesk.markLooked': 'Đánh dấu đã xem bảng điểm',
  'keys.acceptKey': 'Chấp nhận khóa',
  'keys.refuseKey': 'Từ chối khóa',
  'keys.revokeKey': 'Thu hồi khóa',
  'keys.newLeader': 'Đổi lãnh đạo ký',
  'keys.noteOffer': 'Ghi nhận khóa mới được gửi đến',
  'keys.reissueEnrolment': 'Cấp lại mã đăng ký',
  'refusals.exportFiles': 'Xuất tệp không nhận cho nơi gửi',
  'transport.makeEmail': 'Soạn thư gửi gói',
  'transport.noteHandedOver': 'Ghi nhận đã giao gói',
  'transport.saveSettings': 'Lưu cách gửi nhận',
  'transport.send': 'Gửi gói',
  'transport.writeToPlace': 'Ghi gói ra thiết bị',
  'ranking.exportRanking': 'Xuất bảng xếp hạng',
  'safekeeping.createBackup': 'Sao lưu',
};

/** What was done, in words; an action without words shows its own name. */
export function auditActionText(action: string): string {
  return Object.hasOwn(ACTIONS, action) ? (ACTIONS[action] ?? action) : action;
}

/** Details worth reading, in this order, and how they are called. Ids stay in the file only. */
const DETAILS: readonly (readonly [key: string, word: string])[] = [
  ['username', 'tài khoản'],
  ['fileName', 'tệp'],
  ['name', 'tên'],
  ['title', 'tên'],
  ['code', 'mã'],
  ['unitCode', 'mã đơn vị'],
  ['leader', 'lãnh đạo'],
  ['holder', 'người giữ'],
  ['section', 'mục'],
  ['page', 'trang'],
  ['revisionNumber', 'bản ký số'],
  ['revision', 'bản ký số'],
  ['number', 'số'],
  ['reason', 'lý do'],
  ['text', 'nội dung'],
  ['warningExplanation', 'giải trình'],
  ['document', 'tài liệu'],
  ['to', 'nơi ghi'],
  ['folder', 'nơi ghi'],
  ['failedAttempts', 'số lần sai'],
  ['fingerprint', 'mã kiểm tra'],
  ['sealedFingerprint', 'mã kiểm tra'],
];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseDetails(details: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(details);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return '';
  return /^[0-9a-f]{64}$/.test(value) ? formatFingerprint(value.slice(0, 16)) : value;
}

/** What a record of the log says beyond its action, in words; a change of a record tells how it stands after. */
export function auditDetailsText(details: string): string {
  const parsed = parseDetails(details);
  const after = isRecord(parsed['after']) ? parsed['after'] : {};
  const read = { ...after, ...parsed };
  return DETAILS.flatMap(([key, word]) => {
    const text = shown(read[key]);
    return text === '' ? [] : [`${word} ${text}`];
  }).join('; ');
}
