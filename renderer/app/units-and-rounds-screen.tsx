import { useState, type ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import { KeysTab } from '#renderer/features/keys/keys-tab.tsx';
import { RoundsTab } from '#renderer/features/rounds/rounds-tab.tsx';
import { UnitsTab } from '#renderer/features/units/units-tab.tsx';

const HELP: PageHelp = {
  title: t('units.title'),
  text: [t('units.helpText1'), t('units.helpText2'), t('rounds.keepSecret')],
  keys: [
    ['↑ ↓', t('units.keyMove')],
    ['Enter', t('units.keyOpen')],
    ['Esc', t('units.keyClose')],
  ],
};

/** "Đơn vị & kỳ đánh giá": two features under one section, so they are put together here. */
export function UnitsAndRoundsScreen(): ReactNode {
  const [tab, setTab] = useState('rounds');
  const mayChange = useUser().role === 'administrator';
  usePageHelp(HELP);
  return (
    <div className="page">
      <PageHeader title={t('units.title')} purpose={t('units.purpose')} />
      {mayChange ? null : (
        <div className="page-notice">
          <Notice tone="info">{t('units.onlyAdministrator')}</Notice>
        </div>
      )}
      <Tabs
        className="tab-page"
        value={tab}
        onChange={(next) => setTab(next ?? 'rounds')}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('units.tabs')}>
          <Tabs.Tab value="rounds">{t('units.tabRounds')}</Tabs.Tab>
          <Tabs.Tab value="units">{t('units.tabUnits')}</Tabs.Tab>
          <Tabs.Tab value="keys">{t('unitKeys.tab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel className="tab-panel" value="rounds">
          <RoundsTab mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel className="tab-panel" value="units">
          <UnitsTab mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel className="tab-panel" value="keys">
          <KeysTab />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
