import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemMedium } from '#electron/features/transport/medium-io.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { exportBundle, jobError, signedTown, transportBench, usePlaces } from './signed-town.ts';

/** What the system says of the room left; null: the truth. The tests on real small media need root to mount them. */
let room: number | null = null;
/** A failing stick takes what is written and cannot give it back. */
let cannotRead = false;
const bench = await transportBench('room-bench', {
  medium: {
    ...systemMedium,
    readBack: async (path) => {
      if (cannotRead) throw Object.assign(new Error('i/o error'), { code: 'EIO', path });
      return systemMedium.readBack(path);
    },
    space: async (path) => (room === null ? systemMedium.space(path) : { free: room, total: room }),
  },
});

const town = await signedTown(bench);
const { ward } = town;
const bundleId = await exportBundle(town);
const place = join(tempFolder('room'), 'usb');
mkdirSync(place);
await usePlaces(ward, [place]);
const order = { bundleIds: [bundleId], place };

test('a failing stick that takes the file and cannot give it back is caught, and the file is named', async () => {
  cannotRead = true;
  const error = await jobError(bench.backend, ward, 'transport.writeToPlace', order);
  cannotRead = false;
  expect(error.code).toBe('WRITE_CHECK_FAILED');
  expect(JSON.stringify(error.details)).toContain('X1_submission_2023_r1_');
  expect(readdirSync(place)).toEqual([]);
});

test('too little room is said in the plan and again before anything is written', async () => {
  const { neededBytes, enough } = await ward.value('transport.planWrite', order);
  expect(enough).toBe(true);
  room = neededBytes - 1;
  const plan = await ward.value('transport.planWrite', order);
  expect(plan).toMatchObject({ enough: false, freeBytes: room, neededBytes });
  expect((await ward.error('transport.writeToPlace', order)).code).toBe('NOT_ENOUGH_SPACE');
  expect(readdirSync(place)).toEqual([]);
});
