import { formatPoints } from '#shared/lib/numbers.ts';
import { ok } from '#shared/lib/result.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { ISSUE_WORDS } from '#shared/vocabulary/completion-issues.ts';
import { defineCommand } from '../command.ts';
import { usage } from '../failure.ts';
import { readSecret } from '../files.ts';
import { pickRound, ROUND_OPTION } from '../pick.ts';
import { tableLines } from '../table.ts';
import { readSheet } from './scoring.ts';

const SEVERITY_WORDS = { block: 'phải sửa', warn: 'cần giải thích', inform: 'để biết' } as const;

export const explainWarnings = defineCommand({
  words: 'explain',
  summary: 'Kiểm tra hoàn thành; ghi lời giải thích cho cảnh báo',
  channel: 'signOff.explainWarning',
  options: {
    round: ROUND_OPTION,
    leaf: { type: 'list', value: 'CODES', help: 'tiêu chí cần giải thích' },
    all: { type: 'flag', help: 'mọi cảnh báo chưa giải thích' },
    text: { type: 'text', value: 'TEXT', help: 'lời giải thích' },
  },
  notes: ['Không ghi --text thì chỉ in danh sách kiểm tra.'],
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const before = await readSheet(session, roundId);
    if (!before.ok) return before;
    const warned = before.value.issues.filter(({ severity, explained }) => severity === 'warn' && !explained);
    const wanted = options.all ? warned.map(({ leafCode }) => leafCode) : options.leaf;
    const { text } = options;
    if (text !== undefined && !options.all && wanted.length === 0)
      return usage('Cần --leaf hoặc --all cùng với --text');
    if (text === undefined && (options.all || wanted.length > 0)) return usage('Cần --text: lời giải thích');
    for (const leafCode of new Set(wanted)) {
      const kept = await session.call('signOff.explainWarning', { roundId, leafCode, text: text ?? '' });
      if (!kept.ok) return kept;
    }
    const after = await readSheet(session, roundId);
    if (!after.ok) return after;
    const { issues } = after.value;
    return ok({
      value: { explained: [...new Set(wanted)], issues },
      lines: [
        ...(text === undefined ? [] : [`Đã ghi lời giải thích cho ${new Set(wanted).size} tiêu chí.`]),
        ...tableLines(
          [
            { title: 'Tiêu chí', text: (issue) => issue.leafCode },
            { title: 'Mức', text: (issue) => SEVERITY_WORDS[issue.severity] },
            { title: 'Việc', text: (issue) => ISSUE_WORDS[issue.code] },
            {
              title: '',
              text: (issue) => (issue.severity === 'warn' && issue.explained ? 'đã giải thích' : ''),
            },
          ],
          issues,
        ),
      ],
    });
  },
});

export const submitSheet = defineCommand({
  words: 'submit',
  summary: 'Trình bảng điểm cho lãnh đạo',
  channel: 'signOff.submitSheet',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const submitted = await session.call('signOff.submitSheet', { roundId: round.value.id });
    return submitted.ok ? ok({ value: {}, lines: ['Đã trình lãnh đạo.'] }) : submitted;
  },
});

export const withdrawSheet = defineCommand({
  words: 'withdraw',
  summary: 'Rút lại bảng điểm đã trình, trước khi ký',
  channel: 'signOff.withdrawSheet',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const withdrawn = await session.call('signOff.withdrawSheet', { roundId: round.value.id });
    return withdrawn.ok ? ok({ value: {}, lines: ['Đã rút lại bảng điểm.'] }) : withdrawn;
  },
});

export const returnSheet = defineCommand({
  words: 'return',
  summary: 'Lãnh đạo trả lại bảng điểm kèm ý kiến',
  channel: 'signOff.returnSheet',
  options: {
    round: ROUND_OPTION,
    text: { type: 'text', value: 'TEXT', required: true, help: 'ý kiến' },
    leaf: { type: 'text', value: 'CODE', help: 'tiêu chí có ý kiến; bỏ qua là cả bảng' },
  },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const returned = await session.call('signOff.returnSheet', {
      roundId: round.value.id,
      comments: [{ leafCode: options.leaf ?? null, text: options.text }],
    });
    return returned.ok ? ok({ value: {}, lines: ['Đã trả lại bảng điểm.'] }) : returned;
  },
});

export const signSheet = defineCommand({
  words: 'sign',
  summary: 'Lãnh đạo ký duyệt và khóa bảng điểm',
  channel: 'signOff.signSheet',
  options: {
    round: ROUND_OPTION,
    'passphrase-file': { type: 'text', value: 'FILE', help: 'tệp chứa cụm mật khẩu ký' },
    'passphrase-env': { type: 'text', value: 'NAME', help: 'biến môi trường chứa cụm mật khẩu ký' },
  },
  notes: ['Lần ký đầu tiên lập khóa ký của lãnh đạo dưới cụm mật khẩu này.'],
  run: async (session, options) => {
    const passphrase = await readSecret(session.io, 'passphrase', {
      file: options['passphrase-file'],
      env: options['passphrase-env'],
    });
    if (!passphrase.ok) return passphrase;
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const signed = await session.call('signOff.signSheet', { roundId, passphrase: passphrase.value });
    if (!signed.ok) return signed;
    const { number, total, maximum, fingerprint } = signed.value;
    return ok({
      value: signed.value,
      lines: [
        `Đã ký ${revisionName(number)}: ${formatPoints(total)}/${formatPoints(maximum)} điểm.`,
        `Mã kiểm tra: ${formatFingerprint(fingerprint)}`,
      ],
    });
  },
});

export const startCorrection = defineCommand({
  words: 'correct',
  summary: 'Mở bổ sung trên bản đã ký gần nhất',
  channel: 'signOff.startCorrection',
  options: {
    round: ROUND_OPTION,
    reason: { type: 'text', value: 'TEXT', required: true, help: 'lý do bổ sung' },
  },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const { reason } = options;
    const started = await session.call('signOff.startCorrection', { roundId: round.value.id, reason });
    if (!started.ok) return started;
    return ok({ value: started.value, lines: [`Đã mở ${revisionName(started.value.revisionNumber)}.`] });
  },
});

export const listRevisions = defineCommand({
  words: 'revision list',
  summary: 'Các bản đã ký',
  channel: 'signOff.listRevisions',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const listed = await session.call('signOff.listRevisions', { roundId: round.value.id });
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines(
        [
          { title: 'Bản', text: (revision) => revisionName(revision.number) },
          { title: 'Điểm', figure: true, text: (revision) => formatPoints(revision.total) },
          { title: 'Ký lúc', text: (revision) => formatMoment(revision.signedAt) },
          { title: 'Người ký', text: (revision) => revision.signedBy },
          { title: 'Đã gửi', text: ({ exported }) => (exported ? 'có' : 'chưa') },
          { title: 'Cấp trên đã nhận', text: ({ received }) => (received ? 'có' : 'chưa') },
        ],
        listed.value.revisions,
      ),
    });
  },
});

/** Revision 1 is the first; every later one is "bổ sung lần n". */
export function revisionName(number: number): string {
  return number <= 1 ? 'bản đầu' : `bổ sung lần ${number - 1}`;
}
