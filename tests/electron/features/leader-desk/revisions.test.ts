import { beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
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
import { testBackend, type Caller, type TestBackend } from '#tests/support/test-backend.ts';

let bench: TestBackend;
let town: Town;
let ward: Caller;
let roundId: string;
let unitId: string;
const code = [...fullAnswers().keys()][0] ?? '';

async function explain(text: string): Promise<void> {
  const { answers } = await ward.value('scoring.readSheet', { roundId });
  const { answer, version } = answers[code] ?? { answer: EMPTY_ANSWER, version: 0 };
  await ward.value('scoring.saveAnswer', {
    roundId,
    leafCode: code,
    answer: { ...answer, explanation: text },
    baseVersion: version,
  });
}

async function take(token: string): Promise<void> {
  await town.city.job('exchange.importBundles', { fileTokens: [token], dryRun: false });
}

beforeAll(async () => {
  bench = await testBackend('revisions');
  town = await foundTown(bench, 1);
  roundId = town.round.id;
  unitId = town.units[0]?.id ?? '';
  ({ ward } = await openWard(bench, town.setupTokens[0] ?? ''));
  await completeSheet(ward, roundId, fullAnswers());
  await explain('Lời đầu');
  await take(await signAndExport(ward, roundId));
  await ward.value('signOff.startCorrection', { roundId, reason: 'Sửa lời' });
  await explain('Lời sau');
});

describe('revisions at the ward', () => {
  test('a sealed one is read whole', async () => {
    const read = await ward.value('revisions.readRevision', { roundId, number: 1 });
    expect(read.intact).toBe(true);
    expect(read.revision.answers[code]?.answer.explanation).toBe('Lời đầu');
    expect(await ward.error('revisions.readRevision', { roundId, number: 2 })).toMatchObject({
      code: 'REVISION_NOT_FOUND',
    });
  });

  test('one against the present sheet: only what differs has fields', async () => {
    const compared = await ward.value('revisions.compare', { roundId, from: 1, to: null });
    expect(compared.after).toMatchObject({ number: null, signedAt: null });
    expect(compared.leaves).toHaveLength(fullAnswers().size);
    expect(compared.leaves.filter(({ fields }) => fields.length > 0)).toMatchObject([
      {
        leafCode: code,
        presence: 'both',
        fields: [{ field: 'explanation', before: 'Lời đầu', after: 'Lời sau' }],
      },
    ]);
  });

  test('two sealed ones', async () => {
    const token = await signAndExport(ward, roundId);
    const held = await ward.value('revisions.listHeld', { roundId });
    expect(held.revisions.map(({ number }) => number)).toEqual([2, 1]);
    const { leaves } = await ward.value('revisions.compare', { roundId, from: 1, to: 2 });
    expect(leaves.filter(({ fields }) => fields.length > 0)).toHaveLength(1);
    await town.city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    await town.city.value('appraisal.acceptRemaining', { roundId, unitId });
    await take(token);
  });
});

describe('revisions at the city', () => {
  test('those received are listed, with the one appraised before', async () => {
    const held = await town.city.value('revisions.listHeld', { roundId, unitId });
    expect(held.unit.code).toBe('X1');
    expect(held.revisions.map(({ number }) => number)).toEqual([2, 1]);
    expect(held.appraisedBefore).toBe(1);
  });

  test('and compared as at the ward; there is no present sheet here', async () => {
    const ours = await ward.value('revisions.compare', { roundId, from: 1, to: 2 });
    const theirs = await town.city.value('revisions.compare', { roundId, unitId, from: 1, to: 2 });
    expect(theirs.leaves).toEqual(ours.leaves);
    expect(await town.city.error('revisions.compare', { roundId, unitId, from: 1, to: null })).toMatchObject({
      code: 'REVISION_NOT_FOUND',
    });
    expect(
      await town.city.error('revisions.listHeld', {
        roundId,
        unitId: '018cd5a0-0000-7000-8000-000000000000',
      }),
    ).toMatchObject({ code: 'UNIT_NOT_FOUND' });
  });
});

describe('the leader’s passphrase', () => {
  test('is changed with the one in force; the key stays', async () => {
    await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    const next = 'câu ký mới của lãnh đạo';
    const { keyFingerprint } = await ward.value('signOff.readKeyState', {});
    const old = await ward.value('keys.makeRecoverySheet', {});
    expect(await ward.error('leaderDesk.changePassphrase', { current: 'sai', next })).toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    expect(
      await ward.error('leaderDesk.changePassphrase', { current: PASSPHRASE, next: 'ngắn' }),
    ).toMatchObject({ code: 'PASSPHRASE_TOO_SHORT' });
    await ward.value('leaderDesk.changePassphrase', { current: PASSPHRASE, next });
    expect((await ward.value('signOff.readKeyState', {})).keyFingerprint).toBe(keyFingerprint);
    expect(await ward.error('leaderDesk.changePassphrase', { current: PASSPHRASE, next })).toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    const text = old.lines.join('\n');
    expect(await ward.error('keys.restoreLeaderKey', { text, passphrase: next })).toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    const back = await ward.value('keys.restoreLeaderKey', { text, passphrase: PASSPHRASE });
    expect(back.keyFingerprint).toBe(keyFingerprint);
  });

  test('each line typed back is checked', async () => {
    const { lines, keyFingerprint } = await ward.value('keys.makeRecoverySheet', {});
    const whole = await ward.value('leaderDesk.checkRecoveryLines', { text: lines.join('\n') });
    expect(whole).toMatchObject({ wanted: lines.length, keyFingerprint });
    expect(whole.lines.every(({ right }) => right)).toBe(true);
    const slip = lines.map((line, index) =>
      index === 2 ? line.replace(/^./, (char) => (char === 'A' ? 'B' : 'A')) : line,
    );
    const typed = await ward.value('leaderDesk.checkRecoveryLines', { text: slip.slice(0, 4).join('\n') });
    expect(typed.lines.map(({ right }) => right)).toEqual([true, true, false, true]);
    expect(typed.keyFingerprint).toBeNull();
  });
});
