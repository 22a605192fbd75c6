import { readdirSync } from 'node:fs';
import { ensureNode } from './lib/node-version.mjs';
import { complain, projectPath, say } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

ensureNode();

const ENDING = '.bench.ts';
const folder = projectPath('tests', 'bench');
const all = readdirSync(folder)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
  .toSorted();

/** `npm run bench` runs all, one after the other; `npm run bench -- scoring` those named. */
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !all.includes(name));
if (unknown !== undefined || all.length === 0) {
  complain(`Không có bài đo "${unknown ?? ''}". Các bài: ${all.join(', ')}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : all) {
  say(`== ${name}`);
  const code = await runNode([projectPath('tests', 'bench', name + ENDING)], { TZ: 'Asia/Ho_Chi_Minh' });
  if (code !== 0) process.exit(code);
}
