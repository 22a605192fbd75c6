import { memo, type CSSProperties, type ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { LeafResult, Problem } from '#shared/domain/scoring/result-types.ts';
import { subtractPoints, type Points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { FigureInput } from '#renderer/components/figure-input.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import tree from '#renderer/components/tree-grid.module.css';
import { PointsText } from '#renderer/components/points-text.tsx';
import { OperandField } from '#renderer/features/score-sheet/operand-field.tsx';
import { WorkMark } from '#renderer/features/score-sheet/work-mark.tsx';
import { StateBadge } from '#renderer/features/score-sheet/state-badge.tsx';
import { problemSentence } from '#renderer/i18n/problems.ts';
import { t } from '#renderer/i18n/translate.ts';
import { waitingPoints } from '#renderer/lib/point-words.ts';
import { leafState } from '#renderer/lib/sheet/leaf-state.ts';
import { POINTS_CELL, takesEnteredPoints, type SheetRow } from '#renderer/lib/sheet/rows.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import { selectRow, useSheetView, wantPanel } from '#renderer/lib/sheet/sheet-view.ts';
import styles from './sheet-grid.module.css';

/** Pixels of one line of figures in a cell of several; as in the style sheet. */
const LINE_HEIGHT = 31;

interface LeafRowProps {
  readonly row: SheetRow;
  readonly leaf: LeafNode;
  /** Keyboard users enter the grid at this row when none is selected yet. */
  readonly first: boolean;
}

/** One scored row. It listens to its own answer and result only, so typing elsewhere does not draw it again. */
export const LeafRow = memo(function LeafRow({ row, leaf, first }: LeafRowProps): ReactNode {
  const { code } = leaf;
  const answer = useSheetState((state) => state.answers[code]) ?? EMPTY_ANSWER;
  const result = useSheetState((state) => state.results[code]);
  const lastYear = useSheetState((state) => state.data.lastYear.leafPoints[code] ?? null);
  const open = useSheetState((state) => isEditable(state.data));
  const selected = useSheetView((view) => view.selected === code);
  const none = useSheetView((view) => view.selected === null);
  const readOnly = !open || !row.ours || answer.notApplicable;
  const points = result?.points ?? null;
  return (
    <tr
      data-row={code}
      aria-level={row.depth + 1}
      aria-selected={selected}
      tabIndex={selected || (none && first) ? 0 : -1}
      {...rowHeight(leaf, row.ours)}
      onFocus={() => selectRow(code)}
      onClick={() => selectRow(code)}
    >
      <td className={tree['code']}>{code}</td>
      <th scope="row" className={tree['name']} style={{ paddingLeft: 8 + row.depth * 12 }}>
        <span className={tree['clamp']} title={leaf.title}>
          {leaf.title}
        </span>
      </th>
      <td className="number">
        <PointsText value={leaf.maximum} />
      </td>
      <td>
        {row.ours ? (
          <Inputs leaf={leaf} answer={answer} problems={result?.problems ?? []} readOnly={readOnly} />
        ) : null}
      </td>
      <td className={`number ${styles['points'] ?? ''}`}>
        <PointsCell leaf={leaf} answer={answer} result={result} readOnly={readOnly} />
      </td>
      <td className="number">
        <PointsText value={lastYear} />
      </td>
      <td className="number">
        <Change now={points} before={lastYear} />
      </td>
      <td className={tree['documents']}>
        <EvidenceCount leaf={leaf} />
      </td>
      <td className={tree['state']}>
        <RowState row={row} leaf={leaf} result={result} />
        <WorkMark code={code} />
        {answer.copiedFrom === undefined ? null : <CopiedMark year={answer.copiedFrom} />}
      </td>
    </tr>
  );
});

/** A row of several lines of figures says how high it is before the browser draws it. */
function rowHeight(leaf: LeafNode, ours: boolean): { style?: CSSProperties } {
  const lines = ours ? leaf.leaf.operands.length : 0;
  return lines < 2 ? {} : { style: { '--height': `${lines * LINE_HEIGHT + 4}px` } as CSSProperties };
}

interface InputsProps {
  readonly leaf: LeafNode;
  readonly answer: LeafAnswer;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
}

function Inputs({ leaf, answer, problems, readOnly }: InputsProps): ReactNode {
  const { operands } = leaf.leaf;
  const [only] = operands;
  if (only && operands.length === 1) {
    return (
      <OperandField leaf={leaf} operand={only} answer={answer} problems={problems} readOnly={readOnly} />
    );
  }
  return operands.map((operand) => (
    <span key={operand.key} className={styles['line']}>
      <span className={styles['lineLabel']} title={operand.label}>
        {operand.label}
      </span>
      <OperandField leaf={leaf} operand={operand} answer={answer} problems={problems} readOnly={readOnly} />
    </span>
  ));
}

interface PointsCellProps {
  readonly leaf: LeafNode;
  readonly answer: LeafAnswer;
  readonly result: LeafResult | undefined;
  readonly readOnly: boolean;
}

function hasTypedFigure(leaf: LeafNode, answer: LeafAnswer): boolean {
  return leaf.leaf.operands.some(({ key }) => (answer.inputs[key]?.raw ?? '').trim() !== '');
}

/** Points by the rule, or the field where they are typed by hand. */
function PointsCell({ leaf, answer, result, readOnly }: PointsCellProps): ReactNode {
  const { edit } = useSheet();
  const byHand = takesEnteredPoints(leaf) && !hasTypedFigure(leaf, answer) && !answer.notApplicable;
  if (!byHand || readOnly) {
    const missing = result?.status === 'notApplicable' ? t('common.dash') : '';
    return <PointsText value={result?.points ?? null} missing={missing} />;
  }
  const problem = result?.problems.find(
    ({ inputKey, severity }) => inputKey === undefined && severity === 'error',
  );
  return (
    <FigureInput
      label={t('sheet.pointsOf', { code: leaf.code })}
      data-cell={POINTS_CELL}
      value={answer.enteredPoints}
      problem={problem ? problemSentence(problem) : null}
      onChange={(raw) =>
        edit(leaf.code, POINTS_CELL, (before) =>
          before.enteredPoints === raw ? before : { ...before, enteredPoints: raw },
        )
      }
    />
  );
}

function Change({ now, before }: { readonly now: Points | null; readonly before: Points | null }): ReactNode {
  if (now === null || before === null) return <PointsText value={null} />;
  const change = subtractPoints(now, before);
  return (
    <span className={change < 0 ? tree['worse'] : ''}>
      <PointsText value={change} change />
    </span>
  );
}

function EvidenceCount({ leaf }: { readonly leaf: LeafNode }): ReactNode {
  const count = useSheetState(
    (state) => state.data.evidence.filter((link) => link.leafCode === leaf.code).length,
  );
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['evidence']}
      aria-label={t('sheet.documents', { count, code: leaf.code })}
      onClick={() => {
        selectRow(leaf.code);
        wantPanel('evidence');
      }}
    >
      <Icon name="file" size={14} />
      {count}
    </button>
  );
}

