import type { ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import { Notice } from '#renderer/components/notice.tsx';
import { RecoverySheet } from '#renderer/components/recovery-sheet.tsx';
import { t } from '#renderer/i18n/translate.ts';

/** Offered right after the first signature: without the sheet a lost computer means a new key. */
export function RecoveryDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('leaderKey.sheetTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
      centered
    >
      <div className="column">
        <Notice tone="look">{t('leaderKey.sheetNow')}</Notice>
        <p>{t('leaderKey.sheetTold')}</p>
        <RecoverySheet focused />
        <div className="row end">
          <Button variant="default" onClick={onClose}>
            {t('leaderKey.sheetLater')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
