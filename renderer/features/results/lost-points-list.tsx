import type { ReactNode } from 'react';
import type { WardResults } from '#shared/contract/channels/publication.ts';
import { lostPoints } from '#shared/domain/publication/lost-points.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ThinBar } from '#renderer/components/bars.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './results.module.css';

const SHOWN = 10;

/** The city's reason; where it gave none, what the figures themselves say. */
function reasonText({ reason, selfPoints, finalPoints }: WardResults['leaves'][number]): string {
  if (reason !== '') return reason;
  if (selfPoints === null) return t('results.lostByCity');
  return t(selfPoints === finalPoints ? 'results.lostAsClaimed' : 'results.lostNoReason');
}

/** Where points were lost, the most first, each with the city's reason. */
export function LostPointsList({ results }: { readonly results: WardResults }): ReactNode {
  const lost = lostPoints(results.leaves);
  const [first] = lost;
  const rest = lost.length - SHOWN;
  return (
    <section className="block" aria-label={t('results.lost')}>
      <h2>{t('results.lost')}</h2>
      {first ? (
        <ul className={styles['lost']}>
          {lost.slice(0, SHOWN).map((leaf) => {
            const words = t('results.lostPoints', { points: formatPoints(leaf.lost) });
            return (
              <li key={leaf.leafCode}>
                <span>
                  {leaf.leafCode}. {leaf.title}
                </span>
                <ThinBar share={leaf.lost / first.lost} label={words} />
                <span className="number">{words}</span>
                <span className={styles['reason']}>{reasonText(leaf)}</span>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="block-body quiet">
          {t(results.leaves.length === 0 ? 'results.lostNotSent' : 'results.lostNone')}
        </p>
      )}
      {rest > 0 ? <p className="block-body quiet">{t('results.lostMore', { count: rest })}</p> : null}
    </section>
  );
}
