import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { exportedRefusalsSchema, type ExportedRefusals } from '#shared/contract/channels/refusals.ts';
import { NO_TRANSPORT } from '#shared/schemas/transport.ts';
import { listInbox } from '#db/queries/exchange.ts';
import { keepRefused } from '#electron/features/exchange/inbox-files.ts';
import { safeName } from '#electron/services/files/safe-name.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { folderPaths } from '#electron/workspace/folder-paths.ts';
import { readZipEntry } from '#tests/support/read-zip-entry.ts';
import { foundTown } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('refusal-export');
const { city, cityFolder } = await foundTown(bench, 1);
const paths = folderPaths(join(bench.root, cityFolder));
const opened = bench.backend.services.folders.open(cityFolder);
if (!opened.ok) throw new Error('city folder does not open');
const db = opened.value.db.read;

/** Names a stranger may give a file, and what each could break. */
const HOSTILE = [
  'CON',
  'a".cchc',
  '<img src=x onerror=alert(1)>.cchc',
  '\u202Egnp.cchc',
  'chạy tôi.exe',
  `${'ưỡ'.repeat(200)}.cchc`,
  'tệp. . .',
];

async function offer(names: readonly string[], content = (name: string) => `không phải gói: ${name}`) {
  const fileTokens: string[] = [];
  for (const name of names) fileTokens.push(await city.upload(name, content(name)));
  const result = await city.job('exchange.importBundles', { fileTokens, dryRun: false });
  return importResultSchema.parse(result).items;
}

async function refused() {
  const { inbox } = await city.value('transport.listJourneys', {});
  return inbox.filter(({ item }) => item.verdict === 'refused');
}

async function exportAll(
  inboxIds: readonly string[],
  place: string | null = null,
): Promise<ExportedRefusals> {
  return exportedRefusalsSchema.parse(await city.job('refusals.exportFiles', { inboxIds, place }));
}

async function zipOf({ file }: ExportedRefusals): Promise<string> {
  if (!file) throw new Error('nothing offered');
  return city.pathOf(file);
}

async function entriesOf(path: string): Promise<readonly string[]> {
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.error.code);
  zip.value.close();
  return [...zip.value.entries.keys()];
}

describe('refused files', () => {
  test('are kept with their reason, each under a name of its own', async () => {
    expect((await offer(HOSTILE)).every(({ verdict }) => verdict === 'refused')).toBe(true);
    const kept = listInbox(db).map(({ keptName }) => keptName ?? '');
    expect(new Set(kept).size).toBe(HOSTILE.length);
    expect(readdirSync(join(paths.inbox, 'refused')).sort()).toEqual([...kept].sort());
    expect((await refused()).every((journey) => journey.kept)).toBe(true);
  });

  test('of one name in one second lose nothing', async () => {
    const at = '2024-01-05T02:00:00.000Z';
    const folder = tempFolder('same-name');
    const names: string[] = [];
    for (const content of ['một', 'hai', 'một']) {
      const source = join(folder, 'x');
      writeFileSync(source, content);
      const file = { path: source, fileName: 'x.cchc' };
      const arrival = {
        file,
        path: source,
        sha256: sha256Hex(content),
        isOurs: false,
        wasEncrypted: false,
        error: null,
      } as const;
      names.push(await keepRefused(folderPaths(folder), arrival, at));
    }
    expect(names).toEqual([
      '20240105T020000Z_x.cchc',
      '20240105T020000Z_x-2.cchc',
      '20240105T020000Z_x.cchc',
    ]);
    expect(readFileSync(join(folder, 'inbox', 'refused', names[1] ?? ''), 'utf8')).toBe('hai');
  });

  test('safe names are short, whole characters, and free of marks that turn or hide letters', () => {
    for (const name of HOSTILE) {
      const safe = safeName(name);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(180);
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]|[. ]$|\uFFFD/u);
    }
    expect(safeName('../../etc/passwd')).toBe('.._.._etc_passwd');
    expect(safeName('\uD83D.cchc')).not.toContain('\uD83D');
  });
});

