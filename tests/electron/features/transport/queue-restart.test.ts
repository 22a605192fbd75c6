import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { NO_TRANSPORT } from '#shared/schemas/transport.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import { caller } from '#tests/support/test-backend.ts';
import { exportBundle, signedTown, transportBench } from './signed-town.ts';

test('what waits to be sent still waits after the program was closed, and goes then', async () => {
  const bench = await transportBench('queue-restart');
  const town = await signedTown(bench);
  const outbox = join(tempFolder('queue-share'), 'len');
  mkdirSync(outbox);
  const folder = { ...NO_TRANSPORT.folder, enabled: true, outbox };
  await town.ward.value('transport.saveSettings', { ...NO_TRANSPORT, folder, password: null });
  const bundleId = await exportBundle(town);
  await town.ward.value('transport.sendAgain', { bundleIds: [bundleId], way: 'folder' });
  await bench.backend.close();
  expect(readdirSync(outbox)).toEqual([]);

  const backend = await createBackend({
    root: bench.root,
    appVersion: '0.0.0',
    clock: bench.clock,
    logger: silentLogger,
    passwordCost: { logN: 8, r: 8, p: 1 },
  });
  afterAll(() => backend.close());
  const ward = caller(backend, backend.connectInside());
  await ward.value('workspace.openFolder', { id: basename(town.wardFolder) });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
  const { status } = await ward.value('transport.readSettings', {});
  expect(status[0]).toMatchObject({ way: 'folder', queued: 1 });
  expect(await ward.job('transport.pollNow', {})).toEqual({ taken: 0, sent: 1 });
  expect(readdirSync(outbox)).toEqual([expect.stringMatching(/^X1_submission_.*\.cchc\.age$/)]);
});
