import { utilityProcess } from 'electron';
import { printPage } from './print-page.ts';
import { isPrintRequest, servePrinting, type PrintRequest } from './print-relay.ts';
import { connectRelay, type RemoteBackend } from './relay-client.ts';
import type { RelayHello, RelayResponse } from './relay-messages.ts';

export interface StartedBackend {
  readonly backend: RemoteBackend;
  /** Resolves when the process has ended, whatever the reason. */
  readonly ended: Promise<void>;
}

/** Starts the backend process and waits until it serves. Rejects with its own message when it cannot. */
export async function startBackend(program: string, root: string): Promise<StartedBackend> {
  const child = utilityProcess.fork(program, [root], { serviceName: 'so-diem-backend', stdio: 'inherit' });
  const listeners: ((message: RelayResponse) => void)[] = [];
  const printers: ((message: PrintRequest) => void)[] = [];
  servePrinting(
    {
      send: (message) => child.postMessage(message),
      receive: (listener) => void printers.push(listener),
    },
    printPage,
  );
  const backend = connectRelay({
    send: (message) => child.postMessage(message),
    receive: (listener) => void listeners.push(listener),
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      backend.lost();
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: RelayHello | RelayResponse | PrintRequest) => {
      if (isPrintRequest(message)) for (const listener of printers) listener(message);
      else if (!('hello' in message)) for (const listener of listeners) listener(message);
      else if (message.hello === 'ready') resolve();
      else reject(new Error(message.message));
    });
    void ended.then(() => reject(new Error('The backend process ended while starting')));
  });
  return { backend, ended };
}
