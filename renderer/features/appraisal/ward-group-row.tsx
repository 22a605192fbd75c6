import { memo, useMemo, type ReactNode } from 'react';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { ThinBar } from '#renderer/components/bars.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import tree from '#renderer/components/tree-grid.module.css';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import { totalDifference } from '#renderer/features/appraisal/ward-rows.ts';
import styles from './ward-grid.module.css';

interface WardGroupRowProps {
  readonly row: SheetRow;
  readonly folded: boolean;
  readonly selected: boolean;
  readonly reachable: boolean;
  readonly onFold: (code: string, folded: boolean) => void;
}

/** A row that sums those below it: claimed, given, and how far the appraisal is. */
export const WardGroupRow = memo(function WardGroupRow(props: WardGroupRowProps): ReactNode {
  const { row, folded, selected, reachable, onFold } = props;
  const { code, node, depth } = row;
  const claimed = useWardState((state) => state.claimed.nodes.get(code)?.points ?? null);
  const given = useWardState((state) => state.appraised.nodes.get(code)?.points ?? null);
  const done = useWardState((state) => state.appraised.nodes.get(code)?.scoredCount ?? 0);
  const total = useWardState((state) => state.appraised.nodes.get(code)?.leafCount ?? 0);
  const below = useMemo(() => listLeaves(node.children), [node]);
  const difference = useWardState((state) => totalDifference(below, state.views));
  return (
    <tr
      data-row={code}
      aria-level={depth + 1}
      aria-expanded={!folded}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      className={depth === 0 ? tree['field'] : tree['group']}
      onDoubleClick={() => onFold(code, !folded)}
    >
      <td className={tree['code']}>{code}</td>
      <th scope="row" className={tree['name']} style={{ paddingLeft: 2 + depth * 10 }}>
        <span className={tree['fold']}>
          <span className={tree['foldMark']} aria-hidden="true" onClick={() => onFold(code, !folded)}>
            <Icon name={folded ? 'right' : 'down'} size={14} />
          </span>
          <span className={tree['clamp']} title={node.title}>
            {node.title}
          </span>
        </span>
      </th>
      <td className="number">
        <PointsText value={node.maximum} />
      </td>
      <td />
      <td className="number">
        <PointsText value={claimed} missing="" />
      </td>
      <td className={`number ${styles['sum'] ?? ''}`}>
        <PointsText value={given} missing="" />
      </td>
      <td className="number">
        {difference === null || difference === 0 ? '' : <PointsText value={difference} change />}
      </td>
      <td />
      <td>
        <span className={styles['progress']}>
          <ThinBar
            share={total === 0 ? 0 : done / total}
            label={t('appraisal.fieldProgress', { done, total, code })}
          />
          <span className="number quiet" aria-hidden="true">
            {done}/{total}
          </span>
        </span>
      </td>
    </tr>
  );
});
