import path from 'node:path';

/** An installed browser of the Chromium family. */
export interface Browser {
  /** What it is called in a sentence. */
  readonly name: string;
  /** Its program, as an absolute path. */
  readonly path: string;
}

export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Whether a program file is there. */
  readonly exists: (file: string) => boolean;
}

interface Candidate {
  readonly name: string;
  /** Program names to look for in the folders of PATH. */
  readonly commands: readonly string[];
  /** Path under a Windows program folder. */
  readonly windows: readonly string[];
  /** Path under an `Applications` folder of macOS. */
  readonly mac: string;
}

/** In the order they are tried. Edge is on every Windows 10 and 11 machine, so something is always found there. */
const CANDIDATES: readonly Candidate[] = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    windows: ['Chromium', 'Application', 'chrome.exe'],
    mac: 'Chromium.app/Contents/MacOS/Chromium',
  },
  {
    name: 'Google Chrome',
    commands: ['google-chrome', 'google-chrome-stable'],
    windows: ['Google', 'Chrome', 'Application', 'chrome.exe'],
    mac: 'Google Chrome.app/Contents/MacOS/Google Chrome',
  },
  {
    name: 'Microsoft Edge',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    windows: ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    mac: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  },
];

const WINDOWS_PROGRAM_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/**
 * The browser to show the application in: the one `CHROMIUM_PATH` or `CHROME_PATH` names, else the first installed
 * one. null: none is installed. A path in the environment that leads nowhere is passed over.
 */
export function findBrowser(search: BrowserSearch): Browser | null {
  for (const variable of ['CHROMIUM_PATH', 'CHROME_PATH']) {
    const file = search.env[variable];
    if (file !== undefined && file !== '' && search.exists(file))
      return { name: programName(file), path: file };
  }
  for (const candidate of CANDIDATES) {
    const file = placesOf(candidate, search).find((place) => search.exists(place));
    if (file !== undefined) return { name: candidate.name, path: file };
  }
  return null;
}

/** Whether a window can be shown at all: on Linux only with an X or Wayland display. */
export function hasDisplay(search: Pick<BrowserSearch, 'platform' | 'env'>): boolean {
  if (search.platform === 'win32' || search.platform === 'darwin') return true;
  return Boolean(search.env['DISPLAY']) || Boolean(search.env['WAYLAND_DISPLAY']);
}

function placesOf(candidate: Candidate, search: BrowserSearch): readonly string[] {
  if (search.platform === 'win32') return windowsPlaces(candidate, search);
  if (search.platform === 'darwin') return macPlaces(candidate, search);
  return linuxPlaces(candidate, search);
}

function windowsPlaces(candidate: Candidate, search: BrowserSearch): readonly string[] {
  return WINDOWS_PROGRAM_FOLDERS.flatMap((variable) => {
    const folder = search.env[variable];
    return folder === undefined || folder === '' ? [] : [path.win32.join(folder, ...candidate.windows)];
  });
}

function macPlaces(candidate: Candidate, search: BrowserSearch): readonly string[] {
  return ['/Applications', path.posix.join(search.home, 'Applications')].map((folder) =>
    path.posix.join(folder, candidate.mac),
  );
}

function linuxPlaces(candidate: Candidate, search: BrowserSearch): readonly string[] {
  const folders = (search.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return candidate.commands.flatMap((command) => folders.map((folder) => path.posix.join(folder, command)));
}

function programName(file: string): string {
  const name = file.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  if (name.includes('edge')) return 'Microsoft Edge';
  return name.includes('chromium') ? 'Chromium' : 'Google Chrome';
}
