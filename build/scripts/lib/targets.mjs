import { cpSync, existsSync, rmSync } from 'node:fs';
import { runPackage } from './run.mjs';
import { isStale } from './staleness.mjs';
import { projectPath } from './project.mjs';

const COMMON_SOURCES = ['shared', 'build/config', 'package-lock.json'];

/** @param {readonly string[]} args */
async function vite(args) {
  const code = await runPackage('vite/bin/vite.js', ['build', '--logLevel', 'warn', ...args]);
  if (code !== 0) throw new Error(`vite build ${args.join(' ')} ended with ${code}`);
}

/** Whether the built pages are missing or older than their sources. */
export function isRendererStale() {
  return isStale('dist/renderer/index.html', [...COMMON_SOURCES, 'renderer']);
}

/** Whether the built programs are missing or older than their sources. */
export function isNodeStale() {
  return isStale('dist/electron/preload.cjs', [...COMMON_SOURCES, 'electron', 'db', 'package.json']);
}

/** Builds the pages into dist/renderer. */
export async function buildRenderer() {
  await vite(['--config', 'build/config/vite.renderer.config.ts']);
}

/** Builds the programs of the Node side into dist/{electron,host,child,chunks} and copies migrations and fonts. */
export async function buildNode() {
  for (const folder of ['electron', 'host', 'child', 'chunks', 'migrations', 'fonts']) {
    rmSync(projectPath('dist', folder), { recursive: true, force: true });
  }
  const config = ['--config', 'build/config/vite.node.config.ts'];
  await vite([...config, '--mode', 'node']);
  const migrations = projectPath('db', 'migrations');
  if (existsSync(migrations)) cpSync(migrations, projectPath('dist', 'migrations'), { recursive: true });
  copyFonts();
  await vite([...config, '--mode', 'preload']);
}

/** The faces that printed documents carry; the rest of the font package stays out. */
function copyFonts() {
  for (const subset of ['vietnamese', 'latin']) {
    for (const face of ['400-normal', '400-italic', '700-normal']) {
      const name = `tinos-${subset}-${face}.woff2`;
      cpSync(projectPath('node_modules/@fontsource/tinos/files', name), projectPath('dist/fonts', name));
    }
  }
}
