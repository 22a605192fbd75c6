import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { writeResultSchema, type WriteResult } from '#shared/contract/channels/transport-results.ts';
import { NO_TRANSPORT } from '#shared/schemas/transport.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findEnrolmentSecret } from '#db/queries/installation.ts';
import { generateSigningKey, keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { makeSubmission, wardOutside, type WardOutside } from '#tests/support/make-submissions.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
  signAndExport,
  type Town,
} from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';
import { receive, sign } from '../exchange/chain-steps.ts';

const bench = await testBackend('keys');
let town: Town;
let city: Caller;
let ward: WardOutside;
let number = 0;

/** A further revision of the outside ward, signed by `leaderName` with the ward's present keys. */
async function nextRevision(by: WardOutside, leaderName = 'Lê Văn Minh'): Promise<string> {
  number += 1;
  const made = await makeSubmission(by, {
    round: town.round,
    set: SAMPLE_COMMUNE_SET,
    answers: fullAnswers(),
    number,
    replaces: null,
    evidence: [],
    folder: join(bench.root, `made-${number}-${Math.random()}`),
    signedAt: `2024-01-0${number}T03:00:00.000Z`,
    leaderName,
  });
  return city.upload('bai.cchc', readFileSync(made.path));
}

const offers = async () => (await city.value('keys.listKeys', {})).offers;
const keysOf = async (unitId: string) =>
  (await city.value('keys.listKeys', {})).keys.filter((key) => key.unitId === unitId);

const stick = tempFolder('keys-stick');

async function writeOut(bundleIds: readonly string[]): Promise<WriteResult['files']> {
  return writeResultSchema.parse(await city.job('transport.writeToPlace', { bundleIds, place: stick })).files;
}

beforeAll(async () => {
  town = await foundTown(bench, 2);
  ({ city } = town);
  const folder = bench.backend.services.folders.open(town.cityFolder);
  const own = await city.value('workspace.readState', {});
  const [unit] = town.units;
  if (!folder.ok || !unit || !own.open) throw new Error('no city');
  const secret = findEnrolmentSecret(folder.value.db.read, unit.id);
  const { unitId } = folder.value.db.read.raw.prepare('SELECT unit_id AS unitId FROM installation').get() as {
    unitId: string;
  };
  ward = await wardOutside(unit, { unitId, code: 'TP-THU', name: 'Thành phố Thử' }, secret ?? '');
});

