import type { ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import { useLocation, useRoute } from 'wouter';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { AssignTab } from '#renderer/features/work/assign-tab.tsx';
import { ConflictsTab } from '#renderer/features/work/conflicts-tab.tsx';
import { PartsTab } from '#renderer/features/work/parts-tab.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';

const HELP: PageHelp = {
  title: t('work.title'),
  text: [t('work.help1'), t('work.help2')],
  keys: [
    ['↑ ↓', t('work.key.move')],
    ['Space', t('work.key.tick')],
    ['1 … 9', t('work.key.assign')],
    ['0', t('work.key.take')],
    ['1', t('work.key.ours')],
    ['2', t('work.key.theirs')],
  ],
};

const TABS = ['tieu-chi', 'phan-viec', 'khac-nhau'] as const;

/** "Phân công": who scores what, parts on other computers, and what both changed. */
export function WorkScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <PageHeader title={t('work.title')} purpose={t('work.purpose')} />
      <WithSheet>
        <WorkTabs />
      </WithSheet>
    </div>
  );
}

function WorkTabs(): ReactNode {
  const { roundId, reload: reloadSheet } = useSheet();
  const [, params] = useRoute('/phan-cong/:tab?');
  const [, navigate] = useLocation();
  const board = useQuery('work.readBoard', { roundId });
  const changed = async (): Promise<void> => {
    await Promise.all([board.reload(), reloadSheet()]);
  };
  const tab = TABS.find((each) => each === params?.tab) ?? 'tieu-chi';
  const count = board.value?.openConflicts ?? 0;
  if (board.error) return <ErrorMessage error={board.error} />;
  if (!board.value) return <Loading />;
  return (
    <Tabs
      className="tab-page"
      value={tab}
      onChange={(next) => navigate(`/phan-cong/${next ?? 'tieu-chi'}`)}
      keepMounted={false}
    >
      <Tabs.List aria-label={t('work.tabs')}>
        <Tabs.Tab value="tieu-chi">{t('work.tabLeaves')}</Tabs.Tab>
        <Tabs.Tab value="phan-viec">{t('work.tabParts')}</Tabs.Tab>
        <Tabs.Tab value="khac-nhau">
          {t('work.tabConflicts')}
          {count > 0 ? ` (${count})` : ''}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="tieu-chi" className="tab-panel">
        <AssignTab board={board.value} onChanged={changed} />
      </Tabs.Panel>
      <Tabs.Panel value="phan-viec" className="tab-panel">
        <PartsTab board={board.value} onChanged={changed} />
      </Tabs.Panel>
      <Tabs.Panel value="khac-nhau" className="tab-panel">
        <ConflictsTab onChanged={changed} />
      </Tabs.Panel>
    </Tabs>
  );
}
