import { createBackend } from '#electron/backend/create-backend.ts';
import { APP_VERSION } from '#electron/host/app-version.ts';
import { isPrintResponse, relayPdfPrinter, type PrintRequest, type PrintResponse } from './print-relay.ts';
import type { RelayHello, RelayRequest, RelayResponse } from './relay-messages.ts';
import { serveRelay } from './relay-server.ts';

/**
 * The backend in a process of its own, so that the window never waits for it. Started by the main process with the
 * data root as its only argument.
 */
type FromMain = RelayRequest | PrintResponse;

const port = process.parentPort;
const hello = (message: RelayHello): void => port.postMessage(message);

try {
  const root = process.argv[2];
  if (root === undefined) throw new Error('No data root given');
  const pdf = relayPdfPrinter({
    send: (message: PrintRequest) => port.postMessage(message),
    receive: (listener) =>
      port.on('message', ({ data }: { readonly data: FromMain }) => {
        if (isPrintResponse(data)) listener(data);
      }),
  });
  const backend = await createBackend({ root, appVersion: APP_VERSION, pdf });
  serveRelay(
    {
      send: (message: RelayResponse) => port.postMessage(message),
      receive: (listener) =>
        port.on('message', ({ data }: { readonly data: FromMain }) => {
          if (!isPrintResponse(data)) listener(data);
        }),
    },
    backend,
  );
  hello({ hello: 'ready' });
} catch (error) {
  hello({ hello: 'failed', message: error instanceof Error ? error.message : String(error) });
}
