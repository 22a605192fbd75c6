import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';
import { readGood } from '#tests/fuzz/good-bundle.ts';
import { makeMutant, MUTATION_KINDS, type GoodBundle } from '#tests/fuzz/mutants.ts';
import { everyKind, type GoodKind } from '#tests/support/every-kind.ts';
import { openPair, type Pair } from '#tests/support/pair.ts';
import { testBackend } from '#tests/support/test-backend.ts';

/** One mutant in so many is offered in a real run: it may be noted as refused and set aside, and nothing else. */
const REAL_EVERY = 11;

/** What a run of mutants must never exceed. */
export const BOUNDS = {
  /** Milliseconds one mutant may take. */
  slowest: 5_000,
  /** Bytes of resident memory beyond what the process had before. */
  memory: 400 * 1024 * 1024,
} as const;

export interface FuzzResult {
  readonly tried: number;
  /** How often each refusal was given, as `kind of bundle/step/code`. */
  readonly codes: ReadonlyMap<string, number>;
  /** Mutants that were taken in: none may be. */
  readonly taken: readonly number[];
  readonly slowest: number;
  readonly memory: number;
  /** Files that lie where there were none before. */
  readonly strays: readonly string[];
  /** Rows of every table that existed before, where their number changed. */
  readonly rows: readonly string[];
  /** Good bundles that are not taken in once all is over: every one must be, or its mutants prove nothing. */
  readonly refusedGood: readonly string[];
}

interface Target extends GoodKind {
  readonly good: GoodBundle;
}

/** Offers mutants `from` to `to` of a good bundle of every kind to whom it is for, most in dry runs. */
export async function runMutants(from: number, to: number): Promise<FuzzResult> {
  const pair = await openPair(await testBackend('mutants'));
  const targets: Target[] = [];
  for (const kind of await everyKind(pair)) targets.push({ ...kind, good: await goodOf(pair, kind) });
  const before = {
    files: new Set(listFiles(pair.test.root)),
    rows: countRows(pair),
    memory: process.memoryUsage().rss,
  };
  const codes = new Map<string, number>();
  const taken: number[] = [];
  let slowest = 0;
  let memory = 0;
  for (let number = from; number < to; number += 1) {
    // Each kind of bundle meets each kind of mutation.
    const target = targets[Math.floor(number / MUTATION_KINDS.length) % targets.length];
    if (!target) continue;
    const bytes = await makeMutant(target.good, number);
    // A digit exchanged for itself gives the good bundle again.
    if (bytes.equals(target.bytes)) continue;
    const began = performance.now();
    const item = await offer(pair, target.at, `${number}`, bytes, number % REAL_EVERY !== 0);
    slowest = Math.max(slowest, performance.now() - began);
    memory = Math.max(memory, process.memoryUsage().rss - before.memory);
    const code = `${target.name}/${item?.step ?? 'none'}/${item?.code ?? item?.verdict ?? 'none'}`;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (item?.verdict !== 'refused') taken.push(number);
  }
  const strays = listFiles(pair.test.root).filter((path) => !before.files.has(path));
  const rows = countRows(pair).filter((row) => !before.rows.includes(row));
  const refusedGood: string[] = [];
  for (const { name, at, bytes } of targets) {
    const item = await offer(pair, at, name, bytes, false);
    if (item?.verdict !== 'accepted') refusedGood.push(`${name}: ${item?.step}/${item?.code}`);
  }
  return { tried: to - from, codes, taken, slowest, memory, strays, rows, refusedGood };
}

async function goodOf({ test }: Pair, { name, bytes }: GoodKind): Promise<GoodBundle> {
  const path = join(test.root, `good-${name.replaceAll(' ', '-')}.cchc`);
  writeFileSync(path, bytes);
  return readGood(path);
}

async function offer(pair: Pair, at: 'city' | 'ward', name: string, bytes: Buffer, dryRun: boolean) {
  const { files } = pair.test.backend;
  const { token, path } = await files.beginUpload(`mutant-${name}.cchc`);
  writeFileSync(path, bytes);
  await files.finishUpload(token);
  const job = await pair[at].job('exchange.importBundles', { fileTokens: [token], dryRun });
  const { items } = importResultSchema.parse(job);
  await files.abortUpload(token);
  if (items.some(({ code }) => code === 'FILE_NOT_READABLE')) throw new Error(`mutant ${name} made it throw`);
  return items[0];
}

/** Tables that a refusal itself is noted in; no other may change. */
const NOTED = new Set(['inbox', 'audit_log']);

function countRows({ cityFolder, wardFolder }: Pair): string[] {
  return [...rowsOf('city', cityFolder), ...rowsOf('ward', wardFolder)];
}

function rowsOf(side: string, folder: OpenFolder): string[] {
  const { raw } = folder.db.read;
  const tables = raw
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return tables
    .filter((table) => !NOTED.has(table))
    .map(
      (table) => `${side} ${table}: ${String(raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())}`,
    );
}

/** The database's own files; uploads, which are gone at the end; refused files, set aside in a real run. */
const EXPECTED = /\.sqlite-(?:wal|shm)$|^transfer\/|\/inbox\/refused\//;

function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !EXPECTED.test(path) && statSync(join(root, path)).isFile(),
  );
}
