import { constants, existsSync } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How sticks and shares are found on a computer. Tests put in a computer of their own. */
export interface PlaceSystem {
  readonly platform: NodeJS.Platform;
  /** The drive the system itself runs from ("C:"); '' where there are no drive letters. */
  readonly systemDrive: string;
  /** Names of the folders in a folder; empty where it is not there. */
  listFolders(path: string): Promise<readonly string[]>;
  isFolder(path: string): Promise<boolean>;
  /** Whether something is mounted there: a folder left behind by a stick that was pulled is the system's own disk. */
  isMounted(path: string): Promise<boolean>;
  isWritable(path: string): Promise<boolean>;
}

/** A dead network share answers never: after this it counts as not there. Milliseconds. */
const PATIENCE = 3000;

/** This computer. */
export const systemPlaces: PlaceSystem = {
  platform: process.platform,
  systemDrive: process.env['SystemDrive'] ?? (process.platform === 'win32' ? 'C:' : ''),
  listFolders: (path) => soon(namesOf(path), []),
  isFolder: (path) => soon(isFolder(path), false),
  isMounted: (path) => soon(isMounted(path), false),
  isWritable: (path) => soon(isWritable(path), false),
};

async function namesOf(path: string): Promise<readonly string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

async function isMounted(path: string): Promise<boolean> {
  const [here, above] = await Promise.all([stat(path), stat(dirname(path))]);
  return here.dev !== above.dev;
}

async function isWritable(path: string): Promise<boolean> {
  await access(path, constants.W_OK);
  return true;
}

/** The answer, or `otherwise` where it fails or takes too long. */
async function soon<Value>(answer: Promise<Value>, otherwise: Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE);
  });
  try {
    return await Promise.race([answer.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}
