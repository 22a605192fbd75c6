import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { DataTable } from '#renderer/components/data-table.tsx';
import type { Column } from '#renderer/components/data-table-types.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useWorkspace, type OpenFolder } from '#renderer/lib/workspace.tsx';
import styles from './start.module.css';

/** The data folders of this computer; Enter, double-click or the button opens one. */
export function FolderList({ folders }: { readonly folders: readonly OpenFolder[] }): ReactNode {
  const { refresh } = useWorkspace();
  const open = useCommand('workspace.openFolder');
  const [selected, setSelected] = useState<string | null>(folders[0]?.id ?? null);
  const [tried, setTried] = useState<OpenFolder | null>(null);
  const openFolder = async (folder: OpenFolder): Promise<void> => {
    setTried(folder);
    const reply = await open.run({ id: folder.id });
    if (reply.ok) await refresh();
  };
  const columns: readonly Column<OpenFolder>[] = [
    {
      key: 'name',
      header: t('start.folderUnit'),
      cell: (folder) => <strong>{folder.unitName}</strong>,
      sort: (folder) => folder.unitName,
      search: (folder) => `${folder.unitName} ${folder.unitCode}`,
    },
    {
      key: 'side',
      header: t('start.folderSide'),
      width: '230px',
      cell: (folder) => (
        <span className="row">
          {folder.side === 'ward' ? t('start.sideWard') : t('start.sideCity')}
          {folder.demo ? <StatusBadge tone="info">{t('start.demo')}</StatusBadge> : null}
        </span>
      ),
      sort: (folder) => folder.side,
    },
    {
      key: 'path',
      header: t('start.folderPath'),
      cell: (folder) => <span className="quiet">{folder.path}</span>,
    },
    {
      key: 'open',
      header: '',
      width: '90px',
      align: 'right',
      cell: (folder) => (
        <Button
          size="compact-sm"
          variant={folder.id === selected ? 'filled' : 'default'}
          loading={open.busy && tried?.id === folder.id}
          onClick={() => void openFolder(folder)}
          aria-label={`${t('common.open')} ${folder.unitName}`}
        >
          {t('common.open')}
        </Button>
      ),
    },
  ];
  return (
    <section className={`block ${styles['folders'] ?? ''}`} aria-label={t('start.folders')}>
      <h2>{t('start.folders')}</h2>
      {open.error && tried ? (
        <ErrorMessage
          error={open.error}
          action={{ label: t('common.retry'), onClick: () => void openFolder(tried) }}
        />
      ) : null}
      <DataTable
        label={t('start.folders')}
        rows={folders}
        columns={columns}
        rowKey={(folder) => folder.id}
        selectedKey={selected}
        onSelect={(folder) => setSelected(folder.id)}
        onOpen={(folder) => void openFolder(folder)}
        searchable={folders.length > 6}
        empty={null}
      />
    </section>
  );
}
