import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { complain, projectPath } from './project.mjs';

/** The first version that runs TypeScript sources as they are. Older ones also crash in the database driver. */
const NEEDED = { major: 22, minor: 18 };

/** @param {string} version for example "24.21.0" */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor);
}

/** The Node that `npm ci` has put beside the other packages, if this platform has one. */
function bundledNode() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = projectPath('node_modules', `node-${platform}-${process.arch}`, 'bin', program);
  return existsSync(file) ? file : null;
}

/**
 * Must stand first in every script: goes on only under a new enough Node. Under an older one the same script is run
 * again with the bundled Node; where there is none, says what to do and ends.
 */
export function ensureNode() {
  if (isNewEnough(process.versions.node)) return;
  const newer = bundledNode();
  if (newer === null) {
    complain(
      `Cần Node.js từ ${NEEDED.major}.${NEEDED.minor} trở lên, máy này có ${process.versions.node}. ` +
        'Hãy cài Node.js 24 rồi chạy lại "npm ci" và lệnh này.',
    );
    process.exit(1);
  }
  const result = spawnSync(newer, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(result.status ?? 1);
}
