import { beforeAll, describe, expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import type { BundleKind } from '#shared/schemas/bundle.ts';
import { contactOf, forge, statisticsPayload } from '#tests/support/pair.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import type { Caller } from '#tests/support/test-backend.ts';
import { fetchBundle, receive } from './chain-steps.ts';
import { openForged } from './forged-setting.ts';

const { pair, stranger, makeReport } = await openForged('receipts-of-kinds');
const { city, ward } = pair;
const roundId = pair.round.id;

const stateOf = async (caller: Caller, bundleId: string) =>
  (await caller.value('exchange.listOutbox', {})).items.find((item) => item.bundleId === bundleId)?.state;

const inboxAt = async (caller: Caller) => (await caller.value('transport.listJourneys', {})).inbox;

/** A receipt for what lies in an outbox, as its receiver or (with a key) somebody else would sign it. */
async function receiptFor(of: Caller, bundleId: string, from: 'city' | 'ward', isForged: boolean) {
  const { items } = await of.value('exchange.listOutbox', {});
  const receivedFingerprint = items.find((item) => item.bundleId === bundleId)?.fingerprint ?? '';
  const receipt = {
    schemaVersion: 1,
    receivedBundleId: bundleId,
    receivedFingerprint,
    verdict: 'accepted',
    reasonCode: null,
    receivedAt: '2024-01-05T04:00:00.000Z',
  } as const;
  return forge(pair, { kind: 'receipt', receipt }, { from, ...(isForged && { key: stranger }) });
}

async function makeAtWard(kind: BundleKind): Promise<string> {
  if (kind === 'submission')
    return (await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null })).bundleId;
  const { reportId } = await ward.value('reports.addReport', {
    fileToken: await ward.upload('bao-cao.pdf', '%PDF-1.7 báo cáo'),
    roundId,
    title: 'Báo cáo quý I',
    number: '12/BC-UBND',
    date: '2023-04-05',
  });
  return (await ward.value('reports.exportReport', { reportId })).bundleId;
}

async function makeAtCity(kind: BundleKind): Promise<string> {
  if (kind === 'feedback') {
    const unitIds = [pair.wardRef.unitId];
    const made = await city.job('exchange.createFeedback', { roundId, unitIds, answerBy: null });
    return bundlesResultSchema.parse(made).bundleIds[0] ?? '';
  }
  await city.value('appraisal.acceptRemaining', { roundId, unitId: pair.wardRef.unitId });
  await city.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await city.value('rounds.publishRound', { roundId, incompleteReason: 'Xã 2 không gửi' });
  await city.value('session.signIn', { username: 'quantri', password: PASSWORD });
  const made = await city.job('publication.createResults', { roundId, unitIds: [pair.wardRef.unitId] });
  return bundlesResultSchema.parse(made).bundleIds[0] ?? '';
}

/** The way of one bundle: a made-up receipt changes nothing, arriving neither; the true receipt is carried back. */
async function follow(
  [sender, receiver]: readonly [Caller, Caller],
  side: 'city' | 'ward',
  bundleId: string,
): Promise<void> {
  const forged = await receiptFor(sender, bundleId, side, true);
  const [item] = (await receive(sender, [await sender.upload('gia.cchc', forged)])).items;
  expect(item).toMatchObject({ verdict: 'refused', step: 'signature' });
  expect(await stateOf(sender, bundleId)).toBe('created');
  const taken = await receive(receiver, [await fetchBundle(sender, bundleId)]);
  expect(taken.items).toMatchObject([{ verdict: 'accepted' }]);
  // Written out and taken in over there, it is not green yet.
  expect(await stateOf(sender, bundleId)).toBe('saved');
  expect(taken.receiptBundleIds).toHaveLength(1);
  await receive(sender, [await fetchBundle(receiver, taken.receiptBundleIds[0])]);
}

describe('a record turns green by a signed receipt only', () => {
  test.each(['submission', 'report'] as const)('of the ward: %s', async (kind) => {
    const bundleId = await makeAtWard(kind);
    await follow([ward, city], 'city', bundleId);
    expect(await stateOf(ward, bundleId)).toBe('acknowledged');
  });

  test.each(['feedback', 'results'] as const)('of the city: %s', async (kind) => {
    const bundleId = await makeAtCity(kind);
    await follow([city, ward], 'ward', bundleId);
    expect(await stateOf(city, bundleId)).toBe('acknowledged');
  });
});

describe('what came in shows the receipt made for it, and no other', () => {
  beforeAll(async () => {
    const contact = contactOf(pair, { sendingKey: stranger.publicKey });
    const forged = await forge(pair, { ...statisticsPayload(pair, 1), contact }, { key: stranger });
    const report = await makeReport();
    const tokens: string[] = [];
    for (const bytes of [forged, report]) tokens.push(await city.upload('goi.cchc', bytes));
    await receive(city, tokens);
  });

  test('a forged bundle got none; each genuine one its own', async () => {
    const inbox = await inboxAt(city);
    const forged = inbox.filter(({ item }) => item.step === 'signature');
    expect(forged.length).toBeGreaterThan(0);
    expect(forged.map(({ receiptBundleId }) => receiptBundleId)).toEqual(forged.map(() => null));
    const answered = inbox.filter(({ item }) => item.kind === 'submission' || item.kind === 'report');
    const receipts = answered.map(({ receiptBundleId }) => receiptBundleId);
    expect(receipts).toHaveLength(3);
    expect(receipts).not.toContain(null);
    expect(new Set(receipts).size).toBe(3);
  });
});
