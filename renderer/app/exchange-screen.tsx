import { useState, type ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import { useLocation, useRoute } from 'wouter';
import type { Side } from '#shared/contract/channel.ts';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { ComparePage } from '#renderer/features/exchange/compare-page.tsx';
import { CityInboxTab, WardInboxTab } from '#renderer/features/exchange/inbox-tab.tsx';
import { MakeSubmission } from '#renderer/features/exchange/make-submission.tsx';
import { ImportActions, ImportIntake, ImportResults } from '#renderer/features/import/import-desk.tsx';
import { useImport } from '#renderer/features/import/use-import.ts';
import { OutboxTab } from '#renderer/features/exchange/outbox-tab.tsx';
import { useJourneys } from '#renderer/features/exchange/use-journeys.ts';
import { WantedParts } from '#renderer/features/exchange/wanted-parts.tsx';
import { WaysTab } from '#renderer/features/transport/ways-tab.tsx';
import { ViewerBody } from '#renderer/features/viewer/viewer-body.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useQuery, type Query } from '#renderer/lib/use-query.ts';
import styles from './exchange-screen.module.css';

const HELP: PageHelp = {
  title: t('exchange.title'),
  text: [t('exchange.help1'), t('exchange.help2'), t('exchange.help3')],
  keys: [
    ['↑ ↓', t('exchange.keyMove')],
    ['Esc', t('exchange.keyClose')],
  ],
};

const TABS = ['hop-di', 'hop-den', 'tu-dong', 'xem-goi'] as const;
type Tab = (typeof TABS)[number];

/** "Gửi/nhận" of a ward. */
export function WardExchangeScreen(): ReactNode {
  return (
    <WithSheet>
      <ExchangeScreen side="ward" />
    </WithSheet>
  );
}

/** "Gửi/nhận" of the city. */
export function CityExchangeScreen(): ReactNode {
  return <ExchangeScreen side="city" />;
}

function ExchangeScreen({ side }: { readonly side: Side }): ReactNode {
  usePageHelp(HELP);
  const [, params] = useRoute('/gui-nhan/:tab?/:id?');
  if (side === 'ward' && params?.tab === 'so-sanh' && params.id !== undefined) {
    return (
      <div className="page">
        <ComparePage bundleId={params.id} />
      </div>
    );
  }
  return (
    <div className="page">
      <Boxes side={side} tab={TABS.find((each) => each === params?.tab) ?? 'hop-di'} token={params?.id} />
    </div>
  );
}

interface BoxesProps {
  readonly side: Side;
  readonly tab: Tab;
  /** A file handed over by the system, to be shown by the viewer. */
  readonly token: string | undefined;
}

function Boxes({ side, tab, token }: BoxesProps): ReactNode {
  const [, navigate] = useLocation();
  const journeys = useJourneys();
  const wanted = useQuery('exchange.listWantedParts', {});
  const [selected, setSelected] = useState<string | null>(null);
  const show = (bundleId: string): void => {
    setSelected(bundleId);
    navigate('/gui-nhan/hop-di');
  };
  const reload = (): void => void Promise.all([journeys.reload(), wanted.reload()]);
  const header = (action?: ReactNode): ReactNode => (
    <PageHeader
      title={t('exchange.title')}
      purpose={t(side === 'ward' ? 'exchange.purposeWard' : 'exchange.purposeCity')}
      actions={action}
    />
  );
  const made = (bundleId: string): void => {
    reload();
    show(bundleId);
  };
  return (
    <>
      {side === 'ward' ? <MakeSubmission onMade={made}>{header}</MakeSubmission> : header()}
      <Tabs
        className="tab-page"
        value={tab}
        onChange={(next) => navigate(`/gui-nhan/${next ?? 'hop-di'}`)}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('exchange.tabs')}>
          <Tabs.Tab value="hop-di">{t('exchange.tabOutbox')}</Tabs.Tab>
          <Tabs.Tab value="hop-den">{t('exchange.tabInbox')}</Tabs.Tab>
          <Tabs.Tab value="tu-dong">{t('exchange.tabWays')}</Tabs.Tab>
          <Tabs.Tab value="xem-goi">{t('exchange.tabViewer')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel className="tab-panel" value="hop-di">
          <WantedParts query={wanted} />
          <OutboxTab side={side} query={journeys} selected={selected} onSelect={setSelected} />
        </Tabs.Panel>
        <Tabs.Panel className="tab-panel" value="hop-den">
          <InboxOf side={side} query={journeys} onReceipt={show} onChanged={reload} />
        </Tabs.Panel>
        <Tabs.Panel className={`tab-panel ${styles['scroll'] ?? ''}`} value="tu-dong">
          <WaysTab onChanged={reload} />
        </Tabs.Panel>
        <Tabs.Panel className={`tab-panel ${styles['scroll'] ?? ''}`} value="xem-goi">
          <ViewerBody token={token ?? null} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

interface InboxOfProps {
  readonly side: Side;
  readonly query: Query<'transport.listJourneys'>;
  readonly onReceipt: (bundleId: string) => void;
  readonly onChanged: () => void;
}

function InboxOf({ side, ...props }: InboxOfProps): ReactNode {
  return side === 'ward' ? <WardInbox {...props} /> : <CityInboxTab {...props} />;
}

/** The ward takes in with the same steps as the city: a check that writes nothing, then the real run. */
function WardInbox({ query, onReceipt, onChanged }: Omit<InboxOfProps, 'side'>): ReactNode {
  const { reload } = useSheet();
  const run = useImport(() => {
    onChanged();
    void Promise.all([query.reload(), reload()]);
  });
  const isIdle = run.stage.kind === 'idle' || run.stage.kind === 'stopped';
  return (
    <WardInboxTab
      query={query}
      onReceipt={onReceipt}
      onChanged={onChanged}
      intake={(waiting) => (
        <>
          <ImportIntake run={run} hint={t('exchange.drop')}>
            {waiting}
          </ImportIntake>
          <div className="row end">
            <ImportActions run={run} />
          </div>
        </>
      )}
      results={isIdle ? null : <ImportResults key={run.stage.kind} run={run} history={null} />}
    />
  );
}
