import type { ReactNode, RefObject } from 'react';
import { Button } from '@mantine/core';
import { useShallow } from 'zustand/react/shallow';
import { Chips } from '#renderer/components/chips.tsx';
import { SearchBox } from '#renderer/components/search-box.tsx';
import { leavesByFilter } from '#renderer/features/score-sheet/sheet-filters.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import {
  foldAll,
  setPanelOpen,
  setSheetFilter,
  setSheetQuery,
  useSheetView,
  type SheetFilter,
} from '#renderer/lib/sheet/sheet-view.ts';
import styles from './sheet-body.module.css';

/** What is to be done stands in the open; what is looked up now and then is in a menu. */
const IN_SIGHT: readonly SheetFilter[] = ['mine', 'notScored', 'look', 'noEvidence', 'request'];
const IN_MENU: readonly SheetFilter[] = ['lost', 'changed', 'copied'];
const FILTERS: readonly SheetFilter[] = [...IN_SIGHT, ...IN_MENU];

interface SheetToolbarProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly shown: number;
}

/** Search, filters with counts, fold all, and the way back to the panel. */
export function SheetToolbar({ searchRef, shown }: SheetToolbarProps): ReactNode {
  const query = useSheetView((view) => view.query);
  const filter = useSheetView((view) => view.filter);
  const anyFolded = useSheetView((view) => view.folded.size > 0);
  const panelOpen = useSheetView((view) => view.panelOpen);
  const groups = useSheetState(
    useShallow((state) => state.rows.filter((row) => row.depth === 0 && !row.leaf).map(({ code }) => code)),
  );
  const counts = useSheetState(
    useShallow((state) => {
      const kept = leavesByFilter(state);
      return FILTERS.map((key) => kept[key].size);
    }),
  );
  const chipsOf = (keys: readonly SheetFilter[]): readonly { key: string; label: string; count: number }[] =>
    keys
      .map((key) => ({ key, label: t(`sheet.filter.${key}`), count: counts[FILTERS.indexOf(key)] ?? 0 }))
      .filter(({ key, count }) => count > 0 || key === filter);
  return (
    <div className={styles['toolbar']}>
      <div className={styles['find']}>
        <SearchBox value={query} onChange={setSheetQuery} inputRef={searchRef} label={t('sheet.find')} />
      </div>
      <Chips
        label={t('table.filters')}
        chips={chipsOf(IN_SIGHT)}
        rest={{ label: t('sheet.filter.more'), chips: chipsOf(IN_MENU) }}
        chosen={filter}
        onChoose={(key) => setSheetFilter(FILTERS.find((each) => each === key) ?? null)}
      />
      <span className="grow" />
      <span className="visually-hidden" aria-live="polite">
        {query === '' ? '' : t('table.shown', { shown, total: shown })}
      </span>
      <Button size="compact-sm" variant="subtle" onClick={() => foldAll(anyFolded ? [] : groups)}>
        {anyFolded ? t('sheet.unfoldAll') : t('sheet.foldAll')}
      </Button>
      {panelOpen ? null : (
        <Button size="compact-sm" variant="default" onClick={() => setPanelOpen(true)}>
          {t('sheet.panel.open')}
        </Button>
      )}
    </div>
  );
}
