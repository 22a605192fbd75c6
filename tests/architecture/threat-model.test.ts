import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'build/docs/threat-model.md'), 'utf8');
const named = [...text.matchAll(/\| `(tests\/[^`]+)`: (.+) \|$/gm)].map(
  ([, file = '', title = '']) => [file, title] as const,
);

test('every promise of the threat model names a test', () => {
  const promises = text.split('## What we promise')[1]?.split('\n## ')[0] ?? '';
  const rows = promises.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Promise'));
  expect(named.length).toBe(rows.length);
  expect(named.length).toBeGreaterThan(20);
});

test.each(named)('%s holds: %s', (file, title) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(title);
});
