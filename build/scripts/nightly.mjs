import { ensureNode } from './lib/node-version.mjs';
import { projectPath } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

ensureNode();

/** `npm run test:nightly` tries 20.000 mutants of a bundle; `npm run test:nightly -- 500` as many as said. */
const script = projectPath('tests', 'fuzz', 'bundle-mutants.ts');
process.exit(await runNode([script, ...process.argv.slice(2)], { TZ: 'Asia/Ho_Chi_Minh' }));
