import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '#shared/contract/contract.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { generateSigningKey } from '#electron/services/crypto/ed25519.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { makeSubmission, wardOutside, type WardOutside } from '#tests/support/make-submissions.ts';
import { makeStatistics } from '#tests/support/make-statistics.ts';
import { foundTown, fullAnswers, type Town } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { forge, reportPayload, type Parties } from '#tests/support/pair.ts';
import { listAllOutbox } from '#db/queries/outbox.ts';
import { receive } from './chain-steps.ts';

/** How many orders: eight known ones here, `ORDERS=100` other ones every night. */
const ORDERS = Number(process.env['ORDERS'] ?? '8');
const SEED = process.env['ORDERS'] === undefined ? { seed: 20_240_105 } : {};

const bench = await testBackend('order');
let town: Town;
let folder: OpenFolder;
let set: Buffer[];

async function revisionsOf(ward: WardOutside, index: number): Promise<Buffer[]> {
  const bundles: Buffer[] = [];
  for (const number of [1, 2, 3]) {
    const { path } = await makeSubmission(ward, {
      round: town.round,
      set: SAMPLE_COMMUNE_SET,
      answers: fullAnswers(),
      number,
      replaces: null,
      evidence: [Buffer.from(`tài liệu ${index}, bản ${number}`)],
      folder: join(bench.root, `made-${index}-${number}`),
      signedAt: `2024-01-0${number}T03:00:00.000Z`,
    });
    bundles.push(readFileSync(path));
  }
  return bundles;
}

async function statisticsOf(ward: WardOutside, index: number): Promise<Buffer[]> {
  const bundles: Buffer[] = [];
  for (const revision of [1, 2]) {
    const path = await makeStatistics(ward, {
      round: town.round,
      revision,
      raw: `${index}.${revision}00`,
      folder: join(bench.root, `figures-${index}-${revision}`),
      createdAt: `2024-01-0${revision}T04:00:00.000Z`,
    });
    bundles.push(readFileSync(path));
  }
  return bundles;
}

function partiesOf(ward: WardOutside): Parties {
  const { id, code, year, title } = town.round;
  return {
    test: bench,
    outside: ward,
    cityKey: readInstallationKeys(folder.paths).sending,
    cityRef: ward.city,
    wardRef: { unitId: ward.unit.id, code: ward.unit.code, name: ward.unit.name },
    round: { id, code, year, title },
  };
}

/** Two reports of a ward. */
async function reportsOf(ward: WardOutside, index: number): Promise<Buffer[]> {
  const bundles: Buffer[] = [];
  for (const quarter of ['I', 'II']) {
    const { payload, files } = reportPayload(partiesOf(ward), `báo cáo quý ${quarter} của xã ${index}`);
    bundles.push(await forge(partiesOf(ward), payload, { files }));
  }
  return bundles;
}

/** What a ward answers to its setup bundle: refused first, received in the end. A real ward sends none for a setup. */
async function receiptsOf(ward: WardOutside): Promise<Buffer[]> {
  const sent = listAllOutbox(folder.db.read).find(({ receiverId }) => receiverId === ward.unit.id);
  if (!sent) throw new Error('nothing sent');
  const bundles: Buffer[] = [];
  for (const verdict of ['refused', 'accepted'] as const) {
    const receipt = {
      schemaVersion: 1,
      receivedBundleId: sent.bundleId,
      receivedFingerprint: sent.fingerprint,
      verdict,
      reasonCode: verdict === 'refused' ? 'ROUND_CLOSED' : null,
      receivedAt: '2024-01-05T05:00:00.000Z',
    } as const;
    bundles.push(await forge(partiesOf(ward), { kind: 'receipt', receipt }, { from: 'ward' }));
  }
  return bundles;
}

