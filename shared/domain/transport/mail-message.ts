import { formatFingerprint } from '#shared/lib/text-format.ts';

/** Bytes of text in one line of base64 (76 letters), and what the line takes with its line end. */
const LINE_BYTES = 57;
const LINE_TAKES = 78;

/** Room for header lines and the text beside the attachment; the text is base64 too. */
const TEXT_ROOM = 24 * 1024;

/**
 * How large an attachment may be so that the whole message stays below `messageBytes` as it travels: base64 makes it
 * 37 % larger, line ends counted. Bytes.
 */
export function attachmentRoom(messageBytes: number): number {
  return Math.max(0, Math.floor((messageBytes - TEXT_ROOM) / LINE_TAKES) * LINE_BYTES);
}

/** What one message of a bundle says. `part` counts from 1. */
export interface MailContent {
  readonly kindLabel: string;
  readonly fileName: string;
  readonly attachmentName: string;
  readonly part: number;
  readonly count: number;
  /** SHA-256 of the bundle, as it stands on screen and on paper. */
  readonly fingerprint: string;
  readonly senderName: string;
  readonly receiverName: string;
  readonly roundTitle: string;
  readonly encrypted: boolean;
}

/** The subject: "[Sổ Điểm CCHC] Bảng điểm tự chấm – Xã A (phần 1/3)". */
export function mailSubject({ kindLabel, senderName, part, count }: MailContent): string {
  const place = count > 1 ? ` (phần ${part}/${count})` : '';
  return `[Sổ Điểm CCHC] ${kindLabel} – ${senderName}${place}`;
}

/** The text: what it is, its fingerprint, how to open it. Lines end with \n. */
export function mailText(content: MailContent): string {
  const { kindLabel, fileName, attachmentName, part, count } = content;
  const { fingerprint, senderName, receiverName, roundTitle, encrypted } = content;
  const lines = [
    `Kính gửi ${receiverName},`,
    '',
    `${senderName} gửi ${kindLabel.toLowerCase()}${roundTitle === '' ? '' : ` của kỳ đánh giá “${roundTitle}”`}.`,
    '',
    `Tệp đính kèm: ${attachmentName}`,
    `Gói dữ liệu: ${fileName}`,
    'Mã kiểm tra của gói (SHA-256):',
    ...fingerprintLines(fingerprint),
    '',
    'Cách mở:',
    '1. Lưu tệp đính kèm về máy, giữ nguyên tên tệp.',
    '2. Mở chương trình Sổ Điểm CCHC, vào phần Gửi/nhận (hoặc Tiếp nhận), chọn tệp vừa lưu.',
  ];
  if (count > 1) {
    lines.push(
      `3. Gói này chia thành ${count} phần, mỗi thư một phần; đây là phần ${part}. Các phần đến theo thứ tự nào cũng được;`,
      '   khi đủ, chương trình tự ghép lại. Thiếu hoặc hỏng phần nào, chương trình nói rõ số phần đó.',
    );
  }
  lines.push(
    '',
    encrypted
      ? `Gói đã được mã hóa: chỉ ${receiverName} đọc được.`
      : 'Gói không mã hóa nhưng có chữ ký số: sửa một byte là chương trình phát hiện.',
    'Nơi nhận sẽ gửi lại biên nhận có chữ ký số.',
    '',
  );
  return lines.join('\n');
}

/** 64 digits in groups of four, on two lines. */
function fingerprintLines(fingerprint: string): string[] {
  const groups = formatFingerprint(fingerprint).split(' ');
  return [groups.slice(0, 8), groups.slice(8)].map((line) => `  ${line.join(' ')}`);
}
