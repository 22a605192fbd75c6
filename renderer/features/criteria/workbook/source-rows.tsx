import { useMemo, useState, type ReactNode } from 'react';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import type { DraftNode } from '#shared/schemas/criteria-draft.ts';
import type { SourceRow, WorkbookPreview } from '#shared/schemas/criteria-workbook.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { kindWords, rowNote } from '#renderer/features/criteria/workbook/row-words.ts';

const FILTERS: readonly RowFilter<SourceRow>[] = [
  { key: 'node', label: t('criteriaImport.kindNode'), test: ({ kind }) => kind === 'node' },
  { key: 'look', label: t('criteriaImport.filterLook'), test: ({ remarks }) => remarks.length > 0 },
  { key: 'ignored', label: t('criteriaImport.kindIgnored'), test: ({ kind }) => kind === 'ignored' },
];

function columnsOf(nodes: ReadonlyMap<string, DraftNode>): readonly Column<SourceRow>[] {
  const nodeOf = (row: SourceRow): DraftNode | null =>
    row.nodeId === null ? null : (nodes.get(row.nodeId) ?? null);
  return [
    {
      key: 'row',
      header: t('criteriaImport.rowNumber'),
      width: '60px',
      align: 'right',
      cell: ({ row }) => row,
    },
    {
      key: 'kind',
      header: t('criteriaImport.takenFor'),
      width: '150px',
      cell: ({ kind }) => {
        const [tone, words] = kindWords(kind);
        return <StatusBadge tone={tone}>{words}</StatusBadge>;
      },
    },
    { key: 'code', header: t('criteria.code'), width: '76px', cell: (row) => nodeOf(row)?.code ?? '' },
    {
      key: 'content',
      header: t('criteria.content'),
      cell: (row) => nodeOf(row)?.title ?? row.cells.filter((cell) => cell.trim() !== '').join(' | '),
      search: (row) => row.cells.join(' '),
    },
    {
      key: 'maximum',
      header: t('criteria.maximum'),
      width: '72px',
      align: 'right',
      cell: (row) => nodeOf(row)?.maximum ?? '',
    },
    { key: 'note', header: t('criteriaImport.note'), width: '280px', cell: (row) => rowNote(row) },
  ];
}

/** Every row of the sheet with what it was taken for: nothing is left out without a word. */
export function SourceRows({ preview }: { readonly preview: WorkbookPreview }): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  const columns = useMemo(
    () => columnsOf(new Map(walkDraft(preview.set.tree).map((node) => [node.id, node]))),
    [preview.set.tree],
  );
  return (
    <DataTable
      label={t('criteriaImport.tabRows')}
      rows={preview.rows}
      columns={columns}
      rowKey={({ row }) => String(row)}
      filters={FILTERS}
      selectedKey={selected}
      onSelect={({ row }) => setSelected(String(row))}
      empty={<EmptyState title={t('criteriaImport.noRows')} hint={t('criteriaImport.noRowsHint')} />}
    />
  );
}
