import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/lib/result.ts';
import { toActor } from '#electron/features/session/sign-in.ts';
import { findAccountByName } from '#db/queries/accounts.ts';
import { IDLE_MINUTES, type ConnectionState } from '#electron/backend/connection-state.ts';
import type { CallContext, HandlersOf } from '#electron/backend/context.ts';
import { createDemo } from '#electron/features/demo/create-demo.ts';
import { normalizeUsername } from '#electron/features/session/account-rules.ts';
import {
  createCity,
  createWard,
  folderIdOf,
  isPartFolder,
  partFolderId,
} from '#electron/features/workspace/create-folders.ts';
import { readSetupBundle, type OpenedPart } from '#electron/features/workspace/read-setup-bundle.ts';
import { todayOf } from '#electron/services/clock/clock.ts';
import { folderPaths } from '#electron/workspace/folder-paths.ts';
import { listFolders, type FolderDescription, type OpenFolder } from '#electron/workspace/open-folder.ts';
import { join } from 'node:path';

type Folder = OutputOf<'workspace.openFolder'>;

export const workspaceHandlers: HandlersOf<'workspace'> = {
  'workspace.readState': ({ services, connection }) => {
    const folders = [...listFolders(services.dataRoot)].map(([id, description]) =>
      toFolder(services.dataRoot, id, description),
    );
    const open = connection.folder;
    return ok({
      appVersion: services.appVersion,
      dataRoot: services.dataRoot,
      folders,
      open: open ? toFolder(services.dataRoot, open.id, open.description) : null,
      user: connection.actor ? { ...connection.actor } : null,
      locked: connection.locked,
      idleMinutes: IDLE_MINUTES,
      today: todayOf(services.clock),
    });
  },
  'workspace.openFolder': ({ services, connection }, { id }) => {
    const opened = services.folders.open(id);
    if (!opened.ok) return opened;
    moveTo({ services, connection }, opened.value);
    return ok(toFolder(services.dataRoot, id, opened.value.description));
  },
  'workspace.closeFolder': (context) => {
    leave(context);
    return ok({});
  },
  'workspace.createCity': async (context, input) => {
    const made = await createCity(context, input);
    return enter(context, made, input.administrator.username);
  },
  'workspace.previewSetupBundle': async ({ services }, { fileToken }) => {
    const opened = await readSetupBundle(services, fileToken);
    if (!opened.ok) return opened;
    if (opened.value.kind === 'part') return ok(previewPart(services.dataRoot, opened.value));
    const { setup, cityKeyFingerprint } = opened.value;
    const id = folderIdOf({ side: 'ward', unitCode: setup.unit.code, demo: false });
    return ok({
      unitName: setup.unit.name,
      unitCode: setup.unit.code,
      unitType: setup.unit.type,
      cityName: setup.parent.name,
      roundTitle: setup.round.title,
      year: setup.round.year,
      deadline: setup.round.deadline,
      leafCount: listLeaves(setup.criteriaSet.tree).length,
      maximum: setup.criteriaSet.declared.maximum,
      cityKeyFingerprint,
      folderExists: listFolders(services.dataRoot).has(id),
    });
  },
  'workspace.createWard': async (context, input) => {
    const made = await createWard(context, input);
    return enter(context, made, input.administrator.username);
  },
  'workspace.createDemo': ({ services }) =>
    ok({ jobId: services.jobs.start('createDemo', (job) => createDemo(services, job)) }),
};

/** What a part says of itself before it is opened; its key is the ward's own. */
function previewPart(
  root: string,
  { part, wardKeyFingerprint }: OpenedPart,
): OutputOf<'workspace.previewSetupBundle'> {
  const { unit, parent, round, holder } = part;
  return {
    unitName: unit.name,
    unitCode: unit.code,
    unitType: unit.type,
    cityName: parent.name,
    roundTitle: round.title,
    year: round.year,
    deadline: round.deadline,
    leafCount: Object.keys(part.content.leaves).length,
    maximum: part.criteriaSet.declared.maximum,
    cityKeyFingerprint: wardKeyFingerprint,
    folderExists: listFolders(root).has(partFolderId(part)),
    part: { holder },
  };
}

/** The administrator who has just made a folder goes on in it, signed in. */
function enter<Failure extends AppError>(
  context: CallContext,
  made: Result<OpenFolder, AppError>,
  username: string,
): Result<Folder, Failure> {
  // The use cases return only errors their channels declare; the common shape is wider.
  if (!made.ok) return fail(made.error as Failure);
  moveTo(context, made.value);
  const account = findAccountByName(made.value.db.read, normalizeUsername(username));
  if (!account) throw new Error('the first account is missing');
  context.connection.actor = toActor(account);
  return ok(toFolder(context.services.dataRoot, made.value.id, made.value.description));
}

function moveTo(context: CallContext, folder: OpenFolder): void {
  leave(context);
  context.connection.folder = folder;
}

function leave({
  services,
  connection,
}: {
  services: CallContext['services'];
  connection: ConnectionState;
}): void {
  if (connection.folder) services.folders.release(connection.folder);
  connection.folder = null;
  connection.actor = null;
  connection.locked = false;
}

function toFolder(root: string, id: string, description: FolderDescription): Folder {
  const part = isPartFolder(id) ? ({ part: true } as const) : {};
  return { id, ...description, path: folderPaths(join(root, id)).root, ...part };
}
