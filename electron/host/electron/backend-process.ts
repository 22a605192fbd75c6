import { createBackend } from '#electron/backend/create-backend.ts';
import { APP_VERSION } from '#electron/host/app-version.ts';
import type { RelayHello, RelayRequest, RelayResponse } from './relay-messages.ts';
import { serveRelay } from './relay-server.ts';

/**
 * The backend in a process of its own, so that the window never waits for it. Started by the main process with the
 * data root as its only argument.
 */
const port = process.parentPort;
const hello = (message: RelayHello): void => port.postMessage(message);

try {
  const root = process.argv[2];
  if (root === undefined) throw new Error('No data root given');
  const backend = await createBackend({ root, appVersion: APP_VERSION });
  serveRelay(
    {
      send: (message: RelayResponse) => port.postMessage(message),
      receive: (listener) => port.on('message', ({ data }) => listener(data as RelayRequest)),
    },
    backend,
  );
  hello({ hello: 'ready' });
} catch (error) {
  hello({ hello: 'failed', message: error instanceof Error ? error.message : String(error) });
}
