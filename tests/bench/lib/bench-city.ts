import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelName, InputOf, OutputOf } from '#shared/contract/contract.ts';
import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import { findEnrolmentSecret, insertEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { createBackend, type LocalBackend } from '#electron/backend/create-backend.ts';
import type { InsideConnection } from '#electron/backend/context.ts';
import { generateEnrolmentSecret } from '#electron/services/bundle/enrolment.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import type { WardOutside } from '#tests/support/make-submissions.ts';

export interface BenchCity {
  readonly root: string;
  readonly backend: LocalBackend;
  readonly connection: InsideConnection;
  readonly units: readonly Unit[];
  readonly round: Round;
  readonly self: WardOutside['city'];
  call<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  waitForJob(jobId: string): Promise<unknown>;
  secretOf(unit: Unit): string;
  close(): Promise<void>;
}

/** A city with so many wards and one round, made through the same calls as a user's clicks. */
export async function benchCity(wardCount: number): Promise<BenchCity> {
  const root = mkdtempSync(join(tmpdir(), 'cchc-bench-'));
  const passwordCost = { logN: 8, r: 8, p: 1 };
  const backend = await createBackend({ root, appVersion: '0.0.0', logger: silentLogger, passwordCost });
  const connection = backend.connectInside();
  const call = async <Name extends ChannelName>(
    channel: Name,
    input: InputOf<Name>,
  ): Promise<OutputOf<Name>> => {
    const reply = await connection.call(channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
  const folder = await call('workspace.createCity', {
    unit: { code: 'TP', name: 'Thành phố đo', type: 'city', province: '' },
    administrator: { username: 'a', fullName: 'Người Đo', password: 'mật khẩu đo' },
  });
  const units: Unit[] = [];
  for (let index = 0; index < wardCount; index += 1) {
    const code = `X${String(index).padStart(4, '0')}`;
    units.push(
      await call('units.saveUnit', { id: null, code, name: `Xã ${code}`, type: 'commune', active: true }),
    );
  }
  const { sets } = await call('criteria.listSets', {});
  const round = await call('rounds.createRound', {
    code: 'K1',
    title: 'Kỳ đo',
    year: 2024,
    criteriaSetHash: sets.find(({ sample, version }) => sample && version === 1)?.hash ?? '',
    dataFrom: '2024-01-01',
    dataTo: '2024-12-31',
    deadline: '2099-12-31',
    unitIds: units.map(({ id }) => id),
    baselines: [],
  });
  const opened = backend.services.folders.open(folder.id);
  if (!opened.ok) throw new Error(opened.error.code);
  const { db } = opened.value;
  const own = readInstallation(db.read);
  return {
    root,
    backend,
    connection,
    units,
    round,
    self: { unitId: own.unitId, code: own.unitCode, name: own.unitName },
    call,
    waitForJob: async (jobId) => {
      for (;;) {
        const job = backend.services.jobs.read(jobId);
        if (job?.state === 'done') return job.result;
        if (job?.state !== 'running') throw new Error(JSON.stringify(job?.error));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    // The setup bundles themselves are not measured: the secret that would travel in them is set directly.
    secretOf: (unit) => {
      const held = findEnrolmentSecret(db.read, unit.id);
      if (held !== null) return held;
      const secret = generateEnrolmentSecret(systemRandom);
      db.inTransaction((write) => insertEnrolmentSecret(write, unit.id, secret, new Date().toISOString()));
      return secret;
    },
    close: async () => {
      backend.services.folders.release(opened.value);
      connection.close();
      await backend.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
