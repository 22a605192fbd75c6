import { stat } from 'node:fs/promises';
import path from 'node:path';
import { sheetFormatSchema, type PrintedRevision } from '#shared/contract/channels/documents.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ok } from '#shared/lib/result.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { defineCommand, type CommandResult } from '../command.ts';
import { usage } from '../failure.ts';
import { readText, saveReadyFile } from '../files.ts';
import { pickDay, pickRound, pickRoundUnits, ROUND_OPTION } from '../pick.ts';
import type { Session } from '../session.ts';
import { revisionName } from './sign-off.ts';

const OUT = {
  out: { type: 'text', value: 'FILE', required: true, help: 'tệp sẽ ghi, hoặc thư mục' },
  force: { type: 'flag', help: 'ghi đè tệp đã có' },
} as const;
const FORMAT = { type: 'text', value: 'docx|xlsx|pdf', required: true, help: 'dạng tệp' } as const;
const REVISION = {
  type: 'text',
  value: 'NUMBER',
  help: 'bản ký số mấy',
} as const;

async function saveTo(
  session: Session,
  file: ReadyFile,
  out: string,
  force: boolean,
): Promise<CommandResult> {
  const folder = (await stat(out).catch(() => null))?.isDirectory() === true;
  const saved = await saveReadyFile(session, file, folder ? path.join(out, file.fileName) : out, force);
  return saved.ok ? ok({ value: saved.value, lines: [`Đã ghi ${saved.value.path}`] }) : saved;
}

/** null: none was named; undefined: what was named is no number of a revision. */
function readNumber(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}

export const printSheet = defineCommand({
  words: 'print sheet',
  summary: 'In bảng tự đánh giá, chấm điểm ra Word, Excel hoặc PDF',
  channel: 'documents.exportScoreSheet',
  options: {
    round: ROUND_OPTION,
    format: FORMAT,
    revision: REVISION,
    ...OUT,
  },
  notes: ['Không ghi --revision thì in bảng đang chấm, có dấu bản nháp chưa ký.'],
  run: async (session, { round: code, format, revision, out, force }) => {
    if (format !== 'docx' && format !== 'xlsx' && format !== 'pdf') {
      return usage('--format là docx, xlsx hoặc pdf');
    }
    const revisionNumber = readNumber(revision);
    if (revisionNumber === undefined) return usage('--revision là số từ 1 trở lên');
    const round = await pickRound(session, code);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const file = await session.call('documents.exportScoreSheet', { roundId, revisionNumber, format });
    return file.ok ? saveTo(session, file.value, out, force) : file;
  },
});

export const printHeld = defineCommand({
  words: 'print held',
  summary: 'In bảng chấm đã nhận của một đơn vị, kèm điểm thẩm định và lý do (ở cấp trên)',
  channel: 'documents.exportHeldSheet',
  options: {
    round: ROUND_OPTION,
    'unit-code': { type: 'text', value: 'CODE', required: true, help: 'mã đơn vị' },
    format: FORMAT,
    ...OUT,
  },
  notes: ['Mã kiểm tra và mã QR là của bản đơn vị đã ký.'],
  run: async (session, { round: code, 'unit-code': unitCode, format, out, force }) => {
    const wanted = sheetFormatSchema.safeParse(format);
    if (!wanted.success) return usage('--format là docx, xlsx hoặc pdf');
    const round = await pickRound(session, code);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const units = await pickRoundUnits(session, roundId, [unitCode]);
    if (!units.ok) return units;
    const unitId = units.value?.[0]?.id ?? '';
    const file = await session.call('documents.exportHeldSheet', { roundId, unitId, format: wanted.data });
    return file.ok ? saveTo(session, file.value, out, force) : file;
  },
});

