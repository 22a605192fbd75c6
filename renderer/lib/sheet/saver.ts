import type { AppError } from '#shared/contract/errors.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { SaveStatus } from '#renderer/lib/save-status.ts';

type SaveReply =
  | { readonly ok: true; readonly value: { readonly version: number; readonly savedAt: string } }
  | { readonly ok: false; readonly error: AppError };

/** The version of the other person's text, where somebody else saved meanwhile; else null. */
function conflictVersion(error: AppError): number | null {
  const isConflict =
    error.code === 'ANSWER_CHANGED_ELSEWHERE' || error.code === 'STATISTIC_CHANGED_ELSEWHERE';
  return isConflict ? error.details.version : null;
}

/** What saving needs from outside: the call, somewhere to tell how it stands, and who settles a conflict. */
export interface SaverPort<Content = LeafAnswer> {
  readonly save: (key: string, content: Content, baseVersion: number) => Promise<SaveReply>;
  readonly report: (status: SaveStatus) => void;
  readonly onConflict: (key: string, theirVersion: number) => void;
}

/** Longest wait between a keystroke and its save. */
const WAIT_MILLISECONDS = 400;

/**
 * Brings every keystroke to the disk: at most `wait` after it was typed, one leaf after the other, the newest text of
 * a leaf only. What could not be saved stays waiting and is tried again by the next keystroke or by `flush`.
 */
export function createSaver<Content = LeafAnswer>(
  port: SaverPort<Content>,
  versions: Map<string, number>,
  wait = WAIT_MILLISECONDS,
): Saver<Content> {
  const waiting = new Map<string, Content>();
  const inConflict = new Map<string, AppError>();
  let savedAt: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;

  function reportFailure(error: AppError): void {
    port.report({ state: 'failed', error, retry: () => void flush() });
  }

  /** Says how saving stands once nothing is left to try: what is in conflict is not on disk, whatever else is. */
  function reportRest(): void {
    if ([...waiting.keys()].some((key) => !inConflict.has(key))) return;
    const [conflict] = inConflict.values();
    if (conflict) reportFailure(conflict);
    else port.report(savedAt === null ? { state: 'quiet' } : { state: 'saved', at: savedAt });
  }

  async function saveOne(leafCode: string, answer: Content): Promise<boolean> {
    waiting.delete(leafCode);
    const reply = await port.save(leafCode, answer, versions.get(leafCode) ?? 0);
    if (reply.ok) {
      versions.set(leafCode, reply.value.version);
      savedAt = reply.value.savedAt;
      reportRest();
      return true;
    }
    if (!waiting.has(leafCode)) waiting.set(leafCode, answer);
    const theirs = conflictVersion(reply.error);
    if (theirs !== null) {
      inConflict.set(leafCode, reply.error);
      port.onConflict(leafCode, theirs);
    }
    reportFailure(reply.error);
    return theirs !== null;
  }

  async function saveWaiting(): Promise<void> {
    for (;;) {
      const next = [...waiting].find(([leafCode]) => !inConflict.has(leafCode));
      if (next === undefined) return;
      // One after the other: a leaf's next save needs the version of the one before.
      const goOn = await saveOne(...next);
      if (!goOn) return;
    }
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= saveWaiting().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    touch: (leafCode, answer) => {
      waiting.set(leafCode, answer);
      if (inConflict.has(leafCode)) return;
      port.report({ state: 'saving' });
      timer ??= setTimeout(() => {
        timer = null;
        void (running ?? Promise.resolve()).then(flush);
      }, wait);
    },
    flush: async () => {
      await running;
      await flush();
    },
    isWaiting: (leafCode) => waiting.has(leafCode),
    keepMine: (leafCode, theirVersion) => {
      versions.set(leafCode, theirVersion);
      inConflict.delete(leafCode);
      return flush();
    },
    dropMine: (leafCode) => {
      waiting.delete(leafCode);
      inConflict.delete(leafCode);
      // A save under way tells how it ended by itself.
      if (running === null) reportRest();
    },
  };
}

/** The saver of one sheet; keys are leaf codes, or codes of statistics. */
export interface Saver<Content = LeafAnswer> {
  readonly touch: (key: string, content: Content) => void;
  /** Saves everything that waits; resolves when the disk has it or a save failed. */
  readonly flush: () => Promise<void>;
  readonly isWaiting: (key: string) => boolean;
  /** Settles a conflict: what stands on this screen wins over version `theirVersion`. */
  readonly keepMine: (key: string, theirVersion: number) => Promise<void>;
  /** Settles a conflict: what the other person saved wins. */
  readonly dropMine: (key: string) => void;
}
