import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ReceivedReport, ReportItem } from '#shared/contract/channels/reports.ts';
import { appError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { formatBytes, formatDay, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { OUTBOX_STATE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { adoptFile, readText, saveReadyFile } from '../files.ts';
import { pickDay, pickRound, ROUND_OPTION } from '../pick.ts';
import { tableLines } from '../table.ts';
import { encryption, OUT_OPTIONS, PLAIN_OPTION } from './outgoing.ts';

type Listed = Pick<ReportItem, 'reportId' | 'title' | 'number' | 'date' | 'fileName' | 'size'>;

const ID_HELP = 'mã báo cáo hoặc phần cuối của mã (xem reports list)';

/** The report whose id ends as said. */
function pickReport<Item extends Listed>(items: readonly Item[], end: string): Result<Item, CliFailure> {
  const found = items.filter(({ reportId }) => reportId.endsWith(end));
  const [only] = found;
  if (!only) return fail(appError('REPORT_NOT_FOUND', {}));
  return found.length === 1
    ? ok(only)
    : usage(`có ${found.length} báo cáo kết thúc bằng ${end}; ghi dài hơn`);
}

const COLUMNS = [
  { title: 'Mã', text: ({ reportId }: Listed) => reportId.slice(-8) },
  { title: 'Tên báo cáo', text: ({ title }: Listed) => title },
  { title: 'Số', text: ({ number }: Listed) => number || '–' },
  { title: 'Ngày', text: ({ date }: Listed) => formatDay(date) },
  { title: 'Tệp', text: ({ fileName, size }: Listed) => `${fileName} (${formatBytes(size)})` },
] as const;

export const addReport = defineCommand({
  words: 'reports add',
  summary: 'Thêm một báo cáo gửi cấp trên: tệp .docx, .pdf, .xlsx, hoặc lập từ bản đã ký',
  channel: 'reports.addReport',
  positionals: { value: 'FILE', help: 'tệp báo cáo (bỏ qua khi có --self)', min: 0, max: 1 },
  options: {
    title: { type: 'text', value: 'TEXT', required: true, help: 'tên báo cáo' },
    number: { type: 'text', value: 'TEXT', help: 'số, ký hiệu' },
    date: { type: 'text', value: 'DATE', required: true, help: 'ngày báo cáo' },
    round: ROUND_OPTION,
    'no-round': { type: 'flag', help: 'không thuộc kỳ đánh giá nào' },
    self: { type: 'flag', help: 'lập báo cáo tự đánh giá từ bản ký mới nhất' },
    'proposals-file': { type: 'text', value: 'FILE', help: 'với --self: tệp chữ ghi kiến nghị' },
  },
  run: async (session, options, [file]) => {
    const day = pickDay('date', options.date);
    if (!day.ok) return day;
    const about = { title: options.title, number: options.number ?? '', date: day.value };
    if (options.self === (file !== undefined)) return usage('ghi tệp báo cáo, hoặc --self, không ghi cả hai');
    const round = options['no-round'] ? null : await pickRound(session, options.round);
    if (round && !round.ok) return round;
    const roundId = round?.value.id ?? null;
    if (file === undefined) {
      if (roundId === null) return usage('--self cần một kỳ đánh giá');
      const named = options['proposals-file'];
      const proposals = named === undefined ? ok('') : await readText(named);
      if (!proposals.ok) return proposals;
      const made = await session.call('reports.addSelfReport', {
        roundId,
        revisionNumber: null,
        proposals: proposals.value,
        ...about,
      });
      return made.ok ? added(made.value) : made;
    }
    const fileToken = await adoptFile(session, file);
    if (!fileToken.ok) return fileToken;
    const kept = await session.call('reports.addReport', { fileToken: fileToken.value, roundId, ...about });
    return kept.ok ? added(kept.value) : kept;
  },
});

function added(report: ReportItem) {
  return ok({ value: report, lines: [`Đã thêm báo cáo ${report.title}, mã ${report.reportId.slice(-8)}.`] });
}

export const listReports = defineCommand({
  words: 'reports list',
  summary: 'Các báo cáo của đơn vị và trạng thái gửi',
  channel: 'reports.listReports',
  options: {},
  run: async (session) => {
    const listed = await session.call('reports.listReports', {});
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines<ReportItem>(
        [
          ...COLUMNS,
          {
            title: 'Trạng thái',
            text: ({ bundle }) => (bundle ? OUTBOX_STATE_WORDS[bundle.state] : 'chưa lập gói'),
          },
        ],
        listed.value.items,
      ),
    });
  },
});

export const exportWardReport = defineCommand({
  words: 'reports export',
  summary: 'Xuất một báo cáo thành gói gửi cấp trên',
  channel: 'reports.exportReport',
  positionals: { value: 'ID', help: ID_HELP, min: 1, max: 1 },
  options: { ...PLAIN_OPTION, ...OUT_OPTIONS },
  run: async (session, options, [end = '']) => {
    const listed = await session.call('reports.listReports', {});
    if (!listed.ok) return listed;
    const report = pickReport(listed.value.items, end);
    if (!report.ok) return report;
    const { reportId } = report.value;
    const exported = await session.call('reports.exportReport', { reportId, ...encryption(options) });
    if (!exported.ok) return exported;
    const { file, ...made } = exported.value;
    const saved = await saveReadyFile(session, file, path.join(options.out, file.fileName), options.force);
    if (!saved.ok) return saved;
    return ok({
      value: { ...made, file: saved.value },
      lines: [
        `Đã ghi và đọc lại ${saved.value.path}`,
        `Mã kiểm tra: ${formatFingerprint(saved.value.fingerprint)}`,
      ],
    });
  },
});

export const listReceivedReports = defineCommand({
  words: 'reports received',
  summary: 'Các báo cáo cấp trên đã nhận',
  channel: 'reports.listReceived',
  options: {},
  run: async (session) => {
    const listed = await session.call('reports.listReceived', {});
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines<ReceivedReport>(
        [
          { title: 'Đơn vị', text: ({ unit }) => unit.name },
          ...COLUMNS,
          { title: 'Nhận lúc', text: ({ receivedAt }) => formatMoment(receivedAt) },
        ],
        listed.value.items,
      ),
    });
  },
});

export const saveReport = defineCommand({
  words: 'reports save',
  summary: 'Lấy tệp của một báo cáo (của mình, hoặc đã nhận) ra ngoài',
  channel: 'reports.openReport',
  positionals: { value: 'ID', help: ID_HELP, min: 1, max: 1 },
  options: {
    received: { type: 'flag', help: 'báo cáo đã nhận (dữ liệu cấp trên)' },
    out: { type: 'text', value: 'FILE', required: true, help: 'tệp sẽ ghi, hoặc thư mục' },
    force: { type: 'flag', help: 'ghi đè tệp đã có' },
  },
  run: async (session, options, [end = '']) => {
    const listed = options.received
      ? await session.call('reports.listReceived', {})
      : await session.call('reports.listReports', {});
    if (!listed.ok) return listed;
    const report = pickReport<Listed>(listed.value.items, end);
    if (!report.ok) return report;
    const file = await session.call('reports.openReport', { reportId: report.value.reportId });
    if (!file.ok) return file;
    const isFolder = (await stat(options.out).catch(() => null))?.isDirectory() === true;
    const target = isFolder ? path.join(options.out, file.value.fileName) : options.out;
    const saved = await saveReadyFile(session, file.value, target, options.force);
    return saved.ok ? ok({ value: saved.value, lines: [`Đã ghi ${saved.value.path}`] }) : saved;
  },
});
