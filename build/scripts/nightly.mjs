import { ensureNode } from './lib/node-version.mjs';
import { runPackage } from './lib/run.mjs';

ensureNode();

const SHARED = { TZ: 'Asia/Ho_Chi_Minh' };

/** @type {(file: string, env: Record<string, string>) => Promise<number>} */
const run = (file, env) =>
  runPackage('vitest/vitest.mjs', ['run', '--config', 'build/config/vitest.config.ts', file], {
    ...SHARED,
    ...env,
  });

/**
 * `npm run test:nightly`: 20.000 mutants of bundles of every kind (or as many as said), then 400 kills at random moments:
 * half of them, so 200, while something is typed, a document is stored or the sheet is signed.
 */
const mutants = await run('tests/electron/services/bundle/bundle-mutants.test.ts', {
  MUTANTS: process.argv[2] ?? '20000',
});
if (mutants !== 0) process.exit(mutants);
process.exit(await run('tests/electron/faults/kill.test.ts', { KILLS: '400' }));