describe('a ward whose keys are pinned', () => {
  test('is known from its first submission', async () => {
    const { items } = await receive(city, [await nextRevision(ward)]);
    expect(items).toMatchObject([{ verdict: 'accepted', code: null }]);
    expect((await keysOf(ward.unit.id)).map(({ purpose, state }) => [purpose, state])).toEqual([
      ['sending', 'pinned'],
      ['receiving', 'pinned'],
      ['leader', 'pinned'],
    ]);
  });

  test('a new leader under the known sending key is accepted and told', async () => {
    const successor = { ...ward, leader: generateSigningKey(systemRandom) };
    const { items, receiptBundleIds } = await receive(city, [await nextRevision(successor, 'Ngô Thị Hoa')]);
    expect(items).toMatchObject([{ verdict: 'accepted', step: 'policy', code: 'LEADER_KEY_NEW' }]);
    expect(items[0]?.subject).toBe(`Ngô Thị Hoa: ${keyFingerprint(successor.leader.publicKey)}`);
    expect(receiptBundleIds).toHaveLength(1);
    const leaders = (await keysOf(ward.unit.id)).filter(({ purpose }) => purpose === 'leader');
    expect(leaders.map(({ holder, state }) => [holder, state])).toEqual([
      ['Lê Văn Minh', 'pinned'],
      ['Ngô Thị Hoa', 'pinned'],
    ]);
    expect(await offers()).toEqual([]);
  });

  test('the same leader with another key waits for the administrator’s yes to both fingerprints', async () => {
    const forgetful = { ...ward, leader: generateSigningKey(systemRandom) };
    const token = await nextRevision(forgetful);
    const dry = await receive(city, [token], true);
    expect(dry.items).toMatchObject([{ verdict: 'refused', code: 'LEADER_KEY_CHANGED' }]);
    expect(await offers()).toEqual([]);
    const { items } = await receive(city, [token]);
    expect(items).toMatchObject([{ verdict: 'refused', step: 'signature', code: 'LEADER_KEY_CHANGED' }]);
    const [offer] = await offers();
    expect(offer).toMatchObject({ enrolled: true, state: 'open', leaderName: 'Lê Văn Minh' });
    expect(offer?.sending.changed).toBe(false);
    expect(offer?.leader).toMatchObject({
      changed: true,
      offered: keyFingerprint(forgetful.leader.publicKey),
    });
    const yes = {
      offerId: offer?.id ?? '',
      sendingFingerprint: offer?.sending.offered ?? '',
      leaderFingerprint: offer?.leader.offered ?? '',
    };
    const wrong = { ...yes, leaderFingerprint: offer?.leader.known[0] ?? '' };
    expect(await city.error('keys.acceptKey', wrong)).toMatchObject({ code: 'KEY_MISMATCH' });
    await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    expect(await city.error('keys.acceptKey', yes)).toMatchObject({ code: 'FORBIDDEN' });
    await city.value('session.signIn', { username: 'quantri', password: PASSWORD });
    await city.value('keys.acceptKey', yes);
    expect((await receive(city, [token])).items).toMatchObject([{ verdict: 'accepted' }]);
    const leaders = (await keysOf(ward.unit.id)).filter(({ purpose }) => purpose === 'leader');
    expect(leaders.map(({ holder, state }) => [holder, state])).toEqual([
      ['Lê Văn Minh', 'superseded'],
      ['Ngô Thị Hoa', 'pinned'],
      ['Lê Văn Minh', 'pinned'],
    ]);
    ward = forgetful;
  });

  test('another sending key is refused, offered, and can be turned down', async () => {
    const stranger = { ...ward, sending: generateSigningKey(systemRandom), secret: 'A'.repeat(43) };
    const { items, receiptBundleIds } = await receive(city, [await nextRevision(stranger)]);
    expect(items).toMatchObject([{ verdict: 'refused', step: 'signature', code: 'SENDER_KEY_CHANGED' }]);
    expect(receiptBundleIds).toEqual([]);
    const open = (await offers()).filter(({ state }) => state === 'open');
    expect(open).toMatchObject([{ enrolled: false, sending: { changed: true }, leader: { changed: false } }]);
    await city.value('keys.refuseKey', { offerId: open[0]?.id ?? '' });
    expect(await city.error('keys.refuseKey', { offerId: open[0]?.id ?? '' })).toMatchObject({
      code: 'KEY_NOT_FOUND',
    });
  });

  test('a withdrawn key is believed no more, by whatever way it comes', async () => {
    const key = (await keysOf(ward.unit.id)).find(
      ({ purpose, state, holder }) => purpose === 'leader' && state === 'pinned' && holder === 'Lê Văn Minh',
    );
    await city.value('keys.revokeKey', { keyId: key?.id ?? '', reason: 'Nghi bị lộ' });
    const token = await nextRevision(ward);
    expect((await receive(city, [token])).items).toMatchObject([{ verdict: 'refused', code: 'KEY_REVOKED' }]);
    const renamed = await nextRevision(ward, 'Tên Khác');
    expect((await receive(city, [renamed])).items).toMatchObject([
      { verdict: 'refused', code: 'KEY_REVOKED' },
    ]);
    const states = (await keysOf(ward.unit.id)).map(({ state, revokedReason }) => [state, revokedReason]);
    expect(states).toContainEqual(['revoked', 'Nghi bị lộ']);
  });
});

