import { describe, expect, test } from 'vitest';
import { APP_VERSION } from '#electron/host/app-version.ts';
import { resolveDataRoot } from '#electron/host/data-root.ts';
import { parseHostArguments } from '#electron/host/host-arguments.ts';
import packageJson from '../../../package.json' with { type: 'json' };

describe('the data root', () => {
  test.each<[NodeJS.Platform, Record<string, string>, string, string]>([
    ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\an', 'D:\\Roaming\\So Diem CCHC'],
    ['win32', {}, 'C:\\Users\\an', 'C:\\Users\\an\\AppData\\Roaming\\So Diem CCHC'],
    ['darwin', {}, '/Users/an', '/Users/an/Library/Application Support/So Diem CCHC'],
    ['linux', {}, '/home/an', '/home/an/.local/share/so-diem-cchc'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/an', '/data/so-diem-cchc'],
    ['linux', { XDG_DATA_HOME: '', CCHC_DATA: '' }, '/home/an', '/home/an/.local/share/so-diem-cchc'],
    ['linux', { CCHC_DATA: '/mnt/usb' }, '/home/an', '/mnt/usb'],
  ])('on %s with %o and home %s is %s', (platform, env, home, expected) => {
    expect(resolveDataRoot({ env, platform, home })).toBe(expected);
  });

  test('the flag goes before the environment and is made absolute', () => {
    const root = resolveDataRoot({
      flag: 'here',
      env: { CCHC_DATA: '/there' },
      platform: 'linux',
      home: '/',
    });
    expect(root).toBe(`${process.cwd()}/here`);
  });
});

describe('arguments of a host', () => {
  test.each([
    [[], { data: undefined, port: 0, serve: false }],
    [['--data=/a b', '--port=8080', '--serve'], { data: '/a b', port: 8080, serve: true }],
    [['--data', '/a', '--port', '0'], { data: '/a', port: 0, serve: false }],
  ])('%j', (args, expected) => {
    expect(parseHostArguments(args)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['--prot=1', '--prot'],
    ['extra', 'extra'],
    ['--port=x', '--port'],
    ['--port=70000', '--port'],
    ['--port', '--port'],
    ['--data', '--data'],
    ['--data=', '--data'],
    ['--serve=yes', '--serve'],
  ])('%s is refused by name', (argument, option) => {
    expect(parseHostArguments([argument])).toEqual({ ok: false, error: { code: 'BAD_OPTION', option } });
  });
});

test('the version is that of the package', () => {
  expect(APP_VERSION).toBe(packageJson.version);
});
