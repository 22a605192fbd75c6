import type { InboxItem } from '#shared/contract/channels/exchange.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { bundleRevisionText } from '#renderer/lib/revision-words.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import styles from './import.module.css';
import { reasonText, verdictBadge } from '#renderer/features/import/import-words.ts';

/** A row of a run or of the history. */
export type ImportRow = InboxItem & { readonly key: string };

const RECEIVED_AT: Column<ImportRow> = {
  key: 'receivedAt',
  header: t('import.receivedAt'),
  width: '150px',
  cell: (item) => <span className="nowrap">{formatMoment(item.receivedAt)}</span>,
  sort: (item) => item.receivedAt,
};

/** The columns of files: of a dry run, of a real run, or of the history (with the time). */
export function importColumns(kind: 'dry' | 'real' | 'history'): readonly Column<ImportRow>[] {
  return [
    {
      key: 'verdict',
      header: t('import.verdict'),
      width: '124px',
      cell: (item) => {
        const badge = verdictBadge(item.verdict, kind === 'dry');
        const doubtful = (item.check?.blockers.length ?? 0) > 0;
        return <StatusBadge tone={doubtful ? 'look' : badge.tone}>{badge.text}</StatusBadge>;
      },
      sort: (item) => item.verdict,
    },
    {
      key: 'sender',
      header: t('import.sender'),
      cell: (item) =>
        item.senderName === null ? (
          <span className="quiet">{t('import.unknownSender')}</span>
        ) : (
          <span className="nowrap">{item.senderName}</span>
        ),
      sort: (item) => item.senderName,
      search: (item) => item.senderName ?? '',
    },
    {
      key: 'kind',
      header: t('import.kind'),
      width: '132px',
      cell: (item) => (
        <span className="nowrap">{item.kind === null ? t('common.dash') : t(`bundleKind.${item.kind}`)}</span>
      ),
      sort: (item) => item.kind,
    },
    {
      key: 'revision',
      header: t('import.revision'),
      width: '108px',
      cell: (item) => <span className="nowrap">{bundleRevisionText(item)}</span>,
      sort: (item) => item.revision,
    },
    {
      key: 'total',
      header: t('import.total'),
      align: 'right',
      width: '88px',
      cell: (item) => <PointsText value={item.total} min={2} max={2} />,
      sort: (item) => item.total,
    },
    {
      key: 'reason',
      header: t('import.reason'),
      width: '26%',
      cell: (item) => reasonText(item),
      search: (item) => reasonText(item),
    },
    {
      key: 'file',
      header: t('import.file'),
      cell: (item) => (
        <span className={styles['file']} title={item.fileName}>
          {item.fileName}
        </span>
      ),
      sort: (item) => item.fileName,
      search: (item) => item.fileName,
    },
    ...(kind === 'history' ? [RECEIVED_AT] : []),
  ];
}
