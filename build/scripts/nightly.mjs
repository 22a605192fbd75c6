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
 * `npm run test:nightly`: 20.000 mutants of bundles of every kind (or as many as said), 100 orders of arrival at the city
 * and at the ward, then 500 kills at random moments: half of them aimed at typing, storing
 * evidence and signing, so that 200 fall into these though some come too late.
 */
/** @type {readonly (readonly [file: string, env: Record<string, string>])[]} */
const RUNS = [
  ['tests/electron/services/bundle/bundle-mutants.test.ts', { MUTANTS: process.argv[2] ?? '20000' }],
  ['tests/electron/features/exchange/arrival-order.test.ts', { ORDERS: '100' }],
  ['tests/electron/features/exchange/ward-arrival-order.test.ts', { ORDERS: '100' }],
  ['tests/electron/faults/kill.test.ts', { KILLS: '500' }],
];
for (const [file, env] of RUNS) {
  const code = await run(file, env);
  if (code !== 0) process.exit(code);
}
