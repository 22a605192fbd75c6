import { request } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { rootCertificates } from 'node:tls';

/** Answers of these kinds have no content, not even an empty one. */
const NO_CONTENT: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A fetch that trusts one more authority beside the roots everybody trusts, for this client only: nothing else in the
 * program is changed by it. Certificates are always verified, name and dates included. HTTPS only, no redirects.
 */
export function trustingFetch(authority: string): typeof fetch {
  const ca = [...rootCertificates, authority];
  return async (input, init = {}) => {
    const { method = 'GET', body = null, signal = null } = init;
    const headers = new Headers(init.headers);
    const content = toContent(body, headers);
    const url = input instanceof Request ? input.url : input;
    const sent = request(url, {
      ca,
      method,
      headers: Object.fromEntries(headers),
      rejectUnauthorized: true,
      ...(signal ? { signal } : {}),
    });
    return new Promise<Response>((resolve, reject) => {
      sent.once('error', reject);
      sent.once('response', (answer) => {
        const { statusCode: status = 502, rawHeaders } = answer;
        const given = new Headers();
        for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
          given.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
        }
        const isEmpty = NO_CONTENT.has(status);
        if (isEmpty) answer.resume();
        const stream = isEmpty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
        resolve(new Response(stream, { status, headers: given }));
      });
      pipeline(content, sent).catch(reject);
    });
  };
}

function toContent(body: RequestInit['body'] | null, headers: Headers): Readable {
  if (body === null) return Readable.from([]);
  if (typeof body === 'string') {
    headers.set('content-length', String(Buffer.byteLength(body)));
    return Readable.from([Buffer.from(body)]);
  }
  if (!(body instanceof Blob)) throw new TypeError('only text and files are sent');
  headers.set('content-length', String(body.size));
  return Readable.from(body.stream());
}
