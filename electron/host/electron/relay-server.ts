import type { Backend, Connection } from '#electron/host/host.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { RelayPort, RelayRequest, RelayResponse } from './relay-messages.ts';

/** Answers the calls of the main process from the backend of this process. */
export function serveRelay(port: RelayPort<RelayRequest, RelayResponse>, backend: Backend): void {
  const connections = new Map<number, Connection>();
  port.receive((request) => {
    perform(backend, connections, request).then(
      (value) => port.send({ id: request.id, ok: true, value }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        port.send({ id: request.id, ok: false, message });
      },
    );
  });
}

async function perform(
  backend: Backend,
  connections: Map<number, Connection>,
  request: RelayRequest,
): Promise<unknown> {
  const { files } = backend;
  switch (request.kind) {
    case 'connect':
      connections.set(request.input.connection, backend.connect());
      return null;
    case 'disconnect':
      connections.get(request.input.connection)?.close();
      connections.delete(request.input.connection);
      return null;
    case 'invoke': {
      const connection = connections.get(request.input.connection);
      if (connection === undefined) throw new Error('No such connection');
      return connection.invoke(request.input.channel, request.input.input);
    }
    case 'beginUpload':
      return files.beginUpload(request.input.fileName);
    case 'finishUpload':
      return files.finishUpload(request.input.token);
    case 'abortUpload':
      await files.abortUpload(request.input.token);
      return null;
    case 'adoptFile':
      return files.adoptFile(request.input.path);
    case 'findDownload':
      return files.findDownload(request.input.token);
    case 'close':
      await backend.close();
      return null;
    default:
      return assertNever(request);
  }
}
