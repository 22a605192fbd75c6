import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { foundResultSchema, writeResultSchema } from '#shared/contract/channels/transport-results.ts';
import { systemMedium } from '#electron/features/transport/medium-io.ts';
import { readUncached } from '#electron/features/transport/uncached-read.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import {
  exportBundle,
  fillWith,
  jobError,
  signedTown,
  takeIn,
  transportBench,
  usePlaces,
} from './signed-town.ts';

const folder = tempFolder('sticks');
/** What the stick does to what is read from it, by a test. */
let lie: ((chunk: Uint8Array, index: number) => Uint8Array) | null = null;
/** The stick that is pulled out while it is written to. */
let pulled: string | null = null;
/** What the system says of the room left, by a test. */
let roomLie: number | null = null;
const bench = await transportBench('stick-bench', {
  medium: {
    ...systemMedium,
    space: async (path) => (roomLie === null ? systemMedium.space(path) : { free: roomLie, total: roomLie }),
    write: async (source, target) => {
      if (pulled !== null) {
        rmSync(pulled, { recursive: true });
        throw Object.assign(new Error('i/o error'), { code: 'ENODEV', path: target });
      }
      return systemMedium.write(source, target);
    },
    readBack: async (path) => {
      const back = await systemMedium.readBack(path);
      if (!lie) return back;
      const change = lie;
      const chunks = async function* () {
        let index = 0;
        for await (const chunk of back.chunks) yield change(chunk, index++);
      };
      return { ...back, chunks: chunks() };
    },
  },
});
const town = await signedTown(bench);
const bundleId = await exportBundle(town);
const stick = join(folder, 'stick');
mkdirSync(stick);
await usePlaces(town.ward, [stick]);
await usePlaces(town.city, [stick]);

async function outboxItem() {
  const { outbox } = await town.ward.value('transport.listJourneys', {});
  const journey = outbox.find(({ item }) => item.bundleId === bundleId);
  if (!journey) throw new Error('no journey');
  return journey;
}

describe('writing to a stick', () => {
  test('a bundle is planned, written, compared, and found and taken in from the stick', async () => {
    const { places } = await town.ward.value('transport.listPlaces', {});
    expect(places).toMatchObject([{ path: stick, kind: 'configured', writable: true }]);
    const plan = await town.ward.value('transport.planWrite', { bundleIds: [bundleId], place: stick });
    expect(plan).toMatchObject({ enough: true, writable: true });
    expect(plan.files[0]).toMatchObject({ bundleId, encryptable: true, receiverName: 'Thành phố Thử' });
    expect(readdirSync(stick)).toEqual([]);

    const order = { bundleIds: [bundleId], place: stick, folderName: 'Nộp 2023' };
    const written = writeResultSchema.parse(await town.ward.job('transport.writeToPlace', order));
    expect(written).toMatchObject({ folder: join(stick, 'Nộp 2023'), safeToRemove: true });
    expect(written.files[0]).toMatchObject({ bundleId, encrypted: true, wasThere: false });
    expect(readdirSync(join(stick, 'Nộp 2023'))).toEqual([written.files[0]?.fileName]);

    const again = writeResultSchema.parse(await town.ward.job('transport.writeToPlace', order));
    expect(again.files[0]).toMatchObject({ wasThere: true, fileName: written.files[0]?.fileName });

    const journey = await outboxItem();
    expect(journey).toMatchObject({ confirmed: false, copyHeld: true, item: { state: 'saved' } });
    expect(journey.steps.map(({ step, place }) => [step, place])).toEqual([
      ['created', ''],
      ['written', join(stick, 'Nộp 2023')],
      ['written', join(stick, 'Nộp 2023')],
    ]);

    symlinkTrap();
    writeFileSync(join(stick, 'danh-sach.txt'), 'không phải gói');
    const found = foundResultSchema.parse(await town.city.job('transport.readPlace', { place: stick }));
    expect(found.left).toEqual([]);
    expect(found.files).toMatchObject([
      { form: 'encrypted', name: `Nộp 2023/${written.files[0]?.fileName}` },
    ]);
    const taken = await takeIn(
      town.city,
      found.files.map(({ token }) => token),
    );
    expect(taken.items.map(({ verdict, bundleId: id }) => [verdict, id])).toEqual([['accepted', bundleId]]);
    expect(existsSync(join(written.folder, written.files[0]?.fileName ?? ''))).toBe(true);

    const { inbox } = await town.city.value('transport.listJourneys', {});
    expect(inbox[0]).toMatchObject({ receiptBundleId: taken.receiptBundleIds[0] });
    expect(inbox[0]?.steps.map(({ step }) => step)).toEqual(['imported', 'receiptMade']);
  });

  test('only a signed receipt turns the record green', async () => {
    expect((await outboxItem()).confirmed).toBe(false);
    await town.ward.value('transport.noteHandedOver', { bundleIds: [bundleId], way: 'usb' });
    expect((await outboxItem()).confirmed).toBe(false);
    const { outbox } = await town.city.value('transport.listJourneys', {});
    const receipt = outbox.find(({ item }) => item.kind === 'receipt')?.item.bundleId ?? '';
    await town.city.job('transport.writeToPlace', { bundleIds: [receipt], place: stick });
    const found = foundResultSchema.parse(await town.ward.job('transport.readPlace', { place: stick }));
    await takeIn(
      town.ward,
      found.files.filter(({ name }) => name.includes('receipt')).map(({ token }) => token),
    );
    const journey = await outboxItem();
    expect(journey.confirmed).toBe(true);
    expect(journey.steps.at(-1)).toMatchObject({ step: 'acknowledged', place: 'Thành phố Thử' });
  });

  test('another file of that name stays; the new one gets a number', async () => {
    const place = join(folder, 'taken-names');
    mkdirSync(place);
    await usePlaces(town.ward, [stick, place]);
    const plan = await town.ward.value('transport.planWrite', { bundleIds: [bundleId], place });
    const foreign = `${plan.files[0]?.fileName}.age`;
    writeFileSync(join(place, foreign), 'của người khác');
    const written = writeResultSchema.parse(
      await town.ward.job('transport.writeToPlace', { bundleIds: [bundleId], place }),
    );
    expect(written.files[0]?.fileName).toBe(foreign.replace('.cchc.age', '-2.cchc.age'));
    expect(readFileSync(join(place, foreign), 'utf8')).toBe('của người khác');
  });
});

