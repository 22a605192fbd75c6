import { ensureNode } from './lib/node-version.mjs';
import { projectPath } from './lib/project.mjs';
import { runNode, runPackage } from './lib/run.mjs';

ensureNode();

const SHARED = { TZ: 'Asia/Ho_Chi_Minh' };

/** `npm run test:nightly`: 20.000 mutants of a bundle (or as many as said), then 200 kills at random moments. */
const mutants = await runNode(
  [projectPath('tests', 'fuzz', 'bundle-mutants.ts'), ...process.argv.slice(2)],
  SHARED,
);
if (mutants !== 0) process.exit(mutants);
const kills = ['run', '--config', 'build/config/vitest.config.ts', 'tests/electron/faults/kill.test.ts'];
process.exit(await runPackage('vitest/vitest.mjs', kills, { ...SHARED, KILLS: '200' }));
