import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatClock, formatDay, formatFingerprint, formatMoment } from '#shared/lib/text-format.ts';
import { auditActionText } from '#shared/vocabulary/audit-words.ts';
import { auditChangeLines } from '#shared/domain/report-models/audit-changes.ts';
import type { ReportColumn } from '#shared/domain/report-models/report-types.ts';

/** One record of the log as kept; `at` in UTC, `details` JSON. */
export interface AuditReportRecord {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
  readonly hash: string;
}

export interface AuditReportInput {
  readonly unit: { readonly code: string; readonly name: string };
  /** The moment of the export. */
  readonly at: string;
  readonly records: readonly AuditReportRecord[];
  /** The log behind the records: how long it is, and the fingerprint of its last record; '' while it is empty. */
  readonly log: { readonly total: number; readonly lastHash: string };
  /** What the records were chosen by, in words; empty: they are the whole log. */
  readonly chosenBy: readonly string[];
  /** The first record whose link is wrong; null where the whole chain holds. */
  readonly brokenAt: number | null;
  /** The criterion a subject `round/…/leaf` speaks of, or null. */
  readonly leafOf: (roundId: string, leafCode: string) => LeafNode | null;
  /** The full name behind a user name, or null. */
  readonly nameOf: (username: string) => string | null;
}

/** "Nhật ký thay đổi" before it becomes a workbook. */
export interface AuditReport {
  readonly title: string;
  readonly facts: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly string[])[];
}

const COLUMNS: readonly ReportColumn[] = [
  { title: 'Số', widthMm: 13, align: 'center' },
  { title: 'Thời điểm', widthMm: 32, align: 'center' },
  { title: 'Người thực hiện', widthMm: 36, align: 'left' },
  { title: 'Việc', widthMm: 36, align: 'left' },
  { title: 'Đối tượng', widthMm: 44, align: 'left' },
  { title: 'Thay đổi', widthMm: 70, align: 'left' },
  { title: 'Mã kiểm tra dòng', widthMm: 36, align: 'center' },
];

/** Makes the log to read and print: oldest first, every change from what to what. Pure. */
export function makeAuditReport(input: AuditReportInput): AuditReport {
  const { unit, at, records, log, chosenBy, brokenAt } = input;
  const count =
    chosenBy.length === 0
      ? `Có ${records.length} dòng.`
      : `Chỉ gồm ${records.length} trên ${log.total} dòng của nhật ký, chọn theo: ${chosenBy.join('; ')}.`;
  return {
    title: 'NHẬT KÝ THAY ĐỔI',
    facts: [
      `Đơn vị: ${unit.name} (${unit.code}). Xuất lúc ${formatMoment(at)}. ${count}`,
      brokenAt === null
        ? `Đã kiểm tra toàn bộ nhật ký: các dòng nối nhau liên tục, không dòng nào bị sửa, bị bỏ. Mã kiểm tra dòng cuối: ${log.lastHash === '' ? 'chưa có' : formatFingerprint(log.lastHash)}.`
        : `CẢNH BÁO: từ dòng ${brokenAt} nhật ký không còn nguyên vẹn.`,
    ],
    columns: COLUMNS,
    rows: records.map((record) => row(input, record)),
  };
}

function row(input: AuditReportInput, record: AuditReportRecord): readonly string[] {
  const { seq, at, actor, action, subject, details, hash } = record;
  const node = auditLeafOf(input.leafOf, subject);
  const name = input.nameOf(actor);
  return [
    String(seq),
    `${formatDay(localDay(at))} ${formatClock(at)}`,
    actor === '' ? 'Chương trình' : name === null || name === actor ? actor : `${name} (${actor})`,
    auditActionText(action),
    node ? `${node.code} ${node.title}` : auditSubjectText(subject),
    auditChangeLines(details, node).join('\n'),
    formatFingerprint(hash, 4),
  ];
}

/** The day in the computer's own zone, as the clock beside it. */
function localDay(moment: string): string {
  const [day = ''] = formatMoment(moment).split(' ');
  const [date = '', month = '', year = ''] = day.split('/');
  return `${year}-${month}-${date}`;
}

/** The criterion a subject `round/…/leaf` speaks of, or null. */
export function auditLeafOf(
  find: (roundId: string, leafCode: string) => LeafNode | null,
  subject: string,
): LeafNode | null {
  const parts = subject.split('/');
  const [roundId] = parts;
  const leafCode = parts.at(-1);
  return parts.length < 2 || !roundId || !leafCode ? null : find(roundId, leafCode);
}

/** The last part of a subject: ids of the folder itself say nothing to people. */
export function auditSubjectText(subject: string): string {
  const last = subject.split('/').at(-1) ?? '';
  return /^[0-9a-f-]{36}$/.test(last) ? '' : last;
}
