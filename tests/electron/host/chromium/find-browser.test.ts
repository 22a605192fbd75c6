import { describe, expect, test } from 'vitest';
import { type BrowserSearch, findBrowser, hasDisplay } from '#electron/host/chromium/find-browser.ts';
import { browserArguments } from '#electron/host/chromium/open-browser.ts';

function search(
  platform: NodeJS.Platform,
  installed: readonly string[],
  env: BrowserSearch['env'] = {},
): BrowserSearch {
  return {
    platform,
    env,
    home: platform === 'darwin' ? '/Users/an' : '/home/an',
    exists: (file) => installed.includes(file),
  };
}

const WINDOWS_ENV = {
  PROGRAMFILES: 'C:\\Program Files',
  'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\an\\AppData\\Local',
};
const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const USER_CHROME = 'C:\\Users\\an\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
const LINUX_ENV = { PATH: '/usr/local/bin:/usr/bin' };

describe('the browser that is found', () => {
  test.each<[string, BrowserSearch, string | null]>([
    ['Edge on a plain Windows', search('win32', [EDGE], WINDOWS_ENV), EDGE],
    [
      'Chrome of one Windows user before Edge',
      search('win32', [EDGE, USER_CHROME], WINDOWS_ENV),
      USER_CHROME,
    ],
    ['nothing on a bare Windows', search('win32', [], WINDOWS_ENV), null],
    ['nothing where Windows names no folders', search('win32', [EDGE]), null],
    ['Chromium on Debian', search('linux', ['/usr/bin/chromium'], LINUX_ENV), '/usr/bin/chromium'],
    [
      'the name of other distributions',
      search('linux', ['/usr/bin/chromium-browser'], LINUX_ENV),
      '/usr/bin/chromium-browser',
    ],
    [
      'Chrome on Linux',
      search('linux', ['/usr/bin/google-chrome-stable'], LINUX_ENV),
      '/usr/bin/google-chrome-stable',
    ],
    ['Edge on Linux', search('linux', ['/usr/bin/microsoft-edge'], LINUX_ENV), '/usr/bin/microsoft-edge'],
    ['nothing outside of PATH', search('linux', ['/opt/chromium'], LINUX_ENV), null],
    ['nothing in a relative folder of PATH', search('linux', ['bin/chromium'], { PATH: 'bin:.' }), null],
    [
      'Chrome on macOS',
      search('darwin', ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'Edge of one macOS user',
      search('darwin', ['/Users/an/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge']),
      '/Users/an/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
  ])('%s', (_name, where, expected) => {
    expect(findBrowser(where)?.path ?? null).toBe(expected);
  });

  test('the environment goes first, CHROMIUM_PATH before CHROME_PATH', () => {
    const env = { ...LINUX_ENV, CHROMIUM_PATH: '/opt/a/chromium', CHROME_PATH: '/opt/b/chrome' };
    const installed = ['/opt/a/chromium', '/opt/b/chrome', '/usr/bin/chromium'];
    expect(findBrowser(search('linux', installed, env))).toEqual({
      name: 'Chromium',
      path: '/opt/a/chromium',
    });
    expect(findBrowser(search('linux', installed.slice(1), env))).toEqual({
      name: 'Google Chrome',
      path: '/opt/b/chrome',
    });
    expect(findBrowser(search('linux', installed.slice(2), env))?.path).toBe('/usr/bin/chromium');
    expect(
      findBrowser(search('linux', ['/usr/bin/chromium'], { ...LINUX_ENV, CHROMIUM_PATH: '' }))?.path,
    ).toBe('/usr/bin/chromium');
  });
});

test.each<[NodeJS.Platform, BrowserSearch['env'], boolean]>([
  ['win32', {}, true],
  ['darwin', {}, true],
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
])('%s with %o has a display: %s', (platform, env, expected) => {
  expect(hasDisplay({ platform, env })).toBe(expected);
});

describe('the window', () => {
  const options = {
    browser: { name: 'Chromium', path: '/usr/bin/chromium' },
    url: 'http://127.0.0.1:1/#launch=a',
  };

  test('is an application window with a profile of its own', () => {
    const args = browserArguments({ ...options, root: '/data', platform: 'linux', userId: 1000 });
    expect(args).toContain('--app=http://127.0.0.1:1/#launch=a');
    expect(args).toContain('--user-data-dir=/data/browser-profile');
    expect(args).toContain('--lang=vi');
  });

  test('keeps the sandbox for everyone but root on Linux', () => {
    const sandboxed = (platform: NodeJS.Platform, userId: number | undefined): boolean =>
      !browserArguments({ ...options, root: '/data', platform, userId }).includes('--no-sandbox');
    expect(sandboxed('linux', 1000)).toBe(true);
    expect(sandboxed('linux', 0)).toBe(false);
    expect(sandboxed('darwin', 0)).toBe(true);
    expect(sandboxed('win32', undefined)).toBe(true);
  });
});
