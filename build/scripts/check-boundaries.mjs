import { existsSync } from 'node:fs';
import { ensureNode } from './lib/node-version.mjs';
import { complain, projectPath, projectRoot, say } from './lib/project.mjs';

ensureNode();
process.chdir(projectRoot);

// Loaded only now: an old Node cannot read either of them.
const { cruise } = await import('dependency-cruiser');
const { cruiseOptions, importRules } = await import('../config/import-rules.ts');

const FOLDERS = ['shared', 'db', 'electron', 'renderer', 'tests', 'build'];
const folders = FOLDERS.filter((folder) => existsSync(projectPath(folder)));

const { output } = await cruise(folders, {
  ...cruiseOptions,
  ruleSet: { forbidden: [...importRules] },
  validate: true,
});
if (typeof output === 'string') throw new Error('Expected a result, got a report');

const { violations, totalCruised, error } = output.summary;
for (const { rule, from, to, cycle } of violations) {
  const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
  const reason = importRules.find(({ name }) => name === rule.name)?.comment ?? '';
  complain(`${rule.name}: ${from} → ${path}\n    ${reason}`);
}
// A tool that reads nothing finds nothing: without a compiler it would report success over an empty list.
const perFolder = folders.map((folder) => [folder, countIn(folder)]);
for (const [folder, count] of perFolder) if (count === 0) complain(`No module was read under ${folder}`);
const emptyFolder = perFolder.some(([, count]) => count === 0);
say(`${totalCruised} modules, ${violations.length} violations`);
process.exit(error > 0 || totalCruised === 0 || emptyFolder ? 1 : 0);

/** @param {string} folder */
function countIn(folder) {
  if (typeof output === 'string') return 0;
  return output.modules.filter(({ source }) => source.startsWith(`${folder}/`)).length;
}
