import type { AppError } from '#shared/contract/errors.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import type { SaveStatus } from '#renderer/lib/save-status.ts';

type SaveReply =
  | { readonly ok: true; readonly value: { readonly revision: number; readonly savedAt: string } }
  | { readonly ok: false; readonly error: AppError };

/** What saving a draft needs from outside. */
export interface DraftSaverPort {
  readonly save: (set: DraftSet, baseRevision: number) => Promise<SaveReply>;
  readonly report: (status: SaveStatus) => void;
  /** Somebody else saved the draft meanwhile: nothing more is saved until it is settled. */
  readonly onConflict: (conflict: { readonly revision: number; readonly updatedBy: string }) => void;
}

/** Brings a draft to the disk shortly after the last keystroke, one save after the other. */
export interface DraftSaver {
  readonly touch: (set: DraftSet) => void;
  /** Saves what waits; true when the disk has everything. */
  readonly flush: () => Promise<boolean>;
  /** The revision the disk holds of this screen. */
  readonly revision: () => number;
  /** Settles a conflict: what stands on this screen is saved over revision `theirs`. */
  readonly keepMine: (theirs: number) => Promise<boolean>;
}

const WAIT_MILLISECONDS = 500;

export function createDraftSaver(
  port: DraftSaverPort,
  firstRevision: number,
  wait = WAIT_MILLISECONDS,
): DraftSaver {
  let revision = firstRevision;
  let waiting: DraftSet | null = null;
  let inConflict = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<boolean> | null = null;

  async function saveWaiting(): Promise<boolean> {
    while (waiting !== null && !inConflict) {
      const set: DraftSet = waiting;
      waiting = null;
      const reply = await port.save(set, revision);
      if (!reply.ok) {
        waiting ??= set;
        if (reply.error.code === 'DRAFT_CHANGED_ELSEWHERE') {
          inConflict = true;
          port.onConflict(reply.error.details);
        }
        port.report({ state: 'failed', error: reply.error, retry: () => void flush() });
        return false;
      }
      ({ revision } = reply.value);
      if (waiting === null) port.report({ state: 'saved', at: reply.value.savedAt });
    }
    return waiting === null;
  }

  function flush(): Promise<boolean> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= saveWaiting().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    touch: (set) => {
      waiting = set;
      if (inConflict) return;
      port.report({ state: 'saving' });
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void flush(), wait);
    },
    flush: async () => {
      await running;
      return flush();
    },
    revision: () => revision,
    keepMine: (theirs) => {
      revision = theirs;
      inConflict = false;
      return flush();
    },
  };
}
