import type { AppraisedLeaf } from '#shared/contract/channels/appraisal.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { TypedDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import type { SaveStatus } from '#renderer/lib/save-status.ts';
import { keepSaved, type WardStore } from '#renderer/features/appraisal/ward-store.ts';

type SaveReply =
  | { readonly ok: true; readonly value: AppraisedLeaf | null }
  | { readonly ok: false; readonly error: AppError };

/** What saving needs from outside. */
export interface WardSaverPort {
  readonly save: (leafCode: string, typed: TypedDecision) => Promise<SaveReply>;
  readonly report: (status: SaveStatus) => void;
  /** Leads the user to a leaf that cannot be saved as it stands. */
  readonly show: (leafCode: string) => void;
}

/** Brings decisions to the disk. */
export interface WardSaver {
  /** A leaf was typed at: save it soon. */
  readonly touch: (leafCode: string) => void;
  /** Saves all that can be saved and says what cannot; resolves when the disk has it. */
  readonly flush: () => Promise<void>;
}

const WAIT_MILLISECONDS = 400;

/** The error that says why a typed decision waits: it lacks a reason or its points cannot be used. */
function errorOf(store: WardStore, code: string): AppError | null {
  const view = store.getState().views[code];
  const problem = view?.problem ?? null;
  if (problem === null) return null;
  switch (problem.code) {
    case 'REASON_REQUIRED':
      return appError('REASON_REQUIRED', { leafCode: code });
    case 'POINTS_NOT_READABLE':
      return appError('POINTS_NOT_READABLE', { leafCode: code, raw: view?.typed.raw ?? '' });
    case 'POINTS_OFF_STEP':
      return appError('POINTS_OFF_STEP', { leafCode: code, step: problem.step });
    case 'POINTS_OUT_OF_RANGE':
      return appError('POINTS_OUT_OF_RANGE', {
        leafCode: code,
        minimum: problem.minimum,
        maximum: problem.maximum,
      });
  }
}

/**
 * Saves one leaf after the other, at most `wait` after it was typed. What cannot be kept yet (no reason, unreadable
 * points) stays typed on the sheet; `flush` says so, so that nobody takes it for saved.
 */
export function createWardSaver(store: WardStore, port: WardSaverPort, wait = WAIT_MILLISECONDS): WardSaver {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let quietStatus: SaveStatus = { state: 'quiet' };
  let toldFailure = false;

  function report(status: SaveStatus): void {
    toldFailure = status.state === 'failed';
    // A decision taken back leaves no row to tell the time by: the top bar then says nothing.
    if (status.state === 'saved' || status.state === 'quiet') quietStatus = status;
    port.report(status);
  }

  function nextToSave(): readonly [string, TypedDecision] | null {
    const { drafts, views } = store.getState();
    return Object.entries(drafts).find(([code]) => views[code]?.problem === null) ?? null;
  }

  async function saveAll(): Promise<boolean> {
    for (let next = nextToSave(); next !== null; next = nextToSave()) {
      const [code, typed] = next;
      report({ state: 'saving' });
      const reply = await port.save(code, typed);
      if (!reply.ok) {
        report({ state: 'failed', error: reply.error, retry: () => void flush() });
        return false;
      }
      keepSaved(store, code, typed, reply.value);
      report(reply.value ? { state: 'saved', at: reply.value.updatedAt } : { state: 'quiet' });
    }
    return true;
  }

  function tellWaiting(): void {
    const { leaves, drafts } = store.getState();
    const waiting = leaves.find(({ code }) => drafts[code] !== undefined);
    const error = waiting ? errorOf(store, waiting.code) : null;
    if (waiting && error) report({ state: 'failed', error, retry: () => port.show(waiting.code) });
    else if (!waiting && toldFailure) report(quietStatus);
  }

  function run(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= saveAll()
      .then(() => undefined)
      .finally(() => {
        running = null;
      });
    return running;
  }

  async function flush(): Promise<void> {
    await running;
    await run();
    tellWaiting();
  }

  return {
    touch: (code) => {
      if (store.getState().views[code]?.problem !== null) return;
      timer ??= setTimeout(() => void run(), wait);
    },
    flush,
  };
}
