import type { Side } from '#shared/contract/channel.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import {
  bundleStatus,
  lastAt,
  refusalText,
  type OutboxJourney,
} from '#renderer/features/exchange/bundle-status.ts';
import { t } from '#renderer/i18n/translate.ts';
import { bundleRevisionText } from '#renderer/lib/revision-words.ts';
import styles from './exchange.module.css';

interface ColumnsOf {
  readonly side: Side;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (bundleId: string) => void;
}

/** The columns of the outbox. Ticks gather several bundles for one stick or one set of drafts. */
export function outboxColumns({ side, ticked, onTick }: ColumnsOf): readonly Column<OutboxJourney>[] {
  return [
    {
      key: 'tick',
      header: t('exchange.tickColumn'),
      width: '56px',
      cell: ({ item }) => (
        <input
          type="checkbox"
          className={styles['tick']}
          checked={ticked.has(item.bundleId)}
          aria-label={t('exchange.tick', { name: item.fileName })}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onTick(item.bundleId)}
        />
      ),
    },
    {
      key: 'state',
      header: t('exchange.state'),
      width: '250px',
      cell: (journey) => {
        const { tone, text } = bundleStatus(journey, side);
        const why = refusalText(journey);
        return (
          <StatusBadge tone={tone} {...(why === '' ? {} : { title: why })}>
            {text}
          </StatusBadge>
        );
      },
      sort: (journey) => bundleStatus(journey, side).text,
      search: (journey) => bundleStatus(journey, side).text,
    },
    {
      key: 'kind',
      header: t('exchange.kind'),
      width: '150px',
      cell: ({ item }) => <span className="nowrap">{t(`bundleKind.${item.kind}`)}</span>,
      sort: ({ item }) => t(`bundleKind.${item.kind}`),
      // The file's name is found too where its column makes room for a panel.
      search: ({ item }) => `${t(`bundleKind.${item.kind}`)} ${item.fileName}`,
    },
    ...(side === 'city' ? [RECEIVER] : []),
    {
      key: 'revision',
      header: t('exchange.revision'),
      width: '110px',
      cell: ({ item }) => <span className="nowrap">{bundleRevisionText(item)}</span>,
      sort: ({ item }) => item.revision,
    },
    {
      key: 'lastAt',
      header: t('exchange.lastAt'),
      width: '140px',
      cell: (journey) => <span className="nowrap">{formatMoment(lastAt(journey))}</span>,
      sort: lastAt,
    },
    {
      key: 'size',
      header: t('exchange.size'),
      width: '84px',
      align: 'right',
      cell: ({ item }) => <span className="nowrap">{formatBytes(item.size)}</span>,
      sort: ({ item }) => item.size,
    },
    {
      key: 'file',
      header: t('exchange.file'),
      cell: ({ item }) => (
        <span className={styles['file']} title={item.fileName}>
          {item.fileName}
        </span>
      ),
    },
  ];
}

const RECEIVER: Column<OutboxJourney> = {
  key: 'receiver',
  header: t('exchange.receiver'),
  cell: ({ item }) => <span className="nowrap">{item.receiverName}</span>,
  sort: ({ item }) => item.receiverName,
  search: ({ item }) => item.receiverName,
};
