import { useState, type ReactNode } from 'react';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { OutboxTab } from '#renderer/features/exchange/outbox-tab.tsx';
import { useJourneys } from '#renderer/features/exchange/use-journeys.ts';
import { ReturnPart } from '#renderer/features/work/return-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';

const HELP: PageHelp = {
  title: t('work.return.title'),
  text: [t('work.return.purpose'), t('work.return.help')],
  keys: [],
};

/** "Trả phần việc" of a folder that holds a part: making the bundle, and what was made. */
export function PartExchangeScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <WithSheet>
        <Boxes />
      </WithSheet>
    </div>
  );
}

function Boxes(): ReactNode {
  const journeys = useJourneys();
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <>
      <ReturnPart
        onMade={(bundleId) => {
          setSelected(bundleId);
          void journeys.reload();
        }}
      >
        {(action) => (
          <PageHeader title={t('work.return.title')} purpose={t('work.return.purpose')} actions={action} />
        )}
      </ReturnPart>
      <OutboxTab side="ward" query={journeys} selected={selected} onSelect={setSelected} />
    </>
  );
}
