import path from 'node:path';
import type { MergeConflict, WorkPerson } from '#shared/contract/channels/work.ts';
import { appError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import type { FieldValue } from '#shared/schemas/part-fields.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { defineCommand } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { saveReadyFile } from '../files.ts';
import { pickRound, ROUND_OPTION } from '../pick.ts';
import { tableLines } from '../table.ts';

const LEAVES = { type: 'list', value: 'CODES', help: 'mã tiêu chí, cách nhau bằng dấu phẩy' } as const;

const OUT = {
  out: { type: 'text', value: 'DIR', required: true, help: 'thư mục sẽ ghi tệp' },
  force: { type: 'flag', help: 'ghi đè tệp đã có' },
} as const;

const STATE_WORDS = { out: 'ở máy khác', returned: 'đã trả', recalled: 'đã thu hồi' } as const;

function findPerson(people: readonly WorkPerson[], username: string): Result<WorkPerson, CliFailure> {
  const person = people.find((each) => each.username === username.toLowerCase() && !each.disabled);
  return person ? ok(person) : fail(appError('ACCOUNT_NOT_FOUND', {}));
}

export const assignLeaves = defineCommand({
  words: 'assign',
  summary: 'Phân công tiêu chí cho người; không ghi --leaf thì liệt kê phân công',
  channel: 'work.saveAssignments',
  options: {
    round: ROUND_OPTION,
    leaf: LEAVES,
    to: { type: 'text', value: 'NAME', help: 'tên đăng nhập của người được giao' },
    nobody: { type: 'flag', help: 'bỏ phân công các tiêu chí này' },
  },
  notes: ['Phân công để dẫn việc, không khóa: ai cũng sửa được mọi tiêu chí.'],
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const board = await session.call('work.readBoard', { roundId });
    if (!board.ok) return board;
    const { people, assignments } = board.value;
    if (options.leaf.length === 0) {
      const names = new Map(people.map(({ accountId, fullName }) => [accountId, fullName]));
      const lines = tableLines(
        [
          { title: 'Mã', text: ({ leafCode }) => leafCode },
          { title: 'Người phụ trách', text: ({ accountId }) => names.get(accountId) ?? accountId },
          { title: 'Giao lúc', text: ({ assignedAt }) => formatMoment(assignedAt) },
        ],
        assignments,
      );
      return ok({ value: { people, assignments }, lines });
    }
    if (options.nobody === (options.to !== undefined)) return usage('Ghi --to NAME, hoặc --nobody');
    const person = options.to === undefined ? null : findPerson(people, options.to);
    if (person?.ok === false) return person;
    const accountId = person?.value.accountId ?? null;
    const leafCodes = [...options.leaf];
    const saved = await session.call('work.saveAssignments', { roundId, leafCodes, accountId });
    if (!saved.ok) return saved;
    const to = person ? `cho ${person.value.fullName}` : 'cho không ai';
    return ok({ value: saved.value, lines: [`Đã giao ${saved.value.changed} tiêu chí ${to}.`] });
  },
});

export const sendPart = defineCommand({
  words: 'part out',
  summary: 'Giao phần việc: ghi một số tiêu chí ra tệp cho máy khác của đơn vị',
  channel: 'work.sendPart',
  options: {
    round: ROUND_OPTION,
    leaf: LEAVES,
    of: { type: 'text', value: 'NAME', help: 'mọi tiêu chí đã phân công cho tên đăng nhập này' },
    holder: { type: 'text', value: 'TEXT', help: 'người giữ phần việc; bỏ qua khi có --of' },
    ...OUT,
  },
  notes: [
    'Tệp không mã hóa: dùng riêng trong đơn vị, đưa tận tay.',
    'Ở máy kia: cchc init ward --bundle TỆP … lập thư mục của phần việc.',
  ],
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const board = await session.call('work.readBoard', { roundId });
    if (!board.ok) return board;
    const person = options.of === undefined ? null : findPerson(board.value.people, options.of);
    if (person?.ok === false) return person;
    const assigned = board.value.assignments.flatMap(({ leafCode, accountId }) =>
      accountId === person?.value.accountId ? [leafCode] : [],
    );
    const leafCodes = [...new Set([...options.leaf, ...assigned])];
    const holder = options.holder ?? person?.value.fullName;
    if (leafCodes.length === 0 || holder === undefined)
      return usage('Ghi --leaf và --holder, hoặc --of với người đã được phân công');
    const sent = await session.call('work.sendPart', { roundId, leafCodes, holder });
    if (!sent.ok) return sent;
    const target = path.join(options.out, sent.value.file.fileName);
    const saved = await saveReadyFile(session, sent.value.file, target, options.force);
    if (!saved.ok) return saved;
    const size = formatBytes(saved.value.size);
    return ok({
      value: { partId: sent.value.partId, bundleId: sent.value.bundleId, file: saved.value },
      lines: [`Đã giao ${leafCodes.length} tiêu chí cho ${holder}: ${saved.value.path} (${size})`],
    });
  },
});

