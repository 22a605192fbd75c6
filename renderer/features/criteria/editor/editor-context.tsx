import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import {
  editDraft,
  editRow,
  stepDraft,
  type DraftState,
  type DraftStore,
} from '#renderer/features/criteria/editor/draft-store.ts';
import type { DraftSaver } from '#renderer/features/criteria/editor/draft-saver.ts';
import {
  dropRow,
  actOnTree,
  type DropSide,
  type TreeAction,
} from '#renderer/features/criteria/editor/tree-actions.ts';

/** The draft in work, with all that changes it. */
export interface Editor {
  readonly draftId: string;
  readonly store: DraftStore;
  readonly saver: DraftSaver;
  /** False once it is published or put aside. */
  readonly open: boolean;
  readonly editSet: (change: (set: DraftSet) => DraftSet) => void;
  readonly editNode: (id: string, change: (node: DraftNode) => DraftNode) => void;
  readonly act: (action: TreeAction) => boolean;
  readonly drop: (id: string, targetId: string, side: DropSide) => void;
  readonly step: (direction: 'undo' | 'redo') => boolean;
}

/** The field the user is typing in: keystrokes in one field are one step to undo. */
function typedField(): string | null {
  const { activeElement } = document;
  const types = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
  return types ? (activeElement.dataset['field'] ?? null) : null;
}

/** An editor over a store; every change goes to the saver. */
export function createEditor(draftId: string, store: DraftStore, saver: DraftSaver, open: boolean): Editor {
  const kept = (changed: boolean): boolean => {
    if (changed) saver.touch(store.getState().set);
    return changed;
  };
  const ifOpen = (run: () => boolean): boolean => open && kept(run());
  return {
    draftId,
    store,
    saver,
    open,
    editSet: (change) => {
      ifOpen(() => editDraft(store, ({ set, selected }) => ({ set: change(set), selected }), typedField()));
    },
    editNode: (id, change) => {
      ifOpen(() => editRow(store, id, change, typedField()));
    },
    act: (action) => ifOpen(() => editDraft(store, (standing) => actOnTree(standing, action))),
    drop: (id, targetId, side) => {
      ifOpen(() => editDraft(store, (standing) => dropRow(standing, id, targetId, side)));
    },
    step: (direction) => ifOpen(() => stepDraft(store, direction)),
  };
}

const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext.Provider;

/** The editor; only below `EditorProvider`. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('Outside EditorProvider');
  return editor;
}

/** One part of the draft's state. */
export function useDraft<Part>(select: (state: DraftState) => Part): Part {
  return useStore(useEditor().store, select);
}
