import type { ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { traceToLines } from '#shared/domain/scoring/explain/trace-to-vietnamese.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { SharedFigures } from '#renderer/features/score-sheet/statistic-cell.tsx';
import { problemSentence } from '#renderer/i18n/problems.ts';
import { t } from '#renderer/i18n/translate.ts';
import { inputLabel, inputText } from '#renderer/lib/sheet/input-words.ts';
import { withEstimated } from '#renderer/lib/sheet/answers.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import styles from './criterion-panel.module.css';

interface InputsPartProps {
  readonly leaf: LeafNode;
  readonly ours: boolean;
}

/** The figures with the rule's arithmetic written out, what is wrong with them, and "không áp dụng". */
export function InputsPart({ leaf, ours }: InputsPartProps): ReactNode {
  const answer = useSheetState((state) => state.answers[leaf.code]) ?? EMPTY_ANSWER;
  const result = useSheetState((state) => state.results[leaf.code]);
  const open = useSheetState((state) => isEditable(state.data)) && ours;
  return (
    <PanelPart title={t('sheet.panel.inputs')}>
      <Figures leaf={leaf} answer={answer} open={open} />
      {ours ? <SharedFigures leaf={leaf} /> : null}
      {result ? <Working result={result} /> : null}
      {result && result.problems.length > 0 ? <Problems leaf={leaf} result={result} /> : null}
      {leaf.leaf.notApplicable ? <NotApplicable leaf={leaf} answer={answer} open={open} /> : null}
    </PanelPart>
  );
}

interface FiguresProps {
  readonly leaf: LeafNode;
  readonly answer: LeafAnswer;
  readonly open: boolean;
}

const ESTIMATED_KINDS: ReadonlySet<string> = new Set([
  'number',
  'ratio',
  'count',
  'previous',
  'planned',
  'statistic',
]);

function Figures({ leaf, answer, open }: FiguresProps): ReactNode {
  const { edit } = useSheet();
  const keys = leaf.leaf.operands.flatMap((operand) =>
    inputKeysOf(operand).map((inputKey) => ({ operand, inputKey })),
  );
  if (keys.length === 0) return null;
  return (
    <table className={styles['figures']}>
      <tbody>
        {keys.map(({ operand, inputKey }) => (
          <tr key={inputKey}>
            <th scope="row" title={operand.hint}>
              {inputLabel(operand, inputKey)}
            </th>
            <td className="number">{inputText(operand, answer.inputs[inputKey]?.raw ?? '')}</td>
            <td>
              {ESTIMATED_KINDS.has(operand.kind) ? (
                <Checkbox
                  size="xs"
                  label={t('sheet.panel.estimated')}
                  disabled={!open}
                  checked={answer.inputs[inputKey]?.estimated ?? false}
                  onChange={(event) => {
                    const { checked } = event.target;
                    edit(leaf.code, `${inputKey}~`, (before) => withEstimated(before, inputKey, checked));
                  }}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Working({ result }: { readonly result: LeafResult }): ReactNode {
  const lines = traceToLines(result.trace);
  return (
    <>
      {lines.length > 0 ? (
        <ul className={styles['working']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      <p>
        {t('sheet.panel.result')}:{' '}
        <strong>
          <PointsText
            value={result.points}
            missing={result.status === 'notApplicable' ? t('common.notApplicable') : t('common.notScored')}
          />
        </strong>
      </p>
    </>
  );
}

interface ProblemsProps {
  readonly leaf: LeafNode;
  readonly result: LeafResult;
}

/** What is wrong, with the name of the figure where the criterion asks for several. */
function Problems({ leaf, result }: ProblemsProps): ReactNode {
  const labels = new Map(
    leaf.leaf.operands.flatMap((operand) =>
      inputKeysOf(operand).map((inputKey) => [inputKey, inputLabel(operand, inputKey)]),
    ),
  );
  const named = (inputKey: string | undefined): string | null =>
    labels.size > 1 && inputKey !== undefined ? (labels.get(inputKey) ?? null) : null;
  return (
    <ul className={styles['problems']}>
      {result.problems.map((problem) => (
        <li key={`${problem.code} ${problem.inputKey ?? ''}`} data-severity={problem.severity}>
          <Icon name={problem.severity === 'error' ? 'error' : 'warning'} size={15} />
          <span>
            {named(problem.inputKey) === null ? null : `${named(problem.inputKey)}: `}
            <span>{problemSentence(problem)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function NotApplicable({ leaf, answer, open }: FiguresProps): ReactNode {
  const { edit } = useSheet();
  const when = leaf.leaf.notApplicable?.when ?? '';
  return (
    <>
      <Checkbox
        label={t('sheet.panel.notApplicable')}
        description={when === '' ? undefined : t('sheet.panel.notApplicableWhen', { when })}
        disabled={!open}
        checked={answer.notApplicable}
        onChange={(event) => {
          const { checked } = event.target;
          edit(leaf.code, '#notApplicable', (before) => ({ ...before, notApplicable: checked }));
        }}
      />
      {answer.notApplicable ? (
        <textarea
          className={`${styles['text'] ?? ''} ${styles['small'] ?? ''}`}
          aria-label={t('sheet.panel.notApplicableReason')}
          placeholder={t('sheet.panel.notApplicableReason')}
          readOnly={!open}
          value={answer.notApplicableReason}
          onChange={(event) => {
            const reason = event.target.value;
            edit(leaf.code, '#reason', (before) => ({ ...before, notApplicableReason: reason }));
          }}
        />
      ) : null}
    </>
  );
}
