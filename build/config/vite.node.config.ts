import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { NODE_ENTRIES, PRELOAD_ENTRY } from './node-entries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Everything else is bundled: the packed application carries no other package. */
const external = ['electron', 'better-sqlite3', ...builtinModules, /^node:/];

function inputs(entries: Readonly<Record<string, string>>): Record<string, string> {
  const missing = Object.values(entries).filter((source) => !existsSync(path.join(root, source)));
  if (missing.length > 0) throw new Error(`Entries without a source: ${missing.join(', ')}`);
  return Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, path.join(root, source)]));
}

/** `--mode node`: the backend, its hosts and its children. `--mode preload`: the preload. */
export default defineConfig(({ mode }) => {
  const preload = mode === 'preload';
  return {
    root,
    publicDir: false,
    build: {
      outDir: path.join(root, 'dist'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      ssr: true,
      rolldownOptions: {
        input: inputs(preload ? PRELOAD_ENTRY : NODE_ENTRIES),
        external,
        output: preload
          ? { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  };
});
