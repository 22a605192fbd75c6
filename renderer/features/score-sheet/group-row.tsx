import { memo, type ReactNode } from 'react';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ThinBar } from '#renderer/components/bars.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import tree from '#renderer/components/tree-grid.module.css';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { selectRow, setFolded, useSheetView } from '#renderer/lib/sheet/sheet-view.ts';

interface GroupRowProps {
  readonly row: SheetRow;
  readonly first: boolean;
}

/** A row that sums those below it: subtotal, count and a thin bar. */
export const GroupRow = memo(function GroupRow({ row, first }: GroupRowProps): ReactNode {
  const { code, node, depth } = row;
  const sum = useSheetState((state) => state.nodes[code]);
  const folded = useSheetView((view) => view.folded.has(code));
  const selected = useSheetView((view) => view.selected === code);
  const none = useSheetView((view) => view.selected === null);
  const points = sum?.points ?? null;
  const maximum = sum?.maximum ?? node.maximum;
  return (
    <tr
      data-row={code}
      aria-level={depth + 1}
      aria-expanded={!folded}
      aria-selected={selected}
      tabIndex={selected || (none && first) ? 0 : -1}
      className={depth === 0 ? tree['field'] : tree['group']}
      onFocus={() => selectRow(code)}
      onClick={() => selectRow(code)}
      onDoubleClick={() => setFolded(code, !folded)}
    >
      <td className={tree['code']}>{code}</td>
      <th scope="row" className={tree['name']} style={{ paddingLeft: 4 + depth * 12 }}>
        <span className={tree['fold']}>
          <span className={tree['foldMark']} aria-hidden="true" onClick={() => setFolded(code, !folded)}>
            <Icon name={folded ? 'right' : 'down'} size={14} />
          </span>
          <span className={tree['clamp']} title={node.title}>
            {node.title}
          </span>
        </span>
      </th>
      <td className="number">
        <PointsText value={maximum} />
      </td>
      <td>
        <ThinBar
          share={points === null || maximum === 0 ? 0 : points / maximum}
          label={t('sheet.fieldBar', {
            points: points === null ? '0' : formatPoints(points),
            maximum: formatPoints(maximum),
          })}
        />
      </td>
      <td className="number">
        <PointsText value={points} missing="" />
      </td>
      <td />
      <td />
      <td />
      <td className="quiet">{sum ? `${sum.scoredCount}/${sum.leafCount}` : ''}</td>
    </tr>
  );
});
