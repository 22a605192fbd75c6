import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { NO_TRANSPORT, type TransportSettings } from '#shared/schemas/transport.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import type { Caller } from '#tests/support/test-backend.ts';
import { foundTown } from '#tests/support/small-town.ts';
import { exportBundle, signedTown, transportBench } from './signed-town.ts';

const share = tempFolder('share');
const up = join(share, 'len');
const down = join(share, 'xuong');
for (const path of [up, down]) mkdirSync(path);

const bench = await transportBench('watch-bench');
const town = await signedTown(bench);

async function watch(who: Caller, folder: Partial<TransportSettings['folder']>): Promise<void> {
  const settings = { ...NO_TRANSPORT, folder: { ...NO_TRANSPORT.folder, enabled: true, ...folder } };
  await who.value('transport.saveSettings', { ...settings, password: null });
}

/** Waits until nothing is under way by itself. */
async function beat(): Promise<void> {
  bench.beat();
  for (let turn = 0; turn < 2000; turn += 1) {
    const { status } = await town.ward.value('transport.readSettings', {});
    const { status: cityStatus } = await town.city.value('transport.readSettings', {});
    if (![...status, ...cityStatus].some(({ state }) => state === 'working')) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('still working');
}

/** Two minutes: longer than any interval here, shorter than what locks an idle session. */
function later(): void {
  bench.clock.set(new Date(bench.clock.now().getTime() + 120_000).toISOString());
}

afterEach(later);

describe('the watched folder', () => {
  test('settings are checked before they are kept', async () => {
    const wrong = {
      ...NO_TRANSPORT,
      folder: { ...NO_TRANSPORT.folder, enabled: true, inbox: join(share, 'x') },
    };
    const error = await town.city.error('transport.saveSettings', { ...wrong, password: null });
    expect(error.code).toBe('PLACE_NOT_FOUND');
    const twice = {
      ...NO_TRANSPORT,
      folder: { ...NO_TRANSPORT.folder, enabled: true, inbox: up, outbox: up },
    };
    expect((await town.city.error('transport.saveSettings', { ...twice, password: null })).code).toBe(
      'SAME_FOLDER_TWICE',
    );
  });

  test('a bundle goes up and its receipt comes down with nobody at the keyboard', async () => {
    await watch(town.ward, { inbox: down, outbox: up });
    await watch(town.city, { inbox: up, outbox: down });
    const bundleId = await exportBundle(town);
    later();
    await beat();
    const [sent = ''] = readdirSync(up).filter((name) => name.includes('.cchc'));
    expect(sent).toMatch(/^X1_submission_2023_r1_.*\.cchc\.age$/);

    // First look: seen. Second look: unchanged, so taken.
    later();
    await beat();
    later();
    await beat();
    expect(readdirSync(up)).toEqual(['da-nhan']);
    expect(readdirSync(join(up, 'da-nhan'))).toMatchObject([expect.stringMatching(/_da-nhan_X1_submission/)]);
    // The setup bundle holds a secret and stays; the receipt goes by itself.
    later();
    await beat();
    const answers = existsSync(join(down, 'da-nhan'))
      ? readdirSync(join(down, 'da-nhan'))
      : readdirSync(down);
    expect(answers.every((name) => name.includes('receipt'))).toBe(true);
    for (let turn = 0; turn < 3; turn += 1) {
      later();
      await beat();
    }
    const { outbox } = await town.ward.value('transport.listJourneys', {});
    const journey = outbox.find(({ item }) => item.bundleId === bundleId);
    expect(journey?.confirmed).toBe(true);
    expect(journey?.steps.map(({ step, way }) => [step, way])).toEqual([
      ['created', null],
      ['queued', 'folder'],
      ['sent', 'folder'],
      ['acknowledged', null],
    ]);
    const { items } = await town.city.value('transport.listLog', { limit: 100 });
    expect(items.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['found', 'moved', 'queued', 'sent']),
    );
    const log = await town.city.value('audit.listRecords', { beforeSeq: null, limit: 50 });
    expect(log.records.some(({ actor, action }) => actor === 'tu-dong' && action === 'transport.send')).toBe(
      true,
    );
  });

  test('a file still being written is not taken', async () => {
    const [held = ''] = readdirSync(join(up, 'da-nhan'));
    const whole = readFileSync(join(up, 'da-nhan', held));
    const target = join(up, 'X1_dang-chep.cchc.age');
    for (const part of [0.3, 0.6, 1]) {
      writeFileSync(target, whole.subarray(0, Math.floor(whole.byteLength * part)));
      const at = new Date(Date.parse('2024-01-05T00:00:00Z') + part * 60_000);
      utimesSync(target, at, at);
      later();
      await beat();
      expect(existsSync(target)).toBe(true);
    }
    later();
    await beat();
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(join(up, 'da-nhan')).some((name) => /_da-co_X1_dang-chep/.test(name))).toBe(true);
  });

  test('what is for somebody else is left where it is, and only once looked at', async () => {
    const other = await transportBench('watch-other');
    const elsewhere = await foundTown(other, 1, 'TP-KHAC');
    const [token = ''] = elsewhere.setupTokens;
    const upload = other.backend.services.files.findUpload(token);
    const target = join(up, 'X9_setup_2023_r0_00000000.cchc');
    copyFileSync(upload?.path ?? '', target);
    for (let turn = 0; turn < 3; turn += 1) {
      later();
      await beat();
    }
    expect(existsSync(target)).toBe(true);
    const { items } = await town.city.value('transport.listLog', { limit: 200 });
    expect(
      items.filter(({ event, fileName }) => event === 'leftAlone' && fileName.startsWith('X9')),
    ).toHaveLength(1);
    const { inbox } = await town.city.value('transport.listJourneys', {});
    expect(inbox.some(({ item }) => item.fileName.startsWith('X9'))).toBe(false);
  });

  test('rubbish is moved away with its reason, never deleted', async () => {
    writeFileSync(join(up, 'hong.cchc'), 'đây không phải gói');
    later();
    await beat();
    later();
    await beat();
    const moved = readdirSync(join(up, 'da-nhan')).find((name) => name.endsWith('_hong.cchc')) ?? '';
    expect(moved).toMatch(/_tu-choi-[A-Z_]+_hong\.cchc$/);
    expect(readFileSync(join(up, 'da-nhan', moved), 'utf8')).toBe('đây không phải gói');
  });

  test('a share that is gone is said once, waited for, and noticed when it is back', async () => {
    const before = (await town.city.value('transport.listLog', { limit: 1000 })).items.length;
    const aside = join(share, 'tam');
    renameSync(up, aside);
    for (let turn = 0; turn < 4; turn += 1) {
      later();
      await beat();
    }
    const gone = await town.city.value('transport.readSettings', {});
    expect(gone.status[0]).toMatchObject({ state: 'unreachable', lastCode: 'PLACE_NOT_FOUND' });
    renameSync(aside, up);
    later();
    await beat();
    const { items } = await town.city.value('transport.listLog', { limit: 1000 });
    const news = items.slice(0, items.length - before).map(({ event }) => event);
    expect(news.filter((event) => event === 'unreachable')).toHaveLength(1);
    expect(news.filter((event) => event === 'reachable')).toHaveLength(1);
  });

  test('a setup bundle never goes by itself, not even when asked', async () => {
    const { outbox } = await town.city.value('transport.listJourneys', {});
    const setup = outbox.find(({ item }) => item.kind === 'setup')?.item.bundleId ?? '';
    const error = await town.city.error('transport.sendAgain', { bundleIds: [setup], way: 'folder' });
    expect(error.code).toBe('NOT_BY_THIS_WAY');
    expect((await town.city.error('transport.sendAgain', { bundleIds: [setup], way: 'webdav' })).code).toBe(
      'WAY_NOT_SET_UP',
    );
  });

  test('a failed copy is tried again later and later, and goes out in the end', async () => {
    const bundleId = (await town.ward.value('transport.listJourneys', {})).outbox[0]?.item.bundleId ?? '';
    rmSync(up, { recursive: true });
    await town.ward.value('transport.sendAgain', { bundleIds: [bundleId], way: 'folder' });
    later();
    await beat();
    later();
    await beat();
    const waiting = (await town.ward.value('transport.listJourneys', {})).outbox[0]?.waiting[0];
    expect(waiting?.attempts).toBe(2);
    expect(Date.parse(waiting?.nextAttemptAt ?? '')).toBeGreaterThan(bench.clock.now().getTime() + 55_000);
    mkdirSync(up);
    await town.ward.job('transport.pollNow', {});
    const { outbox } = await town.ward.value('transport.listJourneys', {});
    expect(outbox[0]?.waiting).toEqual([]);
    const [name = ''] = readdirSync(up);
    expect(statSync(join(up, name)).size).toBeGreaterThan(1000);
  });
});
