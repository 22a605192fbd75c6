import type { ReactNode } from 'react';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { TransportForm } from '#renderer/features/transport/transport-form.tsx';
import { TransportLog } from '#renderer/features/transport/transport-log.tsx';
import { WayStates } from '#renderer/features/transport/way-states.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

/** "Gửi nhận tự động": the watched folder and the server, how they stand, their settings and their log. */
export function WaysTab({ onChanged }: { readonly onChanged: () => void }): ReactNode {
  const settings = useQuery('transport.readSettings', {});
  const log = useQuery('transport.listLog', { limit: 300 });
  const mayChange = useUser().role === 'administrator';
  const reload = (): void => {
    void Promise.all([settings.reload(), log.reload()]);
    // What was sent or taken in stands in the boxes beside.
    onChanged();
  };
  if (settings.error) return <ErrorMessage error={settings.error} />;
  if (settings.value === null) return <Loading />;
  return (
    <div className="page-body">
      <WayStates status={settings.value.status} onLooked={reload} />
      {mayChange ? null : <Notice tone="info">{t('transport.onlyAdministrator')}</Notice>}
      <TransportForm settings={settings.value} mayChange={mayChange} onSaved={reload} />
      {log.error ? <ErrorMessage error={log.error} /> : null}
      <TransportLog items={log.value?.items ?? []} />
    </div>
  );
}
