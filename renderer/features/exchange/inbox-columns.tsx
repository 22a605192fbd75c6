import type { OutputOf } from '#shared/contract/contract.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { bundleRevisionText } from '#renderer/lib/revision-words.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import styles from './exchange.module.css';

/** A file that came, with all that happened to it. */
export type InboxJourney = OutputOf<'transport.listJourneys'>['inbox'][number];
type Verdict = InboxJourney['item']['verdict'];

/** Colours of verdicts. */
export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  accepted: 'good',
  alreadyHeld: 'info',
  keptAside: 'look',
  refused: 'bad',
};

/** What tells the files that came apart: the same file may come twice. */
export function keyOf({ id }: InboxJourney): string {
  return id;
}

function reasonOf({ item }: InboxJourney): string {
  return item.code !== null && item.verdict !== 'alreadyHeld' ? bundleRefusalReason(item.code) : '';
}

/** The columns of the inbox. */
export const INBOX_COLUMNS: readonly Column<InboxJourney>[] = [
  {
    key: 'verdict',
    header: t('exchange.state'),
    width: '210px',
    cell: ({ item }) => (
      <StatusBadge tone={VERDICT_TONES[item.verdict]}>{t(`exchange.verdict.${item.verdict}`)}</StatusBadge>
    ),
    sort: ({ item }) => item.verdict,
  },
  {
    key: 'kind',
    header: t('exchange.kind'),
    width: '170px',
    cell: ({ item }) => (
      <span className="nowrap">{item.kind === null ? t('common.dash') : t(`bundleKind.${item.kind}`)}</span>
    ),
    sort: ({ item }) => item.kind,
    search: ({ item }) => (item.kind === null ? '' : t(`bundleKind.${item.kind}`)),
  },
  {
    key: 'sender',
    header: t('exchange.sender'),
    cell: ({ item }) => <span className="nowrap">{item.senderName ?? t('common.dash')}</span>,
    sort: ({ item }) => item.senderName,
    search: ({ item }) => item.senderName ?? '',
  },
  {
    key: 'revision',
    header: t('exchange.revision'),
    width: '110px',
    cell: ({ item }) => <span className="nowrap">{bundleRevisionText(item)}</span>,
    sort: ({ item }) => item.revision,
  },
  {
    key: 'receivedAt',
    header: t('exchange.receivedAt'),
    width: '140px',
    cell: ({ item }) => <span className="nowrap">{formatMoment(item.receivedAt)}</span>,
    sort: ({ item }) => item.receivedAt,
  },
  {
    key: 'reason',
    header: t('exchange.reason'),
    width: '20%',
    cell: (journey) => <span className={styles['reason']}>{reasonOf(journey)}</span>,
    search: reasonOf,
  },
  {
    key: 'file',
    header: t('exchange.file'),
    cell: ({ item }) => (
      <span className={styles['file']} title={item.fileName}>
        {item.fileName}
      </span>
    ),
    search: ({ item }) => item.fileName,
  },
];

/** Chips of the inbox, by verdict. */
export const INBOX_FILTERS: readonly RowFilter<InboxJourney>[] = (
  ['accepted', 'alreadyHeld', 'keptAside', 'refused'] as const
).map((verdict) => ({
  key: verdict,
  label: t(`exchange.verdict.${verdict}`),
  test: ({ item }) => item.verdict === verdict,
}));
