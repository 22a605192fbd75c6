import type { ReactNode } from 'react';
import { subtractPoints } from '#shared/lib/points.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import styles from './appraisal.module.css';

/** Always in sight: claimed, given, the difference, how many are decided, last year's points. */
export function WardFooter(): ReactNode {
  const reading = useWardState((state) => state.reading);
  const appraised = useWardState((state) => state.appraised);
  const views = useWardState((state) => state.views);
  const total = useWardState((state) => state.leaves.length);
  const decided = Object.values(views).filter((view) => view.state !== 'undecided').length;
  const self = reading.revision.totals.points;
  const complete = decided === total;
  return (
    <dl className={styles['foot']}>
      <div>
        <dt>{t('appraisal.selfTotal')}</dt>
        <dd className={styles['big']}>{formatPoints(self)}</dd>
      </div>
      <div>
        <dt>{t('appraisal.appraisedTotal')}</dt>
        <dd className={styles['big']}>{decided === 0 ? t('common.dash') : formatPoints(appraised.total)}</dd>
      </div>
      {complete ? (
        <div>
          <dt>{t('appraisal.totalDifference')}</dt>
          <dd>
            <PointsText value={subtractPoints(appraised.total, self)} change />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t('appraisal.attainable')}</dt>
        <dd>{formatPoints(appraised.attainableMaximum)}</dd>
      </div>
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
