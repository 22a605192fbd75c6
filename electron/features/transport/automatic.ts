import type { ImportResult } from '#shared/contract/channels/exchange.ts';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { isOwnBundle } from '#db/queries/transport.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { freshConnection } from '#electron/backend/connection-state.ts';
import type { Services, SignedInContext } from '#electron/backend/context.ts';
import { importBundles } from '#electron/features/exchange/import-bundles.ts';
import { withArrival } from '#electron/features/exchange/open-arrival.ts';
import { withBundle } from '#electron/services/bundle/bundle-reader.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** Who acts where the program does by itself, as the audit log names it. */
const PROGRAM = {
  accountId: '',
  username: 'tu-dong',
  fullName: 'Chương trình tự làm',
  position: '',
  role: 'administrator',
} as const;

/** The context of what the program does by itself in an open folder. */
export function automaticContext(services: Services, folder: OpenFolder): SignedInContext {
  const connection = freshConnection(services.clock.now().getTime());
  return { services, folder, connection, actor: PROGRAM };
}

/**
 * Whom a bundle file is for, without believing anything it says: foreign means it is left where it is, for in a shared
 * folder it may be another unit's. unclear: nothing that can be read.
 */
export async function whomFor(
  { folder }: SignedInContext,
  file: { readonly path: string; readonly fileName: string },
): Promise<'us' | 'foreign' | 'unclear'> {
  const db = folder.db.read;
  return withArrival(folder.paths, file, true, async ({ path, sha256, error }) => {
    if (error) return error.code === 'AGE_WRONG_RECEIVER' ? 'foreign' : 'unclear';
    if (isOwnBundle(db, sha256)) return 'foreign';
    let receiver: string | null = null;
    await withBundle(
      path,
      {
        stagingDir: null,
        resolveSenderKey: (header) => {
          receiver = header.receiver.unitId;
          return { kind: 'unknown' };
        },
      },
      () => null,
    );
    if (receiver === null) return 'unclear';
    return receiver === readInstallation(db).unitId ? 'us' : 'foreign';
  });
}

/** Takes in one file that was handed over, and waits for the verdict. An error: our own disk failed, not the file. */
export async function importOne(
  context: SignedInContext,
  token: string,
): Promise<Result<ImportResult['items'][number], AppError>> {
  const { jobs } = context.services;
  const started = importBundles(context, [token], false);
  if (!started.ok) return started;
  const job = await jobs.finished(started.value.jobId);
  // The board keeps what the use case answered: an error of the contract.
  if (job?.error) return fail(job.error as AppError);
  const [item] = importResultSchema.parse(job?.result).items;
  return item ? ok(item) : fail(appError('FILE_NOT_READABLE', { name: token }));
}
