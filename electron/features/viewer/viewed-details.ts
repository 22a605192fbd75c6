import type { ViewedBundle } from '#shared/contract/channels/viewer.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import type { SetupLastYear } from '#shared/schemas/bundle-setup.ts';

type Details = ViewedBundle['details'];

/** What a payload says beside its table: whose part it is, of which period the figures are, until when to answer. */
export function toDetails(payload: BundlePayload): Details {
  switch (payload.kind) {
    case 'setup': {
      const { round, criteriaSet, lastYear } = payload.setup;
      return [
        { term: 'criteriaSet', text: criteriaSet.title },
        { term: 'dataWindow', text: span(round.dataFrom, round.dataTo) },
        { term: 'deadline', text: formatDay(round.deadline) },
        ...lastYearOf(lastYear),
      ];
    }
    case 'criteria':
      return [{ term: 'criteriaSet', text: payload.criteria.criteriaSet.title }];
    case 'part': {
      const { part } = payload;
      return [{ term: part.direction === 'out' ? 'partOut' : 'partBack', text: part.holder }];
    }
    case 'statistics': {
      const { from, to } = payload.statistics.period;
      return [{ term: 'period', text: span(from, to) }];
    }
    case 'feedback': {
      const { deadline } = payload.feedback;
      return deadline === null ? [] : [{ term: 'deadline', text: formatDay(deadline) }];
    }
    case 'submission':
    case 'results':
    case 'report':
    case 'receipt':
    case 'repair':
      return [];
  }
}

function span(from: string, to: string): string {
  return `${formatDay(from)} đến ${formatDay(to)}`;
}

function lastYearOf({ points, rank, unitCount }: SetupLastYear): Details {
  if (points === null) return [];
  const place = rank === null ? '' : `, hạng ${rank}${unitCount === null ? '' : `/${unitCount}`}`;
  return [{ term: 'lastYear', text: `${formatPoints(points)} điểm${place}` }];
}
