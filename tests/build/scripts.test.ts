import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedElectron } from '../../build/scripts/lib/electron-binary.mjs';
import { isNewEnough } from '../../build/scripts/lib/node-version.mjs';
import { latestChange } from '../../build/scripts/lib/staleness.mjs';
import { parseStartFlags } from '../../build/scripts/lib/start-flags.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cchc-scripts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['24.21.0', true],
  ['22.18.0', true],
  ['22.17.9', false],
  ['20.20.2', false],
  ['100.0.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

describe('npm start flags', () => {
  test.each([
    [[], { host: null, data: null, port: null }],
    [['--host=chromium'], { host: 'chromium', data: null, port: null }],
    [['--host', 'serve', '--port', '8080'], { host: 'serve', data: null, port: '8080' }],
    [['--data=C:\\Dữ liệu CCHC=1'], { host: null, data: 'C:\\Dữ liệu CCHC=1', port: null }],
  ])('%j', (args, value) => {
    expect(parseStartFlags(args)).toEqual({ ok: true, value });
  });

  test.each([
    [['--host=firefox'], '--host=firefox'],
    [['--host'], '--host'],
    [['--data='], '--data='],
    [['--port=abc'], '--port=abc'],
    [['--dta=/x'], '--dta=/x'],
    [['chromium'], 'chromium'],
  ])('%j is refused', (args, option) => {
    expect(parseStartFlags(args)).toEqual({ ok: false, option });
  });
});

describe('the Electron program', () => {
  test('is there only when the package has fetched it', () => {
    const electron = path.join(folder, 'electron');
    mkdirSync(path.join(electron, 'dist'), { recursive: true });
    expect(installedElectron({}, electron)).toBeNull();
    writeFileSync(path.join(electron, 'path.txt'), 'electron');
    expect(installedElectron({}, electron)).toBeNull();
    writeFileSync(path.join(electron, 'dist', 'electron'), '');
    expect(installedElectron({}, electron)).toBe(path.join(electron, 'dist', 'electron'));
  });

  test('may lie in a folder that the environment names', () => {
    const elsewhere = path.join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    const empty = path.join(folder, 'empty');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: elsewhere };
    expect(installedElectron(env, empty)).toBeNull();
    const program = path.join(elsewhere, process.platform === 'win32' ? 'electron.exe' : 'electron');
    writeFileSync(program, '');
    expect(installedElectron(env, empty)).toBe(program);
  });
});

test('the latest change is found at any depth', () => {
  const sources = path.join(folder, 'sources');
  mkdirSync(path.join(sources, 'a', 'b'), { recursive: true });
  const deep = path.join(sources, 'a', 'b', 'c.ts');
  writeFileSync(deep, '');
  const future = new Date('2040-01-01T00:00:00Z');
  utimesSync(deep, future, future);
  expect(latestChange(sources)).toBe(future.getTime());
  expect(latestChange(path.join(sources, 'missing'))).toBe(0);
});
