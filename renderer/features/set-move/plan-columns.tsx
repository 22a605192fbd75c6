import type { ReactNode } from 'react';
import type { ComparedRow } from '#shared/schemas/criteria-comparison.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { changeWords } from '#renderer/features/set-move/change-words.ts';
import type { PlanLine } from '#renderer/features/set-move/move-plan.ts';
import styles from './set-move.module.css';

export const PLAN_FILTERS: readonly RowFilter<PlanLine>[] = [
  { key: 'answered', label: t('setMove.filterAnswered'), test: ({ answered }) => answered },
  { key: 'changed', label: t('setMove.filterChanged'), test: ({ changes }) => changes.length > 0 },
  { key: 'lost', label: t('setMove.filterLost'), test: ({ to }) => to === null },
];

/** Old row, whether it was answered, where it goes, and what changes. */
export function planColumns(
  targets: readonly ComparedRow[],
  open: boolean,
  onChoose: (from: string, to: string | null) => void,
): readonly Column<PlanLine>[] {
  return [
    {
      key: 'code',
      header: t('setMove.oldCode'),
      width: '72px',
      cell: ({ from }) => from.code,
      search: ({ from }) => from.code,
    },
    {
      key: 'title',
      header: t('setMove.oldTitle'),
      cell: ({ from }) => from.title,
      search: ({ from }) => from.title,
    },
    {
      key: 'old',
      header: t('setMove.oldMaximum'),
      width: '86px',
      align: 'right',
      cell: ({ from }) => <PointsText value={from.maximum} />,
    },
    { key: 'answer', header: t('setMove.answer'), width: '118px', cell: (line) => <Answer line={line} /> },
    {
      key: 'target',
      header: t('setMove.target'),
      width: '30%',
      cell: (line) => <Target line={line} targets={targets} open={open} onChoose={onChoose} />,
    },
    {
      key: 'new',
      header: t('setMove.newMaximum'),
      width: '92px',
      align: 'right',
      cell: ({ to }) => (to ? <PointsText value={to.maximum} /> : t('common.dash')),
    },
    { key: 'changes', header: t('setMove.changes'), width: '200px', cell: (line) => <Changes line={line} /> },
  ];
}

function Answer({ line }: { readonly line: PlanLine }): ReactNode {
  if (!line.answered) return <span className="quiet">{t('common.notScored')}</span>;
  const documents =
    line.evidenceCount > 0 ? `, ${t('setMove.documents', { count: line.evidenceCount })}` : '';
  return `${t('setMove.answered')}${documents}`;
}

interface TargetProps {
  readonly line: PlanLine;
  readonly targets: readonly ComparedRow[];
  readonly open: boolean;
  readonly onChoose: (from: string, to: string | null) => void;
}

function Target({ line, targets, open, onChoose }: TargetProps): ReactNode {
  return (
    <select
      className={styles['target']}
      aria-label={t('setMove.targetOf', { code: line.from.code })}
      disabled={!open}
      value={line.to?.code ?? ''}
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(event) => onChoose(line.from.code, event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{t('setMove.noTarget')}</option>
      {targets.map(({ code, title }) => (
        <option key={code} value={code}>
          {code} {title}
        </option>
      ))}
    </select>
  );
}

function Changes({ line }: { readonly line: PlanLine }): ReactNode {
  const lost = line.inputsWithoutPlace.length;
  if (line.changes.length === 0 && lost === 0) return <span className="quiet">{t('setMove.same')}</span>;
  return (
    <span className={styles['changes']}>
      {line.changes.map((change) => {
        const [tone, words] = changeWords(change);
        return (
          <StatusBadge key={change} tone={tone}>
            {words}
          </StatusBadge>
        );
      })}
      {lost > 0 ? <StatusBadge tone="look">{t('setMove.inputsLost', { count: lost })}</StatusBadge> : null}
    </span>
  );
}
