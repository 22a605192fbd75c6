import { formatPoints } from '#shared/lib/numbers.ts';
import { ok } from '#shared/lib/result.ts';
import { fieldWord } from '#shared/vocabulary/field-words.ts';
import { defineCommand } from '../command.ts';
import { usage } from '../failure.ts';
import { pickRound, pickRoundUnits, ROUND_OPTION } from '../pick.ts';
import { tableLines } from '../table.ts';

const PRESENT = 'now';

export const compareRevisions = defineCommand({
  words: 'revision compare',
  summary: 'So sánh hai bản ký, từng mục của từng tiêu chí',
  channel: 'revisions.compare',
  options: {
    round: ROUND_OPTION,
    from: { type: 'text', value: 'N', required: true, help: 'bản trước: 1 là bản đầu, 2 là bổ sung lần 1' },
    to: { type: 'text', value: 'N', help: 'bản sau; now hoặc bỏ qua: bảng điểm hiện nay' },
    'unit-code': { type: 'text', value: 'CODE', help: 'ở cấp trên: mã xã, phường' },
  },
  notes: ['Chỉ in những mục khác nhau; --json cho mọi tiêu chí.'],
  run: async (session, options) => {
    const from = numberOf(options.from);
    const to = options.to === undefined || options.to === PRESENT ? null : numberOf(options.to);
    if (from === undefined || to === undefined) return usage('--from, --to là số của bản ký (1, 2 …)');
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const code = options['unit-code'];
    const units = await pickRoundUnits(session, round.value.id, code === undefined ? [] : [code]);
    if (!units.ok) return units;
    const compared = await session.call('revisions.compare', {
      roundId: round.value.id,
      unitId: units.value?.[0]?.id ?? null,
      from,
      to,
    });
    if (!compared.ok) return compared;
    const { leaves, totalsBefore, totalsAfter } = compared.value;
    const changes = leaves.flatMap((leaf) => leaf.fields.map((field) => ({ leaf, field })));
    return ok({
      value: compared.value,
      lines: [
        `Tổng điểm: ${formatPoints(totalsBefore.points)} → ${formatPoints(totalsAfter.points)}.`,
        ...(changes.length === 0 ? ['Hai bản giống nhau ở mọi tiêu chí.'] : []),
        ...tableLines(
          [
            { title: 'Tiêu chí', text: ({ leaf }) => leaf.leafCode },
            { title: 'Mục', text: ({ field }) => fieldWord(field) },
            { title: 'Trước', text: ({ field }) => oneLine(field.before) },
            { title: 'Sau', text: ({ field }) => oneLine(field.after) },
          ],
          changes,
        ),
      ],
    });
  },
});

/** The number of a revision as typed; undefined where it is none. */
function numberOf(text: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

function oneLine(text: string): string {
  return text === '' ? '(trống)' : text.replaceAll('\n', ' ');
}
