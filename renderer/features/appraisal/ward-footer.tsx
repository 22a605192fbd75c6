import type { ReactNode } from 'react';
import { formatPoints } from '#shared/lib/numbers.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { totalDifference } from '#renderer/features/appraisal/ward-rows.ts';
import { useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import styles from './appraisal.module.css';

/** Always in sight: claimed, given, the difference, how many are decided, last year's points. */
export function WardFooter(): ReactNode {
  const reading = useWardState((state) => state.reading);
  const appraised = useWardState((state) => state.appraised);
  const views = useWardState((state) => state.views);
  const leaves = useWardState((state) => state.leaves);
  const total = leaves.length;
  const difference = totalDifference(leaves, views);
  const decided = Object.values(views).filter((view) => view.state !== 'undecided').length;
  const self = reading.revision.totals;
  return (
    <dl className={styles['foot']}>
      <div>
        <dt>{t('appraisal.selfTotal')}</dt>
        <dd className={styles['big']}>{formatPoints(self.points)}</dd>
        <dd className={styles['of']}>{t('appraisal.ofMaximum', { maximum: formatPoints(self.maximum) })}</dd>
      </div>
      <div>
        <dt>{t('appraisal.appraisedTotal')}</dt>
        <dd className={styles['big']}>{decided === 0 ? t('common.dash') : formatPoints(appraised.total)}</dd>
        <dd className={styles['of']}>
          {t('appraisal.ofMaximum', { maximum: formatPoints(appraised.attainableMaximum) })}
        </dd>
      </div>
      {difference !== null ? (
        <div>
          <dt>{t('appraisal.totalDifference')}</dt>
          <dd>
            <PointsText value={difference} change />
          </dd>
        </div>
      ) : null}
      <div>
        <dd>{t('appraisal.done', { done: decided, total })}</dd>
      </div>
      <div>
        <dt>{t('appraisal.previousPoints')}</dt>
        <dd>
          <PointsText value={reading.previousPoints} />
        </dd>
      </div>
    </dl>
  );
}
