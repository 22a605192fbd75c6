import { CHILD_ENTRIES } from '../../electron/services/files/resources.ts';

/** Every program of the Node side: its path under `dist/` without extension, and the source it is built from. */
export const NODE_ENTRIES: Readonly<Record<string, string>> = {
  'electron/main': 'electron/host/electron/main.ts',
  'electron/backend-process': 'electron/host/electron/backend-process.ts',
  'host/chromium': 'electron/host/chromium/main.ts',
  'host/cli': 'electron/host/cli/main.ts',
  ...Object.fromEntries(Object.entries(CHILD_ENTRIES).map(([name, source]) => [`child/${name}`, source])),
};

/** The preload is built apart: inside the sandbox it must be one CommonJS file. */
export const PRELOAD_ENTRY = { 'electron/preload': 'electron/host/electron/preload.ts' };
