import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SearchBox } from '#renderer/components/search-box.tsx';
import { SidePanel, SplitView } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { listRows, visibleRows } from '#renderer/lib/sheet/rows.ts';
import { useFindKey } from '#renderer/lib/use-find-key.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { ExportMenu } from '#renderer/features/criteria/export-menu.tsx';
import { NextVersionButton } from '#renderer/features/criteria/line-actions.tsx';
import { useMayEdit } from '#renderer/features/criteria/may-edit.ts';
import { FindingsList } from '#renderer/features/criteria/findings.tsx';
import { NodeDetail } from '#renderer/features/criteria/node-detail.tsx';
import { SetTree } from '#renderer/features/criteria/set-tree.tsx';
import styles from './criteria.module.css';

/** One set to read: its rows with maxima and rules in words, and what its check found. */
export function SetView({ hash }: { readonly hash: string }): ReactNode {
  const reading = useQuery('criteria.readSet', { hash });
  const [, go] = useLocation();
  if (reading.value) return <SetPage hash={hash} {...reading.value} />;
  return (
    <div className="page">
      <PageHeader title={t('criteria.title')} purpose={t('criteria.purpose')} />
      <div className="page-body">
        {reading.error ? (
          <ErrorMessage
            error={reading.error}
            action={{ label: t('criteria.back'), onClick: () => go('/bo-tieu-chi') }}
          />
        ) : (
          <Loading />
        )}
      </div>
    </div>
  );
}

type Panel = { readonly kind: 'none' } | { readonly kind: 'findings' } | { readonly kind: 'node' };

function SetPage({
  hash,
  set,
  findings,
}: OutputOf<'criteria.readSet'> & { readonly hash: string }): ReactNode {
  const [, go] = useLocation();
  const [query, setQuery] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const [panel, setPanel] = useState<Panel['kind']>(findings.length > 0 ? 'findings' : 'none');
  const mayEdit = useMayEdit();
  const search = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => listRows(set), [set]);
  const shown = useMemo(() => visibleRows(rows, { folded, query, kept: null }), [rows, folded, query]);
  const chosen = rows.find((row) => row.code === selected) ?? null;
  const groups = rows.filter((row) => row.leaf === null).map((row) => row.code);
  const fold = (code: string, isFolded: boolean): void => {
    const next = new Set(folded);
    if (isFolded) next.add(code);
    else next.delete(code);
    setFolded(next);
  };
  const choose = (code: string): void => {
    setSelected(code);
    setPanel('node');
  };
  const show = (code: string): void => {
    setQuery('');
    setFolded(new Set());
    choose(code);
  };
  useFindKey(search);
  return (
    <div className="page">
      <PageHeader
        title={set.title}
        purpose={issueText(set)}
        actions={
          <>
            <Button variant="subtle" onClick={() => go('/bo-tieu-chi')}>
              {t('criteria.back')}
            </Button>
            {findings.length > 0 ? (
              <Button variant="default" onClick={() => setPanel('findings')}>
                {t('criteria.findingsOf', { count: findings.length })}
              </Button>
            ) : null}
            {mayEdit ? (
              <>
                <Button variant="default" onClick={() => go(`/bo-tieu-chi/so-sanh/set-${hash}/-`)}>
                  {t('criteriaCompare.open')}
                </Button>
                <NextVersionButton hash={hash} />
              </>
            ) : null}
            <ExportMenu of={{ kind: 'set', hash }} title={set.title} />
          </>
        }
      />
      {set.sample ? (
        <div className="page-notice">
          <Notice tone="info">{t('criteria.sampleHint')}</Notice>
        </div>
      ) : null}
      <SplitView
        panel={
          <SetPanel panel={panel} onClose={() => setPanel('none')}>
            {panel === 'findings' ? <FindingsList findings={findings} onShow={show} /> : null}
            {panel === 'node' && chosen ? <NodeDetail row={chosen} /> : null}
          </SetPanel>
        }
      >
        <div className={styles['toolbar']}>
          <SearchBox value={query} onChange={setQuery} inputRef={search} label={t('criteria.find')} />
          <Button size="xs" variant="default" onClick={() => setFolded(new Set())}>
            {t('criteria.expandAll')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setFolded(new Set(groups))}>
            {t('criteria.collapseAll')}
          </Button>
          <span className="grow" />
          <span className="quiet" aria-live="polite">
            {query.trim() === ''
              ? t('criteria.count', { count: rows.filter((row) => row.leaf !== null).length })
              : t('criteria.found', { count: shown.filter((row) => row.leaf !== null).length })}
          </span>
        </div>
        <SetTree rows={shown} folded={folded} selected={selected} onSelect={choose} onFold={fold} />
      </SplitView>
    </div>
  );
}

function issueText({ decision, issuer, year }: OutputOf<'criteria.readSet'>['set']): string {
  if (decision === null) return `${issuer}, ${year}`;
  return t('criteria.issued', { number: decision.number, date: formatDay(decision.date), issuer });
}

interface SetPanelProps {
  readonly panel: Panel['kind'];
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function SetPanel({ panel, onClose, children }: SetPanelProps): ReactNode {
  if (panel === 'none') return null;
  return (
    <SidePanel
      key={panel}
      title={t(panel === 'findings' ? 'criteria.findings' : 'criteria.detail')}
      name="criteria"
      initialWidth={400}
      onClose={onClose}
    >
      {children}
    </SidePanel>
  );
}
