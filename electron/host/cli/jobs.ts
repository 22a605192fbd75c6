import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { appError, ERROR_DETAILS, type AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { z } from 'zod';
import type { CliFailure } from './failure.ts';
import type { Session } from './session.ts';

const POLL_MS = 15;

/**
 * Waits for a job, tells its progress on stderr, and gives its result in the shape `schema` says. A wish to stop
 * cancels the job in order: what it has finished stays.
 */
export async function waitForJob<Value>(
  session: Session,
  jobId: string,
  schema: z.ZodType<Value>,
): Promise<Result<Value, CliFailure>> {
  let told = '';
  let stopping = false;
  for (;;) {
    const read = await session.call('jobs.readJob', { jobId });
    if (!read.ok) return read;
    const job = read.value;
    told = tell(session, job, told);
    if (job.state === 'done') return ok(schema.parse(job.result));
    if (job.state !== 'running') return fail(jobError(job));
    if (session.io.stop?.aborted === true && !stopping) {
      stopping = true;
      await session.call('jobs.cancelJob', { jobId });
    }
    await sleep(POLL_MS);
  }
}

function tell(session: Session, job: Job, told: string): string {
  const line = job.item === '' ? '' : `[${job.done}/${job.total}] ${job.item}`;
  if (line !== '' && line !== told) session.io.stderr(`${line}\n`);
  return line;
}

/** The job's error with its details checked: what crosses a job is not typed. */
function jobError(job: Job): AppError {
  const code = job.error?.code ?? 'CANCELLED';
  if (!isErrorCode(code)) return appError('INTERNAL', { reference: code });
  const details = ERROR_DETAILS[code].safeParse(job.error?.details ?? {});
  return details.success
    ? ({ code, details: details.data } as AppError)
    : appError('INTERNAL', { reference: code });
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_DETAILS, code);
}
