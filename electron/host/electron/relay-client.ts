import { appError } from '#shared/contract/errors.ts';
import { fail } from '#shared/lib/result.ts';
import type { Backend, Connection, FileGateway } from '#electron/host/host.ts';
import type { RelayCalls, RelayKind, RelayPort, RelayRequest, RelayResponse } from './relay-messages.ts';

/** The backend of another process, seen from this one. */
export interface RemoteBackend extends Backend {
  /** The other process has ended: whatever still waits fails, and so does whatever comes later. */
  lost(): void;
}

type Call = <Kind extends RelayKind>(
  kind: Kind,
  input: RelayCalls[Kind]['input'],
) => Promise<RelayCalls[Kind]['output']>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Relays the Backend port over `port`. */
export function connectRelay(port: RelayPort<RelayResponse, RelayRequest>): RemoteBackend {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let alive = true;
  let lastConnection = 0;

  port.receive((response) => {
    const caller = waiting.get(response.id);
    waiting.delete(response.id);
    if (response.ok) caller?.resolve(response.value);
    else caller?.reject(new Error(response.message));
  });

  const call: Call = async (kind, input) => {
    if (!alive) throw new Error('The backend process has ended');
    lastId += 1;
    const id = lastId;
    // The message type is a union by kind; a generic kind cannot be seen to be one of its members.
    const message = { id, kind, input } as RelayRequest;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      port.send(message);
    });
  };

  return {
    connect() {
      lastConnection += 1;
      return remoteConnection(call, lastConnection);
    },
    files: remoteFiles(call),
    async close() {
      if (alive) await call('close', null);
    },
    lost() {
      alive = false;
      for (const { reject } of waiting.values()) reject(new Error('The backend process has ended'));
      waiting.clear();
    },
  };
}

function remoteConnection(call: Call, connection: number): Connection {
  // A process that has ended needs no goodbye, and every later call tells of it.
  const ignore = (): void => undefined;
  call('connect', { connection }).catch(ignore);
  return {
    async invoke(channel, input) {
      try {
        return await call('invoke', { connection, channel, input });
      } catch {
        return fail(appError('INTERNAL', { reference: 'backend-process' }));
      }
    },
    close() {
      call('disconnect', { connection }).catch(ignore);
    },
  };
}

function remoteFiles(call: Call): FileGateway {
  return {
    beginUpload: async (fileName) => call('beginUpload', { fileName }),
    finishUpload: async (token) => call('finishUpload', { token }),
    abortUpload: async (token) => {
      await call('abortUpload', { token });
    },
    adoptFile: async (path) => call('adoptFile', { path }),
    findDownload: async (token) => call('findDownload', { token }),
  };
}
