import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';
import { makeMutant, type GoodBundle } from '#tests/fuzz/mutants.ts';
import { makeSubmission, wardOutside } from '#tests/support/make-submissions.ts';
import { benchCity, type BenchCity } from '#tests/bench/lib/bench-city.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { solveAll } from '#tests/bench/lib/wide-set.ts';

/** One mutant in so many is offered in a real run: it may be noted as refused and set aside, and nothing else. */
const REAL_EVERY = 10;

/** What a run of mutants must never exceed. */
export const BOUNDS = {
  /** Milliseconds one mutant may take. */
  slowest: 5_000,
  /** Bytes of resident memory beyond what the process had before. */
  memory: 400 * 1024 * 1024,
} as const;

export interface FuzzResult {
  readonly tried: number;
  /** How often each refusal was given, as `step/code`. */
  readonly codes: ReadonlyMap<string, number>;
  /** Mutants that were taken in: none may be. */
  readonly taken: readonly number[];
  readonly slowest: number;
  readonly memory: number;
  /** Files that lie where there were none before. */
  readonly strays: readonly string[];
  /** Rows of every table that existed before, where their number changed. */
  readonly rows: readonly string[];
}

/** Offers mutants `from` to `to` of a good submission to a city, most in dry runs. */
export async function runMutants(from: number, to: number, batch = 100): Promise<FuzzResult> {
  const city = await benchCity(1);
  try {
    const good = await makeGood(city);
    const folder = await folderOf(city);
    const before = {
      files: listFiles(city.root),
      rows: countRows(folder),
      memory: process.memoryUsage().rss,
    };
    const codes = new Map<string, number>();
    const taken: number[] = [];
    let slowest = 0;
    let memory = 0;
    for (let start = from; start < to; start += batch) {
      const numbers = Array.from({ length: Math.min(batch, to - start) }, (_, index) => start + index);
      for (const number of numbers) {
        const bytes = await makeMutant(good, number);
        // A digit exchanged for itself gives the good bundle again.
        if (bytes.equals(good.bytes)) continue;
        const began = performance.now();
        const item = await offer(city, number, bytes, number % REAL_EVERY !== 0);
        slowest = Math.max(slowest, performance.now() - began);
        memory = Math.max(memory, process.memoryUsage().rss - before.memory);
        const code = `${item?.step ?? 'none'}/${item?.code ?? item?.verdict ?? 'none'}`;
        codes.set(code, (codes.get(code) ?? 0) + 1);
        if (item?.verdict !== 'refused') taken.push(number);
      }
    }
    const known = new Set(before.files);
    const strays = listFiles(city.root).filter((path) => !known.has(path));
    const rows = countRows(folder).filter((row) => !before.rows.includes(row));
    return { tried: to - from, codes, taken, slowest, memory, strays, rows };
  } finally {
    await city.close();
  }
}

async function folderOf(city: BenchCity): Promise<OpenFolder> {
  const { open } = await city.call('workspace.readState', {});
  const opened = city.backend.services.folders.open(open?.id ?? '');
  if (!opened.ok) throw new Error(opened.error.code);
  // The city holds it open too: counting on it goes on after this.
  city.backend.services.folders.release(opened.value);
  return opened.value;
}

async function makeGood(city: BenchCity): Promise<GoodBundle> {
  const [unit] = city.units;
  if (!unit) throw new Error('no unit');
  const ward = await wardOutside(unit, city.self, city.secretOf(unit));
  const { path, header } = await makeSubmission(ward, {
    round: city.round,
    set: SAMPLE_COMMUNE_SET,
    answers: solveAll(SAMPLE_COMMUNE_SET),
    number: 1,
    replaces: null,
    evidence: [Buffer.from('tài liệu một'), Buffer.from('tài liệu hai')],
    folder: join(city.root, 'made'),
    signedAt: '2024-12-01T00:00:00.000Z',
  });
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.error.code);
  const entries = new Map<string, Buffer>();
  for (const name of zip.value.entries.keys()) {
    const bytes = await zip.value.readWhole(name, 1 << 24);
    if (bytes.ok) entries.set(name.slice(header.bundleId.length + 1), bytes.value);
  }
  zip.value.close();
  return { bytes: readFileSync(path), folder: header.bundleId, entries };
}

async function offer(city: BenchCity, number: number, bytes: Buffer, dryRun: boolean) {
  const { files } = city.backend;
  const { token, path } = await files.beginUpload(`mutant-${number}.cchc`);
  writeFileSync(path, bytes);
  await files.finishUpload(token);
  const { jobId } = await city.call('exchange.importBundles', { fileTokens: [token], dryRun });
  const result = importResultSchema.parse(await city.waitForJob(jobId));
  await files.abortUpload(token);
  if (result.items.some(({ code }) => code === 'FILE_NOT_READABLE'))
    throw new Error(`mutant ${number} made it throw`);
  return result.items[0];
}

/** Tables that a refusal itself is noted in; no other may change. */
const NOTED = new Set(['inbox', 'audit_log']);

function countRows(folder: OpenFolder): string[] {
  const { raw } = folder.db.read;
  const tables = raw
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return tables
    .filter((table) => !NOTED.has(table))
    .map((table) => `${table}: ${String(raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())}`);
}

/** The database's own files; uploads, which are gone at the end; refused files, set aside in a real run. */
const EXPECTED = /\.sqlite-(?:wal|shm)$|^transfer\/|\/inbox\/refused\//;

function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !EXPECTED.test(path) && statSync(join(root, path)).isFile(),
  );
}
