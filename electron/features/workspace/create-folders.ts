import { rmSync } from 'node:fs';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { insertAccount, type AccountRow } from '#db/queries/accounts.ts';
import { insertInstallation, pinKey, type Installation } from '#db/queries/installation.ts';
import { BUILTIN_SETS } from '#db/seed/builtin-sets.ts';
import type { CallContext, FolderContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { makeInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { keepCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { takeSetup } from '#electron/features/rounds/take-setup.ts';
import { prepareAccount } from '#electron/features/session/account-rules.ts';
import { readSetupBundle } from '#electron/features/workspace/read-setup-bundle.ts';
import { newId } from '#electron/services/ids/ids.ts';
import {
  createFolder,
  listFolders,
  type FolderDescription,
  type OpenFolder,
} from '#electron/workspace/open-folder.ts';
import { folderPaths } from '#electron/workspace/folder-paths.ts';
import { join } from 'node:path';

type CreateError = AppError<'WEAK_PASSWORD' | 'UNIT_CODE_TAKEN' | 'FOLDER_IN_USE'>;

interface NewFolder {
  readonly description: FolderDescription;
  readonly administrator: AccountRow;
  fill(writing: Writing): Result<Omit<Installation, 'id' | 'side' | 'demo' | 'createdAt'>, AppError>;
}

/** Second door: the higher level starts its own data folder, with the built-in criteria sets in it. */
export async function createCity(
  context: CallContext,
  input: ParsedInputOf<'workspace.createCity'>,
): Promise<Result<OpenFolder, AppError>> {
  const administrator = await prepareAccount(context.services, {
    ...input.administrator,
    role: 'administrator',
  });
  if (!administrator.ok) return administrator;
  const { unit } = input;
  return build(context, {
    description: { side: 'city', unitName: unit.name, unitCode: unit.code, demo: context.connection.demo },
    administrator: administrator.value,
    fill: (writing) => {
      for (const set of BUILTIN_SETS) keepCriteriaSet(writing, set, 'builtin');
      return ok({
        unitId: newId(context.services.clock),
        unitCode: unit.code,
        unitName: unit.name,
        unitType: unit.type,
        province: unit.province,
        parentId: null,
        parentCode: null,
        parentName: null,
        partId: null,
      });
    },
  });
}

/** First door: a ward opens its setup bundle, and with it knows who it is, its criteria, its deadline, the city's keys. */
export async function createWard(
  context: CallContext,
  input: ParsedInputOf<'workspace.createWard'>,
): Promise<Result<OpenFolder, AppError>> {
  const opened = await readSetupBundle(context.services, input.fileToken);
  if (!opened.ok) return opened;
  const administrator = await prepareAccount(context.services, {
    ...input.administrator,
    role: 'administrator',
  });
  if (!administrator.ok) return administrator;
  const { setup } = opened.value;
  const { unit, parent } = setup;
  return build(context, {
    description: { side: 'ward', unitName: unit.name, unitCode: unit.code, demo: context.connection.demo },
    administrator: administrator.value,
    fill: (writing) => {
      const taken = takeSetup(writing, context.services, setup);
      if (!taken.ok) return taken;
      return ok({
        unitId: unit.id,
        unitCode: unit.code,
        unitName: unit.name,
        unitType: unit.type,
        province: unit.province,
        parentId: parent.id,
        parentCode: parent.code,
        parentName: parent.name,
        partId: null,
      });
    },
  });
}

/** The id of the folder a unit gets. */
export function folderIdOf({
  side,
  unitCode,
  demo,
}: Pick<FolderDescription, 'side' | 'unitCode' | 'demo'>): string {
  return `${demo ? 'demo-' : ''}${side}-${unitCode.toLowerCase()}`;
}

/** All or nothing: a folder that could not be finished is taken away again (it holds nothing of anyone's yet). */
async function build(context: CallContext, plan: NewFolder): Promise<Result<OpenFolder, AppError>> {
  const { services, connection } = context;
  const id = folderIdOf(plan.description);
  if (listFolders(services.dataRoot).has(id)) {
    return fail<CreateError>(appError('UNIT_CODE_TAKEN', { code: plan.description.unitCode }));
  }
  const root = folderPaths(join(services.dataRoot, id)).root;
  let finished = false;
  try {
    const paths = createFolder(services.dataRoot, id, plan.description);
    const keys = await makeInstallationKeys(paths, services.random);
    const opened = services.folders.open(id);
    if (!opened.ok) return opened;
    const folder = opened.value;
    const inFolder: FolderContext = { services, connection, folder };
    const written = runUseCase(inFolder, plan.administrator.username, (writing) => {
      const filled = plan.fill(writing);
      if (!filled.ok) return filled;
      const { side, demo } = plan.description;
      const { db, at } = writing;
      insertInstallation(db, { ...filled.value, side, demo: demo ? 1 : 0, createdAt: at });
      insertAccount(db, plan.administrator);
      const own = { unitId: filled.value.unitId, holder: filled.value.unitName, pinnedAt: at };
      pinKey(db, {
        ...own,
        id: newId(services.clock),
        purpose: 'sending',
        publicKey: keys.sending.publicKey,
      });
      pinKey(db, {
        ...own,
        id: newId(services.clock),
        purpose: 'receiving',
        publicKey: keys.receiving.recipient,
      });
      writing.audit({
        action: 'workspace.create',
        subject: filled.value.unitId,
        details: { side, unitCode: filled.value.unitCode },
      });
      return ok(null);
    });
    if (!written.ok) {
      services.folders.release(folder);
      return written;
    }
    finished = true;
    return ok(folder);
  } finally {
    if (!finished) rmSync(root, { recursive: true, force: true });
  }
}
