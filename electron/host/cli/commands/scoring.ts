import type { OutputOf } from '#shared/contract/contract.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { checkCompleteness, listBlockers } from '#shared/domain/sign-off/check-completeness.ts';
import { isWardLeaf, listWardLeaves, wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { formatIndex } from '#shared/lib/text-format.ts';
import { ISSUE_WORDS } from '#shared/vocabulary/completion-issues.ts';
import { LEAF_STATUS_WORDS, SHEET_STATE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand } from '../command.ts';
import type { CliFailure } from '../failure.ts';
import { adoptFile } from '../files.ts';
import { pickRound, ROUND_OPTION } from '../pick.ts';
import type { Session } from '../session.ts';
import { shorten, tableLines } from '../table.ts';

type SheetRead = OutputOf<'scoring.readSheet'>;

/** A sheet with its points and what the completion check says, worked out by the engine that also signs it. */
export interface WorkedSheet {
  readonly sheet: SheetRead;
  readonly result: ReturnType<typeof evaluateSet>;
  readonly issues: ReturnType<typeof checkCompleteness>;
}

/** Reads and works out the sheet of a round. */
export async function readSheet(session: Session, roundId: string): Promise<Result<WorkedSheet, CliFailure>> {
  const read = await session.call('scoring.readSheet', { roundId });
  if (!read.ok) return read;
  const sheet = read.value;
  const answers = new Map(Object.entries(sheet.answers).map(([code, saved]) => [code, saved.answer]));
  const evidenceCounts = new Map<string, number>();
  for (const { leafCode } of sheet.evidence) {
    evidenceCounts.set(leafCode, (evidenceCounts.get(leafCode) ?? 0) + 1);
  }
  const { set, warningExplanations, points } = sheet;
  const result = evaluateSet(set, answers, { unitType: sheet.unit.type });
  const issues = checkCompleteness(set, result, { answers, evidenceCounts, warningExplanations, points });
  return ok({ sheet, result, issues });
}

function sheetValue({ sheet, result, issues }: WorkedSheet) {
  const totals = wardTotals(sheet.set, result);
  return {
    round: sheet.round.code,
    unit: sheet.unit,
    state: sheet.state,
    revisionNumber: sheet.revisionNumber,
    totals,
    feedback: sheet.feedback,
    comments: sheet.comments,
    blockers: listBlockers(issues).map(({ leafCode, code }) => ({ leafCode, code })),
    leaves: listLeaves(sheet.set.tree).map((node) => ({
      code: node.code,
      title: node.title,
      maximum: node.maximum,
      points: result.leaves.get(node.code)?.points ?? null,
      status: result.leaves.get(node.code)?.status ?? 'notScored',
      own: isWardLeaf(node),
      issues: issues.filter(({ leafCode }) => leafCode === node.code).map(({ code }) => code),
    })),
  };
}

function totalLine(worked: WorkedSheet): string {
  const { points, maximum, index, scoredCount, leafCount } = wardTotals(worked.sheet.set, worked.result);
  const share = formatIndex(index);
  return `Tự chấm ${formatPoints(points)}/${formatPoints(maximum)} điểm${share === null ? '' : ` (${share})`}, đã chấm ${scoredCount}/${leafCount} tiêu chí.`;
}

function sheetLines(worked: WorkedSheet): readonly string[] {
  const { sheet, result, issues } = worked;
  return [
    `${sheet.unit.name}. ${sheet.round.title}. Trạng thái: ${SHEET_STATE_WORDS[sheet.state]}.`,
    ...tableLines(
      [
        { title: 'Mã', text: ({ code }) => code },
        { title: 'Nội dung', text: ({ title }) => shorten(title, 60) },
        { title: 'Tối đa', figure: true, text: ({ maximum }) => formatPoints(maximum) },
        {
          title: 'Tự chấm',
          figure: true,
          text: ({ code }) => {
            const points = result.leaves.get(code)?.points ?? null;
            return points === null ? '–' : formatPoints(points);
          },
        },
        {
          title: 'Trạng thái',
          text: ({ code }) => LEAF_STATUS_WORDS[result.leaves.get(code)?.status ?? 'notScored'],
        },
        {
          title: 'Cần xem',
          text: ({ code }) =>
            issues
              .filter(({ leafCode }) => leafCode === code)
              .map((issue) => ISSUE_WORDS[issue.code])
              .join(', '),
        },
      ],
      listWardLeaves(sheet.set),
    ),
    totalLine(worked),
    ...sheet.comments.map(
      ({ leafCode, text, author }) => `Lãnh đạo (${author}), ${leafCode ?? 'cả bảng'}: ${text}`,
    ),
    ...sheet.feedback.flatMap(feedbackLine),
  ];
}

/** What the city said of one leaf, where it said anything. */
function feedbackLine({
  leafCode,
  appraisedPoints,
  reason,
  request,
}: SheetRead['feedback'][number]): string[] {
  if (reason === '' && request === '') return [];
  const points = appraisedPoints === null ? '–' : formatPoints(appraisedPoints);
  const asked = request === '' ? '' : ` Yêu cầu giải trình: ${request}`;
  return [`Cấp trên, ${leafCode}: ${points} điểm. ${reason}${asked}`];
}

export const score = defineCommand({
  words: 'score',
  summary: 'Nhập câu trả lời chấm điểm từ tệp, hoặc xem bảng điểm',
  channel: 'scoring.importAnswers',
  options: {
    round: ROUND_OPTION,
    from: { type: 'text', value: 'FILE', help: 'tệp .json hoặc .xlsx; nhận hết hoặc không nhận gì' },
    show: { type: 'flag', help: 'in bảng điểm' },
  },
  notes: [
    'JSON: {"answers": {"1.1": {"inputs": {"ô": "giá trị"}, "enteredPoints": "", "explanation": "…"}}}',
    'Excel: các cột Mã, Ô số liệu, Giá trị, Điểm, Giải trình, Lý do không áp dụng.',
  ],
  run: async (session, { round: code, from, show }) => {
    const round = await pickRound(session, code);
    if (!round.ok) return round;
    let saved: number | null = null;
    if (from !== undefined) {
      const fileToken = await adoptFile(session, from);
      if (!fileToken.ok) return fileToken;
      const roundId = round.value.id;
      const imported = await session.call('scoring.importAnswers', { roundId, fileToken: fileToken.value });
      if (!imported.ok) return imported;
      ({ saved } = imported.value);
    }
    const worked = await readSheet(session, round.value.id);
    if (!worked.ok) return worked;
    const taken = saved === null ? [] : [`Đã nhận ${saved} tiêu chí.`];
    const lines = show || from === undefined ? sheetLines(worked.value) : [totalLine(worked.value)];
    return ok({ value: { saved, ...sheetValue(worked.value) }, lines: [...taken, ...lines] });
  },
});
