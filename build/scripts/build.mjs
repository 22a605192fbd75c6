import { complain, say } from './lib/project.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { buildNode, buildRenderer } from './lib/targets.mjs';

ensureNode();

const BUILDERS = { renderer: buildRenderer, node: buildNode };

/** `npm run build` builds all; `npm run build -- renderer` or `-- node` one of them. */
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(BUILDERS, name));
if (unknown !== undefined) {
  complain(`Không có phần nào tên "${unknown}". Các phần: ${Object.keys(BUILDERS).join(', ')}`);
  process.exit(2);
}
for (const [name, build] of Object.entries(BUILDERS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const begin = performance.now();
  await build();
  say(`${name}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}
