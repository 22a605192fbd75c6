import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { locateResource, resourcePath, type ResourceName } from '#electron/services/files/resources.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');

test.each<[ResourceName, string]>([
  ['migrations', 'db/migrations'],
  ['renderer', 'dist/renderer'],
  ['child/parse-workbook', 'electron/services/xlsx/parse-child.ts'],
  ['child/read-docx', 'electron/services/docx/text-child.ts'],
])('from the sources, %s is %s', (name, expected) => {
  expect(resourcePath(name)).toBe(path.join(root, expected));
});

test.each<[string, ResourceName, string]>([
  ['/opt/app/dist/host/cli.js', 'migrations', '/opt/app/dist/migrations'],
  [
    '/opt/app/dist/electron/backend-process.js',
    'child/parse-workbook',
    '/opt/app/dist/child/parse-workbook.js',
  ],
  ['/opt/app/dist/chunks/a-1b.js', 'renderer', '/opt/app/dist/renderer'],
  [
    '/opt/Sổ Điểm/app.asar/dist/electron/main.js',
    'preload',
    '/opt/Sổ Điểm/app.asar/dist/electron/preload.cjs',
  ],
])('from %s, %s is %s', (file, name, expected) => {
  expect(locateResource(name, pathToFileURL(file).href)).toBe(expected);
});

test('built code outside of dist is a mistake, not a guess', () => {
  expect(() => locateResource('migrations', 'file:///opt/app/lib/a.js')).toThrow('dist');
});

test('the migrations are where they are said to be', () => {
  expect(existsSync(resourcePath('migrations'))).toBe(true);
});
