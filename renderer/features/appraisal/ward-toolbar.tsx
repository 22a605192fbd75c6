import type { ReactNode, RefObject } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { FilterChips } from '#renderer/components/data-table-tools.tsx';
import { SearchBox } from '#renderer/components/search-box.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import {
  LEAF_FILTERS,
  responsesOf,
  type LeafFilter,
  type LeafView,
} from '#renderer/features/appraisal/ward-rows.ts';
import styles from './appraisal.module.css';

interface WardToolbarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly filter: LeafFilter | null;
  readonly onFilter: (filter: LeafFilter | null) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

interface Counted {
  readonly node: LeafNode;
  readonly view: LeafView;
  readonly responded: boolean;
}

const FILTERS: readonly (RowFilter<Counted> & { readonly key: LeafFilter })[] = [
  {
    key: 'undecided',
    label: t('appraisal.filterUndecided'),
    test: ({ view }) => LEAF_FILTERS.undecided(view),
  },
  { key: 'changed', label: t('appraisal.filterChanged'), test: ({ view }) => LEAF_FILTERS.changed(view) },
  {
    key: 'requested',
    label: t('appraisal.filterRequested'),
    test: ({ view }) => LEAF_FILTERS.requested(view),
  },
  {
    key: 'responded',
    label: t('appraisal.filterResponded'),
    test: ({ responded }) => responded,
  },
  { key: 'city', label: t('appraisal.filterCity'), test: ({ node }) => !isWardLeaf(node) },
];

/** Search and filter chips over the criteria. */
export function WardToolbar({ query, onQuery, filter, onFilter, searchRef }: WardToolbarProps): ReactNode {
  const leaves = useWardState((state) => state.leaves);
  const views = useWardState((state) => state.views);
  const reading = useWardState((state) => state.reading);
  const counted = leaves.flatMap((node) => {
    const view = views[node.code];
    return view ? [{ node, view, responded: responsesOf(reading, node.code).length > 0 }] : [];
  });
  return (
    <div className={styles['toolbar']}>
      <div className={styles['search']}>
        <SearchBox value={query} onChange={onQuery} inputRef={searchRef} label={t('appraisal.find')} />
      </div>
      <FilterChips
        filters={FILTERS}
        rows={counted}
        chosen={filter}
        onChoose={(key) => onFilter(FILTERS.find((each) => each.key === key)?.key ?? null)}
      />
    </div>
  );
}
