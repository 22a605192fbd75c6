import { useEffect, useRef, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import type { DraftNode } from '#shared/schemas/criteria-draft.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useDraft, useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';
import { selectRow, WHOLE_SET } from '#renderer/features/criteria/editor/draft-store.ts';
import type { DropSide, TreeLine } from '#renderer/features/criteria/editor/tree-actions.ts';
import { ruleKindOf, ruleName } from '#renderer/features/criteria/rules/rule-kinds.ts';
import styles from './tree.module.css';

type Severity = DraftFinding['severity'];
const MARKS = {
  error: ['error', t('criteriaEditor.severityError')],
  warning: ['warning', t('criteriaEditor.severityWarning')],
  info: ['info', t('criteriaEditor.severityInfo')],
} as const satisfies Record<Severity, readonly ['error' | 'warning' | 'info', string]>;

function Mark({ mark }: { readonly mark: Severity | null }): ReactNode {
  if (mark === null) return null;
  const [icon, words] = MARKS[mark];
  return (
    <span className={styles[mark]} title={words}>
      <Icon name={icon} size={15} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

interface WholeSetRowProps {
  readonly selected: boolean;
  readonly mark: Severity | null;
  readonly onSelect: () => void;
}

/** The set as a whole, above its rows. */
export function WholeSetRow({ selected, mark, onSelect }: WholeSetRowProps): ReactNode {
  const maximum = useDraft((state) => state.set.declared.maximum);
  return (
    <tr
      data-tree-row={WHOLE_SET}
      data-level="set"
      aria-level={1}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      onClick={onSelect}
    >
      <td />
      <th scope="row">{t('criteriaEditor.wholeSet')}</th>
      <td className="number">{maximum}</td>
      <td />
      <td>
        <Mark mark={mark} />
      </td>
    </tr>
  );
}

interface TreeRowProps {
  readonly line: TreeLine;
  readonly folded: boolean;
  readonly selected: boolean;
  readonly renaming: boolean;
  readonly mark: Severity | null;
  readonly side: DropSide | null;
  readonly draggable: boolean;
  readonly onFold: (id: string, folded: boolean) => void;
  readonly onRename: (id: string | null) => void;
  readonly onDragStart: (id: string) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>, id: string) => void;
  readonly onDrop: (id: string) => void;
}

/** One row: code, content, maximum, how it is scored, and the mark of what the check found. */
export function TreeRow(props: TreeRowProps): ReactNode {
  const { line, folded, selected, renaming, mark, side, draggable, onFold, onRename } = props;
  const { node, depth } = line;
  const { store } = useEditor();
  const hasRows = node.children.length > 0;
  return (
    <tr
      data-tree-row={node.id}
      data-level={node.scored ? 'leaf' : Math.min(depth, 1)}
      data-drop={side ?? undefined}
      aria-level={depth + 2}
      aria-expanded={hasRows ? !folded : undefined}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      draggable={draggable}
      onClick={() => selectRow(store, node.id)}
      onDoubleClick={() => onRename(node.id)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', node.title);
        props.onDragStart(node.id);
      }}
      onDragOver={(event) => props.onDragOver(event, node.id)}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop(node.id);
      }}
    >
      {renaming ? (
        <RenameCells node={node} depth={depth} onDone={() => onRename(null)} />
      ) : (
        <>
          <td className={styles['code']}>{node.code}</td>
          <th scope="row" style={{ paddingLeft: 6 + depth * 14 }}>
            <span className={styles['title']}>
              {hasRows ? (
                <span
                  className={styles['foldMark']}
                  aria-hidden="true"
                  onClick={(event) => {
                    event.stopPropagation();
                    onFold(node.id, !folded);
                  }}
                >
                  <Icon name={folded ? 'right' : 'down'} size={14} />
                </span>
              ) : null}
              {node.title.trim() === '' ? (
                <em className="quiet">{t('criteriaEditor.untitled')}</em>
              ) : (
                node.title
              )}
            </span>
          </th>
          <td className="number">{node.maximum}</td>
        </>
      )}
      <td className={styles['kind']}>{node.scored ? kindName(node) : null}</td>
      <td className={styles['mark']}>
        <Mark mark={mark} />
      </td>
    </tr>
  );
}

function kindName(node: DraftNode): string {
  const kind = node.leaf ? ruleKindOf(node.leaf.rule) : null;
  if (kind === null) return '';
  return node.leaf?.ruleConfirmed === false ? `${ruleName(kind)} (?)` : ruleName(kind);
}

interface RenameProps {
  readonly node: DraftNode;
  readonly depth: number;
  readonly onDone: () => void;
}

/** Code, content and maximum typed in the row itself: Enter keeps, Escape takes back. */
function RenameCells({ node, depth, onDone }: RenameProps): ReactNode {
  const { editNode } = useEditor();
  const title = useRef<HTMLInputElement>(null);
  const before = useRef({ code: node.code, title: node.title, maximum: node.maximum });
  useEffect(() => {
    title.current?.focus();
    title.current?.select();
  }, []);
  const set = (part: Partial<DraftNode>): void => editNode(node.id, (row) => ({ ...row, ...part }));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') set(before.current);
    onDone();
  };
  const cell = (name: 'code' | 'title' | 'maximum', label: string): ReactNode => (
    <input
      ref={name === 'title' ? title : undefined}
      className={styles['rename']}
      type="text"
      autoComplete="off"
      spellCheck={false}
      data-field={`rename.${name}`}
      aria-label={label}
      value={node[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  const onBlur = (event: {
    readonly currentTarget: Element;
    readonly relatedTarget: EventTarget | null;
  }): void => {
    const row = event.currentTarget.closest('tr');
    const inside = event.relatedTarget instanceof Node && row?.contains(event.relatedTarget) === true;
    if (!inside) onDone();
  };
  return (
    <>
      <td className={styles['code']} onKeyDown={onKeyDown} onBlur={onBlur}>
        {cell('code', t('criteria.code'))}
      </td>
      <th scope="row" style={{ paddingLeft: 6 + depth * 14 }} onKeyDown={onKeyDown} onBlur={onBlur}>
        {cell('title', t('criteria.content'))}
      </th>
      <td className="number" onKeyDown={onKeyDown} onBlur={onBlur}>
        {cell('maximum', t('criteria.maximum'))}
      </td>
    </>
  );
}
