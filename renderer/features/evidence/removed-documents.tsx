import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import type { Column } from '#renderer/components/data-table-types.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import type { Desk } from '#renderer/features/evidence/library-views.ts';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';

type RemovedRow = Desk['removed'][number];

interface RemovedDocumentsProps {
  readonly rows: readonly RemovedRow[];
  readonly onChanged: () => Promise<void>;
}

/** What was taken out of the library, each with its way back. */
export function RemovedDocuments({ rows, onChanged }: RemovedDocumentsProps): ReactNode {
  const [error, setError] = useState<AppError | null>(null);
  const restore = async (documentId: string): Promise<void> => {
    const reply = await client.call('evidence.restoreDocument', { documentId });
    setError(reply.ok ? null : reply.error);
    await onChanged();
  };
  const nameOf = ({ document }: RemovedRow): string => document.title || document.fileName;
  const columns: readonly Column<RemovedRow>[] = [
    { key: 'name', header: t('evidence.column.name'), cell: nameOf, search: nameOf, sort: nameOf },
    {
      key: 'size',
      header: t('evidence.column.size'),
      width: '84px',
      align: 'right',
      cell: ({ document }) => formatBytes(document.size),
    },
    {
      key: 'at',
      header: t('evidence.column.removedAt'),
      width: '150px',
      cell: ({ removedAt }) => formatMoment(removedAt),
      sort: ({ removedAt }) => removedAt,
    },
    {
      key: 'by',
      header: t('evidence.column.removedBy'),
      width: '160px',
      cell: ({ removedBy }) => removedBy,
    },
    {
      key: 'restore',
      header: t('evidence.column.action'),
      width: '110px',
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('evidence.restoreOf', { name: nameOf(row) })}
          onClick={() => void restore(row.document.id)}
        >
          {t('evidence.restore')}
        </Button>
      ),
    },
  ];
  return (
    <>
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
      <DataTable<RemovedRow>
        label={t('evidence.view.removed')}
        rows={rows}
        columns={columns}
        rowKey={({ document }) => document.id}
        empty={<EmptyState icon="check" title={t('evidence.removedNone')} hint={t('evidence.removedHint')} />}
      />
    </>
  );
}
