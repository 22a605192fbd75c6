import type { ReactNode } from 'react';
import type { WardResults } from '#shared/contract/channels/publication.ts';
import { subtractPoints } from '#shared/lib/points.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatChange, formatIndex } from '#shared/lib/text-format.ts';
import { Figure, Figures } from '#renderer/components/figures.tsx';
import { t } from '#renderer/i18n/translate.ts';

/** Rank, class and points of the ward, from its own to the published ones, beside last year's. */
export function ResultsFigures({ results }: { readonly results: WardResults }): ReactNode {
  const { own, unitCount, totals, lastYear } = results;
  const { self, ofSelf, appraised, final, maximum } = totals;
  const rank = own?.rank ?? null;
  const change = final === null || lastYear.points === null ? null : subtractPoints(final, lastYear.points);
  return (
    <Figures>
      <Figure
        label={t('results.rank')}
        value={rank === null ? t('results.noRank') : t('results.rankOf', { rank, count: unitCount })}
        note={rank === null || lastYear.rank === null ? '' : rankChange(lastYear.rank - rank)}
      />
      <Figure label={t('results.class')} value={own?.classification || t('results.noClass')} />
      <Figure
        label={t('results.final')}
        value={final === null ? t('common.dash') : formatPoints(final)}
        note={t('results.ofMaximum', {
          maximum: formatPoints(maximum),
          index: formatIndex(own?.index ?? null) ?? t('common.dash'),
        })}
      />
      <Figure
        label={t('results.self')}
        value={self === null ? t('common.dash') : formatPoints(self)}
        note={ofSelf === null ? '' : t('results.fromSelf', { points: formatPoints(ofSelf) })}
      />
      <Figure
        label={t('results.appraised')}
        value={appraised === null ? t('common.dash') : formatPoints(appraised)}
        note={t(appraised === null ? 'results.appraisedNone' : 'results.appraisedNote')}
      />
      <Figure
        label={t('results.lastYear')}
        value={lastYear.points === null ? t('common.dash') : formatPoints(lastYear.points)}
        note={[
          change === null ? '' : t('results.lastYearChange', { change: formatChange(change) }),
          lastYear.rank === null || lastYear.unitCount === null
            ? ''
            : t('results.lastYearRank', { rank: lastYear.rank, count: lastYear.unitCount }),
        ]
          .filter((text) => text !== '')
          .join(', ')}
      />
    </Figures>
  );
}

function rankChange(gained: number): string {
  if (gained === 0) return t('results.kept');
  return gained > 0 ? t('results.gained', { count: gained }) : t('results.dropped', { count: -gained });
}
