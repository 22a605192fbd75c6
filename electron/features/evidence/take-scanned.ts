import { rm } from 'node:fs/promises';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { guessFromName } from '#shared/domain/evidence/guess-document.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { recallScanned, saveScanned } from '#db/queries/scan-folder.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { storeDocument, type AddedDocument } from '#electron/features/evidence/documents.ts';
import { checkRoom } from '#electron/features/evidence/room.ts';
import { copyScanned, readDeskSettings } from '#electron/features/evidence/scan-folder.ts';

type Refused = Result<
  never,
  AppError<'FILE_NOT_FOUND' | 'FILE_TOO_LARGE' | 'EVIDENCE_EMPTY' | 'NOT_ENOUGH_SPACE' | 'PLACE_NOT_FOUND'>
>;

/** Copies a listed file of the scan folder into the library. The original stays where it lies, as it is. */
export async function takeScanned(
  context: SignedInContext,
  file: ParsedInputOf<'evidence.takeScanned'>,
): Promise<AddedDocument | Refused> {
  const listed = await findListed(context, file);
  if (!listed.ok) return listed;
  const { folder, size } = listed.value;
  const { name, stamp } = file;
  const room = await checkRoom(context, [{ name, size }]);
  if (!room.ok) return room;
  const aside = context.services.files.reserveFile(name);
  try {
    const copied = await copyScanned(folder, file, aside);
    if (!copied) return fail(appError('FILE_NOT_FOUND', { name }));
    const fileName = name.normalize('NFC');
    const { title } = guessFromName(fileName);
    return await storeDocument(
      context,
      { path: aside, fileName, size: copied.size },
      { number: '', date: '', issuer: '', title },
      ({ db, at }, documentId) =>
        saveScanned(db, { folder, name, stamp, state: 'taken', documentId, at, by: context.actor.username }),
    );
  } finally {
    await rm(aside, { force: true });
  }
}

/** Puts a listed file aside, or back among the new ones. */
export async function dismissScanned(
  context: SignedInContext,
  { dismissed, ...file }: ParsedInputOf<'evidence.dismissScanned'>,
): Promise<Result<Record<string, never>, AppError<'FILE_NOT_FOUND' | 'PLACE_NOT_FOUND'>>> {
  const listed = await findListed(context, file);
  if (!listed.ok) return listed;
  const { folder } = listed.value;
  const by = context.actor.username;
  return runUseCase(context, by, ({ db, at, audit }) => {
    if (dismissed) saveScanned(db, { folder, ...file, state: 'dismissed', documentId: null, at, by });
    else recallScanned(db, { folder, ...file });
    audit({ action: 'evidence.dismissScanned', subject: file.name, details: { dismissed } });
    return ok({});
  });
}

/** Only what the last look listed can be named: a caller cannot point anywhere else. */
async function findListed(
  { folder, services }: SignedInContext,
  { name, stamp }: { readonly name: string; readonly stamp: string },
): Promise<
  Result<{ readonly folder: string; readonly size: number }, AppError<'FILE_NOT_FOUND' | 'PLACE_NOT_FOUND'>>
> {
  const { scanFolder } = readDeskSettings(folder.db.read);
  if (scanFolder === null) return fail(appError('PLACE_NOT_FOUND', { path: '' }));
  const listing = await services.scans.listing(folder);
  if (listing.state === 'unreachable') return fail(appError('PLACE_NOT_FOUND', { path: scanFolder }));
  const found = listing.files.find((file) => file.name === name && file.stamp === stamp);
  return found ? ok({ folder: scanFolder, size: found.size }) : fail(appError('FILE_NOT_FOUND', { name }));
}
