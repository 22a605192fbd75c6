import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { InputOf, OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { auditActionText } from '#shared/vocabulary/audit-words.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import {
  AuditFilters,
  dayOf,
  NO_FILTER,
  type AuditChoice,
} from '#renderer/features/settings/audit-filters.tsx';
import { AuditChain } from '#renderer/features/settings/audit-chain.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';
import styles from './settings.module.css';

type AuditRecord = OutputOf<'audit.searchRecords'>['records'][number];

const PAGE = 200;

const COLUMNS: readonly Column<AuditRecord>[] = [
  {
    key: 'at',
    header: t('audit.at'),
    width: '145px',
    cell: ({ at }) => <span className="nowrap">{formatMoment(at)}</span>,
    sort: ({ seq }) => seq,
  },
  {
    key: 'actor',
    header: t('audit.actor'),
    width: '160px',
    cell: ({ actor }) => (actor === '' ? t('audit.system') : actor),
    sort: ({ actor }) => actor,
    search: ({ actor }) => actor,
  },
  {
    key: 'action',
    header: t('audit.action'),
    width: '200px',
    cell: ({ action }) => auditActionText(action),
    sort: ({ action }) => auditActionText(action),
    search: ({ action }) => auditActionText(action),
  },
  {
    key: 'subject',
    header: t('audit.subject'),
    width: '100px',
    cell: ({ subject }) => subject,
    search: ({ subject }) => subject,
  },
  {
    key: 'changes',
    header: t('audit.details'),
    cell: ({ changes }) => (
      <ul className={styles['changes']}>
        {changes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ),
    search: ({ changes }) => changes.join(' '),
  },
];

/** What is asked of the log for a choice of filters, on screen and in the file alike. */
function filterOf(choice: AuditChoice): InputOf<'audit.exportRecords'> {
  const leafCode = choice.leafCode.trim();
  return {
    actor: choice.actor,
    action: choice.action,
    leafCode: leafCode === '' ? null : leafCode,
    fromDay: dayOf(choice.fromDay),
    toDay: dayOf(choice.toDay),
  };
}

/** The log of everything that changed data, newest first, by person, day, criterion and kind of work. */
export function AuditTab(): ReactNode {
  const summary = useQuery('audit.readSummary', {});
  const [choice, setChoice] = useState<AuditChoice>(NO_FILTER);
  const [records, setRecords] = useState<readonly AuditRecord[]>([]);
  const [matching, setMatching] = useState(0);
  const [error, setError] = useState<AppError | null>(null);
  const file = useReadyFile();
  const shown = error ?? summary.error ?? file.error;
  const read = useCallback(async (asked: AuditChoice, known: readonly AuditRecord[]): Promise<void> => {
    const reply = await client.call('audit.searchRecords', {
      ...filterOf(asked),
      beforeSeq: known.at(-1)?.seq ?? null,
      limit: PAGE,
    });
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setRecords([...known, ...reply.value.records]);
    setMatching(reply.value.matching);
  }, []);
  useEffect(() => {
    void read(choice, []);
  }, [read, choice]);
  return (
    <>
      <div className={styles['top']}>
        <div className="row">
          <span className="grow">{summary.value ? <AuditChain summary={summary.value} /> : null}</span>
          <Button
            size="xs"
            variant="default"
            disabled={file.busy}
            onClick={() => void file.run(() => client.call('audit.exportRecords', filterOf(choice)))}
          >
            {t(choice === NO_FILTER ? 'documents.auditExport' : 'documents.auditExportChosen')}
          </Button>
        </div>
        {summary.value ? <AuditFilters summary={summary.value} choice={choice} onChoose={setChoice} /> : null}
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
        tools={
          <>
            <span className="quiet">{t('audit.shown', { shown: records.length, total: matching })}</span>
            {records.length < matching ? (
              <Button size="xs" variant="default" onClick={() => void read(choice, records)}>
                {t('audit.more')}
              </Button>
            ) : null}
          </>
        }
        empty={
          choice === NO_FILTER ? (
            <EmptyState icon="list" title={t('audit.empty')} hint={t('audit.emptyHint')} />
          ) : (
            <EmptyState icon="search" title={t('audit.noneFit')} hint={t('audit.noneFitHint')} />
          )
        }
      />
    </>
  );
}
