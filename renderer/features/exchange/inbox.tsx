import { useState, type ReactNode } from 'react';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import {
  INBOX_COLUMNS,
  INBOX_FILTERS,
  keyOf,
  type InboxJourney,
} from '#renderer/features/exchange/inbox-columns.tsx';
import { InboxPanel } from '#renderer/features/exchange/inbox-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';

interface InboxProps {
  readonly journeys: readonly InboxJourney[];
  readonly emptyHint: string;
  readonly emptyAction?: ReactNode;
  readonly onReceipt: (bundleId: string) => void;
}

/** Every file that came, its verdict, and its way here. */
export function Inbox({ journeys, emptyHint, emptyAction, onReceipt }: InboxProps): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  const chosen = journeys.find((journey) => keyOf(journey) === selected);
  return (
    <SplitView
      panel={
        chosen ? (
          <InboxPanel journey={chosen} onReceipt={onReceipt} onClose={() => setSelected(null)} />
        ) : null
      }
    >
      <DataTable
        label={t('exchange.inbox')}
        rows={journeys}
        columns={INBOX_COLUMNS}
        rowKey={keyOf}
        selectedKey={selected}
        onSelect={(journey) => setSelected(keyOf(journey))}
        filters={INBOX_FILTERS}
        initialSort={{ key: 'receivedAt', descending: true }}
        empty={
          <EmptyState icon="inbox" title={t('exchange.inboxEmpty')} hint={emptyHint} action={emptyAction} />
        }
      />
    </SplitView>
  );
}
