import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RankingRow } from '#shared/contract/channels/appraisal.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ok } from '#shared/lib/result.ts';
import { formatChange, formatIndex, formatFingerprint } from '#shared/lib/text-format.ts';
import { defineCommand } from '../command.ts';
import { usage } from '../failure.ts';
import { saveReadyFile } from '../files.ts';
import { pickRound, ROUND_OPTION } from '../pick.ts';
import { tableLines } from '../table.ts';

const DASH = '–';

const GROUP_OPTION = {
  type: 'text',
  value: 'KEY',
  help: 'chỉ một nhóm xếp hạng của bộ tiêu chí (commune, ward…); bỏ qua là mọi đơn vị',
} as const;

function rankText({ rank, tied }: RankingRow): string {
  if (rank === null) return DASH;
  return tied ? `${rank} (đồng điểm)` : String(rank);
}

function rankChangeText({ rankChange }: RankingRow): string {
  if (rankChange === null) return DASH;
  if (rankChange === 0) return 'giữ nguyên';
  return rankChange > 0 ? `tăng ${rankChange}` : `giảm ${-rankChange}`;
}

export const showRanking = defineCommand({
  words: 'rank',
  summary: 'Bảng xếp hạng, so với năm trước',
  channel: 'ranking.readRanking',
  options: { round: ROUND_OPTION, group: GROUP_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const read = await session.call('ranking.readRanking', {
      roundId: round.value.id,
      group: options.group ?? null,
    });
    if (!read.ok) return read;
    const { rows, previousYear } = read.value;
    return ok({
      value: read.value,
      lines: [
        round.value.title,
        ...tableLines<RankingRow>(
          [
            { title: 'Hạng', figure: true, text: rankText },
            { title: 'Đơn vị', text: ({ unit }) => unit.name },
            {
              title: 'Điểm',
              figure: true,
              text: ({ points }) => (points === null ? DASH : formatPoints(points)),
            },
            { title: 'Chỉ số', figure: true, text: ({ index }) => formatIndex(index) ?? DASH },
            {
              title: `So với ${previousYear}`,
              figure: true,
              text: ({ change }) => (change === null ? DASH : formatChange(change)),
            },
            {
              title: `Hạng ${previousYear}`,
              figure: true,
              text: ({ previousRank }) => (previousRank === null ? DASH : String(previousRank)),
            },
            { title: 'Thay đổi hạng', text: rankChangeText },
            { title: 'Xếp loại', text: ({ classification }) => classification ?? DASH },
            { title: '', text: ({ finished }) => (finished ? '' : 'chưa thẩm định xong') },
          ],
          rows,
        ),
      ],
    });
  },
});

export const exportReport = defineCommand({
  words: 'report',
  summary: 'Xuất bảng kết quả ra Word hoặc Excel',
  channel: 'ranking.exportRanking',
  options: {
    round: ROUND_OPTION,
    group: GROUP_OPTION,
    format: { type: 'text', value: 'docx|xlsx', required: true, help: 'dạng tệp' },
    out: { type: 'text', value: 'FILE', required: true, help: 'tệp sẽ ghi, hoặc thư mục' },
    force: { type: 'flag', help: 'ghi đè tệp đã có' },
  },
  run: async (session, { round: code, group: key, format, out, force }) => {
    if (format !== 'docx' && format !== 'xlsx') return usage('--format là docx hoặc xlsx');
    const round = await pickRound(session, code);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const group = key ?? null;
    const exported = await session.call('ranking.exportRanking', { roundId, format, group });
    if (!exported.ok) return exported;
    const folder = (await stat(out).catch(() => null))?.isDirectory() === true;
    const target = folder ? path.join(out, exported.value.fileName) : out;
    const saved = await saveReadyFile(session, exported.value, target, force);
    if (!saved.ok) return saved;
    return ok({
      value: saved.value,
      lines: [`Đã ghi ${saved.value.path}`, `Mã kiểm tra: ${formatFingerprint(saved.value.fingerprint)}`],
    });
  },
});
