import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Unit } from '#shared/contract/channels/rounds.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';

type Publication = OutputOf<'publication.readPublication'>;

/** What is still open before a round is published. */
export function ReadinessBlock({ publication }: { readonly publication: Publication }): ReactNode {
  const { rankedCount, unfinished, notSent } = publication;
  return (
    <section className="block" aria-label={t('publication.ready')}>
      <h2>{t('publication.ready')}</h2>
      <div className="block-body column">
        <Verdict publication={publication} />
        <dl className="facts">
          <dt>{t('publication.ranked')}</dt>
          <dd>{t('publication.units', { count: rankedCount })}</dd>
          <dt>{t('publication.unfinished')}</dt>
          <dd>{unitsText(unfinished)}</dd>
          <dt>{t('publication.notSent')}</dt>
          <dd>{unitsText(notSent)}</dd>
        </dl>
      </div>
    </section>
  );
}

function unitsText(units: readonly Unit[]): string {
  if (units.length === 0) return t('publication.none');
  return `${t('publication.units', { count: units.length })}: ${units.map(({ name }) => name).join(', ')}`;
}

function Verdict({ publication }: { readonly publication: Publication }): ReactNode {
  const { rankedCount, unfinished, notSent } = publication;
  if (rankedCount === 0) return <Notice tone="info">{t('publication.noRank')}</Notice>;
  return (
    <>
      {unfinished.length > 0 ? (
        <Notice tone="look">{t('publication.notReady', { count: unfinished.length })}</Notice>
      ) : null}
      {notSent.length > 0 ? (
        <Notice tone="look">{t('publication.missing', { count: notSent.length })}</Notice>
      ) : null}
      {unfinished.length + notSent.length === 0 ? (
        <Notice tone="good">{t('publication.allReady')}</Notice>
      ) : null}
    </>
  );
}
