import path from 'node:path';
import { parseUntrustedJson } from '#shared/domain/bundle/untrusted-json.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { appraisalFileSchema, type AppraisalFile } from '#shared/schemas/appraisal-file.ts';
import { APPRAISAL_STATE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { readText } from '../files.ts';
import { pickRound, pickRoundUnits, ROUND_OPTION } from '../pick.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../table.ts';
import { revisionName } from './sign-off.ts';

interface Ward {
  readonly roundId: string;
  readonly unitId: string;
}

async function readAppraisalFile(file: string): Promise<Result<AppraisalFile, CliFailure>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const name = path.basename(file);
  const json = parseUntrustedJson(name, text.value);
  if (!json.ok) return fail({ code: 'APPRAISAL_NOT_READABLE', details: { name, paths: [''] } });
  const parsed = appraisalFileSchema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const paths = parsed.error.issues.slice(0, 20).map((issue) => issue.path.join('.'));
  return fail({ code: 'APPRAISAL_NOT_READABLE', details: { name, paths } });
}

/** Saves decisions one by one, in the order of the file; the ones before a refused one stay saved. */
async function saveDecisions(
  session: Session,
  ward: Ward,
  { leaves }: AppraisalFile,
): Promise<Result<number, CliFailure>> {
  let saved = 0;
  for (const [leafCode, { points, reason, request, notApplicable }] of Object.entries(leaves)) {
    const decision = { ...ward, leafCode, raw: points, notApplicable, reason, request };
    const kept = await session.call('appraisal.saveLeaf', decision);
    if (!kept.ok) {
      session.io.stderr(`Đã lưu ${saved} tiêu chí, dừng ở tiêu chí ${leafCode}.\n`);
      return kept;
    }
    saved += 1;
  }
  return ok(saved);
}

export const appraiseWard = defineCommand({
  words: 'appraise',
  summary: 'Thẩm định một đơn vị: cho điểm từ tệp, chấp nhận phần còn lại, kết thúc',
  channel: 'appraisal.saveLeaf',
  options: {
    round: ROUND_OPTION,
    'unit-code': { type: 'text', value: 'CODE', required: true, help: 'mã đơn vị được thẩm định' },
    from: { type: 'text', value: 'FILE', help: 'tệp JSON điểm thẩm định' },
    'accept-remaining': { type: 'flag', help: 'các tiêu chí còn lại lấy theo điểm tự chấm' },
    finish: { type: 'flag', help: 'kết thúc thẩm định đơn vị này' },
    reopen: { type: 'flag', help: 'mở lại thẩm định đã kết thúc' },
  },
  notes: [
    'Tệp JSON: {"leaves": {"1.1": {"points": "1,75", "reason": "…", "request": "…", "notApplicable": false}}}',
    'Các việc được làm theo thứ tự: reopen, from, accept-remaining, finish.',
  ],
  run: async (session, options) => {
    const { from, finish, reopen } = options;
    const acceptRemaining = options['accept-remaining'];
    if (from === undefined && !acceptRemaining && !finish && !reopen) {
      return usage('Cần ít nhất một trong: --from, --accept-remaining, --finish, --reopen');
    }
    const file = from === undefined ? ok(null) : await readAppraisalFile(from);
    if (!file.ok) return file;
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const units = await pickRoundUnits(session, round.value.id, [options['unit-code']]);
    if (!units.ok) return units;
    const ward: Ward = { roundId: round.value.id, unitId: units.value?.[0]?.id ?? '' };
    if (reopen) {
      const reopened = await session.call('appraisal.reopenWard', ward);
      if (!reopened.ok) return reopened;
    }
    const saved = file.value === null ? ok(0) : await saveDecisions(session, ward, file.value);
    if (!saved.ok) return saved;
    const accepted = acceptRemaining
      ? await session.call('appraisal.acceptRemaining', ward)
      : ok({ accepted: 0 });
    if (!accepted.ok) return accepted;
    if (finish) {
      const finished = await session.call('appraisal.finishWard', ward);
      if (!finished.ok) return finished;
    }
    return ok({
      value: { saved: saved.value, accepted: accepted.value.accepted, finished: finish, reopened: reopen },
      lines: [
        `Đã lưu ${saved.value} tiêu chí, chấp nhận ${accepted.value.accepted} tiêu chí theo điểm tự chấm.`,
        ...(finish ? ['Đã kết thúc thẩm định.'] : []),
      ],
    });
  },
});

export const showOverview = defineCommand({
  words: 'overview',
  summary: 'Đơn vị nào đã gửi, đúng hạn hay muộn, thẩm định tới đâu',
  channel: 'appraisal.readOverview',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const read = await session.call('appraisal.readOverview', { roundId: round.value.id });
    if (!read.ok) return read;
    const points = (value: Parameters<typeof formatPoints>[0] | null): string =>
      value === null ? '–' : formatPoints(value);
    return ok({
      value: read.value,
      lines: tableLines(
        [
          { title: 'Mã', text: ({ unit }) => unit.code },
          { title: 'Đơn vị', text: ({ unit }) => unit.name },
          { title: 'Trạng thái', text: ({ state }) => APPRAISAL_STATE_WORDS[state] },
          { title: 'Bản', text: ({ revision }) => (revision === null ? '–' : revisionName(revision)) },
          {
            title: 'Nộp',
            text: ({ state, late }) => (state === 'notSent' ? '–' : late ? 'muộn' : 'đúng hạn'),
          },
          { title: 'Tự chấm', figure: true, text: ({ selfTotal }) => points(selfTotal) },
          { title: 'Thẩm định', figure: true, text: ({ appraisedTotal }) => points(appraisedTotal) },
          {
            title: 'Tiêu chí',
            figure: true,
            text: ({ appraisedLeaves, leafCount }) => `${appraisedLeaves}/${leafCount}`,
          },
        ],
        read.value.wards,
      ),
    });
  },
});
