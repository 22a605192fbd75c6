import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { SidePanel, SplitView } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { visibleRows } from '#renderer/lib/sheet/rows.ts';
import { useFindKey } from '#renderer/lib/use-find-key.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import { typedFrom } from '#renderer/features/appraisal/ward-rows.ts';
import { useWardAccess } from '#renderer/features/appraisal/use-ward-access.ts';
import { WardContext } from '#renderer/features/appraisal/ward-context.tsx';
import { WardFooter } from '#renderer/features/appraisal/ward-footer.tsx';
import { focusWardRow, nextWanted, scrollToWardRow } from '#renderer/features/appraisal/ward-focus.ts';
import { WardGrid } from '#renderer/features/appraisal/ward-grid.tsx';
import { WardHead } from '#renderer/features/appraisal/ward-head.tsx';
import type { WardAction } from '#renderer/features/appraisal/ward-keys.ts';
import { useWardEvents } from '#renderer/features/appraisal/use-ward-events.ts';
import { WardPanel } from '#renderer/features/appraisal/ward-panel.tsx';
import { filterLeaves, type LeafFilter } from '#renderer/features/appraisal/ward-rows.ts';
import type { WardStore } from '#renderer/features/appraisal/ward-store.ts';
import { WardToolbar } from '#renderer/features/appraisal/ward-toolbar.tsx';

interface WardSheetProps {
  readonly store: WardStore;
  readonly reload: () => Promise<void>;
}

/** One unit's claims beside the points given: grid, panel of the chosen criterion, totals. */
export function WardSheet({ store, reload }: WardSheetProps): ReactNode {
  const { reading, rows, leaves } = useStore(store);
  const { role } = useUser();
  const mayAppraise = role === 'appraiser' || role === 'administrator';
  const editable = mayAppraise && reading.state !== 'finished' && reading.round.state === 'open';
  const [selected, setSelected] = useState<string | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<LeafFilter | null>(null);
  const [panelOpen, setPanelOpen] = useState(true);
  const page = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);

  // Rows stay in sight while they are worked on: the filter is taken when it is chosen, not at each keystroke.
  const kept = useMemo(
    () =>
      filter === null ? null : filterLeaves(leaves, store.getState().views, filter, store.getState().reading),
    [filter, leaves, store],
  );
  const shown = useMemo(() => visibleRows(rows, { folded, query, kept }), [rows, folded, query, kept]);
  const chosen = leaves.find((leaf) => leaf.code === selected) ?? null;

  const show = useCallback((code: string): void => {
    setQuery('');
    setFilter(null);
    setFolded(new Set());
    setSelected(code);
    // At once where it can be: the next key may be on its way already.
    if (!focusWardRow(grid.current, code)) requestAnimationFrame(() => focusWardRow(grid.current, code));
  }, []);
  const { access, saver } = useWardAccess(store, editable, show);
  const fold = (code: string, isFolded: boolean): void => {
    const next = new Set(folded);
    if (isFolded) next.add(code);
    else next.delete(code);
    setFolded(next);
  };
  const move = (from: string | null, step: 1 | -1, leavesOnly = false): void => {
    const order = shown.filter((row) => !leavesOnly || row.leaf !== null).map((row) => row.code);
    const index = order.indexOf(from ?? '');
    const next = order[index + step];
    if (next !== undefined) focusWardRow(grid.current, next);
  };
  const focusReason = (): void => {
    setPanelOpen(true);
    if (reason.current) reason.current.focus();
    else requestAnimationFrame(() => reason.current?.focus());
  };
  const acceptAndGo = (code: string): void => {
    const view = store.getState().views[code];
    if (editable && view?.state === 'undecided' && view.problem === null) access.accept(code);
    if (editable && view?.problem?.code === 'REASON_REQUIRED') focusReason();
    else if (!editable || view?.problem === null) move(code, 1, true);
  };
  const revert = (code: string): void => {
    if (store.getState().drafts[code] === undefined) return;
    access.edit(code, typedFrom(store.getState().saved[code]));
  };
  const act = (action: WardAction, code: string | null): void => {
    if (action === 'up') move(code, -1);
    if (action === 'down') move(code, 1);
    if (action === 'accept' && code !== null) acceptAndGo(code);
    if (action === 'revert' && code !== null) revert(code);
    if ((action === 'fold' || action === 'unfold') && code !== null) fold(code, action === 'fold');
    if (action === 'reason' && chosen !== null) focusReason();
    if (action === 'nextUndecided') {
      const { views } = store.getState();
      const next = nextWanted(
        leaves.map((leaf) => leaf.code),
        selected,
        (each) => views[each]?.state === 'undecided',
      );
      if (next !== null) show(next);
    }
  };
  useWardEvents(page, grid, {
    act,
    enter: (code) => {
      if (code === selected) return;
      // At once: what is typed next, also into the panel, belongs to this row.
      flushSync(() => {
        setSelected(code);
        setPanelOpen(true);
      });
      void saver.flush();
    },
    click: (code) => focusWardRow(grid.current, code),
  });
  useFindKey(search);
  useEffect(() => {
    // The panel narrows the grid and its rows grow: the chosen one stays in sight.
    if (selected !== null && panelOpen) scrollToWardRow(grid.current, selected);
  }, [selected, panelOpen]);
  useEffect(() => {
    // Work starts where it was left: at the first criterion nobody has decided.
    const { leaves: all, views } = store.getState();
    const first = all.find((leaf) => views[leaf.code]?.state === 'undecided') ?? all[0];
    if (first) requestAnimationFrame(() => focusWardRow(grid.current, first.code));
    // Only once per sheet: later the user is somewhere.
  }, [store]);
  return (
    <WardContext value={access}>
      <div className="page" ref={page}>
        <WardHead flush={saver.flush} show={show} reload={reload} mayAppraise={mayAppraise} />
        <SplitView
          panel={
            panelOpen && chosen ? (
              <SidePanel
                title={t('appraisal.detailOf', { code: chosen.code, title: chosen.title })}
                name="appraisal"
                initialWidth={370}
                onClose={() => setPanelOpen(false)}
              >
                <WardPanel
                  node={chosen}
                  reasonRef={reason}
                  onReasonDone={() => {
                    void saver.flush();
                    move(chosen.code, 1, true);
                  }}
                />
              </SidePanel>
            ) : null
          }
        >
          <WardToolbar
            query={query}
            onQuery={setQuery}
            filter={filter}
            onFilter={setFilter}
            searchRef={search}
          />
          <WardGrid
            name={reading.unit.name}
            rows={shown}
            gridRef={grid}
            folded={folded}
            selected={selected}
            onFold={fold}
          />
          <WardFooter />
        </SplitView>
      </div>
    </WardContext>
  );
}
