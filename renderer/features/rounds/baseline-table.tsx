import { useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { FigureInput } from '#renderer/components/figure-input.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { readBaseline, spreadPointLines, type PointTarget } from '#shared/domain/rounds/read-point-lines.ts';
import styles from './rounds.module.css';

interface BaselineTableProps {
  readonly label: string;
  readonly targets: readonly PointTarget[];
  /** Last year's points as typed, by unit. */
  readonly raws: ReadonlyMap<string, string>;
  readonly onRaws: (raws: ReadonlyMap<string, string>) => void;
  readonly readOnly?: boolean;
  /** Which units take part; absent: all, and there is nothing to tick. */
  readonly chosen?: ReadonlySet<string>;
  readonly onToggle?: (unitId: string) => void;
  /** Further cells of a row. */
  readonly extra?: (target: PointTarget) => ReactNode;
  readonly extraHeader?: string;
}

/** Enter and the arrows go down and up the column, as in a spreadsheet. */
function moveInColumn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const inputs = [
    ...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLInputElement>('input[data-points]') ?? []),
  ];
  const next = inputs[inputs.indexOf(event.currentTarget) + step];
  next?.focus();
  next?.select();
}

/** Units with last year's points; a column copied from a spreadsheet can be pasted into any cell. */
export function BaselineTable(props: BaselineTableProps): ReactNode {
  const { targets, raws, onRaws, chosen, readOnly = false } = props;
  const [pasted, setPasted] = useState<{
    readonly count: number;
    readonly leftOver: readonly string[];
  } | null>(null);
  const paste = (event: ClipboardEvent, index: number): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\r\n]/.test(text.trim())) return;
    event.preventDefault();
    const spread = spreadPointLines(text, targets, index);
    onRaws(new Map([...raws, ...spread.byUnit]));
    setPasted({ count: spread.byUnit.size, leftOver: spread.leftOver });
  };
  return (
    <div className={styles['baseline']}>
      {pasted ? (
        <Notice tone={pasted.leftOver.length > 0 ? 'look' : 'good'}>
          {t('rounds.pasted', { count: pasted.count })}{' '}
          {pasted.leftOver.length > 0 ? t('rounds.pasteLeftOver', { lines: pasted.leftOver.join('; ') }) : ''}
        </Notice>
      ) : null}
      <table className={styles['table']} aria-label={props.label}>
        <thead>
          <tr>
            {chosen ? <th scope="col">{t('rounds.include')}</th> : null}
            <th scope="col">{t('units.code')}</th>
            <th scope="col">{t('rounds.unit')}</th>
            <th scope="col" className="number">
              {t('rounds.baseline')}
            </th>
            {props.extra ? <th scope="col">{props.extraHeader}</th> : null}
          </tr>
        </thead>
        <tbody>
          {targets.map((target, index) => {
            const raw = raws.get(target.unitId) ?? '';
            const included = chosen?.has(target.unitId) ?? true;
            return (
              <tr key={target.unitId} data-out={!included || undefined}>
                {chosen ? (
                  <td>
                    <Checkbox
                      checked={included}
                      aria-label={t('rounds.includeUnit', { name: target.name })}
                      onChange={() => props.onToggle?.(target.unitId)}
                    />
                  </td>
                ) : null}
                <td>{target.code}</td>
                <td>{target.name}</td>
                <td className={styles['points']}>
                  <FigureInput
                    data-points=""
                    label={t('rounds.baselineOf', { name: target.name })}
                    value={raw}
                    readOnly={readOnly}
                    disabled={!included}
                    placeholder={t('rounds.noPoints')}
                    problem={readBaseline(raw) === undefined ? t('rounds.baselineInvalid') : null}
                    onChange={(next) => onRaws(new Map([...raws, [target.unitId, next]]))}
                    onPaste={(event) => paste(event, index)}
                    onKeyDown={moveInColumn}
                  />
                </td>
                {props.extra ? <td>{props.extra(target)}</td> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
