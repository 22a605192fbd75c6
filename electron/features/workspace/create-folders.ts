import { rmSync } from 'node:fs';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { PartOut } from '#shared/schemas/bundle-part.ts';
import { insertAccount, type AccountRow } from '#db/queries/accounts.ts';
import { insertInstallation, pinKey, type Installation } from '#db/queries/installation.ts';
import { BUILTIN_SETS } from '#db/seed/builtin-sets.ts';
import type { CallContext, FolderContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { checkNewFiles } from '#electron/features/evidence/check-new-files.ts';
import { makeInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { keepCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { takeSetup } from '#electron/features/rounds/take-setup.ts';
import { prepareAccount } from '#electron/features/session/account-rules.ts';
import { takePart } from '#electron/features/work/take-part.ts';
import { withBundle } from '#electron/services/bundle/bundle-reader.ts';
import { storeFile } from '#electron/services/files/durable-file.ts';
import { readSetupBundle, type OpenedPart } from '#electron/features/workspace/read-setup-bundle.ts';
import { newId } from '#electron/services/ids/ids.ts';
import {
  createFolder,
  listFolders,
  type FolderDescription,
  type OpenFolder,
} from '#electron/workspace/open-folder.ts';
import { folderPaths, type FolderPaths } from '#electron/workspace/folder-paths.ts';
import { join } from 'node:path';

type CreateError = AppError<'WEAK_PASSWORD' | 'UNIT_CODE_TAKEN' | 'FOLDER_IN_USE'>;

interface NewFolder {
  /** Where it is not the unit's own folder. */
  readonly id?: string;
  readonly description: FolderDescription;
  readonly administrator: AccountRow;
  /** Files that must be there before the rows that name them. */
  readonly bring?: (paths: FolderPaths) => Promise<Result<null, AppError>>;
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
  if (opened.value.kind === 'part') return createPart(context, opened.value, administrator.value);
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

/** "Phần việc": a folder for some leaves of a ward, beside whatever else is on this computer. */
async function createPart(
  context: CallContext,
  { part, bundleId, path }: OpenedPart,
  administrator: AccountRow,
): Promise<Result<OpenFolder, AppError>> {
  const { unit, parent } = part;
  const made = await build(context, {
    id: partFolderId(part),
    description: {
      side: 'ward',
      unitName: partFolderName(part),
      unitCode: unit.code,
      demo: context.connection.demo,
    },
    administrator,
    bring: (paths) => storeBundleFiles(paths, path),
    fill: (writing) => {
      takePart(writing, context.services, part, bundleId);
      return ok({
        unitId: unit.id,
        unitCode: unit.code,
        unitName: unit.name,
        unitType: unit.type,
        province: unit.province,
        parentId: parent.id,
        parentCode: parent.code,
        parentName: parent.name,
        partId: part.partId,
      });
    },
  });
  if (made.ok) {
    const { services, connection } = context;
    await checkNewFiles({ services, connection, folder: made.value }, administrator.username);
  }
  return made;
}

/** The id of the folder of a part; the end of the part's id tells parts of one unit apart. */
export function partFolderId({ unit, partId }: Pick<PartOut, 'unit' | 'partId'>): string {
  return `part-${unit.code.toLowerCase()}-${partId.slice(-8)}`;
}

/** Whether a folder holds a part. Units' own folders start with their side. */
export function isPartFolder(id: string): boolean {
  return id.startsWith('part-');
}

/** How the folder of a part is listed beside the ward's own. */
function partFolderName({ unit, holder, content }: PartOut): string {
  return `${unit.name} – phần việc: ${Object.keys(content.leaves).length} tiêu chí – ${holder}`;
}

/** Takes the documents of a bundle into the store of a folder that is being made. */
async function storeBundleFiles(
  paths: FolderPaths,
  path: string,
): Promise<Result<null, AppError<'BUNDLE_REFUSED'>>> {
  const read = await withBundle(
    path,
    { stagingDir: paths.staging, resolveSenderKey: () => ({ kind: 'first-use' }) },
    async ({ staged }) => {
      for (const file of staged) {
        const stored = await storeFile(paths, file.path);
        if (stored?.sha256 !== file.sha256)
          throw new Error(`Stored file reads back otherwise: ${file.sha256}`);
      }
    },
  );
  if (read.ok) return ok(null);
  const { step, code, subject } = read.error;
  return fail(appError('BUNDLE_REFUSED', { step, code, subject }));
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
  const id = plan.id ?? folderIdOf(plan.description);
  if (listFolders(services.dataRoot).has(id)) {
    return fail<CreateError>(appError('UNIT_CODE_TAKEN', { code: plan.description.unitCode }));
  }
  const root = folderPaths(join(services.dataRoot, id)).root;
  let finished = false;
  try {
    const paths = createFolder(services.dataRoot, id, plan.description);
    const keys = await makeInstallationKeys(paths, services.random);
    const brought = await plan.bring?.(paths);
    if (brought?.ok === false) return brought;
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
