import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Programs started as processes of their own, by name: the source they are built from. Hostile files are parsed in
 * such a child, under a memory and a time limit. The node build makes `dist/child/<name>.js` of each row.
 */
export const CHILD_ENTRIES = {
  'parse-workbook': 'electron/services/xlsx/parse-child.ts',
  'read-docx': 'electron/services/docx/text-child.ts',
} as const satisfies Record<string, `electron/${string}.ts`>;
export type ChildName = keyof typeof CHILD_ENTRIES;

/** What lies beside the code, and where: in the source tree, and in the built application. */
const RESOURCES = {
  migrations: { source: 'db/migrations', built: 'dist/migrations' },
  /** The faces that a PDF carries with it. */
  fonts: { source: 'node_modules/@fontsource/tinos/files', built: 'dist/fonts' },
  renderer: { source: 'dist/renderer', built: 'dist/renderer' },
  preload: { source: 'dist/electron/preload.cjs', built: 'dist/electron/preload.cjs' },
  'backend-process': {
    source: 'dist/electron/backend-process.js',
    built: 'dist/electron/backend-process.js',
  },
} as const;
export type ResourceName = keyof typeof RESOURCES | `child/${ChildName}`;

/**
 * Where a resource lies, as an absolute path, whether this code runs from the TypeScript sources, from `dist/` or
 * from inside the packed application.
 */
export function resourcePath(name: ResourceName): string {
  return locateResource(name, import.meta.url);
}

/** {@link resourcePath} for code that was loaded from `moduleUrl`. */
export function locateResource(name: ResourceName, moduleUrl: string): string {
  const place = locateRoot(fileURLToPath(moduleUrl));
  return path.join(place.root, ...relativePath(name, place.built).split('/'));
}

function relativePath(name: ResourceName, built: boolean): string {
  if (isChild(name)) {
    const child = name.slice('child/'.length) as ChildName;
    return built ? `dist/child/${child}.js` : CHILD_ENTRIES[child];
  }
  return built ? RESOURCES[name].built : RESOURCES[name].source;
}

function isChild(name: ResourceName): name is `child/${ChildName}` {
  return name.startsWith('child/');
}

/** TypeScript means the source tree (this file is three folders deep); JavaScript means somewhere under `dist/`. */
function locateRoot(file: string): { root: string; built: boolean } {
  if (file.endsWith('.ts')) return { root: path.resolve(path.dirname(file), '..', '..', '..'), built: false };
  let folder = path.dirname(file);
  while (path.basename(folder) !== 'dist') {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`Built code outside a dist folder: ${file}`);
    folder = parent;
  }
  return { root: path.dirname(folder), built: true };
}
