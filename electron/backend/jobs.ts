import { randomUUID } from 'node:crypto';
import type { AppError } from '#shared/contract/errors.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import type { Result } from '#shared/lib/result.ts';
import { momentOf, type Clock } from '#electron/services/clock/clock.ts';
import { toAppError } from '#electron/backend/unexpected.ts';
import type { Logger } from '#electron/services/logger/logger.ts';

/** What a long piece of work gets: a place to report, and the wish to stop. */
export interface JobControl {
  /** Says how far it is and what it is at, and lets other calls run. */
  progress(done: number, total: number, item: string): Promise<void>;
  readonly cancelled: boolean;
}

export type JobWork<Value> = (control: JobControl) => Promise<Result<Value, AppError>>;

/** Long work with progress, cancel and a result that stays. */
export interface JobBoard {
  start<Value>(kind: Job['kind'], work: JobWork<Value>): string;
  read(id: string): Job | null;
  /** Waits until a job has ended, one way or another; null: no such job. */
  finished(id: string): Promise<Job | null>;
  /** false: no such job. */
  cancel(id: string): boolean;
  /** Waits for everything that runs. */
  settle(): Promise<void>;
}

/** A board in memory: jobs belong to the process that runs them. */
export function createJobBoard(clock: Clock, logger: Logger): JobBoard {
  const jobs = new Map<string, Job>();
  const running = new Set<Promise<void>>();
  const ends = new Map<string, Promise<void>>();
  const stopping = new Set<string>();
  const update = (id: string, change: Partial<Job>): void => {
    const job = jobs.get(id);
    if (job) jobs.set(id, { ...job, ...change });
  };
  const run = async <Value>(id: string, work: JobWork<Value>): Promise<void> => {
    const control: JobControl = {
      progress: async (done, total, item) => {
        update(id, { done, total, item });
        await new Promise(setImmediate);
      },
      get cancelled() {
        return stopping.has(id);
      },
    };
    const finishedAt = (): string => momentOf(clock);
    try {
      const outcome = await work(control);
      if (outcome.ok) update(id, { state: 'done', result: outcome.value, finishedAt: finishedAt() });
      else {
        const state = outcome.error.code === 'CANCELLED' ? 'cancelled' : 'failed';
        update(id, { state, error: outcome.error, finishedAt: finishedAt() });
      }
    } catch (error) {
      update(id, { state: 'failed', error: toAppError(error, logger), finishedAt: finishedAt() });
    }
  };
  return {
    start(kind, work) {
      const id = randomUUID();
      const startedAt = momentOf(clock);
      jobs.set(id, {
        id,
        kind,
        state: 'running',
        done: 0,
        total: 0,
        item: '',
        startedAt,
        finishedAt: null,
        result: null,
        error: null,
      });
      const promise = run(id, work).finally(() => {
        running.delete(promise);
        ends.delete(id);
      });
      running.add(promise);
      ends.set(id, promise);
      return id;
    },
    read: (id) => jobs.get(id) ?? null,
    finished: async (id) => {
      await ends.get(id);
      return jobs.get(id) ?? null;
    },
    cancel(id) {
      if (!jobs.has(id)) return false;
      stopping.add(id);
      return true;
    },
    settle: async () => {
      await Promise.all(running);
    },
  };
}
