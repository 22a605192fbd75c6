import {
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useDraft, useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';
import { WHOLE_SET, selectRow } from '#renderer/features/criteria/editor/draft-store.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { treeLines, type DropSide } from '#renderer/features/criteria/editor/tree-actions.ts';
import { treeKey, type TreeKey } from '#renderer/features/criteria/editor/tree-keys.ts';
import { TreeRow, WholeSetRow } from '#renderer/features/criteria/editor/tree-row.tsx';
import styles from './tree.module.css';

/** The worst finding of a row: what its mark shows. */
export type RowMarks = ReadonlyMap<string, DraftFinding['severity']>;

interface DraftTreeProps {
  readonly marks: RowMarks;
  readonly folded: ReadonlySet<string>;
  readonly renaming: string | null;
  readonly onFold: (id: string, folded: boolean) => void;
  readonly onRename: (id: string | null) => void;
  readonly onOpenForm: () => void;
  readonly onAct: (key: TreeKey) => void;
}

const PAGE = 12;

function targetOf(key: TreeKey, index: number, count: number): number | null {
  switch (key) {
    case 'previous':
      return Math.max(0, index - 1);
    case 'next':
      return Math.min(count - 1, index + 1);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'pageUp':
      return Math.max(0, index - PAGE);
    case 'pageDown':
      return Math.min(count - 1, index + PAGE);
    default:
      return null;
  }
}

/** Focuses a row of the tree. */
export function focusTreeRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-tree-row="${CSS.escape(id)}"]`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.focus({ preventScroll: true });
}

/** The rows of the draft as a tree grid that is changed by keys and by dragging. */
export function DraftTree(props: DraftTreeProps): ReactNode {
  const { marks, folded, renaming, onFold, onRename, onOpenForm, onAct } = props;
  const { store, drop, open } = useEditor();
  const tree = useDraft((state) => state.set.tree);
  const selected = useDraft((state) => state.selected);
  const lines = useMemo(() => treeLines(tree, folded), [tree, folded]);
  const body = useRef<HTMLTableSectionElement>(null);
  const dragging = useRef<string | null>(null);
  const [over, setOver] = useState<{ readonly id: string; readonly side: DropSide } | null>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const row = body.current?.querySelector<HTMLElement>(`[data-tree-row="${CSS.escape(selected)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    // A row that moved or came new is another element: the focus goes with the selection.
    const lost = hadFocus.current && document.activeElement === document.body;
    if (renaming === null && (lost || body.current?.contains(document.activeElement)))
      row?.focus({ preventScroll: true });
  }, [selected, lines, renaming]);
  const move = (key: TreeKey): boolean => {
    const ids = [WHOLE_SET, ...lines.map(({ node }) => node.id)];
    const target = targetOf(key, ids.indexOf(selected), ids.length);
    if (target === null) return false;
    selectRow(store, ids[target] ?? WHOLE_SET);
    return true;
  };
  const foldOrMove = (key: 'fold' | 'unfold'): void => {
    const line = lines.find(({ node }) => node.id === selected);
    if (!line) return;
    const isFolded = folded.has(selected);
    if (line.node.children.length > 0 && isFolded !== (key === 'fold')) onFold(selected, key === 'fold');
    else if (key === 'fold') selectRow(store, line.parentId ?? WHOLE_SET);
    else if (line.node.children[0]) selectRow(store, line.node.children[0].id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.target instanceof HTMLInputElement ? null : treeKey(event);
    if (key === null) return;
    event.preventDefault();
    if (move(key)) return;
    if (key === 'fold' || key === 'unfold') foldOrMove(key);
    else if (key === 'openForm') onOpenForm();
    else if (key === 'rename') onRename(open && selected !== WHOLE_SET ? selected : null);
    else onAct(key);
  };
  const dragTo = (event: DragEvent<HTMLElement>, id: string): void => {
    if (dragging.current === null || dragging.current === id) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    const side = share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'inside';
    setOver((before) => (before?.id === id && before.side === side ? before : { id, side }));
  };
  return (
    <div className={styles['scroll']}>
      <table
        className={styles['tree']}
        role="treegrid"
        aria-label={t('criteria.tree')}
        onKeyDown={onKeyDown}
        onDragEnd={() => {
          dragging.current = null;
          setOver(null);
        }}
        onFocus={() => (hadFocus.current = true)}
        onBlur={(event) => (hadFocus.current = event.relatedTarget === null)}
      >
        <thead>
          <tr>
            <th scope="col" className={styles['code']}>
              {t('criteria.code')}
            </th>
            <th scope="col">{t('criteria.content')}</th>
            <th scope="col" className={styles['maximum']}>
              {t('criteria.maximum')}
            </th>
            <th scope="col" className={styles['kind']}>
              {t('criteria.rule')}
            </th>
            <th scope="col" className={styles['mark']}>
              <span className="visually-hidden">{t('criteria.check')}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          <WholeSetRow
            selected={selected === WHOLE_SET}
            mark={marks.get(WHOLE_SET) ?? null}
            onSelect={() => selectRow(store, WHOLE_SET)}
          />
          {lines.map((line) => (
            <TreeLineRow
              key={line.node.id}
              line={line}
              folded={folded.has(line.node.id)}
              selected={line.node.id === selected}
              renaming={line.node.id === renaming}
              mark={marks.get(line.node.id) ?? null}
              side={over?.id === line.node.id ? over.side : null}
              draggable={open && renaming === null}
              onFold={onFold}
              onRename={onRename}
              onDragStart={(id) => (dragging.current = id)}
              onDragOver={dragTo}
              onDrop={(id) => {
                if (dragging.current !== null && over) drop(dragging.current, id, over.side);
                dragging.current = null;
                setOver(null);
              }}
            />
          ))}
        </tbody>
      </table>
      {tree.length === 0 ? (
        <EmptyState icon="list" title={t('criteriaEditor.noRows')} hint={t('criteriaEditor.noRowsHint')} />
      ) : null}
    </div>
  );
}

/** Rows that did not change are not drawn again. */
const TreeLineRow = memo(
  TreeRow,
  (before, after) =>
    before.line.node === after.line.node &&
    before.line.depth === after.line.depth &&
    before.folded === after.folded &&
    before.selected === after.selected &&
    before.renaming === after.renaming &&
    before.mark === after.mark &&
    before.side === after.side &&
    before.draggable === after.draggable &&
    // The row under the pointer needs the drop of the moment.
    after.side === null,
);
