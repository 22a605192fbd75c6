import { createHash, randomBytes } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { decryptBundle, encryptBundle } from '#electron/services/bundle/encrypt-bundle.ts';
import { copyDurably } from '#electron/services/files/durable-file.ts';
import { generateReceivingKey } from '#electron/services/crypto/receiving-key.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { benchCity } from '#tests/bench/lib/bench-city.ts';
import { benchWard } from '#tests/bench/lib/bench-ward.ts';
import { measure, report } from '#tests/bench/lib/measure.ts';
import { solveAll } from '#tests/bench/lib/wide-set.ts';
import { makeSubmission, wardOutside, type SubmissionPlan } from '#tests/support/make-submissions.ts';

/**
 * One bundle with 500 MB of evidence: exporting it (every document read and compared with its hash, container, signature;
 * then encrypted as it travels) and importing it (guard, CRC, SHA-256 of every file, canonical container, signatures,
 * evidence and bundle kept) against copying the same bytes once with SHA-256. Then 1.000 small bundles
 * against reading, hashing and copying them. Peak memory of both.
 */
const MEGABYTES = Number(process.argv[2] ?? 500);
const SMALL = Number(process.argv[3] ?? 1000);
const FILES = 25;
const work = mkdtempSync(join(tmpdir(), 'cchc-bundle-bench-'));
const city = await benchCity(SMALL + 1);
const answers = solveAll(SAMPLE_COMMUNE_SET);
const [big, ...small] = city.units;
if (!big) throw new Error('no unit');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the program holds: objects and buffers. Resident memory has what was let go, and pages of files, in it. */
function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The most memory while `work` runs: what is held beyond what was held before, and resident. */
async function withPeak(name: string, run: () => Promise<void>): Promise<void> {
  collectGarbage();
  const before = held();
  let most = before;
  let resident = 0;
  const timer = setInterval(() => {
    most = Math.max(most, held());
    resident = Math.max(resident, process.memoryUsage().rss);
  }, 5);
  await run();
  clearInterval(timer);
  const inMb = (bytes: number): number => Math.round(bytes / 1024 ** 2);
  console.log(
    `  ${name}: peak ${inMb(most - before)} MB held beyond the start, ${inMb(resident)} MB resident`,
  );
}

function plan(folder: string, evidence: readonly Uint8Array[], number = 1): SubmissionPlan {
  const base = { round: city.round, set: SAMPLE_COMMUNE_SET, answers, replaces: null };
  return { ...base, number, evidence, folder, signedAt: new Date().toISOString() };
}

async function importFiles(paths: readonly string[]): Promise<void> {
  const fileTokens: string[] = [];
  for (const path of paths) fileTokens.push(await city.backend.files.adoptFile(path));
  const { jobId } = await city.call('exchange.importBundles', { fileTokens, dryRun: false });
  const result = importResultSchema.parse(await city.waitForJob(jobId));
  const bad = result.items.find(({ verdict }) => verdict === 'refused');
  if (bad) throw new Error(`${bad.step}/${bad.code}`);
}

async function copyHashed(source: string, target: string): Promise<void> {
  const hash = createHash('sha256');
  const tap = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(
    createReadStream(source, { highWaterMark: 1 << 18 }),
    tap,
    createWriteStream(target, { flush: true }),
  );
}

const bigWard = await wardOutside(big, city.self, city.secretOf(big));
const evidence = Array.from({ length: FILES }, () => randomBytes(Math.ceil((MEGABYTES * 1024 ** 2) / FILES)));
const bundles: string[] = [];
for (const number of [1, 2, 3, 4]) {
  const { path } = await makeSubmission(bigWard, plan(join(work, `big-${number}`), evidence, number));
  bundles.push(path);
}
evidence.length = 0;
const [sample = ''] = bundles;
const exporting = await benchWard(FILES, Math.ceil((MEGABYTES * 1024 ** 2) / FILES));
const key = await generateReceivingKey();
const sealed = join(work, 'big.age');
let next = 0;

console.log(`\nOne bundle of ${MEGABYTES} MB`);
const single = await measure(
  [
    { name: 'copy with SHA-256 (the floor)', run: () => copyHashed(sample, join(work, 'copy')) },
    {
      name: 'copy, then read back and compare',
      run: async () =>
        void (await copyDurably(sample, join(work, 'copy2')), await sha256OfFile(join(work, 'copy2'))),
    },
    {
      name: 'export, the whole use case, readable',
      run: async () => void (await exporting.exportAnew(false)),
    },
    {
      name: 'export, the whole use case, as it travels: encrypted',
      run: async () => void (await exporting.exportAnew(true)),
    },
    { name: 'import, the whole use case', run: () => importFiles([bundles[next++] ?? sample]) },
    {
      name: 'encrypt to the receiver',
      run: async () => void (await encryptBundle(sample, key.recipient, sealed)),
    },
    {
      name: 'decrypt at the receiver',
      run: async () => void (await decryptBundle(sealed, key.identity, join(work, 'open'))),
    },
  ],
  3,
);
report(`One bundle of ${MEGABYTES} MB`, single);
const { path: last } = await makeSubmission(bigWard, plan(join(work, 'big-5'), [randomBytes(1 << 20)], 5));
await withPeak('export of the large bundle, encrypted', async () => void (await exporting.exportAnew(true)));
await exporting.close();
await withPeak('import of the large bundle', () => importFiles([bundles[3] ?? '']));
await withPeak('import of a bundle with 1 MB', () => importFiles([last]));

const paths: string[] = [];
for (const unit of small) {
  const ward = await wardOutside(unit, city.self, city.secretOf(unit));
  const paper = Buffer.alloc(20_000, `${unit.code} tài liệu `);
  paths.push((await makeSubmission(ward, plan(join(work, unit.code), [paper]))).path);
}
const many = await measure(
  [
    {
      name: 'read, SHA-256, copy (the floor)',
      run: async () => {
        mkdirSync(join(work, 'floor'), { recursive: true });
        for (const [index, path] of paths.entries()) {
          const bytes = readFileSync(path);
          createHash('sha256').update(bytes).digest('hex');
          writeFileSync(join(work, 'floor', String(index)), bytes, { flush: true });
        }
      },
    },
    {
      name: 'import, the whole use case with receipts',
      run: () => withPeak('import of many', () => importFiles(paths)),
    },
  ],
  1,
);
report(`${SMALL} bundles of 20 kB evidence`, many);
await city.close();
rmSync(work, { recursive: true, force: true });
