import { useMemo, useRef, useState, type ReactNode } from 'react';
import { searchRows, sortRows } from '#renderer/lib/table-model.ts';
import { DataTableBody } from '#renderer/components/data-table-body.tsx';
import { DataTableHead } from '#renderer/components/data-table-head.tsx';
import type { DataTableProps, Sorting } from '#renderer/components/data-table-types.ts';
import { DataTableTools } from '#renderer/components/data-table-tools.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './data-table.module.css';

/** A dense list: search with or without marks, filter chips with counts, sort, keyboard rows; virtual above 500 rows. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { rows, columns, filters = [], searchable = true } = props;
  const [query, setQuery] = useState('');
  const [filterKey, setFilterKey] = useState<string | null>(null);
  const [sorting, setSorting] = useState<Sorting | null>(props.initialSort ?? null);
  const scroller = useRef<HTMLDivElement>(null);

  const found = useMemo(() => {
    const text = (row: Row): string => columns.map((column) => column.search?.(row) ?? '').join(' ');
    return searchRows(rows, text, query);
  }, [rows, columns, query]);
  const shown = useMemo(() => {
    const filter = filters.find((each) => each.key === filterKey);
    const kept = filter ? found.filter(filter.test) : found;
    const column = columns.find((each) => each.key === sorting?.key);
    return sortRows(kept, column?.sort, sorting?.descending ?? false);
  }, [found, filters, filterKey, columns, sorting]);

  if (rows.length === 0) return props.empty;
  return (
    <div className={styles['frame']}>
      {searchable || filters.length > 0 || props.tools !== undefined ? (
        <DataTableTools
          query={query}
          onQuery={setQuery}
          searchable={searchable}
          filters={filters}
          filterKey={filterKey}
          onFilter={setFilterKey}
          found={found}
          shown={shown.length}
          total={rows.length}
          tools={props.tools}
        />
      ) : null}
      <div className={styles['scroll']} ref={scroller}>
        <table
          className={styles['table']}
          role={props.onSelect ? 'grid' : undefined}
          aria-label={props.label}
        >
          <DataTableHead columns={columns} sorting={sorting} onSort={setSorting} />
          <DataTableBody {...props} rows={shown} scroller={scroller} />
        </table>
        {shown.length === 0 ? (
          <EmptyState
            icon="search"
            title={t('table.noMatch')}
            hint={t('table.noMatchHint')}
            action={
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setQuery('');
                  setFilterKey(null);
                }}
              >
                {t('table.clearAll')}
              </button>
            }
          />
        ) : null}
      </div>
    </div>
  );
}
