import type { ReactNode } from 'react';
import type { RowFilter, SortValue } from '#renderer/lib/table-model.ts';

/** Which column orders the rows, and which way. */
export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** One column. `sort` makes it sortable, `search` adds its text to what the search box looks through. */
export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right' | 'center';
  /** CSS width: '120px', '30%'. */
  readonly width?: string;
  readonly sort?: (row: Row) => SortValue;
  readonly search?: (row: Row) => string;
}

export interface DataTableProps<Row> {
  /** The name of the table for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Rows can be chosen with arrows or a click; Enter and double-click open them. */
  readonly selectedKey?: string | null;
  readonly onSelect?: (row: Row) => void;
  readonly onOpen?: (row: Row) => void;
  readonly filters?: readonly RowFilter<Row>[];
  readonly initialSort?: Sorting;
  /** Shown when there are no rows at all: what to do first. */
  readonly empty: ReactNode;
  /** Beside the search box. */
  readonly tools?: ReactNode;
  readonly searchable?: boolean;
}
