import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Services } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';

export async function createDemo(
  _services: Services,
  _job: JobControl,
): Promise<Result<Record<string, never>, AppError>> {
  return ok({});
}