describe('media that fail', () => {
  const lies: readonly (readonly [string, (chunk: Uint8Array, index: number) => Uint8Array])[] = [
    ['other bytes', (chunk) => Buffer.from(chunk).fill(0, 10, 11)],
    ['fewer bytes', (chunk) => chunk.subarray(0, chunk.byteLength - 1)],
    ['more bytes', (chunk) => Buffer.concat([chunk, Buffer.alloc(1)])],
    ['zeros, as a counterfeit stick does beyond its true size', (chunk) => new Uint8Array(chunk.byteLength)],
  ];
  test.each(lies)(
    '%s read back: WRITE_CHECK_FAILED names the file and nothing stays',
    async (_name, change) => {
      const place = join(folder, `lies-${lies.findIndex(([, each]) => each === change)}`);
      mkdirSync(place);
      await usePlaces(town.ward, [place]);
      lie = change;
      try {
        const order = { bundleIds: [bundleId], place };
        const error = await jobError(bench.backend, town.ward, 'transport.writeToPlace', order);
        expect(error.code).toBe('WRITE_CHECK_FAILED');
        expect(JSON.stringify(error.details)).toContain('X1_submission_2023_r1_');
        expect(readdirSync(place)).toEqual([]);
      } finally {
        lie = null;
      }
    },
  );

  test('a read-only folder is told, a folder that is not offered is refused', async () => {
    const error = await town.ward.error('transport.writeToPlace', { bundleIds: [bundleId], place: '/etc' });
    expect(error).toEqual({ code: 'PLACE_NOT_FOUND', details: { path: '/etc' } });
    const unknown = await town.ward.error('transport.writeToPlace', {
      bundleIds: ['00000000-0000-7000-8000-000000000000'],
      place: stick,
    });
    expect(unknown.code).toBe('FILE_NOT_FOUND');
  });

  test('a stick pulled out while it is written to is said to be gone, and the record is as before', async () => {
    const place = join(folder, 'pulled');
    mkdirSync(place);
    await usePlaces(town.ward, [place]);
    const before = await outboxItem();
    pulled = place;
    try {
      const order = { bundleIds: [bundleId], place };
      const error = await jobError(bench.backend, town.ward, 'transport.writeToPlace', order);
      expect(error).toEqual({ code: 'PLACE_NOT_FOUND', details: { path: place } });
    } finally {
      pulled = null;
    }
    expect(await outboxItem()).toEqual(before);
  });

  test('a damaged copy in the outbox is caught before anything is written', async () => {
    const outbox = join(town.wardFolder, 'outbox');
    const names = readdirSync(outbox).filter((name) => name.endsWith('.cchc'));
    const path = join(outbox, names[0] ?? '');
    const whole = readFileSync(path);
    const place = join(folder, 'damaged');
    mkdirSync(place);
    await usePlaces(town.ward, [place]);
    writeFileSync(path, Buffer.from(whole).fill(0, 100, 101));
    try {
      const order = { bundleIds: [bundleId], place };
      const error = await jobError(bench.backend, town.ward, 'transport.writeToPlace', order);
      expect(error).toEqual({ code: 'FILE_NOT_READABLE', details: { name: names[0] } });
      expect(readdirSync(place)).toEqual([]);
    } finally {
      writeFileSync(path, whole);
    }
  });

  test('a file that cannot be read from the stick is named and does not stop the others', async () => {
    const place = join(folder, 'half-broken');
    mkdirSync(place);
    await usePlaces(town.ward, [place]);
    await town.ward.job('transport.writeToPlace', { bundleIds: [bundleId], place });
    writeFileSync(join(place, 'A_hong.cchc'), 'không phải gói');
    const found = foundResultSchema.parse(await town.ward.job('transport.readPlace', { place }));
    expect(found.files.map(({ form }) => form)).toEqual(['plain', 'encrypted']);
  });

  test('a file is read from the medium itself where the system allows it', async () => {
    const path = join(folder, 'direct.bin');
    const content = Buffer.alloc(2_500_001, 'ghi rồi đọc lại');
    writeFileSync(path, content);
    const { chunks } = await readUncached(path);
    const copies: Buffer[] = [];
    for await (const chunk of chunks) copies.push(Buffer.from(chunk));
    expect(Buffer.concat(copies).equals(content)).toBe(true);
  });
});

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

