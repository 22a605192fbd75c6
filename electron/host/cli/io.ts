import type { BackendOptions } from '#electron/backend/create-backend.ts';

/** Where the command line reads and writes: the process's own streams, or what a test hands in. */
export interface CliIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the person wants to stop (Ctrl+C): the running job is cancelled in order. */
  readonly stop?: AbortSignal;
}

/** What code in the same process may replace: tests hand in a clock and cheap password costs. No option reaches it. */
export type CliOverrides = Pick<BackendOptions, 'clock' | 'random' | 'logger' | 'passwordCost'>;

/** What the process ends with. */
export const EXIT = {
  done: 0,
  /** An expected error, with its code. */
  failed: 1,
  wrongUsage: 2,
  unexpected: 3,
  /** The run went through, but something in it was refused or found bad. */
  refused: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
