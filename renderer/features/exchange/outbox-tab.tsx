import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Side } from '#shared/contract/channel.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { OUTBOX_FILTERS, type OutboxJourney } from '#renderer/features/exchange/bundle-status.ts';
import { EmailPanel } from '#renderer/features/exchange/email-panel.tsx';
import { outboxColumns } from '#renderer/features/exchange/outbox-columns.tsx';
import { OutboxPanel } from '#renderer/features/exchange/outbox-panel.tsx';
import { WritePanel } from '#renderer/features/exchange/write-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import type { Query } from '#renderer/lib/use-query.ts';

type Panel =
  | { readonly kind: 'closed' | 'detail' }
  | { readonly kind: 'write' | 'email'; readonly bundleIds: readonly string[] };

interface OutboxTabProps {
  readonly side: Side;
  readonly query: Query<'transport.listJourneys'>;
  /** The bundle to show first: one just made. */
  readonly selected: string | null;
  readonly onSelect: (bundleId: string | null) => void;
}

/** "Hộp đi": every bundle made here, where it stands, and sending one or several by stick or e-mail. */
export function OutboxTab({ side, query, selected, onSelect }: OutboxTabProps): ReactNode {
  const [panel, setPanel] = useState<Panel>({ kind: 'detail' });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(
    () =>
      outboxColumns({
        side,
        ticked,
        onTick: (bundleId) =>
          setTicked((before) => {
            const next = new Set(before);
            if (!next.delete(bundleId)) next.add(bundleId);
            return next;
          }),
      }),
    [side, ticked],
  );
  if (query.error) return <ErrorMessage error={query.error} />;
  if (query.value === null) return <Loading />;
  const journeys = query.value.outbox;
  const chosen = journeys.find(({ item }) => item.bundleId === selected) ?? null;
  const named = (ids: readonly string[]): readonly OutboxJourney[] =>
    journeys.filter(({ item }) => ids.includes(item.bundleId));
  const reload = (): void => void query.reload();
  const close = (): void => {
    setPanel({ kind: 'detail' });
    onSelect(null);
  };
  const back = (): void => setPanel({ kind: 'detail' });
  return (
    <SplitView
      panel={
        panel.kind === 'write' ? (
          <WritePanel bundles={named(panel.bundleIds)} onClose={back} onWritten={reload} />
        ) : panel.kind === 'email' ? (
          <EmailPanel bundles={named(panel.bundleIds)} onClose={back} onMade={reload} />
        ) : chosen ? (
          <OutboxPanel
            journey={chosen}
            side={side}
            onWrite={() => setPanel({ kind: 'write', bundleIds: [chosen.item.bundleId] })}
            onEmail={() => setPanel({ kind: 'email', bundleIds: [chosen.item.bundleId] })}
            onChanged={reload}
            onClose={close}
          />
        ) : null
      }
    >
      <DataTable
        label={t('exchange.outbox')}
        rows={journeys}
        columns={chosen || panel.kind !== 'detail' ? columns.filter(({ key }) => key !== 'file') : columns}
        rowKey={({ item }) => item.bundleId}
        selectedKey={selected}
        onSelect={({ item }) => {
          setPanel({ kind: 'detail' });
          onSelect(item.bundleId);
        }}
        filters={OUTBOX_FILTERS}
        initialSort={{ key: 'lastAt', descending: true }}
        tools={
          ticked.size === 0 ? null : (
            <TickedTools
              bundleIds={[...ticked]}
              onPanel={(kind) => setPanel({ kind, bundleIds: [...ticked] })}
              onFetched={reload}
              onClear={() => setTicked(new Set())}
            />
          )
        }
        empty={
          <EmptyState
            icon="exchange"
            title={t('exchange.outboxEmpty')}
            hint={t(side === 'ward' ? 'exchange.outboxEmptyWard' : 'exchange.outboxEmptyCity')}
          />
        }
      />
    </SplitView>
  );
}

interface TickedToolsProps {
  readonly bundleIds: readonly string[];
  readonly onPanel: (kind: 'write' | 'email') => void;
  readonly onFetched: () => void;
  readonly onClear: () => void;
}

/** What can be done with all ticked bundles at once. */
function TickedTools({ bundleIds, onPanel, onFetched, onClear }: TickedToolsProps): ReactNode {
  const download = useBundleDownload();
  return (
    <span className="row">
      <strong>{t('exchange.ticked', { count: bundleIds.length })}</strong>
      <Button size="compact-sm" onClick={() => onPanel('write')}>
        {t('exchange.writeUsb')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onPanel('email')}>
        {t('exchange.makeEmail')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={download.busy}
        onClick={() => void download.fetch(bundleIds).then(onFetched)}
      >
        {t('exchange.download')}
      </Button>
      <button type="button" className="link-button" onClick={onClear}>
        {t('exchange.untick')}
      </button>
      {download.error ? <ErrorMessage error={download.error} /> : null}
    </span>
  );
}
