import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');

/** A mistake for every rule the project leans on: the file with the mistake in it, and the rule that must see it. */
const MISTAKES: readonly (readonly [rule: string, file: string, content: string])[] = [
  ['typescript(no-explicit-any)', 'electron/any.ts', 'export function a(b: any): void {\n  void b;\n}\n'],
  [
    'typescript(no-non-null-assertion)',
    'electron/bang.ts',
    'export const a = (b: string | null): string => b!;\n',
  ],
  ['import(no-default-export)', 'electron/default.ts', 'export default 1;\n'],
  [
    'typescript(no-floating-promises)',
    'electron/floating.ts',
    'export function a(b: () => Promise<void>): void {\n  b();\n}\n',
  ],
  [
    'typescript(no-misused-promises)',
    'electron/misused.ts',
    'export const a = (b: number[]): void => b.forEach(async () => Promise.resolve());\n',
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    'electron/switch.ts',
    "export function a(b: 'x' | 'y'): void {\n  switch (b) {\n    case 'x':\n      break;\n  }\n}\n",
  ],
  ['typescript(ban-ts-comment)', 'electron/ignore.ts', '// @ts-ignore\nexport const a: number = "";\n'],
  ['eslint(no-console)', 'electron/console.ts', "console.log('a');\nexport {};\n"],
  ['eslint(no-restricted-properties)', 'shared/clock.ts', 'export const a = (): number => Date.now();\n'],
  ['eslint(no-restricted-properties)', 'shared/random.ts', 'export const a = (): number => Math.random();\n'],
  [
    'react-hooks(rules-of-hooks)',
    'renderer/hook.tsx',
    "import { useState } from 'react';\nexport function A(p: { b: boolean }) {\n  if (p.b) useState(1);\n  return null;\n}\n",
  ],
  ['jsx-a11y(alt-text)', 'renderer/image.tsx', 'export const A = () => <img src="/a.png" />;\n'],
];

const CLEAN: readonly (readonly [file: string, content: string])[] = [
  ['electron/clock.ts', 'export const a = (): number => Date.now();\n'],
  ['shared/pure.ts', 'export const a = (iso: string): Date => new Date(iso);\n'],
  ['build/config/tool.ts', 'export default { a: 1 };\n'],
];

let folder: string;
let found: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cchc-lint-'));
  cpSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { strict: true, target: 'ES2023', jsx: 'preserve' } }),
  );
  for (const [, file, content] of MISTAKES) write(file, content);
  for (const [file, content] of CLEAN) write(file, content);
  found = await lint();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

async function lint(): Promise<readonly string[]> {
  const program = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const args = [program, '--type-aware', '--format', 'json'];
  const env = {
    ...process.env,
    PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env['PATH']}`,
  };
  // Findings make the linter exit with 1; what it printed is in the error then.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch(
    (error: unknown) => error as { stdout: string },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  return diagnostics.map(({ code, filename }) => `${code} ${filename.replaceAll('\\', '/')}`);
}

test.each(MISTAKES)('%s sees the mistake in %s', (rule, file) => {
  expect(found).toContain(`${rule} ${file}`);
});

test.each(CLEAN)('%s is clean', (file) => {
  expect(found.filter((finding) => finding.endsWith(` ${file}`))).toEqual([]);
});
