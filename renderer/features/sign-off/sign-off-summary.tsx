import { useMemo, type ReactNode } from 'react';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatIndex } from '#shared/lib/text-format.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { sheetTotals } from '#renderer/lib/sheet/totals.ts';
import styles from './sign-off.module.css';

/** One line of figures: total, index, class, how complete, against last year. */
export function SignOffSummary(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const totals = useMemo(() => sheetTotals(state), [state]);
  const { points: lastYear, rank, unitCount } = state.data.lastYear;
  // Last year's total holds survey points too, so it is not set against the ward's own part.
  const rankText =
    rank === null || unitCount === null ? '' : t('overview.lastYearRank', { rank, count: unitCount });
  return (
    <dl className={`block ${styles['summary'] ?? ''}`} aria-label={t('signOff.summary')}>
      <div>
        <dt>{t('signOff.total')}</dt>
        <dd>
          <strong>{formatPoints(totals.points)}</strong>{' '}
          <span className="quiet">
            {t('sheet.total.ofMaximum', { maximum: formatPoints(totals.maximum) })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('signOff.index')}</dt>
        <dd>
          <strong>{formatIndex(totals.index) ?? t('common.dash')}</strong>
        </dd>
      </div>
      <div>
        <dt>{t(state.data.state === 'signed' ? 'signOff.classSigned' : 'signOff.class')}</dt>
        <dd>
          <strong>{totals.className ?? t('sheet.total.noClass')}</strong>
        </dd>
      </div>
      <div>
        <dt>{t('signOff.scored')}</dt>
        <dd>
          <strong>
            {t('sheet.total.scoredOf', { scored: totals.scoredCount, total: totals.leafCount })}
          </strong>
        </dd>
      </div>
      <div>
        <dt>{t('signOff.lastYear')}</dt>
        <dd>
          <strong>
            <PointsText value={lastYear} />
          </strong>{' '}
          {lastYear === null ? null : <span className="quiet">{rankText}</span>}
        </dd>
      </div>
    </dl>
  );
}
