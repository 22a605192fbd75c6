import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * A path inside the project.
 * @param {...string} parts
 */
export function projectPath(...parts) {
  return path.join(projectRoot, ...parts);
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} line */
export function complain(line) {
  process.stderr.write(`${line}\n`);
}
