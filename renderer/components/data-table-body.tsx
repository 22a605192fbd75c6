import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { nextIndex } from '#renderer/lib/table-model.ts';
import type { Column, DataTableProps } from '#renderer/components/data-table-types.ts';
import styles from './data-table.module.css';

const ROW_HEIGHT = 34;
const VIRTUAL_ABOVE = 500;

interface BodyProps<Row> extends DataTableProps<Row> {
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** The rows; above 500 only those in sight are in the page. */
export function DataTableBody<Row>(props: BodyProps<Row>): ReactNode {
  const { rows, columns, rowKey, selectedKey = null, onSelect, onOpen, scroller } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const virtual = rows.length > VIRTUAL_ABOVE;
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const selectedIndex = rows.findIndex((row) => rowKey(row) === selectedKey);
  const focusIndex = selectedIndex < 0 ? 0 : selectedIndex;
  const keyboardMoved = useRef(false);

  useEffect(() => {
    if (!keyboardMoved.current || selectedIndex < 0) return;
    keyboardMoved.current = false;
    if (virtual) virtualizer.scrollToIndex(selectedIndex);
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>(`tr[data-index="${selectedIndex}"]`)?.focus(),
    );
  }, [selectedIndex, virtual, virtualizer]);

  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const row = rows[index];
    if (event.key === 'Enter' && onOpen && row) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const next = nextIndex(event.key, index, rows.length);
    const target = next === null ? undefined : rows[next];
    if (!target || !onSelect) return;
    event.preventDefault();
    keyboardMoved.current = true;
    onSelect(target);
  };

  const items = virtual ? virtualizer.getVirtualItems() : null;
  const before = items?.[0]?.start ?? 0;
  const after = items ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const indices = items ? items.map((item) => item.index) : rows.map((_, index) => index);
  return (
    <tbody ref={body}>
      {before > 0 ? <Spacer height={before} columns={columns.length} /> : null}
      {indices.map((index) => {
        const row = rows[index];
        if (row === undefined) return null;
        const selected = index === selectedIndex;
        return (
          <tr
            key={rowKey(row)}
            data-index={index}
            className={onSelect ? styles['choosable'] : undefined}
            aria-selected={onSelect ? selected : undefined}
            tabIndex={onSelect ? (index === focusIndex ? 0 : -1) : undefined}
            onClick={onSelect ? () => onSelect(row) : undefined}
            onDoubleClick={onOpen ? () => onOpen(row) : undefined}
            onKeyDown={onSelect ? (event) => onKeyDown(event, index) : undefined}
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        );
      })}
      {after > 0 ? <Spacer height={after} columns={columns.length} /> : null}
    </tbody>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactNode {
  return <td data-align={column.align ?? 'left'}>{column.cell(row)}</td>;
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }): ReactNode {
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
