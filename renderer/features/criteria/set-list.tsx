import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useWorkspace, useUser } from '#renderer/lib/workspace.tsx';
import { FindingsBadge, FindingsList } from '#renderer/features/criteria/findings.tsx';
import styles from './criteria.module.css';

type SetSummary = OutputOf<'criteria.listSets'>['sets'][number];

const COLUMNS: readonly Column<SetSummary>[] = [
  {
    key: 'title',
    header: t('criteria.name'),
    cell: (set) => (
      // Enter on the row does the same, so the link is no stop of its own.
      <Link href={`/bo-tieu-chi/${set.hash}`} tabIndex={-1}>
        {set.title}
      </Link>
    ),
    sort: (set) => set.title,
    search: (set) => `${set.title} ${set.code}`,
  },
  {
    key: 'year',
    header: t('criteria.year'),
    width: '72px',
    cell: (set) => set.year,
    sort: (set) => set.year,
  },
  {
    key: 'version',
    header: t('criteria.version'),
    width: '64px',
    cell: (set) => set.version,
    sort: (set) => set.version,
  },
  {
    key: 'leaves',
    header: t('criteria.leaves'),
    align: 'right',
    width: '108px',
    cell: (set) => set.leafCount,
    sort: (set) => set.leafCount,
  },
  {
    key: 'maximum',
    header: t('criteria.maximum'),
    align: 'right',
    width: '88px',
    cell: (set) => <PointsText value={set.maximum} />,
    sort: (set) => set.maximum,
  },
  {
    key: 'source',
    header: t('criteria.source'),
    width: '190px',
    cell: (set) => (
      <span className="row">
        {t(set.source === 'builtin' ? 'criteria.builtin' : 'criteria.importedSource')}
        {set.sample ? (
          <StatusBadge tone="info" title={t('criteria.sampleHint')}>
            {t('criteria.sample')}
          </StatusBadge>
        ) : null}
      </span>
    ),
    sort: (set) => set.source,
  },
  {
    key: 'check',
    header: t('criteria.check'),
    width: '150px',
    cell: (set) => <FindingsBadge findings={set.findings} />,
    sort: (set) => set.findings.filter((finding) => finding.severity !== 'info').length,
  },
];

/** The sets held, with what their check found; Enter opens one. */
export function SetList(): ReactNode {
  const list = useQuery('criteria.listSets', {});
  const isCity = useWorkspace().state.open?.side === 'city';
  const mayImport = useUser().role === 'administrator' && isCity;
  const [selected, setSelected] = useState<string | null>(null);
  const [, go] = useLocation();
  const taking = useImportSet(() => void list.reload());
  return (
    <div className="page">
      <PageHeader
        title={t('criteria.title')}
        purpose={t('criteria.purpose')}
        actions={
          mayImport ? <ImportButton busy={taking.busy} onFile={(file) => void taking.run(file)} /> : null
        }
      />
      <div className={styles['notices']}>
        {list.error ? <ErrorMessage error={list.error} /> : null}
        {taking.error ? <ErrorMessage error={taking.error} onClose={taking.clear} /> : null}
        {taking.error?.code === 'SET_INVALID' ? (
          <FindingsList
            findings={taking.error.details.findings.map((finding) => ({
              ...finding,
              severity: 'error' as const,
              details: {},
            }))}
          />
        ) : null}
        {taking.taken === null ? null : (
          <Notice tone="good">{t('criteria.imported', { title: taking.taken })}</Notice>
        )}
      </div>
      {list.value === null && list.loading ? <Loading /> : null}
      {list.value ? (
        <DataTable
          label={t('criteria.table')}
          rows={list.value.sets}
          columns={COLUMNS}
          rowKey={(set) => set.hash}
          selectedKey={selected}
          onSelect={(set) => setSelected(set.hash)}
          onOpen={(set) => go(`/bo-tieu-chi/${set.hash}`)}
          empty={<EmptyState title={t('criteria.empty')} hint={t('criteria.emptyHint')} />}
        />
      ) : null}
    </div>
  );
}

function ImportButton({
  busy,
  onFile,
}: {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button loading={busy} title={t('criteria.importHint')} onClick={() => input.current?.click()}>
        {t('criteria.import')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

interface ImportSet {
  readonly run: (file: File) => Promise<void>;
  readonly busy: boolean;
  readonly error: AppError | null;
  /** The title of the set taken in last. */
  readonly taken: string | null;
  readonly clear: () => void;
}

function useImportSet(onTaken: () => void): ImportSet {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const run = async (file: File): Promise<void> => {
    setBusy(true);
    setTaken(null);
    const uploaded = await uploadFile(file);
    const reply = uploaded.ok
      ? await client.call('criteria.importPackage', { fileToken: uploaded.value.token })
      : uploaded;
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setTaken(reply.value.title);
    onTaken();
  };
  return { run, busy, error, taken, clear: () => setError(null) };
}