describe('a ward that lost its computer', () => {
  test('starts on another one with a new setup bundle, and goes on counting its revisions', async () => {
    const { ward: old } = await openWard(bench, town.setupTokens[1] ?? '');
    await completeSheet(old, town.round.id, fullAnswers());
    const first = await signAndExport(old, town.round.id);
    expect((await receive(city, [first])).items).toMatchObject([{ verdict: 'accepted', revision: 1 }]);
    const unitId = town.units[1]?.id ?? '';
    const sealed = (await city.value('exchange.listOutbox', {})).items.filter(
      ({ kind, receiverName }) => kind === 'receipt' && receiverName === town.units[1]?.name,
    );
    await city.value('transport.saveSettings', { ...NO_TRANSPORT, places: [stick], password: null });
    expect(await writeOut(sealed.map(({ bundleId }) => bundleId))).toMatchObject([{ encrypted: true }]);
    const made = bundlesResultSchema.parse(
      await city.job('keys.reissueEnrolment', { roundId: town.round.id, unitId, reason: 'Mất máy' }),
    );
    const file = await city.value('exchange.fetchOutbox', { bundleIds: [made.bundleIds[0] ?? ''] });
    const other = await testBackend('keys-other');
    const setup = await other.backend.files.adoptFile(await city.pathOf(file));
    const { ward: again } = await openWard(other, setup);
    await completeSheet(again, town.round.id, fullAnswers());
    await sign(again, town.round.id);
    const out = await again.value('exchange.exportSubmission', {
      roundId: town.round.id,
      revisionNumber: null,
    });
    const token = await city.upload(out.file.fileName, readFileSync(await again.pathOf(out.file)));
    expect((await receive(city, [token])).items).toMatchObject([
      { verdict: 'accepted', revision: 2, code: null },
    ]);
    const receipts = (await city.value('exchange.listOutbox', {})).items.filter(
      ({ kind, receiverName, revision }) =>
        kind === 'receipt' && receiverName === town.units[1]?.name && revision === 1,
    );
    const bundleIds = receipts.map(({ bundleId }) => bundleId);
    const rewritten = await writeOut(bundleIds);
    expect(rewritten.map(({ encrypted }) => encrypted)).toEqual([true]);
    const sealedAnew = await again.upload('b.age', readFileSync(join(stick, rewritten[0]?.fileName ?? '')));
    expect((await receive(again, [sealedAnew])).items[0]?.code).not.toBe('AGE_WRONG_RECEIVER');
    expect((await writeOut(bundleIds))[0]?.wasThere).toBe(true);
    await old.value('signOff.startCorrection', { roundId: town.round.id, reason: 'Kẻ giữ máy cũ' });
    await old.value('signOff.submitSheet', { roundId: town.round.id });
    const stolen = await (async () => {
      await old.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
      await old.value('signOff.signSheet', { roundId: town.round.id, passphrase: PASSPHRASE });
      const { file: sent } = await old.value('exchange.exportSubmission', {
        roundId: town.round.id,
        revisionNumber: null,
      });
      return old.carry(sent);
    })();
    expect((await receive(city, [stolen])).items).toMatchObject([
      { verdict: 'refused', code: 'KEY_REVOKED' },
    ]);
  });
});

describe('the leader’s key', () => {
  test('comes back from its printed sheet, with the passphrase only', async () => {
    const { ward: desk } = await openWard(bench, town.setupTokens[0] ?? '');
    await desk.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    expect(await desk.error('keys.makeRecoverySheet', {})).toMatchObject({ code: 'KEY_NOT_FOUND' });
    const { keyFingerprint: made } = await desk.value('keys.renewLeaderKey', { passphrase: PASSPHRASE });
    const sheet = await desk.value('keys.makeRecoverySheet', {});
    expect(sheet.keyFingerprint).toBe(made);
    expect(readFileSync(await desk.pathOf(sheet.file), 'utf8')).toContain(sheet.lines.join('\n'));
    const { keyFingerprint: other } = await desk.value('keys.renewLeaderKey', {
      passphrase: 'câu ký khác hẳn',
    });
    expect(other).not.toBe(made);
    const typed = sheet.lines.join('\n').toLowerCase().replaceAll('0', 'o');
    expect(await desk.error('keys.restoreLeaderKey', { text: typed, passphrase: 'câu sai' })).toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    const [start = '', ...rest] = sheet.lines;
    const slip = [
      start,
      (rest[0] ?? '').replace(/^./, (char) => (char === 'A' ? 'B' : 'A')),
      ...rest.slice(1),
    ];
    expect(
      await desk.error('keys.restoreLeaderKey', { text: slip.join('\n'), passphrase: PASSPHRASE }),
    ).toEqual({ code: 'RECOVERY_TEXT_INVALID', details: { line: 2 } });
    expect(await desk.error('keys.restoreLeaderKey', { text: start, passphrase: PASSPHRASE })).toMatchObject({
      details: { line: 0 },
    });
    const back = await desk.value('keys.restoreLeaderKey', { text: typed, passphrase: PASSPHRASE });
    expect(back.keyFingerprint).toBe(made);
    expect((await desk.value('signOff.readKeyState', {})).keyFingerprint).toBe(made);
  });
});
