import type { ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import styles from './criterion-panel.module.css';

interface ExplanationPartProps {
  readonly leaf: LeafNode;
  readonly ours: boolean;
}

/** "Giải trình": kept as it is typed, like a figure. */
export function ExplanationPart({ leaf, ours }: ExplanationPartProps): ReactNode {
  const { edit } = useSheet();
  const explanation = useSheetState(
    (state) => state.answers[leaf.code]?.explanation ?? EMPTY_ANSWER.explanation,
  );
  const open = useSheetState((state) => isEditable(state.data)) && ours;
  return (
    <PanelPart title={t('sheet.panel.explanation')} part="explanation">
      <textarea
        data-start
        className={styles['text']}
        aria-label={t('sheet.panel.explanation')}
        placeholder={t('sheet.panel.explanationHint')}
        readOnly={!open}
        value={explanation}
        onChange={(event) => {
          const text = event.target.value;
          edit(leaf.code, '#explanation', (before) => ({ ...before, explanation: text }));
        }}
      />
    </PanelPart>
  );
}
