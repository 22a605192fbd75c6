import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Browser } from './find-browser.ts';

export interface OpenOptions {
  readonly browser: Browser;
  readonly url: string;
  /** The application's data root: the browser's profile stands in it, apart from the person's own browsing. */
  readonly root: string;
  readonly platform: NodeJS.Platform;
  /** The user id of this process; undefined where the platform has none. */
  readonly userId: number | undefined;
}

/** The command line of an application window: no address bar, no tabs, a profile of its own. */
export function browserArguments(options: OpenOptions): readonly string[] {
  return [
    `--app=${options.url}`,
    `--user-data-dir=${path.join(options.root, 'browser-profile')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1366,768',
    '--lang=vi',
    '--disable-background-mode',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-sync',
    // Chromium refuses to start its sandbox for root. Only containers and test machines run this as root.
    ...(options.platform === 'linux' && options.userId === 0 ? ['--no-sandbox'] : []),
  ];
}

/** A browser process that was started. */
export interface OpenedBrowser {
  /** Resolves when the process has ended, which is when its last window was closed. Rejects if it never started. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens the application window. */
export function openBrowser(options: OpenOptions): OpenedBrowser {
  const child = spawn(options.browser.path, browserArguments(options), {
    stdio: 'ignore',
    // On Linux the browser takes the language of its own dialogs from here and not from --lang.
    env: { ...process.env, LANGUAGE: 'vi' },
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  return { ended, close: () => void child.kill() };
}
