import type { ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { AccountsTab } from '#renderer/features/settings/accounts-tab.tsx';
import { AuditTab } from '#renderer/features/settings/audit-tab.tsx';
import { BackupTab } from '#renderer/features/settings/backup-tab.tsx';
import { HealthTab } from '#renderer/features/settings/health-tab.tsx';
import { PasswordTab } from '#renderer/features/settings/password-tab.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import styles from './settings.module.css';

const HELP = { title: t('settings.title'), text: [t('settings.purpose')], keys: [] } as const;

/** "Sao lưu & cài đặt", for wards and the higher level alike. */
export function SettingsScreen(): ReactNode {
  usePageHelp(HELP);
  const { role } = useUser();
  const isAdministrator = role === 'administrator';
  const seesAudit = isAdministrator || role === 'leader';
  return (
    <div className="page">
      <PageHeader title={t('settings.title')} purpose={t('settings.purpose')} />
      <Tabs defaultValue="backup" keepMounted={false} className={styles['tabs'] ?? ''}>
        <Tabs.List aria-label={t('settings.tabs')} className={styles['list'] ?? ''}>
          <Tabs.Tab value="backup">{t('settings.tab.backup')}</Tabs.Tab>
          <Tabs.Tab value="health">{t('settings.tab.health')}</Tabs.Tab>
          {isAdministrator ? <Tabs.Tab value="accounts">{t('settings.tab.accounts')}</Tabs.Tab> : null}
          {seesAudit ? <Tabs.Tab value="audit">{t('settings.tab.audit')}</Tabs.Tab> : null}
          <Tabs.Tab value="password">{t('settings.tab.password')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="backup" className={styles['panel'] ?? ''}>
          <BackupTab />
        </Tabs.Panel>
        <Tabs.Panel value="health" className={styles['panel'] ?? ''}>
          <HealthTab />
        </Tabs.Panel>
        {isAdministrator ? (
          <Tabs.Panel value="accounts" className={styles['panel'] ?? ''}>
            <AccountsTab />
          </Tabs.Panel>
        ) : null}
        {seesAudit ? (
          <Tabs.Panel value="audit" className={styles['panel'] ?? ''}>
            <AuditTab />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="password" className={styles['panel'] ?? ''}>
          <PasswordTab />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