export const printReport = defineCommand({
  words: 'print report',
  summary: 'Xuất báo cáo tự đánh giá của một bản đã ký ra Word',
  channel: 'documents.exportSelfReport',
  options: {
    round: ROUND_OPTION,
    revision: REVISION,
    'proposals-file': { type: 'text', value: 'FILE', help: 'tệp chữ ghi kiến nghị, mỗi dòng một ý' },
    ...OUT,
  },
  notes: ['Không ghi --revision thì lấy bản ký mới nhất.'],
  run: async (session, options) => {
    const revisionNumber = readNumber(options.revision);
    if (revisionNumber === undefined) return usage('--revision là số từ 1 trở lên');
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const named = options['proposals-file'];
    const proposals = named === undefined ? ok('') : await readText(named);
    if (!proposals.ok) return proposals;
    const file = await session.call('documents.exportSelfReport', {
      roundId: round.value.id,
      revisionNumber,
      proposals: proposals.value,
    });
    return file.ok ? saveTo(session, file.value, options.out, options.force) : file;
  },
});

export const exportAudit = defineCommand({
  words: 'audit export',
  summary: 'Xuất nhật ký thay đổi ra Excel, toàn bộ hoặc theo điều kiện',
  channel: 'audit.exportRecords',
  options: {
    actor: { type: 'text', value: 'USERNAME', help: 'chỉ việc của người này' },
    leaf: { type: 'text', value: 'CODE', help: 'chỉ việc ở tiêu chí này' },
    from: { type: 'text', value: 'DAY', help: 'từ ngày, như 31/12/2026' },
    to: { type: 'text', value: 'DAY', help: 'đến hết ngày' },
    ...OUT,
  },
  run: async (session, { actor, leaf, from, to, out, force }) => {
    const fromDay = from === undefined ? ok(null) : pickDay('from', from);
    if (!fromDay.ok) return fromDay;
    const toDay = to === undefined ? ok(null) : pickDay('to', to);
    if (!toDay.ok) return toDay;
    const file = await session.call('audit.exportRecords', {
      actor: actor ?? null,
      leafCode: leaf ?? null,
      fromDay: fromDay.value,
      toDay: toDay.value,
    });
    return file.ok ? saveTo(session, file.value, out, force) : file;
  },
});

const DIFFERENCES = { unit: 'đơn vị', round: 'kỳ đánh giá', revision: 'bản ký', total: 'tổng điểm' } as const;

export const checkPrint = defineCommand({
  words: 'check-print',
  summary: 'Kiểm tra mã trên bản in: thuộc bản ký nào, có phải bản mới nhất không',
  channel: 'documents.checkFingerprint',
  positionals: { value: 'TEXT', help: 'mã kiểm tra trên giấy, hoặc nội dung mã QR', min: 1, max: 16 },
  options: {},
  run: async (session, _options, words) => {
    const checked = await session.call('documents.checkFingerprint', { text: words.join(' ') });
    if (!checked.ok) return checked;
    const { found } = checked.value;
    if (!found) {
      const lines = ['Không có bản nào: mã này không thuộc bản ký nào ở đây.'];
      return ok({ value: checked.value, lines, refused: true });
    }
    const good = found.differences.length === 0;
    return ok({ value: checked.value, lines: foundLines(found), refused: !good });
  },
});

function foundLines(found: PrintedRevision): readonly string[] {
  const { unit, round, number, newestNumber, total, maximum, signedBy, signedAt, differences } = found;
  return [
    `${unit.name} (${unit.code}), ${round.title}, ${revisionName(number)}.`,
    `Tổng điểm ${formatPoints(total)}/${formatPoints(maximum)}; ${signedBy} ký lúc ${formatMoment(signedAt)}.`,
    found.isNewest
      ? 'Là bản ký mới nhất.'
      : `Không phải bản mới nhất: bản mới nhất là ${revisionName(newestNumber)}.`,
    ...(found.whole ? [] : ['Mới khớp phần đầu của mã; nhập đủ 16 nhóm để chắc chắn.']),
    ...(differences.length === 0
      ? []
      : [`Nội dung ghi kèm mã KHÔNG khớp: ${differences.map((each) => DIFFERENCES[each]).join(', ')}.`]),
    `Mã kiểm tra: ${formatFingerprint(found.fingerprint)}`,
  ];
}
