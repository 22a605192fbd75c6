import type { AppError } from '#shared/contract/errors.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { SaveStatus } from '#renderer/lib/save-status.ts';

type SaveReply =
  | { readonly ok: true; readonly value: { readonly version: number; readonly savedAt: string } }
  | { readonly ok: false; readonly error: AppError };

/** What saving needs from outside: the call, somewhere to tell how it stands, and who settles a conflict. */
export interface SaverPort {
  readonly save: (leafCode: string, answer: LeafAnswer, baseVersion: number) => Promise<SaveReply>;
  readonly report: (status: SaveStatus) => void;
  readonly onConflict: (leafCode: string, theirVersion: number) => void;
}

/** Longest wait between a keystroke and its save. */
const WAIT_MILLISECONDS = 400;

/**
 * Brings every keystroke to the disk: at most `wait` after it was typed, one leaf after the other, the newest text of
 * a leaf only. What could not be saved stays waiting and is tried again by the next keystroke or by `flush`.
 */
export function createSaver(port: SaverPort, versions: Map<string, number>, wait = WAIT_MILLISECONDS): Saver {
  const waiting = new Map<string, LeafAnswer>();
  const inConflict = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;

  async function saveOne(leafCode: string, answer: LeafAnswer): Promise<boolean> {
    waiting.delete(leafCode);
    const reply = await port.save(leafCode, answer, versions.get(leafCode) ?? 0);
    if (reply.ok) {
      versions.set(leafCode, reply.value.version);
      if (waiting.size === 0) port.report({ state: 'saved', at: reply.value.savedAt });
      return true;
    }
    if (!waiting.has(leafCode)) waiting.set(leafCode, answer);
    if (reply.error.code === 'ANSWER_CHANGED_ELSEWHERE') {
      inConflict.add(leafCode);
      port.onConflict(leafCode, reply.error.details.version);
    }
    port.report({ state: 'failed', error: reply.error, retry: () => void flush() });
    return reply.error.code === 'ANSWER_CHANGED_ELSEWHERE';
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
    },
  };
}

/** The saver of one sheet. */
export interface Saver {
  readonly touch: (leafCode: string, answer: LeafAnswer) => void;
  /** Saves everything that waits; resolves when the disk has it or a save failed. */
  readonly flush: () => Promise<void>;
  readonly isWaiting: (leafCode: string) => boolean;
  /** Settles a conflict: what stands on this screen wins over version `theirVersion`. */
  readonly keepMine: (leafCode: string, theirVersion: number) => Promise<void>;
  /** Settles a conflict: what the other person saved wins. */
  readonly dropMine: (leafCode: string) => void;
}
