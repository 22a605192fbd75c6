import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectPath, say } from './project.mjs';

const PACKAGE = projectPath('node_modules', 'electron');
const ANSWER_WITHIN_MS = 3000;
const DOWNLOAD_WITHIN_MS = 90_000;

/**
 * Electron's program, where its package has already fetched it. null: not there.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} folder that of the electron package
 * @returns {string | null}
 */
export function installedElectron(env = process.env, folder = PACKAGE) {
  const note = path.join(folder, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override === undefined && name === null) return null;
  const program = path.join(override ?? path.join(folder, 'dist'), name ?? defaultName());
  return existsSync(program) ? program : null;
}

function defaultName() {
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Electron's program, fetched once if it is not there yet. Without a network the answer comes within seconds: the
 * download is only begun when its server answers.
 * @returns {Promise<string | null>}
 */
export async function obtainElectron() {
  const installed = installedElectron();
  if (installed !== null || !existsSync(path.join(PACKAGE, 'install.js'))) return installed;
  if (!(await downloadServerAnswers())) return null;
  say('Đang tải Electron (chỉ một lần)…');
  spawnSync(process.execPath, [path.join(PACKAGE, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_WITHIN_MS,
  });
  return installedElectron();
}

async function downloadServerAnswers() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  try {
    const server = new URL(mirror ?? 'https://github.com/electron/electron/releases');
    await fetch(server, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return true;
  } catch {
    return false;
  }
}
