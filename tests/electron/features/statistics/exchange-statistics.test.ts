import { beforeAll, describe, expect, test } from 'vitest';
import { viewedBundleSchema } from '#shared/contract/channels/viewer.ts';
import { openWard } from '#tests/support/small-town.ts';
import { CASES, PEOPLE } from '#tests/support/statistics-set.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';
import { fetchBundle, receive } from '../exchange/chain-steps.ts';
import { foundStatisticsTown, type StatisticsTown } from './statistics-town.ts';

const bench = await testBackend('exchange-statistics');
const elsewhere = await testBackend('exchange-statistics-elsewhere');
let town: StatisticsTown;
let ward: Caller;
let other: Caller;
let roundId: string;
/** The bundles of the first ward in the order they were made, as they travel. */
const sent: string[] = [];

async function setFigure(caller: Caller, code: string, raw: string): Promise<void> {
  const { statistics } = await caller.value('statistics.listStatistics', { roundId });
  const baseVersion = statistics.find((each) => each.code === code)?.version ?? 0;
  const change = { roundId, code, raw, estimated: false, note: '', baseVersion };
  await caller.value('statistics.saveValue', change);
}

const make = (caller: Caller) => caller.value('statistics.exportStatistics', { roundId });

const received = async (unitCode: string) => {
  const { units } = await town.city.value('statistics.listReceived', { roundId });
  const found = units.find((unit) => unit.unitCode === unitCode)?.received ?? null;
  return found && { revision: found.revision, raw: found.values.find(({ code }) => code === CASES)?.raw };
};

beforeAll(async () => {
  town = await foundStatisticsTown(bench, 2);
  roundId = town.round.id;
  ({ ward } = await openWard(bench, town.setupTokens[0] ?? ''));
  ({ ward: other } = await openWard(bench, town.setupTokens[1] ?? ''));
});

describe('statistics on their way to the city', () => {
  test('there is nothing to send before a figure is typed', async () => {
    expect(await ward.error('statistics.exportStatistics', { roundId })).toMatchObject({
      code: 'NOTHING_TO_EXPORT',
    });
  });

  test('the same figures give the same bundle, other figures the next number', async () => {
    await setFigure(ward, CASES, '1.200');
    const first = await make(ward);
    expect(first).toMatchObject({ revision: 1, encryptedFor: 'Thành phố Thử' });
    expect((await make(ward)).bundleId).toBe(first.bundleId);
    sent.push(await ward.carry(first.file));
    await setFigure(ward, CASES, '1.250,5');
    const second = await make(ward);
    expect(second.revision).toBe(2);
    sent.push(await ward.carry(second.file));
    const { sent: last } = await ward.value('statistics.listStatistics', { roundId });
    expect(last).toMatchObject({ bundleId: second.bundleId, revision: 2, acknowledged: false });
  });

  test('the viewer shows every figure without taking anything in', async () => {
    const seen = viewedBundleSchema.parse(
      await town.city.value('viewer.readBundle', { fileToken: sent[1] ?? '' }),
    );
    expect(seen).toMatchObject({ kind: 'statistics', revision: 2, encrypted: true });
    expect(seen.rows.map(({ code, title, remark }) => [code, title, remark])).toEqual([
      [CASES, 'Tổng số hồ sơ đã giải quyết (hồ sơ)', '1.250,5'],
      [PEOPLE, 'Dân số trung bình (người)', 'chưa có số liệu'],
    ]);
    expect(await received('X1')).toBeNull();
  });

  test('a dry run says what the real one will say, and keeps nothing', async () => {
    const dry = await receive(town.city, [...sent, ...sent], true);
    expect(dry.items.map(({ verdict }) => verdict)).toEqual([
      'accepted',
      'accepted',
      'alreadyHeld',
      'alreadyHeld',
    ]);
    expect(await received('X1')).toBeNull();
  });

  test('the newer stands, whichever came first; the older is kept aside; twice is harmless', async () => {
    const newer = await receive(town.city, [sent[1] ?? '']);
    expect(newer.items).toMatchObject([{ verdict: 'accepted', code: null, kind: 'statistics', revision: 2 }]);
    const older = await receive(town.city, [sent[0] ?? '']);
    expect(older.items).toMatchObject([{ verdict: 'keptAside', code: 'OLDER_THAN_HELD' }]);
    const again = await receive(town.city, [sent[1] ?? '']);
    expect(again.items).toMatchObject([{ verdict: 'alreadyHeld' }]);
    expect(await received('X1')).toEqual({ revision: 2, raw: '1.250,5' });
    expect(await received('X2')).toBeNull();
    const { units, statistics } = await town.city.value('statistics.listReceived', { roundId });
    expect(statistics.map(({ code }) => code)).toEqual([CASES, PEOPLE]);
    expect(units[0]?.received?.values).toMatchObject([
      { code: CASES, raw: '1.250,5', value: '1250.5', estimated: false },
      { code: PEOPLE, raw: '', value: null },
    ]);
  });

  test('the receipt turns the bundle green at the ward', async () => {
    const { items } = await town.city.value('exchange.listOutbox', {});
    const receipts = items.filter(({ kind }) => kind === 'receipt').map(({ bundleId }) => bundleId);
    expect(receipts).toHaveLength(2);
    for (const bundleId of receipts) {
      const taken = await receive(ward, [await fetchBundle(town.city, bundleId)]);
      expect(taken.items).toMatchObject([{ verdict: 'accepted', kind: 'receipt' }]);
    }
    const { sent: last } = await ward.value('statistics.listStatistics', { roundId });
    expect(last?.acknowledged).toBe(true);
  });

  test('a ward is known from its statistics on, and no stranger speaks for it', async () => {
    await setFigure(other, CASES, '77');
    const { file } = await make(other);
    const taken = await receive(town.city, [await other.carry(file)]);
    expect(taken.items).toMatchObject([{ verdict: 'accepted', senderName: 'Xã Số 2' }]);
    expect(await received('X2')).toEqual({ revision: 1, raw: '77' });
    // The same ward opened once more elsewhere has other keys under the same setup code.
    const setup = bench.backend.services.files.findUpload(town.setupTokens[1] ?? '');
    const token = await elsewhere.backend.files.adoptFile(setup?.path ?? '');
    const { ward: stranger } = await openWard(elsewhere, token);
    await setFigure(stranger, CASES, '78');
    await setFigure(stranger, PEOPLE, '5');
    const forged = await make(stranger);
    const path = await stranger.pathOf(forged.file);
    const refused = await receive(town.city, [await bench.backend.files.adoptFile(path)]);
    expect(refused.items).toMatchObject([
      { verdict: 'refused', step: 'signature', code: 'SENDER_KEY_CHANGED' },
    ]);
    expect(await received('X2')).toEqual({ revision: 1, raw: '77' });
  });

  test('a ward takes no statistics', async () => {
    const items = (await receive(other, [sent[0] ?? ''])).items;
    expect(items[0]?.verdict).toBe('refused');
  });
});
