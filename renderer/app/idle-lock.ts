import { useEffect } from 'react';
import { flushEverything } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Saves what was typed, then locks. */
export async function lockScreen(refresh: () => Promise<void>): Promise<void> {
  await flushEverything();
  await client.call('session.lock', {});
  await refresh();
}

/** Locks the screen after the folder's idle time without a key or a movement. 0 minutes: never. */
export function useIdleLock(locked: boolean): void {
  const { state, refresh } = useWorkspace();
  const { idleMinutes } = state;
  useEffect(() => {
    if (locked || idleMinutes <= 0) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const restart = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void lockScreen(refresh), idleMinutes * 60_000);
    };
    restart();
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, restart, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, restart);
    };
  }, [locked, idleMinutes, refresh]);
}
