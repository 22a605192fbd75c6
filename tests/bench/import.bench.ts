import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { read, utils, write } from 'xlsx';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { makeSubmission, wardOutside } from '#tests/support/make-submissions.ts';
import { benchCity } from '#tests/bench/lib/bench-city.ts';
import { measure, report } from '#tests/bench/lib/measure.ts';
import { solveAll } from '#tests/bench/lib/wide-set.ts';

/**
 * Importing 200 wards' submissions, each with three documents of 20 kB: the whole use case (guard, hashes, two
 * signatures, every point recomputed, evidence stored and read back, one transaction and one signed receipt a bundle)
 * against the bare floor (read, SHA-256, the same rows, files written) and against reading the same leaves from workbooks.
 */
const WARDS = 200;
const city = await benchCity(WARDS);
const work = mkdtempSync(join(tmpdir(), 'cchc-import-'));
const answers = solveAll(SAMPLE_COMMUNE_SET);
const bundles: string[] = [];
const workbooks: string[] = [];
const contents: string[] = [];

for (const [index, unit] of city.units.entries()) {
  const ward = await wardOutside(unit, city.self, city.secretOf(unit));
  const evidence = [1, 2, 3].map((part) => Buffer.alloc(20_000, `${unit.code} tài liệu ${part} `));
  const folder = join(work, unit.code);
  const plan = {
    round: city.round,
    set: SAMPLE_COMMUNE_SET,
    answers,
    number: 1,
    replaces: null,
    evidence,
    folder,
    signedAt: new Date().toISOString(),
  };
  const { path, revision } = await makeSubmission(ward, plan);
  bundles.push(path);
  contents.push(JSON.stringify(revision));
  const rows = Object.entries(revision.answers).map(([code, { points, answer }]) => ({
    Mã: code,
    Điểm: (points ?? 0) / 1e6,
    'Số liệu': Object.values(answer.inputs)
      .map(({ raw }) => raw)
      .join('; '),
    'Giải trình': answer.explanation,
  }));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.json_to_sheet(rows), 'Bảng chấm');
  const workbook = join(work, `${index}.xlsx`);
  writeFileSync(workbook, new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  workbooks.push(workbook);
}

const INSERT = 'INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

function bareDatabase(name: string): Database.Database {
  const file = join(work, name, 'bare.sqlite');
  const opened = openDatabase(file, { migrationsFolder: resourcePath('migrations'), backupFolder: work });
  if ('code' in opened) throw new Error(opened.code);
  opened.read.raw.pragma('foreign_keys = OFF');
  return opened.read.raw;
}

async function floor(database: Database.Database, folder: string): Promise<void> {
  const revision = database.prepare(INSERT);
  const file = database.prepare('INSERT INTO stored_files VALUES (?, ?, ?)');
  const inbox = database.prepare(
    "INSERT INTO inbox VALUES (?, ?, 'submission', '', '', '', '', '', 1, 0, 'accepted', NULL, NULL, '', '')",
  );
  for (const [index, path] of bundles.entries()) {
    const zip = await openGuardedZip(path);
    if (!zip.ok) throw new Error(zip.error.code);
    const files: [string, number][] = [];
    for (const [name] of zip.value.entries) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of zip.value.readChunks(name)) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (!name.includes('/data/files/')) continue;
      writeFileSync(join(folder, sha256), bytes, { flush: true });
      files.push([sha256, bytes.length]);
    }
    zip.value.close();
    database.transaction(() => {
      revision.run(
        String(index),
        city.round.id,
        String(index),
        1,
        contents[index],
        'f'.repeat(64),
        '',
        '',
        0,
        0,
        '',
        '',
        '',
        '',
      );
      for (const [sha256, size] of files) file.run(sha256, size, '');
      inbox.run(String(index), String(index));
    })();
  }
}

function fromWorkbooks(database: Database.Database): void {
  const revision = database.prepare(INSERT);
  for (const [index, path] of workbooks.entries()) {
    const book = read(readFileSync(path));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    const rows = sheet ? utils.sheet_to_json(sheet) : [];
    database.transaction(() => {
      revision.run(
        String(index),
        city.round.id,
        String(index),
        1,
        JSON.stringify(rows),
        'f'.repeat(64),
        '',
        '',
        0,
        0,
        '',
        '',
        '',
        '',
      );
    })();
  }
}

async function importAll(dryRun: boolean): Promise<void> {
  const fileTokens = await Promise.all(bundles.map((path) => city.backend.files.adoptFile(path)));
  const { jobId } = await city.call('exchange.importBundles', { fileTokens, dryRun });
  const { items } = importResultSchema.parse(await city.waitForJob(jobId));
  const bad = items.find(({ verdict }) => verdict !== 'accepted');
  if (bad || items.length !== WARDS) throw new Error(`${items.length} items, ${bad?.code ?? ''}`);
}

let turn = 0;
const fresh = (): { database: Database.Database; folder: string } => {
  turn += 1;
  const folder = join(work, `turn-${turn}`, 'files');
  mkdirSync(folder, { recursive: true });
  return { database: bareDatabase(`turn-${turn}`), folder };
};
let place = fresh();
const results = await measure(
  [
    {
      name: 'floor: read, SHA-256, the same rows and files, bare',
      prepare: () => void (place = fresh()),
      run: () => floor(place.database, place.folder),
    },
    {
      name: 'peer: the same leaves from 200 .xlsx, rows only',
      prepare: () => void (place = fresh()),
      run: () => fromWorkbooks(place.database),
    },
    { name: 'dry run: all four steps, nothing written', run: () => importAll(true) },
  ],
  3,
);
const real = await measure([{ name: 'real import with receipts', run: () => importAll(false) }], 1);
report(
  `Importing ${WARDS} submissions`,
  [...results, ...real],
  `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
await city.close();
rmSync(work, { recursive: true, force: true });
