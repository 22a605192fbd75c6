import { useState, type ReactNode } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SidePanel, SplitView } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import { rankingColumns } from '#renderer/features/ranking/ranking-columns.tsx';
import { SlopeChart } from '#renderer/features/ranking/slope-chart.tsx';
import { slopeLines } from '#renderer/features/ranking/slope-lines.ts';
import { useExport } from '#renderer/features/ranking/use-export.ts';
import styles from './ranking.module.css';

const HELP: PageHelp = {
  title: t('ranking.title'),
  text: [t('ranking.helpText1'), t('ranking.helpText2')],
  keys: [],
};

/** "Kết quả": points, ranks and classes of the units beside last year's. */
export function RankingScreen(): ReactNode {
  const { round, loading } = useRound();
  usePageHelp(HELP);
  if (round) return <RoundRanking key={round.id} round={round} />;
  return (
    <div className="page">
      <PageHeader title={t('ranking.title')} purpose={t('ranking.purpose')} />
      {loading ? <Loading /> : <EmptyState title={t('ranking.empty')} hint={t('ranking.emptyHint')} />}
    </div>
  );
}

function RoundRanking({ round }: { readonly round: Round }): ReactNode {
  const [group, setGroup] = useState<string | null>(null);
  const ranking = useQuery('ranking.readRanking', { roundId: round.id, group });
  const files = useExport(round.id, group);
  const [showChart, setShowChart] = useState(true);
  const { role } = useUser();
  const mayPublish = role === 'leader' || role === 'administrator';
  const value = ranking.value;
  const rankedCount = value?.rows.filter((row) => row.rank !== null).length ?? 0;
  const hasRank = rankedCount > 0;
  return (
    <div className="page">
      <PageHeader
        title={t('ranking.title')}
        purpose={t('ranking.purpose')}
        actions={
          <>
            {value && value.groups.length > 0 ? (
              <NativeSelect
                aria-label={t('ranking.group')}
                value={group ?? ''}
                onChange={(event) => setGroup(event.currentTarget.value || null)}
                data={[
                  { value: '', label: t('ranking.allUnits') },
                  ...value.groups.map(({ key, label }) => ({ value: key, label })),
                ]}
              />
            ) : null}
            <Button
              variant="default"
              disabled={rankedCount < 2}
              aria-pressed={showChart}
              onClick={() => setShowChart(!showChart)}
            >
              {t('ranking.showChart')}
            </Button>
            <Button
              variant="default"
              disabled={!hasRank}
              loading={files.busy}
              onClick={() => void files.run('docx')}
            >
              {t('ranking.exportDocx')}
            </Button>
            <Button
              variant="default"
              disabled={!hasRank}
              loading={files.busy}
              onClick={() => void files.run('xlsx')}
            >
              {t('ranking.exportXlsx')}
            </Button>
            {mayPublish ? (
              <Button component={Link} href="/cong-bo">
                {t('ranking.publish')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={styles['notices']}>
        {ranking.error ? (
          <ErrorMessage
            error={ranking.error}
            action={{ label: t('common.retry'), onClick: () => void ranking.reload() }}
          />
        ) : null}
        {files.error ? <ErrorMessage error={files.error} onClose={files.clear} /> : null}
        {files.saved === null ? null : (
          <Notice tone="good">{t('ranking.exported', { name: files.saved })}</Notice>
        )}
        {value ? <StandingNotice round={value.round} rows={value.rows} /> : null}
      </div>
      {value ? (
        <RankingTable
          value={value}
          showChart={showChart && rankedCount > 1}
          onCloseChart={() => setShowChart(false)}
        />
      ) : null}
      {!value && ranking.loading ? <Loading /> : null}
    </div>
  );
}

type Ranking = OutputOf<'ranking.readRanking'>;

function StandingNotice({ round, rows }: Pick<Ranking, 'round' | 'rows'>): ReactNode {
  if (round.state !== 'open') return <Notice tone="info">{t('ranking.publishedNotice')}</Notice>;
  const unfinished = rows.filter((row) => !row.finished).length;
  return unfinished > 0 ? (
    <Notice tone="look">{t('ranking.provisional', { count: unfinished })}</Notice>
  ) : null;
}

interface RankingTableProps {
  readonly value: Ranking;
  readonly showChart: boolean;
  readonly onCloseChart: () => void;
}

function RankingTable({ value, showChart, onCloseChart }: RankingTableProps): ReactNode {
  const { rows, round, previousYear } = value;
  const [selected, setSelected] = useState<string | null>(null);
  const chart = showChart ? (
    <SidePanel title={t('ranking.chart')} name="ranking-chart" initialWidth={440} onClose={onCloseChart}>
      <SlopeChart lines={slopeLines(rows)} year={round.year} previousYear={previousYear} chosen={selected} />
    </SidePanel>
  ) : null;
  return (
    <SplitView panel={chart}>
      <DataTable
        label={t('ranking.table', { year: round.year })}
        rows={rows}
        columns={rankingColumns(rows, previousYear)}
        rowKey={(row) => row.unit.id}
        selectedKey={selected}
        onSelect={(row) => setSelected(row.unit.id)}
        initialSort={{ key: 'rank', descending: false }}
        empty={<EmptyState title={t('ranking.noRank')} hint={t('ranking.noRankHint')} />}
      />
    </SplitView>
  );
}
