import type { Channel } from '#shared/contract/channel.ts';
import type { ChannelName, Contract, ErrorOf, OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import type { Result } from '#shared/lib/result.ts';
import type { FileGateway } from '#electron/host/host.ts';
import type { FileStore } from '#electron/backend/file-gateway.ts';
import type { JobBoard } from '#electron/backend/jobs.ts';
import type { Actor } from '#electron/backend/actor.ts';
import type { ConnectionState } from '#electron/backend/connection-state.ts';
import type { BundleLimits } from '#electron/services/bundle/bundle-limits.ts';
import type { Clock } from '#electron/services/clock/clock.ts';
import type { RandomSource } from '#electron/services/crypto/random.ts';
import type { ScryptParams } from '#electron/services/crypto/scrypt.ts';
import type { ScanWatcher } from '#electron/features/evidence/scan-watcher-port.ts';
import type { Poller } from '#electron/features/transport/poller-port.ts';
import type { TransportPorts } from '#electron/features/transport/ports.ts';
import type { PdfPrinter } from '#electron/services/pdf/pdf-printer.ts';
import type { Logger } from '#electron/services/logger/logger.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';
import type { FolderRegistry } from '#electron/workspace/folder-registry.ts';

/** What every use case may rely on; made once in `create-backend.ts`. */
export interface Services {
  readonly appVersion: string;
  readonly dataRoot: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly logger: Logger;
  readonly passwordCost: ScryptParams;
  readonly folders: FolderRegistry;
  readonly files: FileGateway & FileStore;
  readonly jobs: JobBoard;
  /** What prints pages to PDF; the host brings it. */
  readonly pdf: PdfPrinter;
  /** How large a bundle may become. */
  readonly bundleLimits: BundleLimits;
  /** Sticks, file systems and the network. */
  readonly transport: TransportPorts;
  /** What looks into watched folders and servers by itself. */
  readonly poller: Poller;
  /** What looks into scan folders by itself. */
  readonly scans: ScanWatcher;
  /** A connection of the backend's own that plays a user's clicks to build the demonstration. */
  connectDemo(clock: Clock): InsideConnection;
}

/** Calls channels in process, typed. */
export interface InsideConnection {
  call<Name extends ChannelName>(
    channel: Name,
    input: unknown,
  ): Promise<Result<OutputOf<Name>, ErrorOf<Name>>>;
  close(): void;
}

/** Before a folder is open. */
export interface CallContext {
  readonly services: Services;
  readonly connection: ConnectionState;
}

/** A folder is open; nobody need be signed in. */
export interface FolderContext extends CallContext {
  readonly folder: OpenFolder;
}

/** Somebody is signed in and not locked. */
export interface SignedInContext extends FolderContext {
  readonly actor: Actor;
}

type ContextOf<Row extends Channel> = Row['side'] extends 'none'
  ? CallContext
  : Row['access'] extends 'public'
    ? FolderContext
    : SignedInContext;

/** What a channel's handler looks like: the context its row promises, its parsed input, its own errors. */
export type Handler<Name extends ChannelName> = (
  context: ContextOf<Contract[Name]>,
  input: ParsedInputOf<Name>,
) => Result<OutputOf<Name>, ErrorOf<Name>> | Promise<Result<OutputOf<Name>, ErrorOf<Name>>>;

/** The handlers of the channels whose names start with a prefix; a missing one does not compile. */
export type HandlersOf<Prefix extends string> = {
  readonly [Name in Extract<ChannelName, `${Prefix}.${string}`>]: Handler<Name>;
};
