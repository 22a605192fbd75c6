import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import type { ChannelName, OutputOf } from '#shared/contract/contract.ts';
import type { TransportPorts } from '#electron/features/transport/ports.ts';
import { systemPorts } from '#electron/features/transport/ports.ts';
import { createBackend, type LocalBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
} from '#tests/support/small-town.ts';
import { caller, testClock, type Caller, type TestBackend } from '#tests/support/test-backend.ts';
import { afterAll } from 'vitest';

/** A backend whose sticks and network are the test's; the ticker stands still unless `beat` is called. */
export interface TransportBench extends TestBackend {
  readonly beat: () => void;
}

/** A whole backend with the ports a test puts in. Places: only what is configured, unless a test says otherwise. */
export async function transportBench(
  name: string,
  ports: Partial<TransportPorts> = {},
): Promise<TransportBench> {
  const root = tempFolder(name);
  const clock = testClock('2024-01-05T02:00:00.000Z');
  // Whoever asked to be called beats: ways of transport and the scan folder alike.
  const works = new Set<() => void>();
  const places = { ...systemPorts.places, listFolders: async () => [] };
  const transport: Partial<TransportPorts> = {
    places,
    pause: async () => undefined,
    ticker: {
      start: (tick) => {
        works.add(tick);
        return { stop: () => works.delete(tick) };
      },
    },
    ...ports,
  };
  const backend = await createBackend({
    root,
    appVersion: '0.0.0',
    clock,
    logger: silentLogger,
    passwordCost: { logN: 8, r: 8, p: 1 },
    transport,
  });
  afterAll(() => backend.close());
  return {
    backend,
    root,
    clock,
    connect: () => caller(backend, backend.connectInside()),
    beat: () => works.forEach((work) => work()),
  };
}

export interface SignedTown {
  readonly city: Caller;
  readonly ward: Caller;
  readonly wardFolder: string;
  readonly cityFolder: string;
  readonly roundId: string;
  readonly unitId: string;
}

/** A city and a ward whose leader has signed; nothing was exported yet. */
export async function signedTown(test: TestBackend): Promise<SignedTown> {
  const town = await foundTown(test, 1);
  const { ward, folderId } = await openWard(test, town.setupTokens[0] ?? '');
  const roundId = town.round.id;
  await completeSheet(ward, roundId, fullAnswers());
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
  return {
    city: town.city,
    ward,
    wardFolder: join(test.root, folderId),
    cityFolder: join(test.root, town.cityFolder),
    roundId,
    unitId: town.units[0]?.id ?? '',
  };
}

/** Exports the ward's submission and gives its bundle id. */
export async function exportBundle({ ward, roundId }: SignedTown): Promise<string> {
  const { bundleId } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  return bundleId;
}

/** Takes in files by their tokens and gives the import's result. */
export async function takeIn(who: Caller, fileTokens: readonly string[]) {
  return importResultSchema.parse(await who.job('exchange.importBundles', { fileTokens, dryRun: false }));
}

/** The error of a job that must fail. */
export async function jobError(
  backend: LocalBackend,
  who: Caller,
  channel: ChannelName,
  input: unknown,
): Promise<{ code: string; details: unknown }> {
  const started = (await who.value(channel, input as never)) as OutputOf<'transport.writeToPlace'>;
  const job = await backend.services.jobs.finished(started.jobId);
  if (!job?.error) throw new Error(`${channel} did not fail: ${JSON.stringify(job?.result)}`);
  return job.error;
}

/** Settings with one configured place. */
export async function usePlaces(who: Caller, places: readonly string[]): Promise<void> {
  const { passwordSet: _set, status: _status, ...settings } = await who.value('transport.readSettings', {});
  await who.value('transport.saveSettings', { ...settings, places: [...places], password: null });
}

/** A file of so many bytes, for filling disks. */
export function fillWith(path: string, bytes: number): void {
  writeFileSync(path, Buffer.alloc(bytes, 0x41));
}
