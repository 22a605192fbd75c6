import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { ViewedBundle } from '#shared/contract/channels/viewer.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatBytes, formatDay } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';

type Evidence = ViewedBundle['evidence'][number];

interface EvidenceListProps {
  readonly fileToken: string;
  readonly evidence: readonly Evidence[];
}

/** The documents inside a bundle; each can be taken out and opened. */
export function EvidenceList({ fileToken, evidence }: EvidenceListProps): ReactNode {
  const [error, setError] = useState<AppError | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const open = async ({ sha256 }: Evidence): Promise<void> => {
    const reply = await client.call('viewer.openEvidence', { fileToken, sha256 });
    const sent = reply.ok ? await downloadFile(reply.value) : reply;
    setError(sent.ok ? null : sent.error);
    setOpened(reply.ok && sent.ok ? reply.value.fileName : null);
  };
  return (
    <section className="block" aria-label={t('viewer.evidence', { count: evidence.length })}>
      <h2>{t('viewer.evidence', { count: evidence.length })}</h2>
      {error ? <ErrorMessage error={error} /> : null}
      {opened === null ? null : <Notice tone="good">{t('viewer.opened', { name: opened })}</Notice>}
      <DataTable
        label={t('viewer.evidenceTable')}
        rows={evidence}
        columns={columnsOf((item) => void open(item))}
        rowKey={({ sha256 }) => sha256}
        searchable={evidence.length > 8}
        empty={
          <EmptyState icon="evidence" title={t('viewer.evidenceNone')} hint={t('viewer.evidenceNoneHint')} />
        }
      />
    </section>
  );
}

function nameOf({ title, fileName }: Evidence): string {
  return title === '' ? fileName : title;
}

function columnsOf(onOpen: (item: Evidence) => void): readonly Column<Evidence>[] {
  return [
    {
      key: 'number',
      header: t('viewer.number'),
      width: '180px',
      cell: ({ number }) => (number === '' ? t('common.dash') : number),
      search: ({ number }) => number,
    },
    {
      key: 'date',
      header: t('viewer.date'),
      width: '110px',
      cell: ({ date }) => (date === null ? t('common.dash') : formatDay(date)),
      sort: ({ date }) => date,
    },
    { key: 'title', header: t('viewer.evidenceTitle'), cell: nameOf, sort: nameOf, search: nameOf },
    {
      key: 'leaves',
      header: t('viewer.usedBy'),
      width: '180px',
      cell: ({ leafCodes }) => leafCodes.join(', '),
      search: ({ leafCodes }) => leafCodes.join(' '),
    },
    {
      key: 'size',
      header: t('viewer.size'),
      width: '90px',
      align: 'right',
      cell: ({ size }) => <span className="nowrap">{formatBytes(size)}</span>,
    },
    {
      key: 'open',
      header: '',
      width: '80px',
      align: 'right',
      cell: (item) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('viewer.openOf', { name: nameOf(item) })}
          onClick={() => onOpen(item)}
        >
          {t('viewer.open')}
        </Button>
      ),
    },
  ];
}
