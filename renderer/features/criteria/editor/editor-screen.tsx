import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { beforeLeave } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { reportSave } from '#renderer/lib/save-status.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { createDraftSaver } from '#renderer/features/criteria/editor/draft-saver.ts';
import { createDraftStore } from '#renderer/features/criteria/editor/draft-store.ts';
import { EditorBody } from '#renderer/features/criteria/editor/editor-body.tsx';
import {
  createEditor,
  EditorProvider,
  type Editor,
} from '#renderer/features/criteria/editor/editor-context.tsx';

const HELP: PageHelp = {
  title: t('criteriaEditor.title'),
  text: [t('criteriaEditor.help1'), t('criteriaEditor.help2'), t('criteriaEditor.help3')],
  keys: [
    ['↑ ↓', t('criteria.keyMove')],
    ['← →', t('criteria.keyFold')],
    ['Insert', t('criteriaEditor.keyInsert')],
    ['Ctrl+Insert', t('criteriaEditor.keyChild')],
    ['F2', t('criteriaEditor.keyRename')],
    ['Enter', t('criteriaEditor.keyForm')],
    ['Alt+↑, Alt+↓', t('criteriaEditor.keyMoveRow')],
    ['Alt+→, Alt+←', t('criteriaEditor.keyIndent')],
    ['Delete', t('criteriaEditor.keyDelete')],
    ['F8', t('criteriaEditor.keyNextFinding')],
    ['Ctrl+Z, Ctrl+Y', t('criteriaEditor.keyUndo')],
    ['Ctrl+S', t('criteriaEditor.keySave')],
  ],
};

type DraftData = OutputOf<'criteriaEditor.readDraft'>;

/** "Soạn bộ tiêu chí": one draft in work. */
export function EditorScreen({ draftId }: { readonly draftId: string }): ReactNode {
  const reading = useQuery('criteriaEditor.readDraft', { draftId });
  const [, go] = useLocation();
  usePageHelp(HELP);
  if (reading.value && !reading.loading)
    return (
      <OpenDraft
        key={reading.value.summary.revision}
        data={reading.value}
        onReload={() => void reading.reload()}
      />
    );
  return (
    <div className="page">
      <PageHeader title={t('criteriaEditor.title')} purpose={t('criteriaEditor.purpose')} />
      <div className="page-body">
        {reading.error ? (
          <ErrorMessage
            error={reading.error}
            action={{ label: t('criteria.back'), onClick: () => go('/bo-tieu-chi') }}
          />
        ) : (
          <Loading />
        )}
      </div>
    </div>
  );
}

type Conflict = { readonly revision: number; readonly updatedBy: string } | null;

function useDraftEditor(data: DraftData, onConflict: (conflict: Conflict) => void): Editor {
  const { summary, set } = data;
  const [editor] = useState(() => {
    const saver = createDraftSaver(
      {
        save: async (typed, baseRevision) =>
          client.call('criteriaEditor.saveDraft', { draftId: summary.id, baseRevision, set: typed }),
        report: reportSave,
        onConflict,
      },
      summary.revision,
    );
    return createEditor(summary.id, createDraftStore(set), saver, summary.state === 'open');
  });
  useEffect(() => beforeLeave(async () => void (await editor.saver.flush())), [editor]);
  useEffect(() => {
    const flush = (): void => void editor.saver.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
    };
  }, [editor]);
  return editor;
}

interface OpenDraftProps {
  readonly data: DraftData;
  readonly onReload: () => void;
}

function OpenDraft({ data, onReload }: OpenDraftProps): ReactNode {
  const [conflict, setConflict] = useState<Conflict>(null);
  const editor = useDraftEditor(data, setConflict);
  const notices = useMemo(
    () =>
      conflict ? (
        <Notice
          tone="bad"
          action={
            <span className="row">
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setConflict(null);
                  void editor.saver.keepMine(conflict.revision);
                }}
              >
                {t('criteriaEditor.keepMine')}
              </Button>
              <Button size="xs" variant="default" onClick={onReload}>
                {t('criteriaEditor.takeTheirs')}
              </Button>
            </span>
          }
        >
          {t('criteriaEditor.conflict', { name: conflict.updatedBy })}
        </Notice>
      ) : null,
    [conflict, editor, onReload],
  );
  return (
    <EditorProvider value={editor}>
      <EditorBody summary={data.summary} notices={notices} />
    </EditorProvider>
  );
}
