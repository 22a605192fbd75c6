import type { OutputOf } from '#shared/contract/contract.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

/** One point of the city as `scoring.readSheet` gives it. */
export type Point = OutputOf<'scoring.readSheet'>['points'][number];

/** The points still to be answered. */
export function openPoints(points: readonly Point[]): readonly Point[] {
  return points.filter(({ state }) => state === 'open');
}

/** Points that only want a yes: nothing is asked in words. */
export function acceptablePoints(points: readonly Point[]): readonly Point[] {
  return openPoints(points).filter(({ wish }) => wish !== 'request');
}

/** The state of a point in a word or two. */
export function pointBadge({ state, response, sentIn }: Point): {
  readonly tone: Tone;
  readonly text: string;
} {
  if (response === null) return { tone: 'look', text: t('feedback.state.open') };
  const kind = t(`feedback.state.${response.kind}`);
  if (state !== 'sent' || sentIn === null) return { tone: 'info', text: kind };
  return { tone: 'good', text: `${kind}, ${t('feedback.state.sent', { n: sentIn - 1 })}` };
}

/** The city's words on a point, reason and request together. */
export function pointWords({ wish, reason, request }: Point): string {
  const said = [reason, request].map((text) => text.trim()).filter((text) => text !== '');
  return said.length === 0 ? t(`feedback.wish.${wish}`) : said.join('. ');
}

/** The earliest day to answer by of the open points; null where none has one. */
export function earliestDeadline(points: readonly Point[]): string | null {
  const days = openPoints(points).flatMap(({ deadline }) => deadline ?? []);
  return days.toSorted()[0] ?? null;
}

/** The next open point after a row, round to the start; null where none is left. */
export function nextOpen(points: readonly Point[], leafCode: string): string | null {
  const index = points.findIndex((point) => point.leafCode === leafCode);
  const order = [...points.slice(index + 1), ...points.slice(0, Math.max(0, index))];
  return order.find(({ state }) => state === 'open')?.leafCode ?? null;
}
