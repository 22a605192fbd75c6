import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * The web form of a Node request, so that both hosts share one set of routes. null: the request line or a header
 * cannot be expressed as one, and is refused.
 */
export function toWebRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
): Request | null {
  const aborted = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) aborted.abort();
  });
  const target = incoming.url ?? '';
  if (!target.startsWith('/')) return null;
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  try {
    return new Request(origin + target, {
      method: incoming.method ?? 'GET',
      headers: toWebHeaders(incoming),
      signal: aborted.signal,
      ...(hasBody ? { body: toWebBody(incoming), duplex: 'half' } : {}),
    });
  } catch {
    return null;
  }
}

function toWebHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

/**
 * The body as a web stream. Cancelling it lets the rest run past instead of cutting the connection, as Node's own
 * conversion does: a caller whose body was refused must still be able to read why.
 */
function toWebBody(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let open = true;
  const once = (act: () => void): void => {
    if (open) act();
    open = false;
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on('data', (chunk: Uint8Array) => {
        if (!open) return;
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.once('end', () => once(() => controller.close()));
      incoming.once('error', (error) => once(() => controller.error(error)));
      incoming.once('close', () => once(() => controller.error(new Error('The caller hung up'))));
      incoming.pause();
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      open = false;
      incoming.resume();
    },
  });
}

/** Sends a web response over a Node connection. A caller that hangs up ends the transfer quietly. */
export async function sendWebResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  try {
    await pipeline(Readable.fromWeb(response.body), outgoing);
  } catch (error) {
    if (!outgoing.destroyed) throw error;
  }
}
