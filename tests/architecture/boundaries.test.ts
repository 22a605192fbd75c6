import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cruiseOptions, importRules } from '../../build/config/import-rules.ts';

/** One forbidden import for every rule: the file that makes it, and the rule that must catch it. */
const FORBIDDEN_IMPORTS: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['no-cycles', 'shared/cycle-a.ts', '#shared/cycle-b.ts'],
  ['resolvable', 'shared/lost.ts', '#shared/nowhere.ts'],
  ['shared-is-the-bottom', 'shared/upwards.ts', '#db/plain.ts'],
  ['shared-only-zod', 'shared/reads-disk.ts', 'node:fs'],
  ['shared-only-zod', 'shared/uses-uuid.ts', 'uuid'],
  ['shared-only-zod', 'shared/canonical-elsewhere.ts', 'canonicalize'],
  ['shared-canonical-json', 'shared/lib/canonical-json.ts', 'uuid'],
  ['db-knows-shared-only', 'db/upwards.ts', '#electron/plain.ts'],
  ['electron-not-renderer', 'electron/sees-pages.ts', '#renderer/app/plain.ts'],
  ['renderer-knows-shared-only', 'renderer/app/sees-db.ts', '#db/plain.ts'],
  ['renderer-knows-shared-only', 'renderer/app/sees-host.ts', '#electron/host/host.ts'],
  ['renderer-no-node', 'renderer/app/node.ts', 'node:path'],
  ['features-stand-alone', 'renderer/features/one/a.ts', '#renderer/features/two/plain.ts'],
  ['parts-not-features', 'renderer/components/a.ts', '#renderer/features/two/plain.ts'],
  ['only-host-imports-electron', 'electron/services/shell.ts', 'electron'],
  ['hosts-are-not-imported', 'electron/services/knows-host.ts', '#electron/host/messages.ts'],
  ['preload-is-tiny', 'electron/host/electron/preload.ts', 'zod'],
  ['database-driver-in-db', 'electron/services/sql.ts', 'better-sqlite3'],
  ['no-tests-in-sources', 'build/uses-tests.ts', '#tests/plain.ts'],
  ['no-dev-packages-in-sources', 'electron/services/dev.ts', 'vitest'],
];

const ALLOWED_IMPORTS: readonly (readonly [file: string, imported: string])[] = [
  ['shared/uses-zod.ts', 'zod'],
  ['shared/uses-shared.ts', '#shared/plain.ts'],
  ['db/uses-driver.ts', 'better-sqlite3'],
  ['db/uses-shared.ts', '#shared/plain.ts'],
  ['electron/uses-db.ts', '#db/plain.ts'],
  ['electron/uses-port.ts', '#electron/host/host.ts'],
  ['electron/host/electron/main.ts', 'electron'],
  ['renderer/features/two/inside.ts', '#renderer/features/two/plain.ts'],
  ['renderer/features/two/parts.ts', '#renderer/components/plain.ts'],
  ['tests/anything.ts', '#electron/plain.ts'],
];

const PLAIN = [
  'shared/plain.ts',
  'db/plain.ts',
  'electron/plain.ts',
  'electron/host/host.ts',
  'electron/host/messages.ts',
  'renderer/app/plain.ts',
  'renderer/components/plain.ts',
  'renderer/features/two/plain.ts',
  'tests/plain.ts',
];

const DEPENDENCIES = ['zod', 'canonicalize', 'uuid', 'better-sqlite3'];
const DEV_DEPENDENCIES = ['electron', 'vitest'];

let folder: string;
let caught: ReadonlySet<string>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cchc-boundaries-'));
  writePackages();
  for (const file of PLAIN) write(file, 'export type Plain = string;\n');
  write('shared/cycle-b.ts', importing('#shared/cycle-a.ts'));
  for (const [, file, imported] of FORBIDDEN_IMPORTS) write(file, importing(imported));
  for (const [file, imported] of ALLOWED_IMPORTS) write(file, importing(imported));
  caught = await violationsIn(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

/**
 * A type-only import: the strictest case, for it leaves no trace in the running code. Only types of development
 * packages may be imported, so for those it is a real import.
 */
function importing(specifier: string): string {
  if (DEV_DEPENDENCIES.includes(specifier)) return `export { plain } from '${specifier}';\n`;
  return `import type { Plain } from '${specifier}';\nexport type Mine = Plain;\n`;
}

function writePackages(): void {
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const imports = ['shared', 'db', 'electron', 'renderer', 'tests'].map((name) => [
    `#${name}/*`,
    `./${name}/*`,
  ]);
  const manifest = {
    name: 'fixture',
    type: 'module',
    imports: Object.fromEntries(imports) as Record<string, string>,
    dependencies: versions(DEPENDENCIES),
    devDependencies: versions(DEV_DEPENDENCIES),
  };
  write('package.json', JSON.stringify(manifest));
  for (const name of [...DEPENDENCIES, ...DEV_DEPENDENCIES]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
}

async function violationsIn(baseDir: string): Promise<ReadonlySet<string>> {
  const folders = ['shared', 'db', 'electron', 'renderer', 'tests', 'build'];
  const ruleSet = { forbidden: [...importRules] };
  const { output } = await cruise(folders, { ...cruiseOptions, baseDir, ruleSet, validate: true });
  const { violations } = (output as ICruiseResult).summary;
  return new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`));
}

describe('import rules', () => {
  test.each(FORBIDDEN_IMPORTS)('%s catches what %s imports', (rule, file) => {
    expect([...caught]).toContain(`${rule} ${file}`);
  });

  test.each(ALLOWED_IMPORTS)('%s may import %s', (file) => {
    expect([...caught].filter((violation) => violation.endsWith(` ${file}`))).toEqual([]);
  });

  test('every rule has a reason and a case here', () => {
    const tried = new Set(FORBIDDEN_IMPORTS.map(([rule]) => rule));
    expect(importRules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
    expect(importRules.filter(({ comment }) => comment === '')).toEqual([]);
  });
});
