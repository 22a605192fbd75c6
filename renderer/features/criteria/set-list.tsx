import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useMayEdit } from '#renderer/features/criteria/may-edit.ts';
import { FindingsList } from '#renderer/features/criteria/findings.tsx';
import { LineActions } from '#renderer/features/criteria/line-actions.tsx';
import { NewDraftDialog } from '#renderer/features/criteria/new-draft-dialog.tsx';
import { lineHref, lineKey, SET_COLUMNS, type SetLine } from '#renderer/features/criteria/set-columns.tsx';
import { useImportSet } from '#renderer/features/criteria/use-import-set.ts';
import styles from './criteria.module.css';

const FILTERS: readonly RowFilter<SetLine>[] = [
  { key: 'set', label: t('criteria.filterSets'), test: (line) => line.kind === 'set' },
  {
    key: 'open',
    label: t('criteria.filterDrafts'),
    test: (line) => line.kind === 'draft' && line.draft.state === 'open',
  },
  {
    key: 'archived',
    label: t('criteria.draftArchived'),
    test: (line) => line.kind === 'draft' && line.draft.state === 'archived',
  },
];

/** The sets held and the drafts in work; Enter opens one. */
export function SetList(): ReactNode {
  const mayEdit = useMayEdit();
  const sets = useQuery('criteria.listSets', {});
  const drafts = useQuery('criteriaEditor.listDrafts', mayEdit ? {} : null);
  const [selected, setSelected] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [, go] = useLocation();
  const taking = useImportSet(() => void sets.reload());
  const lines = useMemo<readonly SetLine[]>(() => {
    // A published draft is already in the list: as the set it became.
    const inWork = (drafts.value?.drafts ?? []).filter(({ state }) => state !== 'published');
    const held = sets.value?.sets ?? [];
    return [
      ...inWork.map((draft) => ({ kind: 'draft', draft }) as const),
      ...held.map((set) => ({ kind: 'set', set }) as const),
    ];
  }, [drafts.value, sets.value]);
  const chosen = lines.find((line) => lineKey(line) === selected) ?? null;
  const error = sets.error ?? drafts.error;
  return (
    <div className="page">
      <PageHeader
        title={t('criteria.title')}
        purpose={t('criteria.purpose')}
        actions={
          mayEdit ? (
            <>
              <ImportButton busy={taking.busy} onFile={(file) => void taking.run(file)} />
              <Button variant="default" onClick={() => go('/bo-tieu-chi/nhap-excel')}>
                {t('criteriaImport.open')}
              </Button>
              <Button onClick={() => setAsking(true)}>{t('criteria.newDraft')}</Button>
            </>
          ) : null
        }
      />
      <div className={styles['notices']}>
        {error ? <ErrorMessage error={error} /> : null}
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
      {sets.value === null && sets.loading ? <Loading /> : null}
      {sets.value ? (
        <DataTable
          label={t('criteria.table')}
          rows={lines}
          columns={SET_COLUMNS}
          rowKey={lineKey}
          filters={mayEdit ? FILTERS : []}
          selectedKey={selected}
          onSelect={(line) => setSelected(lineKey(line))}
          onOpen={(line) => go(lineHref(line))}
          tools={
            mayEdit && chosen ? (
              <LineActions line={chosen} onChanged={() => void drafts.reload()} />
            ) : undefined
          }
          empty={<EmptyState title={t('criteria.empty')} hint={t('criteria.emptyHint')} />}
        />
      ) : null}
      {asking ? <NewDraftDialog onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

interface ImportButtonProps {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

function ImportButton({ busy, onFile }: ImportButtonProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        title={t('criteria.importHint')}
        onClick={() => input.current?.click()}
      >
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
