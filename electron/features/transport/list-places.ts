import { basename, posix } from 'node:path';
import type { Place } from '#shared/contract/channels/transport-results.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import type { PlaceSystem } from '#electron/features/transport/place-system.ts';
import { readTransportSettings } from '#electron/features/transport/settings.ts';

type Found = Pick<Place, 'path' | 'label' | 'kind'>;

/** Sticks, mounted shares and the folders that were set up, each with its room and whether it can be written to. */
export async function listPlaces(context: FolderContext): Promise<Place[]> {
  const { places, medium } = context.services.transport;
  const configured = readTransportSettings(context.folder.db.read).places;
  const found = [...(await findMounted(places)), ...(await findConfigured(places, configured))];
  const once = new Map(found.map((place) => [place.path, place]));
  return Promise.all(
    [...once.values()].map(async (place): Promise<Place> => {
      const [writable, space] = await Promise.all([places.isWritable(place.path), medium.space(place.path)]);
      return { ...place, freeBytes: space?.free ?? null, totalBytes: space?.total ?? null, writable };
    }),
  );
}

/** A path as one of the places on offer: the pages cannot name any other folder of the computer. */
export async function requirePlace(
  context: FolderContext,
  path: string,
): Promise<Result<Place, AppError<'PLACE_NOT_FOUND'>>> {
  const place = (await listPlaces(context)).find((each) => each.path === path);
  return place ? ok(place) : fail(appError('PLACE_NOT_FOUND', { path }));
}

function findMounted(system: PlaceSystem): Promise<Found[]> {
  if (system.platform === 'win32') return findDrives(system);
  if (system.platform === 'darwin') return mountsBelow(system, '/Volumes', 'removable');
  return findLinuxMounts(system);
}

async function findDrives(system: PlaceSystem): Promise<Found[]> {
  const letters = Array.from({ length: 26 }, (_, index) => `${String.fromCharCode(65 + index)}:`);
  const others = letters.filter((drive) => drive !== system.systemDrive.toUpperCase());
  const there = await Promise.all(
    others.map(async (drive) => ((await system.isFolder(`${drive}\\`)) ? drive : null)),
  );
  return there.flatMap((drive): Found[] =>
    drive === null ? [] : [{ path: `${drive}\\`, label: drive, kind: 'removable' }],
  );
}

async function findLinuxMounts(system: PlaceSystem): Promise<Found[]> {
  const found: Found[] = [];
  for (const root of ['/media', '/run/media']) {
    found.push(...(await mountsBelow(system, root, 'removable')));
    for (const user of await system.listFolders(root)) {
      found.push(...(await mountsBelow(system, posix.join(root, user), 'removable')));
    }
  }
  return [...found, ...(await mountsBelow(system, '/mnt', 'mounted'))];
}

async function mountsBelow(system: PlaceSystem, root: string, kind: Place['kind']): Promise<Found[]> {
  const found: Found[] = [];
  for (const label of await system.listFolders(root)) {
    const path = posix.join(root, label);
    if (await system.isMounted(path)) found.push({ path, label, kind });
  }
  return found;
}

async function findConfigured(system: PlaceSystem, paths: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    if (await system.isFolder(path)) found.push({ path, label: basename(path) || path, kind: 'configured' });
  }
  return found;
}
