import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createBackend } from '#electron/backend/create-backend.ts';
import { APP_VERSION } from '#electron/host/app-version.ts';
import { resolveDataRoot } from '#electron/host/data-root.ts';
import { type HostArguments, parseHostArguments } from '#electron/host/host-arguments.ts';
import { hostMessages } from '#electron/host/messages.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { browserPdfPrinter } from './print-pdf.ts';
import { runChromiumHost } from './run.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Resolves at the first request to end; a second one ends the process at once, as usual. */
async function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function onEnter(callback: () => void): void {
  createInterface({ input: process.stdin }).on('line', callback);
}

async function start(args: HostArguments): Promise<void> {
  const rendererFolder = resourcePath('renderer');
  if (!existsSync(path.join(rendererFolder, 'index.html'))) throw new Error(hostMessages.notBuilt);
  const { env, platform } = process;
  const root = resolveDataRoot({ flag: args.data, env, platform, home: homedir() });
  const search = { platform, env, home: homedir(), exists: existsSync };
  const userId = process.getuid?.();
  const pdf = browserPdfPrinter(search, userId);
  const backend = await createBackend({ root, appVersion: APP_VERSION, pdf });
  await runChromiumHost({
    ...args,
    backend,
    rendererFolder,
    root,
    search,
    userId,
    say,
    stopRequested: stopRequested(),
    ...(process.stdin.isTTY ? { onAddressWanted: onEnter } : {}),
  });
}

function explain(error: unknown, args: HostArguments): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return hostMessages.portTaken(args.port);
  }
  return hostMessages.cannotStart(error instanceof Error ? error.message : String(error));
}

const parsed = parseHostArguments(process.argv.slice(2));
if (parsed.ok) {
  try {
    await start(parsed.value);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${explain(error, parsed.value)}\n`);
    process.exit(1);
  }
} else {
  process.stderr.write(`${hostMessages.badOption(parsed.error.option)}\n`);
  process.exit(2);
}
