import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { ensureNode } from './lib/node-version.mjs';
import { complain, projectPath, say } from './lib/project.mjs';
import { runPackage } from './lib/run.mjs';
import { buildRenderer, isRendererStale } from './lib/targets.mjs';

ensureNode();

/** `npm test` runs everything; `npm test -- tests/shared` or any other vitest argument a part. */
const args = process.argv.slice(2);
const folders = args.filter((argument) => !argument.startsWith('-'));
const wantsBrowser = folders.length === 0 || folders.some((folder) => /e2e|^tests\/?$/.test(folder));

const browser = wantsBrowser ? await browserPath() : null;
const withoutBrowser = wantsBrowser && browser === null;
if (
  wantsBrowser &&
  browser !== null &&
  existsSync(projectPath('renderer', 'index.html')) &&
  isRendererStale()
) {
  say('Đang dựng giao diện…');
  await buildRenderer();
}
const code = await runPackage(
  'vitest/vitest.mjs',
  [
    'run',
    '--config',
    'build/config/vitest.config.ts',
    ...(withoutBrowser ? ['--exclude', 'tests/e2e/**'] : []),
    ...args,
  ],
  browser === null ? {} : { CHROMIUM_PATH: browser },
);
if (withoutBrowser) {
  complain('Các bài kiểm thử trong trình duyệt (tests/e2e) KHÔNG chạy được: không tìm thấy Chromium.');
  complain(`Hãy cài bằng: ${installCommand()}, hoặc đặt biến CHROMIUM_PATH, rồi chạy lại.`);
}
process.exit(code === 0 && withoutBrowser ? 1 : code);

async function browserPath() {
  const { findBrowser } = await import('../../electron/host/chromium/find-browser.ts');
  const { env, platform } = process;
  return findBrowser({ env, platform, home: homedir(), exists: existsSync })?.path ?? null;
}

function installCommand() {
  if (process.platform === 'win32') return 'winget install --id Google.Chrome';
  return process.platform === 'darwin' ? 'brew install --cask chromium' : 'apt-get install chromium';
}
