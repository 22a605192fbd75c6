import type { ReactNode } from 'react';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';

/** "Sao lưu & cài đặt". */
export function SettingsScreen(): ReactNode {
  return (
    <div className="page">
      <PageHeader title={t('section.settings')} purpose="" />
    </div>
  );
}