function CopiedMark({ year }: { readonly year: number }): ReactNode {
  return (
    <span className={tree['copied']} title={t('sheet.copy.markLong', { year })}>
      {t('sheet.copy.mark', { year })}
    </span>
  );
}

interface RowStateProps {
  readonly row: SheetRow;
  readonly leaf: LeafNode;
  readonly result: LeafResult | undefined;
}

function RowState({ row, leaf, result }: RowStateProps): ReactNode {
  const { code } = leaf;
  const state = useSheetState((sheet) =>
    leafState(result, {
      ours: row.ours,
      inConflict: sheet.conflicts[code] !== undefined || (sheet.data.work?.conflicts.includes(code) ?? false),
      hasRequest: waitingPoints(sheet.data).some(({ leafCode }) => leafCode === code),
      hasComment:
        sheet.data.state === 'returned' && sheet.data.comments.some((comment) => comment.leafCode === code),
      evidenceCount: sheet.data.evidence.filter((link) => link.leafCode === code).length,
      wantsEvidence: leaf.leaf.evidenceWanted.length > 0,
      warningExplained: (sheet.data.warningExplanations[code] ?? '').trim() !== '',
    }),
  );
  const problem = result?.problems[0];
  return <StateBadge state={state} {...(problem ? { title: problemSentence(problem) } : {})} />;
}
