import { existsSync, mkdirSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { policyError } from '#shared/domain/bundle/errors.ts';
import { MAX_PART_HEADER_BYTES, type PartHeader } from '#shared/domain/bundle/parts.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { RepairPayload } from '#shared/schemas/bundle-repair.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { insertOutbox, listAllOutbox } from '#db/queries/outbox.ts';
import { listUnits } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { outboxPath } from '#electron/features/exchange/outbox-files.ts';
import { describeGroup, listWaiting, type PartGroup } from '#electron/features/exchange/parts-inbox.ts';
import { postBundle, type PostError } from '#electron/features/exchange/post-bundle.ts';
import { repairSummary } from '#electron/features/exchange/summaries.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { ENCRYPTED_EXTENSION } from '#electron/services/bundle/encrypt-bundle.ts';
import { splitFile } from '#electron/services/bundle/split-bundle.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';
import { olderCopyName } from '#electron/workspace/sealed-copies.ts';

type RepairError = AppError<'FILE_NOT_FOUND' | 'UNIT_NOT_FOUND'> | PostError;

/** Asks the sender of a bundle that came in parts for exactly those that are missing. */
export async function createRepair(
  context: SignedInContext,
  fingerprint: string,
  unitId: string | null,
): Promise<Result<OutputOf<'exchange.createRepair'>, RepairError>> {
  const { folder, services } = context;
  const group = (await listWaiting(folder.paths)).find(
    (each) => firstHeader(each)?.fingerprint === fingerprint,
  );
  const header = group && firstHeader(group);
  const waiting = group && describeGroup(group);
  if (!header || !waiting || waiting.missing.length === 0) {
    return fail(appError('FILE_NOT_FOUND', { name: fingerprint.slice(0, 16) }));
  }
  const receiver = findAsked(folder.db.read, unitId, header.fileName);
  if (!receiver) return fail(appError('UNIT_NOT_FOUND', { code: header.fileName.split('_')[0] ?? '' }));
  const repair: RepairPayload = {
    schemaVersion: 1,
    fileName: header.fileName,
    fingerprint,
    size: header.size,
    count: header.count,
    bytesPerPart: bytesPerPart(header),
    wanted: waiting.missing,
  };
  const posted = await postBundle(context, {
    receiver,
    subject: receiver,
    round: null,
    revision: null,
    replaces: null,
    payload: { kind: 'repair', repair },
    files: [],
    summary: repairSummary(receiver.name, waiting),
  });
  if (!posted.ok) return posted;
  const { bundleId, fileName } = posted.value;
  runUseCase(context, context.actor.username, ({ db, audit }) => {
    insertOutbox(db, posted.value);
    audit({
      action: 'exchange.createRepair',
      subject: bundleId,
      details: { fingerprint, wanted: waiting.missing.join(',') },
    });
    return ok(null);
  });
  return ok({ bundleId, file: await sendFile(services, outboxPath(folder, posted.value), fileName) });
}

/** Bytes of the whole in every part but the last, from any one part. */
function bytesPerPart({ part, count, partSize, size }: PartHeader): number {
  return part < count || count === 1 ? partSize : (size - partSize) / (count - 1);
}

function firstHeader(group: PartGroup): PartHeader | null {
  const [first] = group.values();
  return first?.header ?? null;
}

/** Who is asked: a ward asks its city; the city the ward named, or the one whose code the file name begins with. */
function findAsked(db: ReadDb, unitId: string | null, fileName: string): BundleHeader['receiver'] | null {
  const { parentId, parentCode, parentName } = readInstallation(db);
  if (parentId !== null) return { unitId: parentId, code: parentCode ?? '', name: parentName ?? '' };
  const code = fileName.split('_')[0];
  const unit = listUnits(db).find((each) => (unitId === null ? each.code === code : each.id === unitId));
  return unit ? { unitId: unit.id, code: unit.code, name: unit.name } : null;
}

/** The policy for a repair bundle: it must name a file made here for exactly the unit that asks. */
export function judgeRepair(scope: JudgeScope, header: BundleHeader, repair: RepairPayload): Judged {
  return findCutFile(scope.db, scope.run.paths, header, repair) === null
    ? fail(policyError('REPAIR_NOT_OURS', repair.fileName))
    : ok({ verdict: 'accepted', code: null, take: () => ok(null) });
}

interface CutFile {
  readonly path: string;
  /** The name it travelled under. */
  readonly fileName: string;
}

/** The file that was cut: a bundle made for whoever asks, or one of its encrypted copies. Its name decides nothing. */
function findCutFile(
  db: ReadDb,
  { outbox }: FolderPaths,
  header: BundleHeader,
  { fingerprint }: RepairPayload,
): CutFile | null {
  for (const row of listAllOutbox(db)) {
    if (row.receiverId !== header.sender.unitId) continue;
    const path = join(outbox, row.fileName);
    const { fileName } = row;
    if (row.fingerprint === fingerprint) return { path, fileName };
    const sealedName = fileName + ENCRYPTED_EXTENSION;
    if (row.sealedFingerprint === fingerprint)
      return { path: path + ENCRYPTED_EXTENSION, fileName: sealedName };
    // Whether it is that copy whole is seen before it is cut.
    const older = join(outbox, olderCopyName(fileName, fingerprint));
    if (existsSync(older)) return { path: older, fileName: sealedName };
  }
  return null;
}

/** Cuts exactly the parts asked for into outbox/parts. Throws where the file that was cut is no longer whole. */
export async function putPartsIntoOutbox(
  folder: OpenFolder,
  header: BundleHeader,
  repair: RepairPayload,
): Promise<void> {
  const cut = findCutFile(folder.db.read, folder.paths, header, repair);
  if (cut === null) return;
  const { path, fileName } = cut;
  if (!(await isIntact(path, repair.fingerprint))) throw new Error(`what was cut is damaged: ${path}`);
  const outFolder = partsFolder(folder);
  mkdirSync(outFolder, { recursive: true });
  const split = await splitFile(path, {
    partSize: repair.bytesPerPart + MAX_PART_HEADER_BYTES,
    outFolder,
    // The name as it was cut under, once it is known to be one of ours.
    fileName,
    only: repair.wanted,
  });
  if (!split.ok) throw new Error(`parts cannot be cut: ${split.error.code}`);
}

/** The parts that were asked for again and lie ready. */
export async function listWantedParts(folder: OpenFolder): Promise<OutputOf<'exchange.listWantedParts'>> {
  const place = partsFolder(folder);
  if (!existsSync(place)) return { items: [] };
  const names = (await readdir(place)).filter((name) => !name.endsWith('.part')).sort();
  const items = [];
  for (const fileName of names) items.push({ fileName, size: (await stat(join(place, fileName))).size });
  return { items };
}

/** One of them, by a name that was listed. */
export async function fetchWantedPart(
  { folder, services }: SignedInContext,
  fileName: string,
): Promise<Result<SentFile, AppError<'FILE_NOT_FOUND'>>> {
  const { items } = await listWantedParts(folder);
  if (!items.some((item) => item.fileName === fileName)) {
    return fail(appError('FILE_NOT_FOUND', { name: fileName }));
  }
  return ok(await sendFile(services, join(partsFolder(folder), fileName), fileName));
}

function partsFolder({ paths }: OpenFolder): string {
  return join(paths.outbox, 'parts');
}
