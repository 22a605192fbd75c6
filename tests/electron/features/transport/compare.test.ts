import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { points } from '#shared/lib/points.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import { exportBundle, signedTown, takeIn, transportBench } from './signed-town.ts';

const bench = await transportBench('compare-bench');
const town = await signedTown(bench);

test('what I sent, what the city holds, what came back: criterion by criterion', async () => {
  const { city, ward, roundId, unitId } = town;
  const bundleId = await exportBundle(town);
  const compare = () => ward.value('transport.compare', { bundleId });

  const before = await compare();
  expect(before).toMatchObject({
    revision: 1,
    held: null,
    returned: null,
    roundTitle: 'Chỉ số CCHC năm 2023',
  });
  expect(before.leaves.every(({ outcome }) => outcome === 'open')).toBe(true);
  const scored = before.leaves.filter(({ sentStatus }) => sentStatus === 'SCORED');
  expect(scored.length).toBeGreaterThan(50);
  expect(scored.reduce((sum, { sentPoints }) => sum + (sentPoints ?? 0), 0)).toBe(before.sent.total);

  const carried = await city.value('exchange.listInbox', {});
  expect(carried.items).toEqual([]);
  const token = await ward.carry(await ward.value('exchange.fetchOutbox', { bundleIds: [bundleId] }));
  const taken = await takeIn(city, [token]);
  const receipt = await city.value('exchange.fetchOutbox', { bundleIds: taken.receiptBundleIds });
  await takeIn(ward, [await city.carry(receipt)]);
  const held = await compare();
  expect(held.held).toMatchObject({
    receiptBundleId: taken.receiptBundleIds[0],
    fingerprint: before.sent.fingerprint,
    verdict: 'accepted',
    matches: true,
  });

  const [first, second] = scored;
  if (!first || !second) throw new Error('nothing scored');
  await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
  const save = { roundId, unitId, notApplicable: false, request: '' };
  await city.value('appraisal.saveLeaf', {
    ...save,
    leafCode: first.leafCode,
    raw: '0',
    reason: 'Không có văn bản.',
    request: 'Bổ sung quyết định.',
  });
  await city.value('appraisal.saveLeaf', {
    ...save,
    leafCode: second.leafCode,
    raw: String((second.sentPoints ?? 0) / 1_000_000),
    reason: '',
  });
  const made = bundlesResultSchema.parse(
    await city.job('exchange.createFeedback', { roundId, unitIds: [unitId], answerBy: '2024-01-20' }),
  );
  const feedback = await city.value('exchange.fetchOutbox', { bundleIds: made.bundleIds });
  await takeIn(ward, [await city.carry(feedback)]);

  const after = await compare();
  expect(after.returned).toMatchObject({ bundleId: made.bundleIds[0], deadline: '2024-01-20' });
  const leaf = (code: string) => after.leaves.find(({ leafCode }) => leafCode === code);
  expect(leaf(first.leafCode)).toMatchObject({
    outcome: 'changed',
    sentPoints: first.sentPoints,
    returned: { appraisedPoints: points('0'), reason: 'Không có văn bản.', request: 'Bổ sung quyết định.' },
  });
  expect(leaf(second.leafCode)?.outcome).toBe('same');
  expect(after.leaves.filter(({ outcome }) => outcome === 'open').length).toBe(after.leaves.length - 2);

  // The receipt itself is read again each time: without it nothing is claimed.
  const inbox = join(town.wardFolder, 'inbox');
  for (const name of readdirSync(inbox).filter((each) => each.includes('_receipt_')))
    rmSync(join(inbox, name));
  mkdirSync(inbox, { recursive: true });
  expect((await compare()).held).toBeNull();
});

test('only a submission made here can be compared', async () => {
  const strange = { bundleId: '00000000-0000-7000-8000-000000000000' };
  expect((await town.ward.error('transport.compare', strange)).code).toBe('FILE_NOT_FOUND');
  expect((await town.city.error('transport.compare', strange)).code).toBe('WRONG_SIDE');
});
