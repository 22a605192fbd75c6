import type { z } from 'zod';
import type { appraisalStateSchema } from '#shared/contract/channels/appraisal.ts';
import type { importVerdictSchema, outboxStateSchema } from '#shared/contract/channels/exchange.ts';
import type { bundleKindSchema } from '#shared/schemas/bundle.ts';
import type { Round } from '#shared/contract/channels/rounds.ts';
import type { healthCheckSchema } from '#shared/contract/channels/safekeeping.ts';
import type { SheetState } from '#shared/contract/channels/scoring.ts';
import type { Role, Side } from '#shared/contract/channel.ts';
import type { LeafStatus } from '#shared/domain/scoring/result-types.ts';
import type { UnitType } from '#shared/schemas/common.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** "Vai trò" of an account. */
export const ROLE_WORDS: Words<Role> = {
  officer: 'cán bộ chấm điểm',
  leader: 'lãnh đạo',
  appraiser: 'người thẩm định',
  administrator: 'quản trị',
};

/** Which kind of data folder it is. */
export const SIDE_WORDS: Words<Side> = { ward: 'xã, phường, đặc khu', city: 'cấp trên' };

/** "Loại đơn vị". */
export const UNIT_TYPE_WORDS: Words<UnitType> = {
  commune: 'xã',
  ward: 'phường',
  specialZone: 'đặc khu',
  city: 'cấp trên',
};

/** "Trạng thái kỳ đánh giá". */
export const ROUND_STATE_WORDS: Words<Round['state']> = {
  open: 'đang mở',
  published: 'đã công bố',
  closed: 'đã đóng',
};

/** "Trạng thái bảng chấm". */
export const SHEET_STATE_WORDS: Words<SheetState> = {
  draft: 'đang chấm',
  submitted: 'đã trình',
  returned: 'lãnh đạo trả lại',
  signed: 'đã ký và khóa',
};

/** Where one leaf criterion stands. */
export const LEAF_STATUS_WORDS: Words<LeafStatus> = {
  notScored: 'chưa chấm',
  scored: 'đã chấm',
  notApplicable: 'không áp dụng',
  invalid: 'số liệu sai',
};

/** "Trạng thái thẩm định" of a ward. */
export const APPRAISAL_STATE_WORDS: Words<z.infer<typeof appraisalStateSchema>> = {
  notSent: 'chưa gửi',
  received: 'đã nhận',
  appraising: 'đang thẩm định',
  finished: 'thẩm định xong',
};

/** "Loại gói". */
export const BUNDLE_KIND_WORDS: Words<z.infer<typeof bundleKindSchema>> = {
  setup: 'gói khởi tạo',
  criteria: 'gói bộ tiêu chí',
  submission: 'bảng điểm',
  part: 'phần việc',
  statistics: 'số liệu thống kê',
  report: 'báo cáo',
  receipt: 'biên nhận',
  feedback: 'phản hồi thẩm định',
  results: 'kết quả',
  repair: 'yêu cầu gửi lại phần hỏng',
};

/** Where a bundle of the outbox stands. */
export const OUTBOX_STATE_WORDS: Words<z.infer<typeof outboxStateSchema>> = {
  created: 'mới lập',
  saved: 'đã lấy ra',
  acknowledged: 'nơi nhận đã xác nhận',
  refused: 'nơi nhận từ chối',
};

/** What became of an imported file. */
export const VERDICT_WORDS: Words<z.infer<typeof importVerdictSchema>> = {
  accepted: 'nhận được',
  alreadyHeld: 'đã có',
  keptAside: 'để riêng',
  refused: 'không nhận',
};

type HealthCheck = z.infer<typeof healthCheckSchema>;

/** What each check of the data looks at. */
export const HEALTH_CHECK_WORDS: Words<HealthCheck['code']> = {
  databaseSound: 'Tệp dữ liệu đọc được trọn vẹn',
  foreignKeys: 'Các bảng dữ liệu khớp nhau',
  auditChain: 'Nhật ký liền mạch, không bị sửa',
  sealedRevisions: 'Bản đã ký còn nguyên, chữ ký đúng',
  storedRecords: 'Câu trả lời, bộ tiêu chí, gói đã nhận đọc được',
  evidenceFiles: 'Tài liệu kiểm chứng còn nguyên',
  outboxFiles: 'Các gói đã lập còn nguyên',
  freeSpace: 'Chỗ trống trên ổ đĩa',
  lastBackup: 'Bản sao lưu gần nhất',
  cryptoSelfTest: 'Phần ký và mã hóa chạy đúng',
};

/** How a check came out. */
export const HEALTH_STATE_WORDS: Words<HealthCheck['state']> = {
  good: 'đạt',
  look: 'cần xem',
  bad: 'lỗi',
};
