import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { WardResults } from '#shared/contract/channels/publication.ts';
import { formatDay, formatMoment } from '#shared/lib/text-format.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { LeafTable } from '#renderer/features/results/leaf-table.tsx';
import { LostPointsList } from '#renderer/features/results/lost-points-list.tsx';
import { PublishedTable } from '#renderer/features/results/published-table.tsx';
import { ResultsFigures } from '#renderer/features/results/results-figures.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './results.module.css';

const HELP: PageHelp = {
  title: t('results.title'),
  text: [t('results.help1'), t('results.help2')],
  keys: [],
};

/** "Kết quả" of a ward: what the city published, and where points were lost. */
export function ResultsScreen(): ReactNode {
  const { round } = useRound();
  const query = useQuery('publication.readResults', round ? { roundId: round.id } : null);
  usePageHelp(HELP);
  const { value, error, loading } = query;
  return (
    <div className="page">
      <PageHeader title={t('results.title')} purpose={t('results.purpose')} />
      <div className="page-body">
        {error ? (
          <ErrorMessage
            error={error}
            action={{ label: t('common.retry'), onClick: () => void query.reload() }}
          />
        ) : null}
        {value?.results ? <Results results={value.results} /> : null}
        {value && !value.results ? (
          <EmptyState
            icon="ranking"
            title={t('results.empty')}
            hint={t('results.emptyHint')}
            action={
              <Button component={Link} href="/gui-nhan">
                {t('results.toExchange')}
              </Button>
            }
          />
        ) : null}
        {!value && loading ? <Loading /> : null}
      </div>
    </div>
  );
}

function Results({ results }: { readonly results: WardResults }): ReactNode {
  const { publishedAt, cityName } = results;
  const date = formatMoment(publishedAt).split(' ')[0] ?? '';
  return (
    <>
      <Notice tone="info">
        {t('results.published', { city: cityName, date })} {decisionText(results.decision)}
      </Notice>
      <ResultsFigures results={results} />
      <div className={styles['halves']}>
        <LostPointsList results={results} />
        <PublishedTable results={results} />
      </div>
      <LeafTable leaves={results.leaves} />
    </>
  );
}

function decisionText(decision: WardResults['decision']): string {
  if (decision === null) return t('results.decisionNone');
  const { number, date, issuer, title } = decision;
  const said = { date: formatDay(date), issuer, title };
  return number === '' ? t('results.decisionNoNumber', said) : t('results.decision', { ...said, number });
}
