import { useEffect, useMemo } from 'react';
import { beforeLeave } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { reportSave } from '#renderer/lib/save-status.ts';
import { keepDrafts } from '#renderer/features/appraisal/draft-store.ts';
import type { WardAccess } from '#renderer/features/appraisal/ward-context.tsx';
import { acceptedClaim, claimOf } from '#renderer/features/appraisal/ward-rows.ts';
import { createWardSaver, type WardSaver } from '#renderer/features/appraisal/ward-saver.ts';
import { editLeaf, type WardStore } from '#renderer/features/appraisal/ward-store.ts';

/** The sheet with what changes it, and the saver that brings the changes to the disk. */
export function useWardAccess(
  store: WardStore,
  editable: boolean,
  show: (leafCode: string) => void,
): { readonly access: WardAccess; readonly saver: WardSaver } {
  const saver = useMemo(() => {
    const { round, unit } = store.getState().reading;
    return createWardSaver(store, {
      save: (leafCode, typed) =>
        client.call('appraisal.saveLeaf', { roundId: round.id, unitId: unit.id, leafCode, ...typed }),
      report: reportSave,
      show,
    });
  }, [store, show]);
  const access = useMemo((): WardAccess => {
    const edit: WardAccess['edit'] = (code, change) => {
      if (!editable) return;
      editLeaf(store, code, change);
      saver.touch(code);
    };
    const accept = (code: string): boolean => {
      const { leaves, reading } = store.getState();
      const node = leaves.find((leaf) => leaf.code === code);
      const offered = node ? acceptedClaim(node, claimOf(reading, code)) : null;
      if (offered === null) return false;
      edit(code, offered);
      return true;
    };
    return { store, editable, edit, accept };
  }, [store, editable, saver]);
  useKeptDrafts(store, saver);
  return { access, saver };
}

/** Saves before the page is left or the screen locks, and keeps what cannot be saved yet. */
function useKeptDrafts(store: WardStore, saver: WardSaver): void {
  useEffect(() => {
    const { round, unit } = store.getState().reading;
    const stop = store.subscribe((state, before) => {
      if (state.drafts !== before.drafts) keepDrafts(round.id, unit.id, state.drafts);
    });
    const forget = beforeLeave(saver.flush);
    const flush = (): void => void saver.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      stop();
      forget();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      reportSave({ state: 'quiet' });
    };
  }, [store, saver]);
}