describe.skipIf(!isRoot)('real small and read-only media (needs root to mount)', () => {
  const full = join(folder, 'full');
  const fixed = join(folder, 'fixed');
  const mounts: string[] = [];
  const mount = (path: string, options: string): void => {
    mkdirSync(path, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', path]);
    mounts.push(path);
  };
  afterAll(() => {
    for (const path of mounts) execFileSync('umount', [path]);
  });

  test('too little room is told before anything is written', async () => {
    mount(full, 'size=1m');
    fillWith(join(full, 'day.bin'), 1000 * 1024);
    await usePlaces(town.ward, [full]);
    const plan = await town.ward.value('transport.planWrite', { bundleIds: [bundleId], place: full });
    expect(plan.enough).toBe(false);
    const error = await town.ward.error('transport.writeToPlace', { bundleIds: [bundleId], place: full });
    expect(error.code).toBe('NOT_ENOUGH_SPACE');
    expect(readdirSync(full)).toEqual(['day.bin']);
  });

  test('a disk that fills up while writing: DISK_FULL, no half file stays, the outbox copy does', async () => {
    fillWith(join(full, 'day.bin'), 1020 * 1024);
    // Another program was faster than the plan.
    roomLie = 10 ** 9;
    try {
      const order = { bundleIds: [bundleId], place: full };
      const error = await jobError(bench.backend, town.ward, 'transport.writeToPlace', order);
      expect(error.code).toBe('DISK_FULL');
    } finally {
      roomLie = null;
    }
    expect(readdirSync(full)).toEqual(['day.bin']);
    rmSync(join(full, 'day.bin'));
    expect((await outboxItem()).copyHeld).toBe(true);
  });

  test('a read-only stick is told', async () => {
    mount(fixed, 'size=1m,ro');
    await usePlaces(town.ward, [fixed]);
    const { places } = await town.ward.value('transport.listPlaces', {});
    expect(places[0]).toMatchObject({ path: fixed, writable: false });
    const order = { bundleIds: [bundleId], place: fixed };
    const error = await jobError(bench.backend, town.ward, 'transport.writeToPlace', order);
    expect(error.code).toBe('FOLDER_NOT_WRITABLE');
  });
});

/** A link on a stick must not lead the search out of it. */
function symlinkTrap(): void {
  execFileSync('ln', ['-s', join(town.wardFolder, 'outbox'), join(stick, 'lien-ket')]);
}
