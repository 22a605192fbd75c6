import { useMemo, useState, type ReactNode } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { useLocation } from 'wouter';
import type { CodeMap, SetComparison } from '#shared/schemas/criteria-comparison.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SidePanel, SplitView } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { comparisonKey, settingWord } from '#renderer/features/criteria/compare/change-words.ts';
import {
  changeFilters,
  COMPARE_COLUMNS,
  ComparedDetail,
} from '#renderer/features/criteria/compare/compare-table.tsx';
import { CorrectionDialog } from '#renderer/features/criteria/compare/correction-dialog.tsx';
import type { SetRef } from '#renderer/features/criteria/export-menu.tsx';
import styles from './compare.module.css';

const HELP: PageHelp = { title: t('criteriaCompare.title'), text: [t('criteriaCompare.help')], keys: [] };

/** A reference as it stands in the address: "set-…", "draft-…", "-" for none. */
export function parseRef(text: string): SetRef | null {
  if (text.startsWith('set-')) return { kind: 'set', hash: text.slice(4) };
  return text.startsWith('draft-') ? { kind: 'draft', draftId: text.slice(6) } : null;
}

interface CompareScreenProps {
  readonly left: string;
  readonly right: string;
}

/** Two versions side by side. */
export function CompareScreen({ left, right }: CompareScreenProps): ReactNode {
  const [, go] = useLocation();
  const sets = useQuery('criteria.listSets', {});
  const drafts = useQuery('criteriaEditor.listDrafts', {});
  const [map, setMap] = useState<CodeMap>({});
  const [sending, setSending] = useState(false);
  usePageHelp(HELP);
  const refs = { left: parseRef(left), right: parseRef(right) };
  const input =
    refs.left && refs.right
      ? { left: refs.left, right: refs.right, codeMap: Object.keys(map).length > 0 ? map : null }
      : null;
  const comparing = useQuery('criteriaEditor.compareSets', input);
  const offers = useMemo(() => {
    const inWork = (drafts.value?.drafts ?? []).filter(({ state }) => state === 'open');
    return [
      { value: '-', label: t('criteriaCompare.choose') },
      ...inWork.map((draft) => ({
        value: `draft-${draft.id}`,
        label: t('criteriaCompare.draftOf', { title: draft.title, version: draft.version }),
      })),
      ...(sets.value?.sets ?? []).map((set) => ({
        value: `set-${set.hash}`,
        label: t('criteriaCompare.setOf', { title: set.title, year: set.year, version: set.version }),
      })),
    ];
  }, [drafts.value, sets.value]);
  const choose = (nextLeft: string, nextRight: string): void => {
    setMap({});
    go(`/bo-tieu-chi/so-sanh/${nextLeft}/${nextRight}`);
  };
  const sendable = refs.left?.kind === 'set' && refs.right?.kind === 'set' && comparing.value !== null;
  return (
    <div className="page">
      <PageHeader
        title={t('criteriaCompare.title')}
        purpose={t('criteriaCompare.purpose')}
        actions={
          <>
            <Button variant="subtle" onClick={() => go('/bo-tieu-chi')}>
              {t('criteria.back')}
            </Button>
            {sendable ? <Button onClick={() => setSending(true)}>{t('criteriaCompare.send')}</Button> : null}
          </>
        }
      />
      <div className={styles['pickers']}>
        <NativeSelect
          size="xs"
          label={t('criteriaCompare.left')}
          value={left}
          data={offers}
          onChange={(event) => choose(event.target.value, right)}
        />
        <NativeSelect
          size="xs"
          label={t('criteriaCompare.right')}
          value={right}
          data={offers}
          onChange={(event) => choose(left, event.target.value)}
        />
        <Button size="xs" variant="default" onClick={() => choose(right, left)}>
          {t('criteriaCompare.swap')}
        </Button>
      </div>
      {comparing.error ? (
        <div className={styles['notices']}>
          <ErrorMessage error={comparing.error} />
        </div>
      ) : null}
      {comparing.value ? (
        <Comparison comparison={comparing.value} onAccept={(from, to) => setMap({ ...map, [from]: to })} />
      ) : comparing.loading ? (
        <Loading />
      ) : comparing.error ? null : (
        <EmptyState icon="list" title={t('criteriaCompare.empty')} hint={t('criteriaCompare.emptyHint')} />
      )}
      {sending && comparing.value && refs.left?.kind === 'set' && refs.right?.kind === 'set' ? (
        <CorrectionDialog
          fromHash={refs.left.hash}
          toHash={refs.right.hash}
          codeMap={comparing.value.codeMap}
          onClose={() => setSending(false)}
        />
      ) : null}
    </div>
  );
}

interface ComparisonProps {
  readonly comparison: SetComparison;
  readonly onAccept: (from: string, to: string) => void;
}

function Comparison({ comparison, onAccept }: ComparisonProps): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  const { rows, settings } = comparison;
  const chosen = rows.find((row) => comparisonKey(row) === selected) ?? null;
  const suggestions = comparison.suggestions.filter(({ from, to }) => comparison.codeMap[from] !== to);
  return (
    <>
      <div className={styles['notices']}>
        {settings.length > 0 ? (
          <Notice tone="info">
            {t('criteriaCompare.settings', { list: settings.map(settingWord).join(', ') })}
          </Notice>
        ) : null}
        {suggestions.length > 0 ? (
          <Notice tone="look">
            {t('criteriaCompare.suggestions', { count: suggestions.length })}
            <ul className={styles['suggestions']}>
              {suggestions.map(({ from, to, likeness }) => (
                <li key={`${from} ${to}`} className="row">
                  <span>{t('criteriaCompare.suggestion', { from, to, likeness })}</span>
                  <Button size="compact-xs" variant="default" onClick={() => onAccept(from, to)}>
                    {t('criteriaCompare.accept')}
                  </Button>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
      <SplitView
        panel={
          chosen ? (
            <SidePanel
              title={t('criteriaCompare.detail')}
              name="criteriaCompare"
              initialWidth={460}
              onClose={() => setSelected(null)}
            >
              <ComparedDetail row={chosen} />
            </SidePanel>
          ) : null
        }
      >
        <DataTable
          label={t('criteriaCompare.title')}
          rows={rows}
          columns={COMPARE_COLUMNS}
          rowKey={comparisonKey}
          filters={changeFilters(rows)}
          selectedKey={selected}
          onSelect={(row) => setSelected(comparisonKey(row))}
          empty={
            <EmptyState
              icon="list"
              title={t('criteriaCompare.empty')}
              hint={t('criteriaCompare.emptyHint')}
            />
          }
        />
      </SplitView>
    </>
  );
}
