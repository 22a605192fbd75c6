import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '#electron/host/host.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { findAccountByName } from '#db/queries/accounts.ts';
import { freshConnection, type ConnectionState } from '#electron/backend/connection-state.ts';
import type { InsideConnection, Services } from '#electron/backend/context.ts';
import { dispatch } from '#electron/backend/dispatch.ts';
import { createFileGateway } from '#electron/backend/file-gateway.ts';
import { createJobBoard } from '#electron/backend/jobs.ts';
import { BUNDLE_LIMITS, type BundleLimits } from '#electron/services/bundle/bundle-limits.ts';
import { systemClock, type Clock } from '#electron/services/clock/clock.ts';
import { systemRandom, type RandomSource } from '#electron/services/crypto/random.ts';
import { SCRYPT_PARAMS, type ScryptParams } from '#electron/services/crypto/scrypt.ts';
import { noPdfPrinter, type PdfPrinter } from '#electron/services/pdf/pdf-printer.ts';
import { createFileLogger, type Logger } from '#electron/services/logger/logger.ts';
import { normalizeUsername } from '#electron/features/session/account-rules.ts';
import { createScanWatcher } from '#electron/features/evidence/scan-watcher.ts';
import { createPoller } from '#electron/features/transport/poller.ts';
import { systemPorts, type TransportPorts } from '#electron/features/transport/ports.ts';
import { toActor } from '#electron/features/session/sign-in.ts';
import { createFolderRegistry } from '#electron/workspace/folder-registry.ts';
import type { OpenFolderError } from '#electron/workspace/open-folder.ts';

export interface BackendOptions {
  /** The folder under which every unit has its data folder. */
  readonly root: string;
  readonly appVersion: string;
  readonly clock?: Clock;
  readonly random?: RandomSource;
  readonly logger?: Logger;
  /** Costs of passwords and passphrases; tests lower them. */
  readonly passwordCost?: ScryptParams;
  /** What prints pages to PDF; none where it is left out. */
  readonly pdf?: PdfPrinter;
  /** Sticks, file systems and the network; tests put in ones that fail. */
  readonly transport?: Partial<TransportPorts>;
  /** How large a bundle may become; tests lower it. */
  readonly bundleLimits?: BundleLimits;
}

/** The backend as code in the same process sees it. */
export interface LocalBackend extends Backend {
  readonly services: Services;
  /** A typed connection that starts with nothing open. */
  connectInside(): InsideConnection;
  /**
   * A typed connection with a folder open and an account signed in without its password: for the command line, where
   * whoever can run it already holds the data folder. null: no such enabled account.
   */
  connectAs(folderId: string, username: string): Result<InsideConnection | null, OpenFolderError>;
}

/** The demonstration's passwords are shown on its sign-in screen: making 45 of them costly would only cost time. */
const DEMO_COST: ScryptParams = { logN: 12, r: 8, p: 1 };

/** The composition root: the only place where services are made and put together. */
export async function createBackend(options: BackendOptions): Promise<LocalBackend> {
  mkdirSync(options.root, { recursive: true });
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? createFileLogger(join(options.root, 'logs'));
  const files = createFileGateway(join(options.root, 'transfer'));
  const folders = createFolderRegistry(options.root);
  const jobs = createJobBoard(clock, logger);
  const services: Services = {
    appVersion: options.appVersion,
    dataRoot: options.root,
    clock,
    random: options.random ?? systemRandom,
    logger,
    passwordCost: options.passwordCost ?? SCRYPT_PARAMS,
    folders,
    files,
    jobs,
    pdf: options.pdf ?? noPdfPrinter,
    bundleLimits: options.bundleLimits ?? BUNDLE_LIMITS,
    transport: { ...systemPorts, ...options.transport },
    poller: createPoller(() => services),
    scans: createScanWatcher(() => services),
    connectDemo: (demoClock) => connectDemo(demoClock),
  };
  services.poller.start();
  services.scans.start();
  const connectWith = (demo: boolean) => connectionOf(freshConnection(clock.now().getTime(), demo));
  const connectDemo = (demoClock: Clock): InsideConnection => {
    const demoServices = { ...services, clock: demoClock, passwordCost: DEMO_COST };
    return connectionOf(freshConnection(demoClock.now().getTime(), true), demoServices) as InsideConnection;
  };
  const connectionOf = (state: ConnectionState, used: Services = services) => {
    const invoke = (channel: string, input: unknown) => dispatch(used, state, channel, input);
    const close = (): void => {
      if (state.folder) folders.release(state.folder);
      state.folder = null;
      state.actor = null;
    };
    return { invoke, call: invoke, close };
  };
  return {
    services,
    connect: () => connectWith(false),
    connectInside: () => connectWith(false) as InsideConnection,
    connectAs: (folderId, username) => {
      const opened = folders.open(folderId);
      if (!opened.ok) return opened;
      const account = findAccountByName(opened.value.db.read, normalizeUsername(username));
      if (!account || account.disabled === 1) {
        folders.release(opened.value);
        return ok(null);
      }
      const state = freshConnection(clock.now().getTime());
      state.folder = opened.value;
      state.actor = toActor(account);
      return ok(connectionOf(state) as InsideConnection);
    },
    files,
    close: async () => {
      await services.poller.stop();
      await services.scans.stop();
      await jobs.settle();
      folders.closeAll();
      files.close();
    },
  };
}
