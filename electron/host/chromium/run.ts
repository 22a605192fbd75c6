import { hostMessages } from '#electron/host/messages.ts';
import type { Backend } from '#electron/host/host.ts';
import { type BrowserSearch, findBrowser, hasDisplay } from './find-browser.ts';
import { openBrowser } from './open-browser.ts';
import { type ChromiumServer, startServer } from './server.ts';

export interface ChromiumRun {
  readonly backend: Backend;
  readonly rendererFolder: string;
  /** The data root. */
  readonly root: string;
  readonly port: number;
  /** Open no browser, only print the address. */
  readonly serve: boolean;
  readonly search: BrowserSearch;
  readonly userId: number | undefined;
  /** Says one line to the person who started it. */
  readonly say: (line: string) => void;
  /** Resolves when the person wants it to end (Ctrl+C, the terminal closed). */
  readonly stopRequested: Promise<void>;
  /** Calls back whenever the person asks for another one-time address; absent where nobody can. */
  readonly onAddressWanted?: (callback: () => void) => void;
}

/**
 * Shows the application in an installed browser until its window is closed, or serves it until it is stopped. Closes
 * the backend in every case, also when the server could not start.
 */
export async function runChromiumHost(run: ChromiumRun): Promise<void> {
  try {
    const server = await startServer(run);
    try {
      await show(run, server);
    } finally {
      run.say(hostMessages.closing);
      await server.close();
    }
  } finally {
    await run.backend.close();
  }
}

/** Resolves when the window was closed, or when the person wants to end and the window has closed for that. */
async function show(run: ChromiumRun, server: ChromiumServer): Promise<void> {
  if (run.serve) return giveAddress(run, server, hostMessages.asAsked);
  if (!hasDisplay(run.search)) return giveAddress(run, server, hostMessages.noDisplay);
  const browser = findBrowser(run.search);
  if (browser === null) return giveAddress(run, server, hostMessages.noBrowser);

  let stopping = false;
  const { platform } = run.search;
  const url = server.issueLaunchUrl();
  const opened = openBrowser({ browser, url, root: run.root, platform, userId: run.userId });
  void run.stopRequested.then(() => {
    stopping = true;
    opened.close();
  });
  run.say(hostMessages.openedIn(browser.name));
  const started = await opened.ended.then(
    () => true,
    () => false,
  );
  if (stopping) return;
  if (!started) return giveAddress(run, server, hostMessages.noBrowser);
  // A browser that was already running takes the address over and its second process ends at once.
  if (!server.wasLaunched()) return giveAddress(run, server, hostMessages.alreadyOpen);
}

/** Prints a one-time address and waits until the person wants to end. */
async function giveAddress(run: ChromiumRun, server: ChromiumServer, reason: string): Promise<void> {
  run.say(hostMessages.openYourself(reason, server.issueLaunchUrl()));
  if (run.onAddressWanted !== undefined) {
    run.say(hostMessages.enterForAddress);
    run.onAddressWanted(() => run.say(hostMessages.freshAddress(server.issueLaunchUrl())));
  }
  await run.stopRequested;
}
