import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completeSheet, foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { fetchBundle, pinDocument, receive, sign } from '#tests/electron/features/exchange/chain-steps.ts';

const bench = await testBackend('exchange-chain');
const town = await foundTown(bench, 2);
const { city } = town;
const roundId = town.round.id;
const first = await openWard(bench, town.setupTokens[0] ?? '');
const unitId = town.units[0]?.id ?? '';
const outboxOf = (folder: string): string => join(bench.root, folder, 'outbox');

const overviewOf = async (id: string) => {
  const { wards } = await city.value('appraisal.readOverview', { roundId });
  return wards.find(({ unit }) => unit.id === id);
};

let submission = '';
let receiptId = '';

describe('a ward sends', () => {
  test('nothing before a revision is sealed', async () => {
    const input = { roundId, revisionNumber: null };
    expect(await first.ward.error('exchange.exportSubmission', input)).toMatchObject({
      code: 'NOTHING_TO_EXPORT',
    });
  });

  test('a damaged document is named and no bundle is made', async () => {
    const { ward, folderId } = first;
    const sha256 = await pinDocument(ward, roundId, 'kế hoạch CCHC');
    await completeSheet(ward, roundId, fullAnswers());
    await sign(ward, roundId);
    const stored = join(bench.root, folderId, 'files', sha256.slice(0, 2), sha256);
    const good = readFileSync(stored);
    const input = { roundId, revisionNumber: null };
    for (const bad of [Buffer.from('kế hoạch CCHD'), Buffer.from('ngắn')]) {
      writeFileSync(stored, bad);
      expect(await ward.error('exchange.exportSubmission', input)).toEqual({
        code: 'FILE_NOT_READABLE',
        details: { name: 'Kế hoạch.pdf' },
      });
    }
    writeFileSync(stored, good);
    expect((await ward.value('exchange.listOutbox', {})).items).toEqual([]);
  });

  test('one revision is one bundle, however often it is exported', async () => {
    const { ward, folderId } = first;
    const input = { roundId, revisionNumber: null };
    const [one, two] = await Promise.all([
      ward.value('exchange.exportSubmission', input),
      ward.value('exchange.exportSubmission', { roundId, revisionNumber: 1 }),
    ]);
    expect(two.bundleId).toBe(one.bundleId);
    expect(two.file.fingerprint).toBe(one.file.fingerprint);
    expect(one.encryptedFor).toBe('Thành phố Thử');
    expect(readdirSync(outboxOf(folderId)).sort()).toEqual([
      one.file.fileName.replace(/\.age$/, ''),
      one.file.fileName,
    ]);
    const { items } = await ward.value('exchange.listOutbox', {});
    expect(items).toMatchObject([
      {
        bundleId: one.bundleId,
        kind: 'submission',
        revision: 1,
        state: 'created',
        roundTitle: town.round.title,
      },
    ]);
    expect(await ward.error('exchange.exportSubmission', { roundId, revisionNumber: 7 })).toMatchObject({
      code: 'REVISION_NOT_FOUND',
    });
    submission = await ward.carry(one.file);
  });
});

describe('the city receives', () => {
  test('a dry run says what would happen and writes nothing', async () => {
    const result = await receive(city, [submission, submission], true);
    expect(result.items.map(({ verdict }) => verdict)).toEqual(['accepted', 'alreadyHeld']);
    expect(result.receiptBundleIds).toEqual([]);
    expect((await city.value('exchange.listInbox', {})).items).toEqual([]);
    expect(await overviewOf(unitId)).toMatchObject({ state: 'notSent', revision: null, selfTotal: null });
    expect(readdirSync(join(bench.root, town.cityFolder, 'inbox'))).toEqual([]);
    expect(existsSync(join(bench.root, town.cityFolder, 'staging'))).toBe(false);
  });

  test('a good bundle between bad ones is taken in, the others are refused with their step', async () => {
    const path = bench.backend.services.files.findUpload(submission)?.path ?? '';
    const bytes = readFileSync(path);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    const gone = await city.upload('mất.cchc', 'sẽ bị rút ra');
    const tokens = [
      await city.upload('hỏng: 1?.cchc', changed),
      await city.upload('ảnh.png', 'không phải gói'),
      gone,
      submission,
      town.setupTokens[0] ?? '',
    ];
    const result = await receive(city, tokens);
    expect(result.items.map(({ verdict, step }) => [verdict, step])).toEqual([
      ['refused', expect.stringMatching(/parse|structure/)],
      ['refused', 'parse'],
      ['refused', 'parse'],
      ['accepted', null],
      ['refused', 'signature'],
    ]);
    expect(result.items[3]).toMatchObject({ senderName: 'Xã Số 1', revision: 1, kind: 'submission' });
    expect(result.receiptBundleIds).toHaveLength(1);
    receiptId = result.receiptBundleIds[0] ?? '';
    const progress = await overviewOf(unitId);
    expect(progress).toMatchObject({ state: 'received', revision: 1, late: false, appraisedLeaves: 0 });
    expect(progress?.selfTotal).toBe(result.items[3]?.total);
    const inbox = await city.value('exchange.listInbox', {});
    expect(inbox.items).toHaveLength(5);
    const refused = readdirSync(join(bench.root, town.cityFolder, 'inbox', 'refused'));
    expect(refused).toHaveLength(4);
    expect(refused.some((name) => name.endsWith('_hỏng_ 1_.cchc'))).toBe(true);
  });

  test('the same again is harmless and gets the receipt it had', async () => {
    const result = await receive(city, [submission]);
    expect(result.items).toMatchObject([{ verdict: 'alreadyHeld', code: null }]);
    expect(result.receiptBundleIds).toEqual([receiptId]);
    const { items } = await city.value('exchange.listOutbox', {});
    expect(items.filter(({ kind }) => kind === 'receipt')).toHaveLength(1);
    const { path } = bench.backend.services.files.findUpload(await fetchBundle(city, receiptId)) ?? {
      path: '',
    };
    rmSync(path);
    const again = await receive(city, [submission]);
    expect(again.receiptBundleIds).not.toEqual([receiptId]);
    receiptId = again.receiptBundleIds[0] ?? '';
  });

  test('a receipt turns the ward’s record green, once and for all', async () => {
    const { ward } = first;
    const receipt = await fetchBundle(city, receiptId);
    expect((await receive(ward, [receipt], true)).items).toMatchObject([{ verdict: 'accepted' }]);
    expect((await ward.value('exchange.listOutbox', {})).items[0]?.state).toBe('created');
    const taken = await receive(ward, [receipt, receipt, submission]);
    expect(taken.items.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['accepted', null],
      ['alreadyHeld', null],
      ['refused', 'AGE_WRONG_RECEIVER'],
    ]);
    expect(taken.receiptBundleIds).toEqual([]);
    expect((await ward.value('exchange.listOutbox', {})).items[0]).toMatchObject({
      state: 'acknowledged',
      refusalCode: null,
    });
    const other = await openWard(bench, town.setupTokens[1] ?? '');
    expect((await receive(other.ward, [receipt])).items).toMatchObject([
      { verdict: 'refused', step: 'policy', code: 'WRONG_RECEIVER' },
    ]);
  });
});
