import path from 'node:path';
import type { Unit } from '#shared/contract/channels/rounds.ts';
import { readBaseline } from '#shared/domain/rounds/read-point-lines.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';
import { ROUND_STATE_WORDS } from '#shared/vocabulary/state-words.ts';
import { DECISION_OPTIONS, readDecision } from './publication.ts';
import { defineCommand } from '../command.ts';
import { usage, type BadLine, type CliFailure } from '../failure.ts';
import { readText } from '../files.ts';
import { pickDay, pickRound, pickUnits, ROUND_OPTION } from '../pick.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../table.ts';
import { pickSet } from './sets.ts';

interface Baseline {
  readonly unitId: string;
  readonly points: Points | null;
}

/** Last year's points from a file: a line per unit, code (or name) and points; an empty figure is "none", not 0. */
async function readBaselines(
  file: string,
  units: readonly Unit[],
): Promise<Result<readonly Baseline[], CliFailure>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const baselines: Baseline[] = [];
  const bad: BadLine[] = [];
  for (const [index, line] of text.value
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim());
    const [named = '', figure = ''] = [cells[0], cells.at(-1)];
    const unit = units.find(({ code, name }) => [fold(code), fold(name)].includes(fold(named)));
    const points = cells.length < 2 ? null : readBaseline(figure);
    if (!unit) bad.push({ line: index + 1, code: 'UNIT_UNKNOWN' });
    else if (points === undefined) bad.push({ line: index + 1, code: 'POINTS_NOT_READABLE' });
    else baselines.push({ unitId: unit.id, points });
  }
  if (bad.length === 0) return ok(baselines);
  return fail({ code: 'LINES_NOT_USABLE', details: { name: path.basename(file), lines: bad } });
}

const fold = (text: string): string => foldVietnamese(text).replace(/\s+/g, ' ').trim();

export const createRound = defineCommand({
  words: 'round create',
  summary: 'Lập kỳ đánh giá',
  channel: 'rounds.createRound',
  options: {
    code: { type: 'text', value: 'CODE', required: true, help: 'mã kỳ đánh giá, chữ không dấu' },
    year: { type: 'text', value: 'YEAR', required: true, help: 'năm đánh giá' },
    set: { type: 'text', value: 'CODE', required: true, help: 'mã hoặc mã kiểm tra của bộ tiêu chí' },
    deadline: { type: 'text', value: 'DATE', required: true, help: 'hạn nộp, dd/MM/yyyy hoặc yyyy-MM-dd' },
    units: { type: 'list', value: 'CODES', help: 'mã các đơn vị, hoặc all (không ghi: all)' },
    title: { type: 'text', value: 'TEXT', help: 'tên kỳ đánh giá' },
    from: { type: 'text', value: 'DATE', help: 'số liệu từ ngày (không ghi: 01/01 của năm)' },
    to: { type: 'text', value: 'DATE', help: 'số liệu đến ngày (không ghi: 31/12 của năm)' },
    baseline: { type: 'text', value: 'FILE', help: 'điểm năm trước: mỗi dòng mã đơn vị, Tab, điểm' },
  },
  run: async (session, options) => {
    if (!/^\d{4}$/.test(options.year)) return usage('--year là năm bốn chữ số, như 2026');
    const [deadline, from, to] = [
      pickDay('deadline', options.deadline),
      pickDay('from', options.from ?? `${options.year}-01-01`),
      pickDay('to', options.to ?? `${options.year}-12-31`),
    ];
    if (!deadline.ok) return deadline;
    if (!from.ok) return from;
    if (!to.ok) return to;
    const set = await pickSet(session, options.set);
    if (!set.ok) return set;
    const units = await pickActiveUnits(session, options.units);
    if (!units.ok) return units;
    const baselines =
      options.baseline === undefined ? ok([]) : await readBaselines(options.baseline, units.value);
    if (!baselines.ok) return baselines;
    const created = await session.call('rounds.createRound', {
      code: options.code,
      title: options.title ?? `Chỉ số cải cách hành chính năm ${options.year}`,
      year: Number(options.year),
      criteriaSetHash: set.value.hash,
      dataFrom: from.value,
      dataTo: to.value,
      deadline: deadline.value,
      unitIds: units.value.map(({ id }) => id),
      baselines: [...baselines.value],
    });
    if (!created.ok) return created;
    return ok({
      value: created.value,
      lines: [
        `Đã lập kỳ ${created.value.code}: ${created.value.title}.`,
        `${units.value.length} đơn vị, ${baselines.value.length} đơn vị có điểm năm trước, hạn nộp ${formatDay(deadline.value)}.`,
      ],
    });
  },
});

