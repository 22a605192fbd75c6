import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { SidePanel, SplitView } from '#renderer/components/side-panel.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { AccountForm } from '#renderer/features/settings/account-form.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './settings.module.css';

type Account = OutputOf<'accounts.listAccounts'>['accounts'][number];

const COLUMNS: readonly Column<Account>[] = [
  {
    key: 'fullName',
    header: t('account.fullName'),
    cell: ({ fullName }) => fullName,
    sort: ({ fullName }) => fullName,
    search: ({ fullName }) => fullName,
  },
  {
    key: 'username',
    header: t('account.username'),
    cell: ({ username }) => username,
    sort: ({ username }) => username,
    search: ({ username }) => username,
  },
  { key: 'position', header: t('account.position'), cell: ({ position }) => position },
  { key: 'role', header: t('account.role'), cell: ({ role }) => t(`role.${role}`), sort: ({ role }) => role },
  {
    key: 'state',
    header: t('account.state'),
    width: '130px',
    cell: ({ disabled }) =>
      disabled ? (
        <StatusBadge tone="plain">{t('account.disabled')}</StatusBadge>
      ) : (
        <StatusBadge tone="good">{t('account.active')}</StatusBadge>
      ),
  },
  {
    key: 'createdAt',
    header: t('account.createdAt'),
    width: '150px',
    cell: ({ createdAt }) => formatMoment(createdAt),
    sort: ({ createdAt }) => createdAt,
  },
];

/** Accounts of this folder; only administrators come here. */
export function AccountsTab(): ReactNode {
  const accounts = useQuery('accounts.listAccounts', {});
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const rows = accounts.value?.accounts ?? [];
  const chosen = rows.find(({ id }) => id === selected) ?? null;
  const close = (): void => {
    setAdding(false);
    setSelected(null);
  };
  const done = async (fullName: string): Promise<void> => {
    close();
    setSaved(fullName);
    await accounts.reload();
  };
  const title = adding ? t('account.add') : t('account.edit');
  return (
    <SplitView
      panel={
        adding || chosen ? (
          <SidePanel name="account" title={title} onClose={close}>
            <AccountForm key={chosen?.id ?? 'new'} account={adding ? null : chosen} onDone={done} />
          </SidePanel>
        ) : null
      }
    >
      {accounts.error ? <ErrorMessage error={accounts.error} /> : null}
      {saved === null ? null : (
        <div className={styles['top']}>
          <Notice tone="good">{t('account.saved', { name: saved })}</Notice>
        </div>
      )}
      <DataTable
        label={t('settings.tab.accounts')}
        rows={rows}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        selectedKey={selected}
        onSelect={({ id }) => {
          setAdding(false);
          setSelected(id);
        }}
        tools={
          <Button
            size="xs"
            onClick={() => {
              setSelected(null);
              setAdding(true);
            }}
          >
            {t('account.add')}
          </Button>
        }
        empty={<EmptyState icon="user" title={t('account.none')} hint={t('account.noneHint')} />}
      />
    </SplitView>
  );
}
