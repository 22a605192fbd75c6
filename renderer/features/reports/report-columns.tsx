import { Button } from '@mantine/core';
import type { ReceivedReport, ReportItem } from '#shared/contract/channels/reports.ts';
import { formatBytes, formatDay, formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { bundleState } from '#renderer/lib/bundle-state.ts';

type Report = Pick<
  ReportItem,
  'reportId' | 'title' | 'number' | 'date' | 'roundTitle' | 'fileName' | 'size'
>;

function about<Row extends Report>(): readonly Column<Row>[] {
  return [
    {
      key: 'title',
      header: t('reports.name'),
      cell: ({ title }) => title,
      sort: ({ title }) => title,
      // What a panel leaves no room for is found all the same.
      search: ({ title, fileName, roundTitle }) => `${title} ${fileName} ${roundTitle ?? ''}`,
    },
    {
      key: 'number',
      header: t('reports.number'),
      width: '130px',
      cell: ({ number }) => (number === '' ? t('common.dash') : number),
      sort: ({ number }) => number,
      search: ({ number }) => number,
    },
    {
      key: 'date',
      header: t('reports.date'),
      width: '100px',
      cell: ({ date }) => formatDay(date),
      sort: ({ date }) => date,
      search: ({ date }) => formatDay(date),
    },
    {
      key: 'round',
      header: t('reports.round'),
      width: '190px',
      cell: ({ roundTitle }) => roundTitle ?? <span className="quiet">{t('reports.noRound')}</span>,
      sort: ({ roundTitle }) => roundTitle,
    },
    {
      key: 'file',
      header: t('reports.file'),
      width: '220px',
      cell: ({ fileName, size }) => (
        <>
          {fileName} <span className="quiet nowrap">{formatBytes(size)}</span>
        </>
      ),
    },
  ];
}

function OpenButton({ title, onOpen }: { readonly title: string; readonly onOpen: () => void }) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t('reports.openOf', { title })}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {t('reports.open')}
    </Button>
  );
}

const TOLD_IN_PANEL: ReadonlySet<string> = new Set(['round', 'file', 'receivedAt']);

/** The columns beside an open report, which tells the rest itself. */
export function besidePanel<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  return columns.filter(({ key }) => !TOLD_IN_PANEL.has(key));
}

/** The ward's own reports: how far each has travelled, export and open. */
export function wardColumns(
  onExport: ((report: ReportItem) => void) | null,
  onOpen: (report: ReportItem) => void,
): readonly Column<ReportItem>[] {
  return [
    ...about<ReportItem>(),
    {
      key: 'state',
      header: t('reports.state'),
      width: '200px',
      cell: ({ bundle }) => {
        const { tone, text } = bundleState(bundle, 'ward');
        return <StatusBadge tone={tone}>{text}</StatusBadge>;
      },
      sort: ({ bundle }) => bundleState(bundle, 'ward').text,
    },
    {
      key: 'actions',
      header: t('reports.actions'),
      width: '160px',
      cell: (report) => (
        <span className="row">
          {onExport ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('reports.exportOf', { title: report.title })}
              onClick={(event) => {
                event.stopPropagation();
                onExport(report);
              }}
            >
              {t('reports.export')}
            </Button>
          ) : null}
          <OpenButton title={report.title} onOpen={() => onOpen(report)} />
        </span>
      ),
    },
  ];
}

/** What the city received: from whom, when, and open. */
export function cityColumns(onOpen: (report: ReceivedReport) => void): readonly Column<ReceivedReport>[] {
  return [
    {
      key: 'unit',
      header: t('reports.unit'),
      width: '160px',
      cell: ({ unit }) => unit.name,
      sort: ({ unit }) => unit.name,
      search: ({ unit }) => `${unit.code} ${unit.name}`,
    },
    ...about<ReceivedReport>(),
    {
      key: 'receivedAt',
      header: t('reports.receivedAt'),
      width: '140px',
      cell: ({ receivedAt }) => <span className="nowrap">{formatMoment(receivedAt)}</span>,
      sort: ({ receivedAt }) => receivedAt,
    },
    {
      key: 'actions',
      header: t('reports.actions'),
      width: '92px',
      cell: (report) => <OpenButton title={report.title} onOpen={() => onOpen(report)} />,
    },
  ];
}