beforeAll(async () => {
  town = await foundTown(bench, 2);
  const opened = bench.backend.services.folders.open(town.cityFolder);
  if (!opened.ok) throw new Error(opened.error.code);
  folder = opened.value;
  const own = readInstallation(folder.db.read);
  const self = { unitId: own.unitId, code: own.unitCode, name: own.unitName };
  const wards: WardOutside[] = [];
  for (const unit of town.units) {
    wards.push(await wardOutside(unit, self, findEnrolmentSecret(folder.db.read, unit.id) ?? ''));
  }
  const good: Buffer[] = [];
  for (const [index, ward] of wards.entries()) good.push(...(await revisionsOf(ward, index)));
  for (const [index, ward] of wards.entries()) good.push(...(await statisticsOf(ward, index)));
  for (const [index, ward] of wards.entries()) good.push(...(await reportsOf(ward, index)));
  const [first, second] = wards;
  if (!first || !second) throw new Error('no wards');
  const foreign = { ...first, sending: generateSigningKey(systemRandom), secret: 'A'.repeat(43) };
  const [forged = Buffer.alloc(0)] = await revisionsOf(foreign, 7);
  const damaged = Buffer.from(good[4] ?? Buffer.alloc(0));
  damaged.writeUInt8(damaged.readUInt8(damaged.length >> 1) ^ 1, damaged.length >> 1);
  set = [...good, forged, damaged, ...(await receiptsOf(first))];
});

/** What the city knows in the end, but for ids made here and for the times of arrival. */
function stateOf(): unknown {
  const { raw } = folder.db.read;
  const all = (sql: string): unknown[] => raw.prepare(sql).all();
  return {
    payloads: all(
      'SELECT bundle_id, kind, round_id, unit_id, fingerprint, content_json FROM received_payloads ORDER BY bundle_id',
    ),
    revisions: all(
      'SELECT id, round_id, unit_id, number, fingerprint, signature, total FROM revisions ORDER BY id',
    ),
    files: all('SELECT revision_id, sha256, file_name FROM revision_files ORDER BY revision_id, sha256'),
    stored: all('SELECT sha256, size FROM stored_files ORDER BY sha256'),
    held: all(
      'SELECT round_id, unit_id, held_revision_id, held_revision_number, held_self_total, held_signed_at FROM round_units ORDER BY unit_id',
    ),
    sent: all(`SELECT state, refusal_code FROM outbox WHERE kind = 'setup' ORDER BY bundle_id`),
    keys: all(
      'SELECT unit_id, purpose, public_key, holder, state FROM public_keys ORDER BY unit_id, purpose, public_key',
    ),
  };
}

/** Takes the city's database back to before any bundle came; triggers that forbid this are for users, not for this. */
function forget(): void {
  const { raw } = folder.db.read;
  const triggers = raw.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`);
  raw.exec(`
    UPDATE round_units SET held_revision_id = NULL, held_revision_number = NULL, held_self_total = NULL,
      held_received_at = NULL, held_signed_at = NULL;
    DELETE FROM revision_files; DELETE FROM revisions; DELETE FROM stored_files; DELETE FROM inbox;
    DELETE FROM received_payloads;
    UPDATE outbox SET state = 'created', refusal_code = NULL WHERE kind = 'setup';
    DELETE FROM key_offers;
    DELETE FROM public_keys WHERE unit_id NOT IN (SELECT unit_id FROM installation);
  `);
  for (const { sql } of triggers) raw.exec(sql);
}

test(
  'any order and repetition of bundles gives the same city database',
  { timeout: 120_000 + ORDERS * 5000 },
  async () => {
    const arrive = async (order: readonly number[]): Promise<OutputOf<'exchange.listInbox'>['items']> => {
      forget();
      const early: number[] = [];
      const offer = async (index: number) => {
        const token = await town.city.upload(`${index}.cchc`, set[index] ?? Buffer.alloc(0));
        return (await receive(town.city, [token])).items[0];
      };
      for (const index of order) {
        const item = await offer(index);
        if (item?.kind === 'receipt' && item.code === 'ENROLMENT_INVALID') early.push(index);
      }
      // A receipt of a ward nobody knows yet is refused: it cannot introduce its sender. It counts once offered again.
      for (const index of early) await offer(index);
      return (await town.city.value('exchange.listInbox', {})).items;
    };
    const inOrder = set.map((_, index) => index);
    await arrive(inOrder);
    const expected = stateOf();
    expect(expected).toMatchObject({
      revisions: { length: 6 },
      stored: { length: 10 },
      payloads: { length: 8 },
      sent: [{ state: 'acknowledged', refusal_code: null }, { state: 'created' }],
    });
    const orders = fc
      .tuple(
        fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
        fc.array(fc.nat(inOrder.length - 1), { maxLength: 5 }),
      )
      .map(([all, again]) => [...all, ...again]);
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const items = await arrive(order);
        expect(stateOf()).toEqual(expected);
        expect(items.length).toBeGreaterThanOrEqual(order.length);
      }),
      { numRuns: ORDERS, ...SEED },
    );
  },
);
