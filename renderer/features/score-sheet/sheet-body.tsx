import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { focusRow } from '#renderer/features/score-sheet/grid-focus.ts';
import { CriterionPanel } from '#renderer/features/score-sheet/criterion-panel.tsx';
import { SheetFooter } from '#renderer/features/score-sheet/sheet-footer.tsx';
import { SheetGrid } from '#renderer/features/score-sheet/sheet-grid.tsx';
import { SheetNotices } from '#renderer/features/score-sheet/sheet-notices.tsx';
import { SheetToolbar } from '#renderer/features/score-sheet/sheet-toolbar.tsx';
import { useFilteredLeaves } from '#renderer/features/score-sheet/sheet-filters.ts';
import { useSheetKeys } from '#renderer/features/score-sheet/use-sheet-keys.ts';
import { visibleRows } from '#renderer/lib/sheet/rows.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { setPanelOpen, useSheetView } from '#renderer/lib/sheet/sheet-view.ts';
import styles from './sheet-body.module.css';

/** Tool bar, grid, footer and the panel of the selected criterion, with the keys that move between them. */
export function SheetBody(): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const rows = useSheetState((state) => state.rows);
  const folded = useSheetView((view) => view.folded);
  const query = useSheetView((view) => view.query);
  const filter = useSheetView((view) => view.filter);
  const jump = useSheetView((view) => view.jump);
  const panelOpen = useSheetView((view) => view.panelOpen);
  const kept = useFilteredLeaves(filter);
  const shown = useMemo(() => visibleRows(rows, { folded, query, kept }), [rows, folded, query, kept]);
  useSheetKeys({ root, grid, search, rows: shown });

  const done = useRef(0);
  useEffect(() => {
    if (!jump || jump.turn === done.current) return;
    done.current = jump.turn;
    focusRow(grid.current, jump.code);
  }, [jump]);

  const closePanel = (): void => {
    setPanelOpen(false);
    const { selected } = useSheetView.getState();
    if (selected !== null) requestAnimationFrame(() => focusRow(grid.current, selected));
  };
  return (
    <div ref={root} className={styles['body']}>
      <SplitView panel={panelOpen ? <CriterionPanel onClose={closePanel} /> : null}>
        <SheetNotices />
        <SheetToolbar searchRef={search} shown={shown.length} />
        <SheetGrid rows={shown} gridRef={grid} />
        <SheetFooter />
      </SplitView>
    </div>
  );
}
