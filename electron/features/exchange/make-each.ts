import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { JobControl } from '#electron/backend/jobs.ts';

/** Makes one bundle for each receiver, telling how far it is; ends at the first that fails, or when cancelled. */
export async function makeEach<Receiver>(
  job: JobControl,
  receivers: readonly Receiver[],
  nameOf: (receiver: Receiver) => string,
  make: (receiver: Receiver) => Promise<Result<string, AppError>>,
): Promise<Result<{ bundleIds: string[] }, AppError>> {
  const bundleIds: string[] = [];
  for (const [index, receiver] of receivers.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, receivers.length, nameOf(receiver));
    const made = await make(receiver);
    if (!made.ok) return made;
    bundleIds.push(made.value);
  }
  await job.progress(receivers.length, receivers.length, '');
  return ok({ bundleIds });
}
