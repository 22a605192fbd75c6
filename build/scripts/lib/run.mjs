import { spawn } from 'node:child_process';
import { projectPath, projectRoot } from './project.mjs';

/**
 * Runs a program in the project's folder and hands over the terminal. Resolves with its exit code. Ctrl+C reaches the
 * program by itself; this process only waits for it to end in order.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>}
 */
export async function run(program, args, env = {}) {
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  try {
    const child = spawn(program, args, {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    const forward = () => child.kill('SIGTERM');
    process.once('SIGTERM', forward);
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    process.off('SIGINT', ignore);
  }
}

/**
 * Runs a Node program with the Node that runs this script.
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export async function runNode(args, env) {
  return run(process.execPath, args, env);
}

/**
 * Runs the command-line program of a package.
 * @param {string} file its path under node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export async function runPackage(file, args, env) {
  return runNode([projectPath('node_modules', ...file.split('/')), ...args], env);
}
