import path from 'node:path';
import type { StatisticRow } from '#shared/contract/channels/statistics.ts';
import { appError } from '#shared/contract/errors.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { defineCommand } from '../command.ts';
import { saveReadyFile } from '../files.ts';
import { pickRound, ROUND_OPTION } from '../pick.ts';
import { shorten, tableLines } from '../table.ts';

const figureText = ({ raw, estimated }: Pick<StatisticRow, 'raw' | 'estimated'>): string =>
  raw.trim() === '' ? '–' : `${raw}${estimated ? ' (ước)' : ''}`;

const pointsText = (points: Points | null): string => (points === null ? '–' : formatPoints(points));

function listLines(statistics: readonly StatisticRow[]): readonly string[] {
  if (statistics.length === 0) return ['Bộ tiêu chí của kỳ này không dùng số liệu chung.'];
  return tableLines(
    [
      { title: 'Mã', text: ({ code }) => code },
      { title: 'Tên số liệu', text: ({ label }) => shorten(label, 50) },
      { title: 'Đơn vị tính', text: ({ unit }) => unit },
      { title: 'Giá trị', figure: true, text: figureText },
      { title: 'Ghi chú', text: ({ note }) => shorten(note, 40) },
      { title: 'Tiêu chí', text: ({ leafCodes }) => leafCodes.join(', ') },
    ],
    statistics,
  );
}

export const listStatistics = defineCommand({
  words: 'statistics list',
  summary: 'Các số liệu chung của kỳ và tiêu chí dùng chúng',
  channel: 'statistics.listStatistics',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const listed = await session.call('statistics.listStatistics', { roundId: round.value.id });
    if (!listed.ok) return listed;
    return ok({ value: listed.value, lines: listLines(listed.value.statistics) });
  },
});

export const setStatistic = defineCommand({
  words: 'statistics set',
  summary: 'Ghi một số liệu chung; mọi tiêu chí dùng nó đổi theo',
  channel: 'statistics.saveValue',
  positionals: { value: 'VALUE', help: 'số liệu, giữ đúng như gõ; "" là để trống', min: 1, max: 1 },
  options: {
    code: { type: 'text', value: 'CODE', required: true, help: 'mã số liệu' },
    estimated: { type: 'flag', help: 'số ước' },
    note: { type: 'text', value: 'TEXT', help: 'ghi chú (không ghi: giữ ghi chú cũ)' },
    preview: { type: 'flag', help: 'chỉ xem điểm thay đổi thế nào, không ghi' },
    round: ROUND_OPTION,
  },
  run: async (session, { code, estimated, note, preview, ...options }, [raw = '']) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const before = await session.call('statistics.listStatistics', { roundId });
    if (!before.ok) return before;
    const held = before.value.statistics.find((each) => each.code === code);
    if (!held) return fail(appError('STATISTIC_NOT_FOUND', { code }));
    const change = { roundId, code, raw, estimated };
    const seen = await session.call('statistics.previewValue', change);
    if (!seen.ok) return seen;
    const leaves = seen.value.leaves.map(
      ({ leafCode, title, pointsBefore, pointsAfter }) =>
        `  ${leafCode} ${shorten(title, 60)}: ${pointsText(pointsBefore)} → ${pointsText(pointsAfter)} điểm`,
    );
    const words = `${code}: ${figureText(held)} → ${figureText({ raw, estimated })}`;
    if (preview)
      return ok({ value: { saved: false, ...seen.value }, lines: [`Xem trước ${words}`, ...leaves] });
    const saved = await session.call('statistics.saveValue', {
      ...change,
      note: note ?? held.note,
      baseVersion: held.version,
    });
    if (!saved.ok) return saved;
    return ok({
      value: { saved: true, version: saved.value.version, ...seen.value },
      lines: [`Đã ghi ${words}`, ...leaves],
    });
  },
});

export const exportStatistics = defineCommand({
  words: 'statistics export',
  summary: 'Lập gói số liệu gửi cấp trên',
  channel: 'statistics.exportStatistics',
  options: {
    round: ROUND_OPTION,
    plain: { type: 'flag', help: 'không mã hóa: ai giữ tệp cũng đọc được' },
    out: { type: 'text', value: 'DIR', required: true, help: 'thư mục sẽ ghi gói' },
    force: { type: 'flag', help: 'ghi đè tệp đã có' },
  },
  run: async (session, { plain, out, force, ...options }) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const made = await session.call('statistics.exportStatistics', {
      roundId: round.value.id,
      encrypt: !plain,
    });
    if (!made.ok) return made;
    const { file, ...bundle } = made.value;
    const saved = await saveReadyFile(session, file, path.join(out, file.fileName), force);
    if (!saved.ok) return saved;
    return ok({
      value: { ...bundle, file: saved.value },
      lines: [
        `Gói số liệu lần ${bundle.revision}: đã ghi và đọc lại ${saved.value.path}`,
        `Mã kiểm tra: ${formatFingerprint(saved.value.fingerprint)}`,
      ],
    });
  },
});

export const showReceived = defineCommand({
  words: 'statistics received',
  summary: 'Số liệu mới nhất các đơn vị đã gửi (cấp trên)',
  channel: 'statistics.listReceived',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const listed = await session.call('statistics.listReceived', { roundId: round.value.id });
    if (!listed.ok) return listed;
    const { units } = listed.value;
    const rows = units.flatMap(({ unitCode, unitName, received }) =>
      (received?.values ?? []).map((entry) => ({ unitCode, unitName, entry })),
    );
    const missing = units.filter(({ received }) => received === null).map(({ unitCode }) => unitCode);
    const lines = tableLines(
      [
        { title: 'Đơn vị', text: ({ unitCode, unitName }) => `${unitCode} ${unitName}` },
        { title: 'Mã', text: ({ entry }) => entry.code },
        { title: 'Tên số liệu', text: ({ entry }) => shorten(entry.label, 50) },
        { title: 'Giá trị', figure: true, text: ({ entry }) => figureText(entry) },
        { title: 'Đơn vị tính', text: ({ entry }) => entry.unit },
      ],
      rows,
    );
    const none = missing.length === 0 ? [] : [`Chưa gửi: ${missing.join(', ')}.`];
    return ok({ value: listed.value, lines: [...lines, ...none] });
  },
});
