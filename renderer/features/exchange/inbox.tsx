import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
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
import { RefusedExport, refusedOf } from '#renderer/features/exchange/refused-export.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './exchange.module.css';

interface InboxProps {
  readonly journeys: readonly InboxJourney[];
  readonly emptyHint: string;
  readonly emptyAction?: ReactNode;
  readonly onReceipt: (bundleId: string) => void;
}

/** Every file that came, its verdict, and its way here. */
export function Inbox({ journeys, emptyHint, emptyAction, onReceipt }: InboxProps): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  const [handing, setHanding] = useState<{ readonly first: string | null } | null>(null);
  const refused = refusedOf(journeys);
  const chosen = journeys.find((journey) => keyOf(journey) === selected);
  return (
    <SplitView
      panel={
        chosen ? (
          <InboxPanel
            journey={chosen}
            onReceipt={onReceipt}
            onHandBack={() => setHanding({ first: chosen.id })}
            onClose={() => setSelected(null)}
          />
        ) : null
      }
    >
      {refused.length > 0 ? (
        <div className={`row end ${styles['notices'] ?? ''}`}>
          <Button size="xs" variant="default" onClick={() => setHanding({ first: null })}>
            {t('refusals.open', { count: refused.length })}
          </Button>
        </div>
      ) : null}
      {handing === null ? null : (
        <RefusedExport journeys={journeys} first={handing.first} onClose={() => setHanding(null)} />
      )}
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
