import { existsSync } from 'node:fs';
import path from 'node:path';
import { complain, projectPath, say } from './lib/project.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { installedElectron, obtainElectron } from './lib/electron-binary.mjs';
import { run, runNode } from './lib/run.mjs';
import { parseStartFlags } from './lib/start-flags.mjs';
import { buildNode, buildRenderer, isNodeStale, isRendererStale } from './lib/targets.mjs';

ensureNode();

const flags = parseStartFlags(process.argv.slice(2));
if (flags.ok) {
  process.exit(await start(flags.value));
} else {
  complain(`Không hiểu tùy chọn: ${flags.option}`);
  complain('Cách dùng: npm start -- [--host=electron|chromium|serve] [--data=<thư mục>] [--port=<số>]');
  process.exit(2);
}

/** @param {import('./lib/start-flags.mjs').StartFlags} wanted */
async function start(wanted) {
  if (isRendererStale()) {
    say('Đang dựng giao diện…');
    await buildRenderer();
  }
  const electron = await chooseElectron(wanted.host);
  const data = wanted.data === null ? [] : [`--data=${path.resolve(calledFrom(), wanted.data)}`];
  if (electron !== null) return startElectron(electron, data);
  if (wanted.host === 'electron') {
    complain('Chưa có Electron trên máy này và không tải được.');
    return 1;
  }
  const port = wanted.port === null ? [] : [`--port=${wanted.port}`];
  const serve = wanted.host === 'serve' ? ['--serve'] : [];
  return runNode([chromiumHost(), ...data, ...port, ...serve]);
}

/** The folder the person is in: npm moves every script to the project's own folder. */
function calledFrom() {
  return process.env.INIT_CWD ?? process.cwd();
}

/** @param {import('./lib/start-flags.mjs').StartFlags['host']} host */
async function chooseElectron(host) {
  if (host === 'chromium' || host === 'serve') return null;
  if (!hasDisplay()) return null;
  const program = installedElectron() ?? (await obtainElectron());
  if (program === null && host === null) {
    say('Chưa có Electron trên máy này và không tải được: dùng trình duyệt đã cài.');
  }
  return program;
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * @param {string} program
 * @param {readonly string[]} data
 */
async function startElectron(program, data) {
  if (isNodeStale()) {
    say('Đang dựng chương trình…');
    await buildNode();
  }
  say('Sổ Điểm CCHC đang mở trong Electron.');
  // Electron refuses to start its sandbox for root. Only containers and test machines run this as root.
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return run(program, [...root, projectPath(), ...data]);
}

/** The sources run as they are; a delivery without sources carries the built program. */
function chromiumHost() {
  const source = projectPath('electron', 'host', 'chromium', 'main.ts');
  return existsSync(source) ? source : projectPath('dist', 'host', 'chromium.js');
}
