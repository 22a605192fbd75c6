import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { ruleToLines } from '#shared/vocabulary/rule-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { nextIndex } from '#renderer/lib/table-model.ts';
import { supplierText } from '#renderer/features/criteria/node-words.ts';
import styles from './criteria.module.css';

interface SetTreeProps {
  readonly rows: readonly SheetRow[];
  readonly folded: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
  readonly onFold: (code: string, folded: boolean) => void;
}

/** The rows of a set as a tree grid to read: code, content, maximum, how it is scored, who supplies the points. */
export function SetTree({ rows, folded, selected, onSelect, onFold }: SetTreeProps): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const index = Math.max(
    rows.findIndex((row) => row.code === selected),
    0,
  );
  useEffect(() => {
    if (selected === null) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(selected)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (body.current?.contains(document.activeElement)) row?.focus({ preventScroll: true });
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[index];
    if (!row) return;
    if (row.leaf === null && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      onFold(row.code, event.key === 'ArrowLeft');
      return;
    }
    const next = nextIndex(event.key, index, rows.length);
    const target = next === null ? undefined : rows[next];
    if (!target) return;
    event.preventDefault();
    onSelect(target.code);
  };
  return (
    <div className={styles['scroll']}>
      <table className={styles['tree']} role="treegrid" aria-label={t('criteria.tree')}>
        <thead>
          <tr>
            <th scope="col" className={styles['code']}>
              {t('criteria.code')}
            </th>
            <th scope="col">{t('criteria.content')}</th>
            <th scope="col" className={styles['maximum']}>
              {t('criteria.maximum')}
            </th>
            <th scope="col" className={styles['rule']}>
              {t('criteria.rule')}
            </th>
            <th scope="col" className={styles['supplier']}>
              {t('criteria.supplier')}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, position) => (
            <tr
              key={row.code}
              data-row={row.code}
              data-level={row.leaf ? 'leaf' : row.depth}
              aria-level={row.depth + 1}
              aria-expanded={row.leaf ? undefined : !folded.has(row.code)}
              aria-selected={row.code === selected}
              tabIndex={position === index ? 0 : -1}
              onKeyDown={onKeyDown}
              onClick={() => onSelect(row.code)}
              onDoubleClick={row.leaf ? undefined : () => onFold(row.code, !folded.has(row.code))}
            >
              <td className={styles['code']}>{row.code}</td>
              <th scope="row" style={{ paddingLeft: 6 + row.depth * 12 }}>
                <span className={styles['title']}>
                  {row.leaf ? null : (
                    <span
                      className={styles['foldMark']}
                      aria-hidden="true"
                      onClick={() => onFold(row.code, !folded.has(row.code))}
                    >
                      <Icon name={folded.has(row.code) ? 'right' : 'down'} size={14} />
                    </span>
                  )}
                  {row.node.title}
                </span>
              </th>
              <td className="number">
                <PointsText value={row.node.maximum} />
              </td>
              <td className={styles['rule']}>
                {row.leaf ? <RuleCell lines={ruleToLines(row.leaf)} /> : null}
              </td>
              <td>{row.leaf ? supplierText(row.leaf.leaf.supplier) : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? (
        <EmptyState icon="search" title={t('table.noMatch')} hint={t('table.noMatchHint')} />
      ) : null}
    </div>
  );
}

function RuleCell({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const text = lines
    .map((line, index) => (index === 0 ? line : lines[index - 1]?.endsWith(':') ? ` ${line}` : `; ${line}`))
    .join('');
  return (
    <span className={styles['clamp']} title={text}>
      {text}
    </span>
  );
}
