import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { auditActionText, auditDetailsText } from '#shared/vocabulary/audit-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';
import styles from './settings.module.css';

type AuditRecord = OutputOf<'audit.listRecords'>['records'][number];

const PAGE = 200;

/** The last part of a subject: a criterion's code stays, ids of the folder itself say nothing to people. */
function subjectText(subject: string): string {
  const last = subject.split('/').at(-1) ?? '';
  return /^[0-9a-f-]{36}$/.test(last) ? '' : last;
}

const COLUMNS: readonly Column<AuditRecord>[] = [
  {
    key: 'at',
    header: t('audit.at'),
    width: '150px',
    cell: ({ at }) => formatMoment(at),
    sort: ({ seq }) => seq,
  },
  {
    key: 'actor',
    header: t('audit.actor'),
    width: '200px',
    cell: ({ actor }) => (actor === '' ? t('audit.system') : actor),
    sort: ({ actor }) => actor,
    search: ({ actor }) => actor,
  },
  {
    key: 'action',
    header: t('audit.action'),
    width: '260px',
    cell: ({ action }) => auditActionText(action),
    sort: ({ action }) => auditActionText(action),
    search: ({ action }) => auditActionText(action),
  },
  {
    key: 'subject',
    header: t('audit.subject'),
    width: '110px',
    cell: ({ subject }) => subjectText(subject),
    search: ({ subject }) => subjectText(subject),
  },
  {
    key: 'details',
    header: t('audit.details'),
    cell: ({ details }) => (
      <span className={`quiet ${styles['details'] ?? ''}`} title={auditDetailsText(details)}>
        {auditDetailsText(details)}
      </span>
    ),
    search: ({ details }) => auditDetailsText(details),
  },
];

/** The log of everything that changed data, newest first, read in pages. */
export function AuditTab(): ReactNode {
  const [records, setRecords] = useState<readonly AuditRecord[]>([]);
  const [total, setTotal] = useState(0);
  const file = useReadyFile();
  const [error, setError] = useState<AppError | null>(null);
  const shown = error ?? file.error;
  const more = async (known: readonly AuditRecord[]): Promise<void> => {
    const reply = await client.call('audit.listRecords', {
      beforeSeq: known.at(-1)?.seq ?? null,
      limit: PAGE,
    });
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    setRecords([...known, ...reply.value.records]);
    setTotal(reply.value.total);
  };
  useEffect(() => {
    void more([]);
  }, []);
  return (
    <>
      <div className={styles['top']}>
        <div className="row">
          <span className="quiet grow">{t('audit.shown', { shown: records.length, total })}</span>
          <Button
            size="xs"
            variant="default"
            disabled={file.busy}
            onClick={() => void file.run(() => client.call('audit.exportRecords', {}))}
          >
            {t('documents.auditExport')}
          </Button>
          {records.length < total ? (
            <Button size="xs" variant="default" onClick={() => void more(records)}>
              {t('audit.more')}
            </Button>
          ) : null}
        </div>
        {file.saved === null ? null : (
          <Notice tone="good">{t('documents.saved', { name: file.saved })}</Notice>
        )}
        {shown ? <ErrorMessage error={shown} /> : null}
      </div>
      <DataTable
        label={t('settings.tab.audit')}
        rows={records}
        columns={COLUMNS}
        rowKey={({ seq }) => String(seq)}
        empty={<EmptyState icon="list" title={t('audit.empty')} hint={t('audit.emptyHint')} />}
      />
    </>
  );
}
