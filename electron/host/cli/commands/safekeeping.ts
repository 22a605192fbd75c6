import { z } from 'zod';
import { backupSchema } from '#shared/contract/channels/safekeeping.ts';
import { ok } from '#shared/lib/result.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import { HEALTH_CHECK_WORDS, HEALTH_STATE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand } from '../command.ts';
import { usage } from '../failure.ts';
import { waitForJob } from '../jobs.ts';
import { shorten, tableLines } from '../table.ts';

const backupResultSchema = z.strictObject({ backup: backupSchema });

export const makeBackup = defineCommand({
  words: 'backup',
  summary: 'Sao lưu cả thư mục dữ liệu, đọc lại và so',
  channel: 'safekeeping.createBackup',
  options: {},
  run: async (session) => {
    const started = await session.call('safekeeping.createBackup', {});
    if (!started.ok) return started;
    const made = await waitForJob(session, started.value.jobId, backupResultSchema);
    if (!made.ok) return made;
    const { backup } = made.value;
    return ok({
      value: made.value,
      lines: [`Đã sao lưu và đọc lại: ${backup.path} (${formatBytes(backup.size)})`],
    });
  },
});

export const runDoctor = defineCommand({
  words: 'doctor',
  summary: 'Kiểm tra dữ liệu: đọc lại tất cả và so với những gì đã ghi',
  channel: 'safekeeping.runDoctor',
  options: {},
  notes: ['Kết thúc bằng mã 4 khi có mục lỗi. Không sửa gì.'],
  run: async (session) => {
    const found = await session.call('safekeeping.runDoctor', {});
    if (!found.ok) return found;
    const { checks } = found.value;
    return ok({
      value: found.value,
      refused: checks.some(({ state }) => state === 'bad'),
      lines: tableLines(
        [
          { title: 'Kết quả', text: ({ state }) => HEALTH_STATE_WORDS[state] },
          { title: 'Mục kiểm tra', text: ({ code }) => HEALTH_CHECK_WORDS[code] },
          {
            title: 'Chi tiết',
            text: ({ details }) =>
              Object.entries(details)
                .map(([key, value]) => `${key}=${value}`)
                .join(', '),
          },
        ],
        checks,
      ),
    });
  },
});

export const listAudit = defineCommand({
  words: 'audit',
  summary: 'Nhật ký: ai đã làm gì, lúc nào, mới nhất trước',
  channel: 'audit.listRecords',
  options: {
    limit: { type: 'text', value: 'NUMBER', help: 'số dòng, từ 1 đến 500 (không ghi: 50)' },
    before: { type: 'text', value: 'NUMBER', help: 'chỉ các dòng trước số thứ tự này' },
  },
  run: async (session, options) => {
    const limit = Number(options.limit ?? '50');
    const before = options.before === undefined ? null : Number(options.before);
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > 500) return usage('--limit là số từ 1 đến 500');
    if (before !== null && !Number.isSafeInteger(before)) return usage('--before là số thứ tự của một dòng');
    const listed = await session.call('audit.listRecords', { beforeSeq: before, limit });
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: [
        ...tableLines(
          [
            { title: 'Số', figure: true, text: (record) => String(record.seq) },
            { title: 'Lúc', text: (record) => formatMoment(record.at) },
            { title: 'Người', text: (record) => record.actor },
            { title: 'Việc', text: (record) => record.action },
            { title: 'Đối tượng', text: (record) => shorten(record.subject, 40) },
          ],
          listed.value.records,
        ),
        `Có ${listed.value.total} dòng.`,
      ],
    });
  },
});
