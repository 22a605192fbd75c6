import { expect, test } from 'vitest';
import type { PlaceSystem } from '#electron/features/transport/place-system.ts';
import { systemMedium } from '#electron/features/transport/medium-io.ts';
import { foundTown } from '#tests/support/small-town.ts';
import { transportBench } from './signed-town.ts';

/** A computer with these folders; those in `mounted` are sticks or shares, the others the system's own disk. */
function computer(
  platform: NodeJS.Platform,
  folders: Readonly<Record<string, readonly string[]>>,
  mounted: readonly string[],
): PlaceSystem {
  return {
    platform,
    systemDrive: platform === 'win32' ? 'C:' : '',
    listFolders: async (path) => folders[path] ?? [],
    isFolder: async (path) => mounted.includes(path),
    isMounted: async (path) => mounted.includes(path),
    isWritable: async (path) => !path.includes('khoa'),
  };
}

async function placesOn(name: string, places: PlaceSystem) {
  const space = async (path: string) => (path.includes('hong') ? null : { free: 5, total: 9 });
  const bench = await transportBench(name, { places, medium: { ...systemMedium, space } });
  const { city } = await foundTown(bench, 1);
  return (await city.value('transport.listPlaces', {})).places;
}

test('Linux: only what is mounted; a folder left behind by a pulled stick is the own disk', async () => {
  const system = computer(
    'linux',
    {
      '/media': ['canbo', 'USB cũ'],
      '/media/canbo': ['KINGSTON', 'da-rut', 'khoa-ghi'],
      '/run/media': ['canbo'],
      '/run/media/canbo': ['hong'],
      '/mnt': ['o-chung', 'trong'],
    },
    [
      '/media/canbo/KINGSTON',
      '/media/canbo/khoa-ghi',
      '/run/media/canbo/hong',
      '/mnt/o-chung',
      '/media/USB cũ',
    ],
  );
  expect(await placesOn('linux-places', system)).toEqual([
    {
      path: '/media/USB cũ',
      label: 'USB cũ',
      kind: 'removable',
      freeBytes: 5,
      totalBytes: 9,
      writable: true,
    },
    {
      path: '/media/canbo/KINGSTON',
      label: 'KINGSTON',
      kind: 'removable',
      freeBytes: 5,
      totalBytes: 9,
      writable: true,
    },
    {
      path: '/media/canbo/khoa-ghi',
      label: 'khoa-ghi',
      kind: 'removable',
      freeBytes: 5,
      totalBytes: 9,
      writable: false,
    },
    {
      path: '/run/media/canbo/hong',
      label: 'hong',
      kind: 'removable',
      freeBytes: null,
      totalBytes: null,
      writable: true,
    },
    { path: '/mnt/o-chung', label: 'o-chung', kind: 'mounted', freeBytes: 5, totalBytes: 9, writable: true },
  ]);
});

test('Windows: every drive but the system’s own', async () => {
  const places = await placesOn('windows-places', computer('win32', {}, ['C:\\', 'D:\\', 'E:\\']));
  expect(places.map(({ path }) => path)).toEqual(['D:\\', 'E:\\']);
});

test('macOS: volumes, without the system’s', async () => {
  const system = computer('darwin', { '/Volumes': ['Macintosh HD', 'USB'] }, ['/Volumes/USB']);
  expect((await placesOn('mac-places', system)).map(({ label }) => label)).toEqual(['USB']);
});