describe('the export for the sender', () => {
  test('holds every file byte for byte and a page that says why, and reads back with unzip', async () => {
    const journeys = await refused();
    const made = await exportAll(journeys.map(({ id }) => id));
    expect(made).toMatchObject({ count: HOSTILE.length, written: null });
    const path = await zipOf(made);
    execFileSync('unzip', ['-tq', path]);
    const names = await entriesOf(path);
    expect(names).toHaveLength(HOSTILE.length + 1);
    const html = (await readZipEntry(path, 'ly-do.html')).toString('utf8');
    const rows = [...listInbox(db)].sort((left, right) => (left.receivedAt < right.receivedAt ? -1 : 1));
    for (const [index, row] of rows.entries()) {
      const name = names.find((each) => each.startsWith(`tep/${String(index + 1).padStart(4, '0')}_`)) ?? '';
      expect(sha256Hex(await readZipEntry(path, name))).toBe(row.fingerprint);
      expect(name).toMatch(/\.(?:cchc|khong-nhan)$/);
      expect(html).toContain('[NOT_A_BUNDLE]');
    }
    expect(html).toContain('Thành phố Thử');
    expect(html).toContain('khi mở tệp');
    expect(html).toContain('Chọn đúng tệp có đuôi .cchc.');
    expect(html).not.toContain('<img');
    expect(html).toContain("default-src 'none'");
  });

  test('is the same bytes for the same files, in whatever order they are named', async () => {
    const ids = (await refused()).map(({ id }) => id);
    const first = await exportAll(ids);
    const second = await exportAll([...ids].reverse());
    expect(second.fingerprint).toBe(first.fingerprint);
  });

  test('holds only what was chosen', async () => {
    const [one] = await refused();
    const made = await exportAll([one?.id ?? '']);
    expect(await entriesOf(await zipOf(made))).toHaveLength(2);
  });

  test('can be written to a stick, read back and compared', async () => {
    const stick = tempFolder('refusal-stick');
    const [one] = await refused();
    const settings = { ...NO_TRANSPORT, places: [stick], password: null };
    await city.value('transport.saveSettings', settings);
    const made = await exportAll([one?.id ?? ''], stick);
    expect(made).toMatchObject({ file: null, written: { place: stick } });
    expect(sha256Hex(readFileSync(join(stick, made.fileName)))).toBe(made.fingerprint);
    const elsewhere = { inboxIds: [one?.id ?? ''], place: tempFolder('elsewhere') };
    expect(await city.error('refusals.exportFiles', elsewhere)).toMatchObject({ code: 'PLACE_NOT_FOUND' });
  });

  test('takes no file that is unknown, and none whose kept copy changed or is gone', async () => {
    const unknown = { inboxIds: ['018cd7a0-0000-7000-8000-000000000000'] };
    expect(await city.error('refusals.exportFiles', unknown)).toMatchObject({ code: 'FILE_NOT_FOUND' });
    const row = listInbox(db).find(({ code }) => code === 'NOT_A_BUNDLE');
    const kept = join(paths.inbox, 'refused', row?.keptName ?? '');
    writeFileSync(kept, 'khác');
    await expect(exportAll([row?.id ?? ''])).rejects.toThrow('FILE_NOT_READABLE');
    rmSync(kept);
    await expect(exportAll([row?.id ?? ''])).rejects.toThrow('FILE_NOT_READABLE');
    expect((await refused()).find(({ id }) => id === row?.id)?.kept).toBe(false);
    const { records } = await city.value('audit.listRecords', { beforeSeq: null, limit: 200 });
    expect(records.filter(({ action }) => action === 'refusals.exportFiles')).toHaveLength(5);
    mkdirSync(paths.staging, { recursive: true });
    expect(readdirSync(paths.staging)).toEqual([]);
  });
});