async function pickActiveUnits(
  session: Session,
  codes: readonly string[],
): Promise<Result<readonly Unit[], CliFailure>> {
  const listed = await session.call('units.listUnits', {});
  if (!listed.ok) return listed;
  const active = listed.value.units.filter((unit) => unit.active);
  const all = codes.length === 0 || (codes.length === 1 && codes[0]?.toLowerCase() === 'all');
  return all ? ok(active) : pickUnits(active, codes);
}

export const listRounds = defineCommand({
  words: 'round list',
  summary: 'Các kỳ đánh giá',
  channel: 'rounds.listRounds',
  options: {},
  run: async (session) => {
    const listed = await session.call('rounds.listRounds', {});
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines(
        [
          { title: 'Mã', text: (round) => round.code },
          { title: 'Năm', figure: true, text: (round) => String(round.year) },
          { title: 'Hạn nộp', text: (round) => formatDay(round.deadline) },
          { title: 'Trạng thái', text: (round) => ROUND_STATE_WORDS[round.state] },
          { title: 'Tên', text: (round) => round.title },
        ],
        listed.value.rounds,
      ),
    });
  },
});

export const showRound = defineCommand({
  words: 'round show',
  summary: 'Các đơn vị của một kỳ, điểm năm trước và gói khởi tạo',
  channel: 'rounds.readRound',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const read = await session.call('rounds.readRound', { roundId: round.value.id });
    if (!read.ok) return read;
    return ok({
      value: read.value,
      lines: tableLines(
        [
          { title: 'Mã', text: ({ unit }) => unit.code },
          { title: 'Đơn vị', text: ({ unit }) => unit.name },
          {
            title: 'Điểm năm trước',
            figure: true,
            text: ({ baselinePoints }) => (baselinePoints === null ? '–' : formatPoints(baselinePoints)),
          },
          { title: 'Gói khởi tạo', text: ({ setupBundleName }) => setupBundleName ?? '–' },
        ],
        read.value.units,
      ),
    });
  },
});

export const saveBaselines = defineCommand({
  words: 'round baseline',
  summary: 'Nhập điểm năm trước của các đơn vị',
  channel: 'rounds.saveBaselines',
  options: {
    round: ROUND_OPTION,
    from: { type: 'text', value: 'FILE', required: true, help: 'mỗi dòng: mã đơn vị, Tab, điểm' },
  },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const read = await session.call('rounds.readRound', { roundId });
    if (!read.ok) return read;
    const units = read.value.units.map(({ unit }) => unit);
    const baselines = await readBaselines(options.from, units);
    if (!baselines.ok) return baselines;
    const saved = await session.call('rounds.saveBaselines', { roundId, baselines: [...baselines.value] });
    if (!saved.ok) return saved;
    const { length } = baselines.value;
    return ok({ value: { saved: length }, lines: [`Đã lưu điểm năm trước của ${length} đơn vị.`] });
  },
});

export const publishRound = defineCommand({
  words: 'round publish',
  summary: 'Công bố kết quả: từ lúc đó điểm thẩm định bị khóa',
  channel: 'rounds.publishRound',
  options: {
    round: ROUND_OPTION,
    ...DECISION_OPTIONS,
    reason: { type: 'text', value: 'TEXT', help: 'lý do công bố khi còn đơn vị chưa thẩm định xong' },
  },
  notes: ['Chưa có quyết định thì bỏ các --decision-…; ghi sau bằng lệnh round decision, một lần.'],
  run: async (session, options) => {
    const decision = readDecision(options);
    if (!decision.ok) return decision;
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const published = await session.call('rounds.publishRound', {
      roundId: round.value.id,
      decision: decision.value,
      incompleteReason: options.reason ?? '',
    });
    if (!published.ok) return published;
    return ok({ value: published.value, lines: [`Đã công bố ${published.value.title}.`] });
  },
});
