import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { inputLabel, inputText } from '#renderer/lib/sheet/input-words.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { formatMoment } from '#shared/lib/text-format.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './criterion-panel.module.css';

type Change = OutputOf<'scoring.readHistory'>['changes'][number];

/** Who changed what, newest first; read on demand. */
export function HistoryPart({ leaf }: { readonly leaf: LeafNode }): ReactNode {
  const [asked, setAsked] = useState(false);
  return (
    <PanelPart title={t('sheet.panel.history')}>
      {asked ? (
        <History leaf={leaf} />
      ) : (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {t('sheet.history.show')}
          </Button>
        </div>
      )}
    </PanelPart>
  );
}

function History({ leaf }: { readonly leaf: LeafNode }): ReactNode {
  const { roundId } = useSheet();
  const history = useQuery('scoring.readHistory', { roundId, leafCode: leaf.code });
  if (history.error) return <ErrorMessage error={history.error} />;
  if (!history.value) return null;
  const { changes } = history.value;
  if (changes.length === 0) return <p className="quiet">{t('sheet.history.none')}</p>;
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => (
        <li key={change.at}>
          <span className="quiet">
            {formatMoment(change.at)} · {change.actor}
          </span>
          {describeChange(leaf, change).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function said(what: string, before: string, after: string): readonly string[] {
  if (before === after) return [];
  const blank = t('sheet.history.blank');
  return [t('sheet.history.changed', { what, before: before || blank, after: after || blank })];
}

/** The fields that differ between two answers, a line each. */
function describeChange(leaf: LeafNode, { before, after }: Change): readonly string[] {
  const raw = (answer: LeafAnswer | null, key: string): string => answer?.inputs[key]?.raw ?? '';
  const yes = (answer: LeafAnswer | null): string => (answer?.notApplicable ? t('common.yes') : '');
  const inputs = leaf.leaf.operands.flatMap((operand) =>
    inputKeysOf(operand).flatMap((key) => {
      const shown = (answer: LeafAnswer | null): string =>
        raw(answer, key) === '' ? '' : inputText(operand, raw(answer, key));
      return said(inputLabel(operand, key), shown(before), shown(after));
    }),
  );
  return [
    ...inputs,
    ...said(t('sheet.history.points'), before?.enteredPoints ?? '', after.enteredPoints),
    ...said(t('sheet.history.notApplicable'), yes(before), yes(after)),
    ...said(t('sheet.history.reason'), before?.notApplicableReason ?? '', after.notApplicableReason),
    ...said(t('sheet.panel.explanation'), before?.explanation ?? '', after.explanation),
  ];
}
