import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Notice } from '#renderer/components/notice.tsx';
import { newFiles, type Scanned } from '#renderer/features/evidence/scan-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';

interface ScanNoticeProps {
  readonly scanned: Scanned | null;
  readonly onOpen: () => void;
}

/** Says that files wait in the scan folder, or that it is gone. */
export function ScanNotice({ scanned, onOpen }: ScanNoticeProps): ReactNode {
  const count = newFiles(scanned).length;
  const unreachable = scanned?.state === 'unreachable';
  if (count === 0 && !unreachable) return null;
  return (
    <Notice
      tone={unreachable ? 'look' : 'info'}
      action={
        <Button size="compact-sm" variant="default" onClick={onOpen}>
          {t('evidence.scan.show')}
        </Button>
      }
    >
      {unreachable ? t('evidence.scan.unreachable') : t('evidence.scan.waiting', { count })}
    </Notice>
  );
}
