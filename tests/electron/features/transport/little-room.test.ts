import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemMedium } from '#electron/features/transport/medium-io.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { exportBundle, signedTown, transportBench, usePlaces } from './signed-town.ts';

/** What the system says of the room left; null: the truth. The tests on real small media need root to mount them. */
let room: number | null = null;
const bench = await transportBench('room-bench', {
  medium: {
    ...systemMedium,
    space: async (path) => (room === null ? systemMedium.space(path) : { free: room, total: room }),
  },
});

test('too little room is said in the plan and again before anything is written', async () => {
  const { ward, ...town } = await signedTown(bench);
  const bundleId = await exportBundle({ ward, ...town });
  const place = join(tempFolder('room'), 'usb');
  mkdirSync(place);
  await usePlaces(ward, [place]);
  const order = { bundleIds: [bundleId], place };
  const { neededBytes, enough } = await ward.value('transport.planWrite', order);
  expect(enough).toBe(true);
  room = neededBytes - 1;
  const plan = await ward.value('transport.planWrite', order);
  expect(plan).toMatchObject({ enough: false, freeBytes: room, neededBytes });
  expect((await ward.error('transport.writeToPlace', order)).code).toBe('NOT_ENOUGH_SPACE');
  expect(readdirSync(place)).toEqual([]);
});
