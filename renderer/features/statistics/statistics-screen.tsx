import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { StatisticRow } from '#shared/contract/channels/statistics.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { useSendStatistics } from '#renderer/features/statistics/send-statistics.tsx';
import { STATISTIC_FILTERS, statisticColumns } from '#renderer/features/statistics/statistic-columns.tsx';
import { StatisticPanel } from '#renderer/features/statistics/statistic-panel.tsx';
import { useFigures, type Figures } from '#renderer/features/statistics/use-figures.ts';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { selectStatistic, useStatisticView } from '#renderer/lib/statistic-view.ts';
import styles from './statistics.module.css';

const HELP = {
  title: t('statistics.title'),
  text: [t('statistics.help1'), t('statistics.help2')],
  keys: [
    ['Enter', t('statistics.help.enter')],
    ['↑ ↓', t('statistics.help.arrows')],
    ['Ctrl+F', t('statistics.help.find')],
  ],
} as const;

const NO_FIGURE = { raw: '', estimated: false } as const;

/** "Số liệu": every statistic of the round in one place; the leaves that use it follow. */
export function StatisticsScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <WithSheet>
        <OfRound />
      </WithSheet>
    </div>
  );
}

/** Drafts and conflicts belong to one round's sheet. */
function OfRound(): ReactNode {
  const { roundId } = useSheet();
  return <Statistics key={roundId} />;
}

function Statistics(): ReactNode {
  const figures = useFigures();
  const { rows, open, edit, opened, error } = figures;
  const sending = useSendStatistics(figures);
  const selected = useStatisticView((view) => view.selected);
  const columns = useMemo(
    () => statisticColumns({ open, edit, select: ({ code }) => selectStatistic(code) }),
    [open, edit],
  );
  const head = (
    <PageHeader
      title={t('statistics.title')}
      purpose={t('statistics.purpose')}
      actions={rows !== null && rows.length > 0 ? sending.action : undefined}
    />
  );
  if (rows === null || error)
    return (
      <>
        {head}
        {error ? <ErrorMessage error={error} /> : <Loading />}
      </>
    );
  const chosen = rows.find(({ code }) => code === selected) ?? null;
  return (
    <>
      {head}
      <div className="page-body fill">
        <SplitView
          panel={
            chosen ? (
              <StatisticPanel
                row={chosen}
                opened={opened.get(chosen.code) ?? NO_FIGURE}
                onClose={() => selectStatistic(null)}
              />
            ) : null
          }
        >
          <div className={styles['top']}>
            <Conflicts figures={figures} />
            {sending.told}
          </div>
          <DataTable<StatisticRow>
            label={t('statistics.title')}
            rows={rows}
            columns={columns}
            rowKey={({ code }) => code}
            selectedKey={selected}
            onSelect={({ code }) => selectStatistic(code)}
            filters={STATISTIC_FILTERS}
            empty={<EmptyState icon="sheet" title={t('statistics.none')} hint={t('statistics.noneHint')} />}
          />
        </SplitView>
      </div>
    </>
  );
}

/** What keeps a figure from being written, and who decides. */
function Conflicts({ figures }: { readonly figures: Figures }): ReactNode {
  const { open, conflicts, keepMine, takeTheirs, held, rows } = figures;
  const told = (row: StatisticRow | null | undefined): string =>
    row && row.raw !== '' ? row.raw : t('statistics.emptyFigure');
  return (
    <>
      {open ? null : <Notice tone="info">{t('statistics.closed')}</Notice>}
      {Object.keys(conflicts).map((code) => (
        <Notice
          key={code}
          tone="bad"
          action={
            <span className="row">
              <Button size="xs" onClick={() => keepMine(code)}>
                {t('statistics.keepMine')}
              </Button>
              <Button size="xs" variant="default" onClick={() => takeTheirs(code)}>
                {t('statistics.takeTheirs')}
              </Button>
            </span>
          }
        >
          {t('statistics.conflict', {
            code,
            by: held(code)?.updatedBy ?? '',
            theirs: told(held(code)),
            mine: told(rows?.find((row) => row.code === code)),
          })}
        </Notice>
      ))}
    </>
  );
}
