import path from 'node:path';

const FOLDER_NAME = 'So Diem CCHC';
const LINUX_FOLDER_NAME = 'so-diem-cchc';

export interface DataRootSources {
  /** The folder named on the command line, if any. */
  readonly flag?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/** Where the application keeps its data: the flag, else `CCHC_DATA`, else the platform's place for it. Absolute. */
export function resolveDataRoot({ flag, env, platform, home }: DataRootSources): string {
  const named = present(flag) ?? present(env['CCHC_DATA']);
  return named === undefined ? platformRoot(env, platform, home) : path.resolve(named);
}

function platformRoot(env: DataRootSources['env'], platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') {
    return path.win32.join(
      present(env['APPDATA']) ?? path.win32.join(home, 'AppData', 'Roaming'),
      FOLDER_NAME,
    );
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', FOLDER_NAME);
  return path.posix.join(
    present(env['XDG_DATA_HOME']) ?? path.posix.join(home, '.local', 'share'),
    LINUX_FOLDER_NAME,
  );
}

function present(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
