import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { DataTable } from '#renderer/components/data-table.tsx';
import type { Column } from '#renderer/components/data-table-types.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { listIssues } from '#renderer/lib/sheet/leaf-state.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow, wantPanel } from '#renderer/lib/sheet/sheet-view.ts';

interface MissingRow {
  readonly code: string;
  readonly title: string;
  readonly explained: boolean;
}

/** Criteria that claim points and have no document yet. */
export function useMissingEvidence(): readonly MissingRow[] {
  const state = useSheetState((sheet) => sheet);
  return useMemo(
    () =>
      listIssues(state)
        .filter(({ code }) => code === 'NO_EVIDENCE')
        .map(({ leafCode, explained }) => ({
          code: leafCode,
          title: state.leaves.get(leafCode)?.title ?? '',
          explained,
        })),
    [state],
  );
}

/** Opens a criterion at its documents. */
export function useGoToLeaf(): (leafCode: string) => void {
  const [, navigate] = useLocation();
  return (leafCode) => {
    jumpToRow(leafCode);
    wantPanel('evidence');
    navigate('/cham-diem');
  };
}

/** The criteria without documents as a list; each leads to its cell. */
export function MissingEvidence({ rows }: { readonly rows: readonly MissingRow[] }): ReactNode {
  const goTo = useGoToLeaf();
  const columns: readonly Column<MissingRow>[] = [
    {
      key: 'code',
      header: t('evidence.column.code'),
      width: '90px',
      cell: ({ code }) => code,
      search: ({ code }) => code,
    },
    {
      key: 'title',
      header: t('evidence.column.leaf'),
      cell: ({ title }) => title,
      search: ({ title }) => title,
    },
    {
      key: 'explained',
      header: t('evidence.column.explained'),
      width: '130px',
      cell: ({ explained }) => (explained ? t('evidence.explained') : ''),
    },
    {
      key: 'go',
      header: t('evidence.column.action'),
      width: '130px',
      cell: ({ code }) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('evidence.goToLeafOf', { code })}
          onClick={() => goTo(code)}
        >
          {t('evidence.goToLeaf')}
        </Button>
      ),
    },
  ];
  return (
    <DataTable<MissingRow>
      label={t('evidence.view.missing')}
      rows={rows}
      columns={columns}
      rowKey={({ code }) => code}
      empty={
        <EmptyState icon="check" title={t('evidence.missingNone')} hint={t('evidence.missingNoneHint')} />
      }
    />
  );
}
