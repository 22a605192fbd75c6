import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { formatPoints } from '#shared/lib/numbers.ts';
import { t } from '#renderer/i18n/translate.ts';
import { sheetTotals } from '#renderer/lib/sheet/totals.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useTold } from '#renderer/features/score-sheet/tell-saved.ts';
import { formatIndex } from '#shared/lib/text-format.ts';
import styles from './sheet-body.module.css';

/** Always in sight: points claimed, attainable maximum, index, how many are scored, the class if signed today. */
export function SheetFooter(): ReactNode {
  const told = useTold((state) => state.text);
  const totals = useSheetState(useShallow(sheetTotals));
  return (
    <div className={styles['foot']}>
      <dl className={styles['footer']}>
        <div>
          <dt>{t('sheet.total.claimed')}</dt>
          <dd>
            <span className={styles['big']}>{formatPoints(totals.points)}</span>{' '}
            <span className="quiet">
              {t('sheet.total.ofMaximum', { maximum: formatPoints(totals.maximum) })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('sheet.total.index')}</dt>
          <dd>
            <strong>{formatIndex(totals.index) ?? t('common.dash')}</strong>
          </dd>
        </div>
        <div>
          <dt>{t('sheet.total.scored')}</dt>
          <dd>
            <strong>
              {t('sheet.total.scoredOf', { scored: totals.scoredCount, total: totals.leafCount })}
            </strong>
          </dd>
        </div>
        <div>
          <dt>{t('sheet.total.class')}</dt>
          <dd>
            <strong>{totals.className ?? t('sheet.total.noClass')}</strong>
          </dd>
        </div>
      </dl>
      <p className={styles['told']} role="status">
        {told}
      </p>
    </div>
  );
}
