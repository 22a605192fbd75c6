import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { renumberRows, sumMaxima } from '#shared/domain/criteria/edit-tree.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { Icon, type IconName } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useDraft, useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';
import type { TreeAction } from '#renderer/features/criteria/editor/tree-actions.ts';
import { textAt } from '#renderer/features/criteria/rules/loose.ts';
import styles from './editor.module.css';

/** New codes for all rows, and for everything that names a row by its code. */
export function renumberSet(set: DraftSet): DraftSet {
  const { tree, codes } = renumberRows(set.tree);
  const now = (code: string): string => (Object.hasOwn(codes, code) ? (codes[code] ?? code) : code);
  const { classification, ranking } = set;
  return {
    ...set,
    tree: [...tree],
    declared: {
      ...set.declared,
      perField: set.declared.perField.map((field) => ({ ...field, code: now(field.code) })),
    },
    testVectors: set.testVectors.map((vector) => ({ ...vector, leafCode: now(vector.leafCode) })),
    ranking:
      ranking.tie.kind === 'ordered'
        ? { ...ranking, tie: { kind: 'ordered', keys: ranking.tie.keys.map(now) } }
        : ranking,
    classification: {
      ...classification,
      blockers: classification.blockers.map((blocker) =>
        'leafCode' in blocker.when
          ? { ...blocker, when: { ...blocker.when, leafCode: now(textAt(blocker.when, 'leafCode')) } }
          : blocker,
      ),
    },
  };
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

function Tool({ icon, label, onClick, disabled = false }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className={styles['tool']}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}

interface EditorToolbarProps {
  readonly onAct: (action: TreeAction) => void;
  readonly onStep: (direction: 'undo' | 'redo') => void;
}

/** What can be done to the selected row and to all rows, for those who use the mouse. */
export function EditorToolbar({ onAct, onStep }: EditorToolbarProps): ReactNode {
  const { open, editSet } = useEditor();
  const canUndo = useDraft((state) => state.past.length > 0);
  const canRedo = useDraft((state) => state.future.length > 0);
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('criteriaEditor.tools')}>
      <Button size="compact-sm" variant="default" disabled={!open} onClick={() => onAct('addSibling')}>
        {t('criteriaEditor.addSibling')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={!open} onClick={() => onAct('addChild')}>
        {t('criteriaEditor.addChild')}
      </Button>
      <span className={styles['tools']}>
        <Tool icon="up" label={t('criteriaEditor.up')} disabled={!open} onClick={() => onAct('up')} />
        <Tool icon="down" label={t('criteriaEditor.down')} disabled={!open} onClick={() => onAct('down')} />
        <Tool
          icon="left"
          label={t('criteriaEditor.outdent')}
          disabled={!open}
          onClick={() => onAct('outdent')}
        />
        <Tool
          icon="right"
          label={t('criteriaEditor.indent')}
          disabled={!open}
          onClick={() => onAct('indent')}
        />
        <Tool
          icon="close"
          label={t('criteriaEditor.remove')}
          disabled={!open}
          onClick={() => onAct('remove')}
        />
      </span>
      <span className={styles['tools']}>
        <Tool
          icon="undo"
          label={t('criteriaEditor.undo')}
          disabled={!canUndo}
          onClick={() => onStep('undo')}
        />
        <Tool
          icon="redo"
          label={t('criteriaEditor.redo')}
          disabled={!canRedo}
          onClick={() => onStep('redo')}
        />
      </span>
      <span className="grow" />
      <Button size="compact-sm" variant="subtle" disabled={!open} onClick={() => editSet(renumberSet)}>
        {t('criteriaEditor.renumber')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        disabled={!open}
        onClick={() => editSet((set) => ({ ...set, tree: [...sumMaxima(set.tree)] }))}
      >
        {t('criteriaEditor.sumMaxima')}
      </Button>
    </div>
  );
}
