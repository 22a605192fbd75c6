import type { Actor } from '#electron/backend/actor.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** What one caller carries from call to call: its open folder and who is signed in. */
export interface ConnectionState {
  folder: OpenFolder | null;
  actor: Actor | null;
  locked: boolean;
  /** When the caller last did something, in milliseconds; idle too long locks. */
  lastActive: number;
  /** A connection of the demonstration: the folders it makes are marked as such. */
  readonly demo: boolean;
}

/** Minutes without a call after which a signed-in connection locks by itself. */
export const IDLE_MINUTES = 15;

/** A caller that has done nothing yet. */
export function freshConnection(now: number, demo = false): ConnectionState {
  return { folder: null, actor: null, locked: false, lastActive: now, demo };
}

/** Locks a connection left alone too long, and notes that it is active now. */
export function touchConnection(state: ConnectionState, now: number): void {
  if (state.actor && now - state.lastActive > IDLE_MINUTES * 60_000) state.locked = true;
  state.lastActive = now;
}
