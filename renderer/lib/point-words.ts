import type { OutputOf } from '#shared/contract/contract.ts';
import { TRAVEL_WORDS } from '#shared/vocabulary/response-words.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

/** One point of the city as `scoring.readSheet` gives it. */
export type Point = OutputOf<'scoring.readSheet'>['points'][number];

type PointsOfRound = Pick<OutputOf<'scoring.readSheet'>, 'points'> & {
  readonly round: Pick<OutputOf<'scoring.readSheet'>['round'], 'state'>;
};

/** The points still to be answered. */
export function openPoints(points: readonly Point[]): readonly Point[] {
  return points.filter(({ state }) => state === 'open');
}

/** The points that wait for this ward: none once the round has ended, since nothing can be answered any more. */
export function waitingPoints({ round, points }: PointsOfRound): readonly Point[] {
  return round.state === 'open' ? openPoints(points) : [];
}

/** Points that only want a yes: nothing is asked in words. */
export function acceptablePoints(points: readonly Point[]): readonly Point[] {
  return openPoints(points).filter(({ wish }) => wish !== 'request');
}

/** The answer in a word or two; green only by a receipt of the city. */
export function pointBadge({ response, travel }: Point): { readonly tone: Tone; readonly text: string } {
  if (response === null) return { tone: 'look', text: t('feedback.state.open') };
  return { tone: travel === 'received' ? 'good' : 'info', text: t(`feedback.state.${response.kind}`) };
}

/** In which revision the answer is, and how far that has come; '' while it is not signed. */
export function travelText({ sealedIn, travel }: Point): string {
  if (sealedIn === null || travel === null) return '';
  return t('feedback.inRevision', { n: sealedIn - 1, travel: TRAVEL_WORDS[travel] });
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
