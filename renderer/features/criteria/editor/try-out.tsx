import { useMemo, useState, type ReactNode } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { tryOutLeaf } from '#shared/domain/criteria/draft/try-out.ts';
import { pointsText } from '#shared/domain/criteria/draft/figures.ts';
import { traceToLines } from '#shared/domain/scoring/explain/trace-to-vietnamese.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import { inputKeysOf, type OperandDef } from '#shared/schemas/criteria-operand.ts';
import { FigureInput } from '#renderer/components/figure-input.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { problemSentence } from '#renderer/i18n/problems.ts';
import { t } from '#renderer/i18n/translate.ts';
import { inputLabel } from '#renderer/lib/sheet/input-words.ts';
import { useDraft, useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';
import { findingText } from '#renderer/features/criteria/editor/finding-words.ts';
import { partAt } from '#renderer/features/criteria/rules/loose.ts';
import { strictOperand } from '#renderer/features/criteria/rules/operand-kinds.ts';
import { ruleKindOf } from '#renderer/features/criteria/rules/rule-kinds.ts';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import styles from './try-out.module.css';

const ENTERED = new Set(['MANUAL', 'SURVEY', 'EXT']);

/** "Chấm thử": sample figures in, points and the working in words out, by the engine that scores the wards. */
export function TryOutPart({ node }: { readonly node: DraftNode }): ReactNode {
  const rounding = useDraft((state) => state.set.rounding.leaf);
  const [answer, setAnswer] = useState<LeafAnswer>(EMPTY_ANSWER);
  const tried = useMemo(() => tryOutLeaf(node, rounding, answer, null), [node, rounding, answer]);
  const operands = useMemo(
    () => (node.leaf?.operands ?? []).map(strictOperand).filter((operand) => operand !== null),
    [node.leaf?.operands],
  );
  const rule = node.leaf?.rule ?? {};
  const kind = ruleKindOf(rule) === 'VETO' ? ruleKindOf(partAt(rule, 'rule')) : ruleKindOf(rule);
  const { result } = tried;
  return (
    <section className={formStyles['section']} aria-label={t('criteriaEditor.tryOut')}>
      <h3>{t('criteriaEditor.tryOut')}</h3>
      <p className={formStyles['explain']}>{t('criteriaEditor.tryOutHint')}</p>
      <div className={styles['inputs']}>
        {operands.map((operand) => (
          <OperandInputs
            key={operand.key}
            operand={operand}
            answer={answer}
            result={result}
            onAnswer={setAnswer}
          />
        ))}
        {kind !== null && ENTERED.has(kind) ? (
          <Labelled label={t('criteriaEditor.enteredPoints')}>
            <FigureInput
              label={t('criteriaEditor.enteredPoints')}
              value={answer.enteredPoints}
              onChange={(enteredPoints) => setAnswer({ ...answer, enteredPoints, explanation: '…' })}
            />
          </Labelled>
        ) : null}
        {node.leaf?.notApplicable ? (
          <Checkbox
            size="xs"
            label={t('common.notApplicable')}
            checked={answer.notApplicable}
            onChange={(event) =>
              setAnswer({ ...answer, notApplicable: event.target.checked, notApplicableReason: '…' })
            }
          />
        ) : null}
      </div>
      <div className={formStyles['result']} aria-live="polite" data-testid="try-out-result">
        {result ? <ResultWords result={result} /> : null}
        {result ? null : (
          <ul className={formStyles['problems']}>
            {tried.findings.length === 0 ? <li>{t('criteriaEditor.notYet')}</li> : null}
            {tried.findings.map((finding, index) => (
              <li key={`${index}-${finding.code}`}>
                <Icon name="warning" size={14} />
                <span>{findingText(finding, node)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {result ? <KeepExample node={node} answer={answer} result={result} /> : null}
    </section>
  );
}

function ResultWords({ result }: { readonly result: LeafResult }): ReactNode {
  const lines = traceToLines(result.trace);
  const words =
    result.points === null
      ? t(result.status === 'notApplicable' ? 'common.notApplicable' : 'common.notScored')
      : t('criteriaEditor.pointsOf', {
          points: formatPoints(result.points),
          maximum: formatPoints(result.maximum),
        });
  return (
    <>
      <p className={formStyles['resultPoints']}>{words}</p>
      {lines.length > 0 ? (
        <ul className={formStyles['working']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {result.problems.length > 0 ? (
        <ul className={formStyles['problems']}>
          {result.problems.map((problem) => (
            <li key={`${problem.code} ${problem.inputKey ?? ''}`}>
              <Icon name={problem.severity === 'error' ? 'error' : 'warning'} size={14} />
              <span>{problemSentence(problem)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

interface InputsProps {
  readonly operand: OperandDef;
  readonly answer: LeafAnswer;
  readonly result: LeafResult | null;
  readonly onAnswer: (answer: LeafAnswer) => void;
}

function OperandInputs({ operand, answer, result, onAnswer }: InputsProps): ReactNode {
  const set = (key: string, raw: string): void =>
    onAnswer({ ...answer, inputs: { ...answer.inputs, [key]: { raw, estimated: false } } });
  return inputKeysOf(operand).map((key) => {
    const label = inputLabel(operand, key);
    const raw = answer.inputs[key]?.raw ?? '';
    const problem = result?.problems.find(
      ({ inputKey, severity }) => inputKey === key && severity === 'error',
    );
    const told = problem && problem.code !== 'INPUT_MISSING' ? problemSentence(problem) : null;
    const unit = 'unit' in operand ? (operand.unit ?? '') : '';
    const percent = operand.kind === 'number' && operand.percent === true;
    const name = percent ? `${label} (%)` : unit === '' ? label : `${label} (${unit})`;
    if (operand.kind === 'yesNo' || operand.kind === 'choice') {
      const offers =
        operand.kind === 'choice'
          ? operand.options
          : [
              { key: 'yes', label: t('common.yes') },
              { key: 'no', label: t('common.no') },
            ];
      return (
        <Labelled key={key} label={name}>
          <select
            aria-label={t('criteriaEditor.sampleOf', { label: name })}
            value={raw}
            onChange={(event) => set(key, event.target.value)}
          >
            <option value="">{t('sheet.choose')}</option>
            {offers.map((offer) => (
              <option key={offer.key} value={offer.key}>
                {offer.label}
              </option>
            ))}
          </select>
        </Labelled>
      );
    }
    return (
      <Labelled key={key} label={name}>
        <FigureInput
          label={t('criteriaEditor.sampleOf', { label: name })}
          value={raw}
          problem={told}
          {...(operand.kind === 'date' ? { placeholder: 'dd/mm/yyyy' } : {})}
          {...(operand.kind === 'scores' ? { placeholder: '8; 9; 7,5' } : {})}
          onChange={(text) => set(key, text)}
        />
      </Labelled>
    );
  });
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['labelled']}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

interface KeepProps {
  readonly node: DraftNode;
  readonly answer: LeafAnswer;
  readonly result: LeafResult;
}

function exampleOf({ node, answer, result }: KeepProps, count: number): DraftSet['testVectors'][number] {
  const typed = Object.entries(answer.inputs).filter(([, figure]) => figure.raw.trim() !== '');
  return {
    name: t('criteriaEditor.exampleName', { code: node.code, n: count + 1 }),
    leafCode: node.code.trim(),
    inputs: Object.fromEntries(typed.map(([key, figure]) => [key, figure.raw])),
    ...(answer.enteredPoints === '' ? {} : { enteredPoints: answer.enteredPoints }),
    ...(answer.notApplicable ? { notApplicable: true } : {}),
    expected: result.points === null ? null : pointsText(result.points),
    source: t('criteriaEditor.exampleSource'),
  };
}

/** Keeps figures and points as an example that is worked out again at every check. */
function KeepExample(props: KeepProps): ReactNode {
  const { editSet, open } = useEditor();
  const code = props.node.code.trim();
  const kept = useDraft((state) => state.set.testVectors.filter(({ leafCode }) => leafCode === code).length);
  const settled = props.result.status === 'scored' || props.result.status === 'notApplicable';
  return (
    <div className="row">
      <Button
        size="compact-xs"
        variant="default"
        disabled={!open || !settled || code === ''}
        onClick={() =>
          editSet((set) => ({ ...set, testVectors: [...set.testVectors, exampleOf(props, kept)] }))
        }
      >
        {t('criteriaEditor.keepExample')}
      </Button>
      <span className="quiet">{t('criteriaEditor.examplesKept', { count: kept })}</span>
    </div>
  );
}
