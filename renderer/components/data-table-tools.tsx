import type { ReactNode } from 'react';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { Chips } from '#renderer/components/chips.tsx';
import { SearchBox } from '#renderer/components/search-box.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './data-table.module.css';

interface ToolsProps<Row> {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly searchable: boolean;
  readonly filters: readonly RowFilter<Row>[];
  readonly filterKey: string | null;
  readonly onFilter: (key: string | null) => void;
  readonly found: readonly Row[];
  readonly shown: number;
  readonly total: number;
  readonly tools?: ReactNode;
}

/** Search box, filter chips with counts, and how many rows are shown. */
export function DataTableTools<Row>(props: ToolsProps<Row>): ReactNode {
  const { filters, filterKey, onFilter, found } = props;
  return (
    <div className={styles['tools']}>
      {props.searchable ? <SearchBox value={props.query} onChange={props.onQuery} /> : null}
      {filters.length > 0 ? (
        <FilterChips filters={filters} rows={found} chosen={filterKey} onChoose={onFilter} />
      ) : null}
      <span className="grow" />
      {props.tools}
      <span className="quiet" aria-live="polite">
        {t('table.shown', { shown: props.shown, total: props.total })}
      </span>
    </div>
  );
}

interface FilterChipsProps<Row> {
  readonly filters: readonly RowFilter<Row>[];
  readonly rows: readonly Row[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
}

/** Row filters as chips, counted over the rows found so far. */
export function FilterChips<Row>({ filters, rows, chosen, onChoose }: FilterChipsProps<Row>): ReactNode {
  const chips = filters.map(({ key, label, test }) => ({ key, label, count: rows.filter(test).length }));
  return (
    <Chips label={t('table.filters')} chips={chips} chosen={chosen} onChoose={onChoose} total={rows.length} />
  );
}
