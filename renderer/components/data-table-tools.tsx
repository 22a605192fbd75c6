import type { ReactNode } from 'react';
import type { RowFilter } from '#renderer/lib/table-model.ts';
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

interface ChipsProps<Row> {
  readonly filters: readonly RowFilter<Row>[];
  readonly rows: readonly Row[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
}

/** Filters as chips with counts; one at a time, "Tất cả" takes it off. */
export function FilterChips<Row>({ filters, rows, chosen, onChoose }: ChipsProps<Row>): ReactNode {
  return (
    <div className={styles['chips']} role="group" aria-label={t('table.filters')}>
      <Chip
        label={t('table.all')}
        count={rows.length}
        pressed={chosen === null}
        onPress={() => onChoose(null)}
      />
      {filters.map((filter) => (
        <Chip
          key={filter.key}
          label={filter.label}
          count={rows.filter(filter.test).length}
          pressed={chosen === filter.key}
          onPress={() => onChoose(chosen === filter.key ? null : filter.key)}
        />
      ))}
    </div>
  );
}

interface ChipProps {
  readonly label: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Chip({ label, count, pressed, onPress }: ChipProps): ReactNode {
  return (
    <button type="button" className={styles['chip']} aria-pressed={pressed} onClick={onPress}>
      {label} <span className={styles['count']}>{count}</span>
    </button>
  );
}
