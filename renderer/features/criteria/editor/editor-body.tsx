import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { DraftSummary } from '#shared/contract/channels/criteria-editor.ts';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { findRow } from '#shared/domain/criteria/edit-tree.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SidePanel, SplitView } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { CheckList } from '#renderer/features/criteria/editor/check-list.tsx';
import { selectRow, WHOLE_SET } from '#renderer/features/criteria/editor/draft-store.ts';
import { DraftTree, focusTreeRow } from '#renderer/features/criteria/editor/draft-tree.tsx';
import { useDraft, useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';
import { EditorToolbar } from '#renderer/features/criteria/editor/editor-toolbar.tsx';
import { ExportMenu } from '#renderer/features/criteria/export-menu.tsx';
import { fieldTab, focusField, focusFirstField } from '#renderer/features/criteria/editor/field-focus.ts';
import { PublishDialog } from '#renderer/features/criteria/editor/publish-dialog.tsx';
import { RowForm, type RowTab } from '#renderer/features/criteria/editor/row-form.tsx';
import { SetForm } from '#renderer/features/criteria/editor/set-form.tsx';
import type { TreeKey } from '#renderer/features/criteria/editor/tree-keys.ts';
import type { TreeAction } from '#renderer/features/criteria/editor/tree-actions.ts';
import { useDraftCheck } from '#renderer/features/criteria/editor/use-draft-check.ts';
import { useEditorKeys } from '#renderer/features/criteria/editor/use-editor-keys.ts';
import styles from './editor.module.css';

interface EditorBodyProps {
  readonly summary: DraftSummary;
  readonly notices: ReactNode;
}

/** The tree at the left, the form of the selected row at the right, the checks below the tree. */
export function EditorBody({ summary, notices }: EditorBodyProps): ReactNode {
  const editor = useEditor();
  const { store, open } = editor;
  const title = useDraft((state) => state.set.title);
  const selected = useDraft((state) => state.selected);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<string | null>(null);
  const [panel, setPanel] = useState(true);
  const [checks, setChecks] = useState(true);
  const [publishing, setPublishing] = useState(false);
  const [removed, setRemoved] = useState<string | null>(null);
  const [tab, setTab] = useState<RowTab>('rule');
  const [wanted, setWanted] = useState<{ readonly field: string | null } | null>(null);
  const check = useDraftCheck();
  const [, go] = useLocation();
  const root = useRef<HTMLDivElement>(null);

  const fold = useCallback((id: string, isFolded: boolean) => {
    setFolded((before) => {
      const next = new Set(before);
      if (isFolded) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const rename = useCallback(
    (id: string | null) => {
      setRenaming(id);
      if (id === null) requestAnimationFrame(() => focusTreeRow(store.getState().selected));
    },
    [store],
  );

  const act = (action: TreeAction): void => {
    const { set, selected: before } = store.getState();
    const row = findRow(set.tree, before)?.node;
    const parent = action === 'addChild' ? before : null;
    if (!editor.act(action)) return;
    if (parent !== null) fold(parent, false);
    setRemoved(action === 'remove' && row ? `${row.code} ${row.title}`.trim() : null);
    if (action === 'addSibling' || action === 'addChild') setRenaming(store.getState().selected);
    else requestAnimationFrame(() => focusTreeRow(store.getState().selected));
  };
  const onTreeKey = (key: TreeKey): void => {
    switch (key) {
      case 'addSibling':
      case 'addChild':
      case 'remove':
      case 'up':
      case 'down':
      case 'indent':
      case 'outdent':
        act(key);
        return;
      default:
    }
  };
  const step = (direction: 'undo' | 'redo'): void => {
    if (editor.step(direction)) setRemoved(null);
  };
  const show = (finding: DraftFinding): void => {
    setFolded(new Set());
    setRenaming(null);
    selectRow(store, finding.nodeId ?? WHOLE_SET);
    setPanel(true);
    const nextTab = fieldTab(finding.field);
    if (nextTab) setTab(nextTab);
    setWanted({ field: finding.field });
  };
  useEffect(() => {
    if (wanted === null) return;
    focusField(wanted.field);
    setWanted(null);
  }, [wanted, selected, tab]);
  const nextFinding = (backwards: boolean): void => {
    const { findings } = check;
    const at = findings.findIndex(({ nodeId }) => (nodeId ?? WHOLE_SET) === store.getState().selected);
    const last = backwards
      ? at
      : findings.findLastIndex(({ nodeId }) => (nodeId ?? WHOLE_SET) === store.getState().selected);
    const target = findings.at((last + (backwards ? -1 : 1)) % Math.max(findings.length, 1));
    if (target) show(target);
  };
  useEditorKeys(root, { step, nextFinding, flush: () => void editor.saver.flush() });

  const node = selected === WHOLE_SET ? null : (findRow(store.getState().set.tree, selected)?.node ?? null);
  const mine = check.byRow.get(selected) ?? [];
  return (
    <div className="page" ref={root}>
      <PageHeader
        title={title.trim() === '' ? t('criteriaEditor.title') : title}
        purpose={t(`criteriaEditor.state_${summary.state}`, { version: summary.version })}
        actions={
          <>
            <Button variant="subtle" onClick={() => go('/bo-tieu-chi')}>
              {t('criteria.back')}
            </Button>
            <Button variant="default" onClick={() => go(`/bo-tieu-chi/so-sanh/${compareFrom(summary)}`)}>
              {t('criteriaCompare.open')}
            </Button>
            <ExportMenu of={{ kind: 'draft', draftId: summary.id }} title={title} />
            {open ? <Button onClick={() => setPublishing(true)}>{t('criteriaEditor.publish')}</Button> : null}
          </>
        }
      />
      <div className={styles['notices']}>
        {notices}
        {open ? null : (
          <Notice tone="info">
            {t(`criteriaEditor.frozen_${summary.state === 'archived' ? 'archived' : 'published'}`)}
          </Notice>
        )}
        {removed === null ? null : (
          <Notice
            tone="info"
            action={
              <Button size="compact-sm" variant="default" onClick={() => step('undo')}>
                {t('criteriaEditor.undo')}
              </Button>
            }
          >
            {t('criteriaEditor.removed', { name: removed })}
          </Notice>
        )}
      </div>
      <SplitView
        panel={
          panel ? (
            <SidePanel
              title={node ? t('criteriaEditor.panelRow', { code: node.code }) : t('criteriaEditor.wholeSet')}
              name="criteriaEditor"
              initialWidth={580}
              onClose={() => setPanel(false)}
            >
              {node ? (
                <RowForm key={node.id} node={node} findings={mine} tab={tab} onTab={setTab} />
              ) : (
                <SetForm findings={mine} />
              )}
            </SidePanel>
          ) : null
        }
      >
        <EditorToolbar onAct={act} onStep={step} />
        <DraftTree
          marks={check.marks}
          folded={folded}
          renaming={renaming}
          onFold={fold}
          onRename={rename}
          onAct={onTreeKey}
          onOpenForm={() => {
            setPanel(true);
            requestAnimationFrame(focusFirstField);
          }}
        />
        <section className={styles['dock']} aria-label={t('criteria.check')}>
          <button
            type="button"
            className={styles['dockHead']}
            aria-expanded={checks}
            onClick={() => setChecks(!checks)}
          >
            <Icon name={checks ? 'down' : 'right'} size={14} />
            <span>{t('criteria.check')}</span>
            <span className="quiet">
              {t('criteriaEditor.checkCounts', {
                errors: check.errors,
                rest: check.findings.length - check.errors,
              })}
            </span>
          </button>
          {checks ? <CheckList findings={check.findings} onShow={show} /> : null}
        </section>
      </SplitView>
      {publishing ? (
        <PublishDialog findings={check.findings} onShow={show} onClose={() => setPublishing(false)} />
      ) : null}
    </div>
  );
}

/** Beside the set it continues, if there is one. */
function compareFrom({ id, basedOnHash }: DraftSummary): string {
  return `${basedOnHash === null ? '-' : `set-${basedOnHash}`}/draft-${id}`;
}
