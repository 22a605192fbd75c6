import { lostPoints } from '#shared/domain/publication/lost-points.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { formatDay, formatIndex } from '#shared/lib/text-format.ts';
import type { PublishedDecision, ResultsRow } from '#shared/schemas/bundle-feedback.ts';
import { defineCommand, type OptionSpecs } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { pickDay, pickRound, pickRoundUnits, ROUND_OPTION, UNIT_CODES_OPTION } from '../pick.ts';
import { tableLines } from '../table.ts';
import { encryption, OUT_OPTIONS, PLAIN_OPTION, saveMade } from './outgoing.ts';

const DASH = '–';

/** The decision that publishes a result. */
export const DECISION_OPTIONS = {
  'decision-number': { type: 'text', value: 'TEXT', help: 'số, ký hiệu quyết định công bố' },
  'decision-date': { type: 'text', value: 'DATE', help: 'ngày quyết định' },
  'decision-issuer': { type: 'text', value: 'TEXT', help: 'cơ quan ban hành' },
  'decision-title': { type: 'text', value: 'TEXT', help: 'trích yếu' },
} as const satisfies OptionSpecs;

type DecisionWords = Readonly<Partial<Record<keyof typeof DECISION_OPTIONS, string | undefined>>>;

/** The decision named on the command line; null: none was. */
export function readDecision(words: DecisionWords): Result<PublishedDecision | null, CliFailure> {
  const number = words['decision-number'];
  const date = words['decision-date'];
  const issuer = words['decision-issuer'];
  const title = words['decision-title'];
  if ([number, date, issuer, title].every((word) => word === undefined)) return ok(null);
  if (date === undefined || !issuer || !title) {
    return usage('quyết định cần --decision-date, --decision-issuer và --decision-title');
  }
  const day = pickDay('decision-date', date);
  return day.ok ? ok({ number: number ?? '', date: day.value, issuer, title }) : day;
}

/** A decision in one line. */
export function decisionText({ number, date, issuer, title }: PublishedDecision): string {
  const named = number === '' ? 'Quyết định' : `Quyết định số ${number}`;
  return `${named} ngày ${formatDay(date)} của ${issuer}: ${title}`;
}

/** The published table; the line of `ownCode` is marked. */
export function resultsTable(rows: readonly ResultsRow[], ownCode: string | null): readonly string[] {
  return tableLines<ResultsRow>(
    [
      { title: 'Hạng', figure: true, text: ({ rank }) => (rank === null ? DASH : String(rank)) },
      {
        title: 'Đơn vị',
        text: ({ unitCode, unitName }) => (unitCode === ownCode ? `${unitName} (đơn vị nhận)` : unitName),
      },
      { title: 'Điểm', figure: true, text: ({ points }) => (points === null ? DASH : formatPoints(points)) },
      { title: 'Chỉ số', figure: true, text: ({ index }) => formatIndex(index) ?? DASH },
      { title: 'Xếp loại', text: ({ classification }) => classification || DASH },
    ],
    rows,
  );
}

export const addDecision = defineCommand({
  words: 'round decision',
  summary: 'Ghi quyết định công bố cho kỳ đã công bố mà chưa có quyết định (một lần)',
  channel: 'publication.addDecision',
  options: { round: ROUND_OPTION, ...DECISION_OPTIONS },
  run: async (session, options) => {
    const decision = readDecision(options);
    if (!decision.ok) return decision;
    if (decision.value === null) return usage('cần các --decision-…');
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const added = await session.call('publication.addDecision', {
      roundId: round.value.id,
      decision: decision.value,
    });
    if (!added.ok) return added;
    return ok({ value: added.value, lines: [`Đã ghi: ${decisionText(added.value)}.`] });
  },
});

export const makeResults = defineCommand({
  words: 'results',
  summary: 'Lập gói kết quả đã công bố cho các đơn vị và ghi ra thư mục',
  channel: 'publication.createResults',
  options: { round: ROUND_OPTION, 'unit-code': UNIT_CODES_OPTION, ...PLAIN_OPTION, ...OUT_OPTIONS },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const units = await pickRoundUnits(session, roundId, options['unit-code']);
    if (!units.ok) return units;
    const started = await session.call('publication.createResults', {
      roundId,
      unitIds: units.value?.map(({ id }) => id) ?? null,
      ...encryption(options),
    });
    return started.ok ? saveMade(session, started.value.jobId, options) : started;
  },
});

export const showResults = defineCommand({
  words: 'results show',
  summary: 'Kết quả công bố mà đơn vị đã nhận: thứ hạng, điểm bị mất, bảng xếp hạng',
  channel: 'publication.readResults',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const read = await session.call('publication.readResults', { roundId: round.value.id });
    if (!read.ok) return read;
    const { results } = read.value;
    if (!results) return ok({ value: read.value, lines: ['Chưa nhận gói kết quả nào của kỳ này.'] });
    const { own, unitCount, decision, leaves, ranking } = results;
    return ok({
      value: read.value,
      lines: [
        decision === null ? 'Chưa ghi quyết định công bố.' : decisionText(decision),
        own?.rank === null || own === null
          ? 'Đơn vị không được xếp hạng.'
          : `Hạng ${own.rank}/${unitCount}, ${own.points === null ? DASH : formatPoints(own.points)} điểm, xếp loại ${own.classification || DASH}.`,
        ...lostPoints(leaves).map(
          ({ leafCode, title, lost, reason }) =>
            `  mất ${formatPoints(lost)}: ${leafCode}. ${title}${reason === '' ? '' : ` (${reason})`}`,
        ),
        ...resultsTable(ranking, own?.unitCode ?? null),
      ],
    });
  },
});
