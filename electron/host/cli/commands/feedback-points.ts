import type { OutputOf } from '#shared/contract/contract.ts';
import { appError } from '#shared/contract/errors.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { RESPONSE_KINDS } from '#shared/schemas/bundle-submission.ts';
import { RESPONSE_WORDS, responseSentence, TRAVEL_WORDS } from '#shared/vocabulary/response-words.ts';
import { defineCommand } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { pickRound, ROUND_OPTION } from '../pick.ts';
import type { Session } from '../session.ts';
import { shorten, tableLines } from '../table.ts';
import { revisionName } from './sign-off.ts';

type Point = OutputOf<'feedback.listPoints'>['points'][number];

const REASON_OPTION = {
  type: 'text',
  value: 'TEXT',
  help: 'lý do bổ sung; bảng điểm đã ký thì mở bổ sung với lý do này',
} as const;

function stateOf({ state, response, sealedIn, travel }: Point): string {
  if (response === null) return 'chưa trả lời';
  const said = responseSentence(response);
  if (state !== 'sealed' || sealedIn === null || travel === null) return said;
  return `${said} (${revisionName(sealedIn)}, ${TRAVEL_WORDS[travel]})`;
}

function ownText({ selfPoints, selfStatus }: Point): string {
  if (selfStatus === 'NOT_APPLICABLE') return 'không áp dụng';
  return selfPoints === null ? '–' : formatPoints(selfPoints);
}

function cityText({ appraisedPoints, notApplicable }: Point): string {
  if (notApplicable) return 'không áp dụng';
  return appraisedPoints === null ? '–' : formatPoints(appraisedPoints);
}

function pointLines(points: readonly Point[]): readonly string[] {
  if (points.length === 0) return ['Không có ý kiến thẩm định cần trả lời.'];
  return tableLines(
    [
      { title: 'Tiêu chí', text: ({ leafCode }) => leafCode },
      { title: 'Tự chấm', figure: true, text: ownText },
      { title: 'Thẩm định', figure: true, text: cityText },
      {
        title: 'Ý kiến',
        text: ({ reason, request }) =>
          shorten([reason, request].filter((part) => part !== '').join('. '), 60),
      },
      { title: 'Hạn', text: ({ deadline }) => (deadline === null ? '–' : formatDay(deadline)) },
      { title: 'Trả lời', text: (point) => shorten(stateOf(point), 50) },
    ],
    points,
  );
}

async function listed(session: Session, roundId: string): Promise<Result<readonly Point[], CliFailure>> {
  const read = await session.call('feedback.listPoints', { roundId });
  return read.ok ? ok(read.value.points) : read;
}

export const listFeedbackPoints = defineCommand({
  words: 'point list',
  summary: 'Các ý kiến thẩm định phải trả lời, với hạn và câu trả lời',
  channel: 'feedback.listPoints',
  options: { round: ROUND_OPTION, open: { type: 'flag', help: 'chỉ ý kiến chưa trả lời' } },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const points = await listed(session, round.value.id);
    if (!points.ok) return points;
    const shown = options.open ? points.value.filter(({ state }) => state === 'open') : points.value;
    return ok({ value: { points: shown }, lines: pointLines(shown) });
  },
});

export const answerFeedbackPoint = defineCommand({
  words: 'point answer',
  summary: 'Trả lời ý kiến thẩm định: đồng ý, giải trình hoặc bổ sung tài liệu',
  channel: 'feedback.saveResponse',
  options: {
    round: ROUND_OPTION,
    leaf: { type: 'text', value: 'CODE', help: 'tiêu chí có ý kiến' },
    kind: { type: 'text', value: 'KIND', help: 'accept (đồng ý), explain (giải trình), evidence (tài liệu)' },
    text: { type: 'text', value: 'TEXT', help: 'lời trả lời; bắt buộc với explain' },
    'accept-remaining': { type: 'flag', help: 'đồng ý các điểm còn lại không có yêu cầu riêng' },
    reason: REASON_OPTION,
  },
  notes: [
    'Với evidence: gắn tài liệu mới vào tiêu chí trước (evidence add), sau khi đã mở bổ sung (correct).',
  ],
  run: async (session, options) => {
    const { leaf, kind: given, text = '' } = options;
    const correctionReason = options.reason ?? null;
    const kind = RESPONSE_KINDS.find((each) => each === given);
    if (given !== undefined && !kind) return usage(`--kind là một trong: ${RESPONSE_KINDS.join(', ')}`);
    if ((leaf === undefined) !== (kind === undefined)) return usage('Cần --leaf cùng với --kind');
    if (leaf === undefined && !options['accept-remaining'])
      return usage('Cần --leaf cùng với --kind, hoặc --accept-remaining');
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const lines: string[] = [];
    if (leaf !== undefined && kind) {
      const before = await listed(session, roundId);
      if (!before.ok) return before;
      const point = before.value.find(({ leafCode }) => leafCode === leaf);
      if (!point) return fail(appError('FEEDBACK_POINT_NOT_FOUND', { leafCode: leaf }));
      const { bundleId } = point;
      const input = { roundId, leafCode: leaf, bundleId, response: { kind, text }, correctionReason };
      const kept = await session.call('feedback.saveResponse', input);
      if (!kept.ok) return kept;
      lines.push(`Đã trả lời ý kiến ở tiêu chí ${leaf}: ${RESPONSE_WORDS[kind].toLowerCase()}.`);
    }
    if (options['accept-remaining']) {
      const accepted = await session.call('feedback.acceptRemaining', { roundId, correctionReason });
      if (!accepted.ok) return accepted;
      lines.push(`Đã đồng ý điểm của ${accepted.value.accepted} tiêu chí.`);
    }
    const after = await listed(session, roundId);
    if (!after.ok) return after;
    return ok({ value: { points: after.value }, lines: [...lines, ...pointLines(after.value)] });
  },
});