export const takePartBack = defineCommand({
  words: 'part back',
  summary: 'Trả phần việc: ghi phần việc ra tệp để mang về máy chính',
  channel: 'work.returnPart',
  options: OUT,
  notes: [
    'Chạy ở máy giữ phần việc (--unit là mã thư mục part-…). Ở máy chính: cchc import TỆP; --dry-run cho biết trước.',
  ],
  run: async (session, options) => {
    const made = await session.call('work.returnPart', {});
    if (!made.ok) return made;
    const target = path.join(options.out, made.value.file.fileName);
    const saved = await saveReadyFile(session, made.value.file, target, options.force);
    if (!saved.ok) return saved;
    return ok({
      value: { bundleId: made.value.bundleId, encrypted: made.value.encrypted, file: saved.value },
      lines: [`Đã ghi ${saved.value.path} (${formatBytes(saved.value.size)}); mang về máy chính.`],
    });
  },
});

export const listParts = defineCommand({
  words: 'part list',
  summary: 'Các phần việc đã giao; --recall thu hồi, --merge hợp nhất phần trả về đang giữ riêng',
  channel: 'work.sendPart',
  options: {
    round: ROUND_OPTION,
    recall: { type: 'text', value: 'ID', help: 'thu hồi phần việc này' },
    merge: { type: 'text', value: 'ID', help: 'hợp nhất gói trả về này' },
  },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    if (options.recall !== undefined) {
      const recalled = await session.call('work.recallPart', { partId: options.recall });
      if (!recalled.ok) return recalled;
    }
    const merged =
      options.merge === undefined ? null : await session.call('work.mergeKept', { bundleId: options.merge });
    if (merged?.ok === false) return merged;
    const board = await session.call('work.readBoard', { roundId: round.value.id });
    if (!board.ok) return board;
    const { parts, kept, openConflicts } = board.value;
    const lines = [
      ...tableLines(
        [
          { title: 'Phần việc', text: ({ id }) => id },
          { title: 'Người giữ', text: ({ holder }) => holder },
          { title: 'Trạng thái', text: ({ state }) => STATE_WORDS[state] },
          { title: 'Từ lúc', text: ({ stateAt }) => formatMoment(stateAt) },
          { title: 'Tiêu chí', text: ({ leafCodes }) => leafCodes.join(', ') },
        ],
        parts,
      ),
      ...kept.map(({ bundleId, holder, code }) => `${bundleId} (${holder}): ${bundleRefusalReason(code)}`),
      ...(merged ? [mergeLine(merged.value)] : []),
      `Chỗ khác nhau cần chọn: ${openConflicts}.`,
    ];
    return ok({ value: { parts, kept, openConflicts, merged: merged?.value ?? null }, lines });
  },
});

/** What merging did, in a line. */
export function mergeLine(counts: { taken: number; kept: number; conflicts: number }): string {
  const { taken, kept, conflicts } = counts;
  return `Hợp nhất: lấy ${taken} ô, giữ ${kept} ô, ${conflicts} ô khác nhau cần chọn.`;
}

export const decideConflicts = defineCommand({
  words: 'part conflicts',
  summary: 'Các ô hai máy sửa khác nhau; --take hoặc --keep chọn',
  channel: 'work.resolveConflict',
  options: {
    round: ROUND_OPTION,
    take: { type: 'list', value: 'IDS', help: 'lấy giá trị của phần việc' },
    keep: { type: 'list', value: 'IDS', help: 'giữ giá trị của máy này' },
  },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const choices = [
      ...options.take.map((conflictId) => ({ conflictId, choice: 'theirs' as const })),
      ...options.keep.map((conflictId) => ({ conflictId, choice: 'ours' as const })),
    ];
    for (const choice of choices) {
      const resolved = await session.call('work.resolveConflict', choice);
      if (!resolved.ok) return resolved;
    }
    const listed = await session.call('work.listConflicts', { roundId: round.value.id });
    if (!listed.ok) return listed;
    const open = listed.value.items.filter(({ state }) => state === 'open');
    return ok({
      value: listed.value,
      lines: open.length === 0 ? ['Không còn ô nào cần chọn.'] : conflictLines(open),
    });
  },
});

function conflictLines(items: readonly MergeConflict[]): readonly string[] {
  return tableLines(
    [
      { title: 'Số', text: ({ id }) => id },
      { title: 'Tiêu chí', text: ({ leafCode }) => leafCode },
      { title: 'Ô', text: ({ field, documentName }) => `${field}${documentName && ` (${documentName})`}` },
      { title: 'Lúc giao', text: ({ base }) => shown(base) },
      { title: 'Máy này', text: ({ ours }) => shown(ours) },
      { title: 'Phần việc', text: ({ theirs }) => shown(theirs) },
    ],
    items,
  );
}

function shown(value: FieldValue): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'string') return value;
  if ('raw' in value) return value.estimated ? `${value.raw} (ước)` : value.raw;
  if ('notApplicable' in value) return value.notApplicable ? `không áp dụng: ${value.reason}` : 'có áp dụng';
  return [value.section, value.page].filter((each) => each !== '').join(', ');
}
