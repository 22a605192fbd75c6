import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { Library } from '#renderer/features/evidence/library.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';

const HELP = {
  title: t('evidence.title'),
  text: [t('evidence.purpose'), t('evidence.help1'), t('evidence.help2'), t('evidence.help3')],
  keys: [],
} as const;

/** "Tài liệu kiểm chứng": the library of documents, where each is used, what is in it, and what wants a look. */
export function EvidenceScreen(): ReactNode {
  usePageHelp(HELP);
  const page = useRef<HTMLDivElement>(null);
  const [scanning, setScanning] = useState(false);
  return (
    <div className="page" ref={page}>
      <PageHeader
        title={t('evidence.title')}
        purpose={t('evidence.purpose')}
        actions={
          <Button variant="default" aria-pressed={scanning} onClick={() => setScanning(!scanning)}>
            {t('evidence.scan.button')}
          </Button>
        }
      />
      <WithSheet>
        <Library page={page} scanning={scanning} onScanning={setScanning} />
      </WithSheet>
    </div>
  );
}
