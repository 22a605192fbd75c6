import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { findStatistic, statisticOperands } from '#shared/domain/statistics/list-statistics.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { selectStatistic } from '#renderer/lib/statistic-view.ts';
import styles from './operand-field.module.css';

/** What changing a statistic does, in one sentence. */
function useSharedWords(code: string): string {
  const count = useSheetState(
    ({ data }) => findStatistic(data.set, code)?.uses.filter(({ ours }) => ours).length ?? 0,
  );
  return t('statistics.shared', { code, count });
}

/** Beside a cell that shows a statistic: the figure is not this criterion's own. */
export function StatisticMark({ code }: { readonly code: string }): ReactNode {
  const words = useSharedWords(code);
  return (
    <span className={styles['shared']} title={words}>
      <Icon name="figures" size={14} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** In the panel: which figures are shared, and the way to them. */
export function SharedFigures({ leaf }: { readonly leaf: LeafNode }): ReactNode {
  return statisticOperands(leaf).map(({ key, statisticCode }) => (
    <SharedFigure key={key} code={statisticCode} />
  ));
}

function SharedFigure({ code }: { readonly code: string }): ReactNode {
  const [, navigate] = useLocation();
  const words = useSharedWords(code);
  return (
    <p className={styles['sharedLine']}>
      <Icon name="figures" size={15} />
      <span>
        {words}.{' '}
        <button
          type="button"
          className="link-button"
          onClick={() => {
            selectStatistic(code);
            navigate('/so-lieu');
          }}
        >
          {t('statistics.open')}
        </button>
      </span>
    </p>
  );
}
