import { basename } from 'node:path';
import type { FoundResult } from '#shared/contract/channels/transport-results.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { findBundles } from '#electron/features/transport/find-bundles.ts';
import { requirePlace } from '#electron/features/transport/list-places.ts';
import { formOf, offerForImport, takeAside } from '#electron/features/transport/take-aside.ts';

/** Starts the job that copies every bundle file of a place aside, ready to be taken in. */
export async function readPlace(
  context: SignedInContext,
  path: string,
): Promise<Result<{ jobId: string }, AppError<'PLACE_NOT_FOUND'>>> {
  const place = await requirePlace(context, path);
  if (!place.ok) return place;
  const work = (job: JobControl) => holdFolder(context, () => copyAll(context, path, job));
  return ok({ jobId: context.services.jobs.start('readPlace', work) });
}

async function copyAll(
  context: SignedInContext,
  place: string,
  job: JobControl,
): Promise<Result<FoundResult, AppError>> {
  const found = await findBundles(place).catch(() => null);
  if (!found) return fail(appError('PLACE_NOT_FOUND', { path: place }));
  const result: FoundResult = { files: [], left: [] };
  for (const [index, { path, name }] of found.files.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, found.files.length, name);
    const aside = await takeAside(context, path);
    if (!aside.ok) {
      result.left.push({ name, reason: aside.error });
      continue;
    }
    const { size } = aside.value;
    const form = await formOf(aside.value.path);
    const token = await offerForImport(context, aside.value, basename(name));
    result.files.push({ name, size, token, form });
  }
  if (!found.complete) result.left.push({ name: place, reason: 'tooMany' });
  await job.progress(found.files.length, found.files.length, '');
  return ok(result);
}
