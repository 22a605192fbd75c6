import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Backend } from '#electron/host/host.ts';
import { statusOnly } from '#electron/host/web/answers.ts';
import { sendWebResponse, toWebRequest } from './node-http.ts';
import { createRoutes } from './routes.ts';
import { Sessions } from './sessions.ts';

/** The application behind an address of this machine. */
export interface ChromiumServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** A fresh address that opens the application once. */
  issueLaunchUrl(): string;
  /** Whether any page has used a launch address yet. */
  wasLaunched(): boolean;
  /** Stops answering and closes every connection; the backend itself stays open. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly backend: Backend;
  /** The built pages. */
  readonly rendererFolder: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly uploadLimitBytes?: number;
  /** Told of every exception that no route expected; the caller is answered 500. */
  readonly onError?: (error: unknown) => void;
}

/** Serves the application on the loopback interface. Rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<ChromiumServer> {
  const sessions = new Sessions(options.backend);
  // No time limit for a whole request: an upload of gigabytes to a slow disk may take minutes.
  const server = createServer({ requestTimeout: 0 });
  const origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const routes = createRoutes({
    origin,
    sessions,
    files: options.backend.files,
    rendererFolder: options.rendererFolder,
    ...(options.uploadLimitBytes === undefined ? {} : { uploadLimitBytes: options.uploadLimitBytes }),
  });
  const onError = options.onError ?? reportToStderr;
  server.on('request', (incoming, outgoing) => void answer(incoming, outgoing, origin, routes, onError));
  return {
    origin,
    issueLaunchUrl: () => `${origin}/#launch=${sessions.issueCode()}`,
    wasLaunched: () => sessions.launched,
    close: () => closeServer(server, sessions),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
  routes: (request: Request) => Promise<Response>,
  onError: (error: unknown) => void,
): Promise<void> {
  try {
    const request = toWebRequest(incoming, outgoing, origin);
    const response = request === null ? statusOnly(400) : await routes(request);
    await sendWebResponse(response, outgoing);
  } catch (error) {
    onError(error);
    if (outgoing.headersSent) outgoing.destroy();
    else await sendWebResponse(statusOnly(500), outgoing);
  }
}

async function closeServer(server: Server, sessions: Sessions): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await closed;
  sessions.closeAll();
}

function reportToStderr(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
