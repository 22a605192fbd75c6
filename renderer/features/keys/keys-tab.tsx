import { useEffect, useState, type ReactNode } from 'react';
import type { KnownKey } from '#shared/contract/channels/keys.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { KeyOffers } from '#renderer/features/keys/key-offers.tsx';
import { KeyPanel } from '#renderer/features/keys/key-panel.tsx';
import { KEY_COLUMNS, KEY_FILTERS } from '#renderer/features/keys/key-columns.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { showKeyOffers } from '#renderer/lib/use-key-badge.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

/** "Khóa của đơn vị": what is known, what waits for a yes, and taking keys back. */
export function KeysTab(): ReactNode {
  const { role } = useUser();
  if (role !== 'administrator' && role !== 'leader') {
    return <Notice tone="info">{t('unitKeys.notAllowed')}</Notice>;
  }
  return <KeysList mayChange={role === 'administrator'} />;
}

function KeysList({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const query = useQuery('keys.listKeys', {});
  const [selected, setSelected] = useState<KnownKey | null>(null);
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    if (query.value && mayChange) showKeyOffers(query.value.offers);
  }, [query.value, mayChange]);
  if (query.error) return <ErrorMessage error={query.error} />;
  if (query.value === null) return <Loading />;
  const { keys, offers } = query.value;
  const open = offers.filter(({ state }) => state === 'open');
  const chosen = keys.find(({ id }) => id === selected?.id) ?? null;
  const changed = (text: string): void => {
    setTold(text);
    void query.reload();
  };
  return (
    <>
      {told === null ? null : <Notice tone="good">{told}</Notice>}
      <KeyOffers offers={open} mayChange={mayChange} onDecided={changed} />
      <SplitView
        panel={
          chosen ? (
            <KeyPanel
              key={chosen.id}
              known={chosen}
              mayChange={mayChange}
              onChanged={changed}
              onClose={() => setSelected(null)}
            />
          ) : null
        }
      >
        <DataTable
          label={t('unitKeys.table')}
          rows={keys}
          columns={KEY_COLUMNS}
          rowKey={({ id }) => id}
          selectedKey={chosen?.id ?? null}
          onSelect={setSelected}
          filters={KEY_FILTERS}
          initialSort={{ key: 'unit', descending: false }}
          empty={<EmptyState icon="lock" title={t('unitKeys.empty')} hint={t('unitKeys.emptyHint')} />}
        />
      </SplitView>
    </>
  );
}
