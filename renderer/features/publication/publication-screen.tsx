import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { PublishDialog } from '#renderer/features/publication/publish-dialog.tsx';
import { PublishedBlock } from '#renderer/features/publication/published-block.tsx';
import { ReadinessBlock } from '#renderer/features/publication/readiness-block.tsx';
import { ResultsBundles } from '#renderer/features/publication/results-bundles.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

const HELP: PageHelp = {
  title: t('publication.title'),
  text: [t('publication.help1'), t('publication.help2'), t('publication.help3')],
  keys: [],
};

/** "Công bố": freezing the result of a round, its decision, and the results bundles of its units. */
export function PublicationScreen(): ReactNode {
  const { round, loading } = useRound();
  usePageHelp(HELP);
  if (round) return <RoundPublication key={round.id} round={round} />;
  return (
    <div className="page">
      <PageHeader title={t('publication.title')} purpose={t('publication.purpose')} />
      {loading ? (
        <Loading />
      ) : (
        <EmptyState title={t('publication.empty')} hint={t('publication.emptyHint')} />
      )}
    </div>
  );
}

function RoundPublication({ round }: { readonly round: Round }): ReactNode {
  const query = useQuery('publication.readPublication', { roundId: round.id });
  const rounds = useRound();
  const { role } = useUser();
  const [asking, setAsking] = useState(false);
  const { value, error, loading } = query;
  const mayPublish = round.state === 'open' && (role === 'leader' || role === 'administrator');
  return (
    <div className="page">
      <PageHeader
        title={t('publication.title')}
        purpose={t('publication.purpose')}
        actions={
          mayPublish ? (
            <Button disabled={!value || value.rankedCount === 0} onClick={() => setAsking(true)}>
              {t('publication.publish')}
            </Button>
          ) : null
        }
      />
      <div className="page-body">
        {error ? (
          <ErrorMessage
            error={error}
            action={{ label: t('common.retry'), onClick: () => void query.reload() }}
          />
        ) : null}
        {value ? <Body publication={value} onChanged={() => void query.reload()} /> : null}
        {!value && loading ? <Loading /> : null}
      </div>
      {asking && value ? (
        <PublishDialog
          publication={value}
          onClose={() => setAsking(false)}
          onPublished={() => {
            setAsking(false);
            void rounds.reload();
            void query.reload();
          }}
        />
      ) : null}
    </div>
  );
}

interface BodyProps {
  readonly publication: OutputOf<'publication.readPublication'>;
  readonly onChanged: () => void;
}

function Body({ publication, onChanged }: BodyProps): ReactNode {
  const { round, published, bundles } = publication;
  if (round.state === 'open') return <ReadinessBlock publication={publication} />;
  if (!published) return <Notice tone="look">{t('publication.noTable')}</Notice>;
  return (
    <>
      <PublishedBlock roundId={round.id} published={published} onChanged={onChanged} />
      <ResultsBundles roundId={round.id} rows={bundles} onMade={onChanged} />
    </>
  );
}
