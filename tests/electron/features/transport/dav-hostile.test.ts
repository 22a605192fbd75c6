import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { davFile, davFolder, nameInFolder } from '#electron/features/transport/dav-address.ts';
import { createDavClient } from '#electron/features/transport/dav-client.ts';
import { uploadBundle } from '#electron/features/transport/dav-exchange.ts';
import type { OutgoingFile } from '#electron/features/transport/outgoing.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
}

const folder = tempFolder('dav-hostile');
const seen: Seen[] = [];
let answer: (request: Seen, response: ServerResponse) => void = (_request, response) => response.end();

const server = createServer((request, response) => {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
  });
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    const noted = { method, url, headers, bytes };
    seen.push(noted);
    answer(noted, response);
  });
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const address = server.address();
const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/dav/`;
const client = createDavClient({
  fetch,
  username: 'canbo',
  password: 'bí mật',
  signal: new AbortController().signal,
});

beforeEach(() => {
  seen.length = 0;
});

const multistatus = (inner: string): string =>
  `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${inner}</D:multistatus>`;

function listing(body: string, status = 207): void {
  answer = (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(body);
  };
}

describe('a server that means harm', () => {
  test('a redirect is not followed: the password goes to one server only', async () => {
    answer = (_request, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' });
      response.end();
    };
    const listed = await client.list(base, 1);
    expect(listed).toEqual({
      ok: false,
      error: { code: 'SERVER_ANSWER_WRONG', details: { url: base, status: 307 } },
    });
    expect(seen).toHaveLength(1);
    const { authorization = '' } = seen[0]?.headers ?? {};
    expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString('utf8')).toBe('canbo:bí mật');
  });

  const bad: readonly (readonly [string, string])[] = [
    ['a document type', `<!DOCTYPE m [<!ENTITY a "aaaa">]>${multistatus('')}`],
    ['an unknown entity', multistatus('<D:response><D:href>&a;</D:href></D:response>')],
    ['something else than a listing', '<html><body>Xin chào</body></html>'],
    ['no XML', 'hello'],
    ['nothing', ''],
    ['an unclosed element', '<D:multistatus xmlns:D="DAV:">'],
    ['crossed elements', '<D:multistatus xmlns:D="DAV:"><D:a></D:multistatus></D:a>'],
    ['a prefix of nowhere', '<D:multistatus/>'],
    ['two roots', `${multistatus('')}<a/>`],
    ['depth', multistatus('<a>'.repeat(5000) + '</a>'.repeat(5000))],
    ['a listing without end', multistatus('<D:response><D:href>/x</D:href></D:response>'.repeat(250_000))],
    ['blanks', `<D:multistatus xmlns:D="DAV:"${' '.repeat(2_000_000)}x`],
    ['an endless comment', `<!--${'-'.repeat(2_000_000)}`],
  ];
  test.each(bad)('%s in place of a listing is refused, quickly', async (_name, body) => {
    listing(body);
    const started = performance.now();
    const listed = await client.list(base, 1);
    expect(listed).toMatchObject({ ok: false, error: { code: 'SERVER_ANSWER_WRONG' } });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('names that lead elsewhere are no names of the folder', () => {
    expect(nameInFolder(base, `${base}X1_%C4%90i%E1%BB%83m.cchc`)).toBe('X1_Điểm.cchc');
    expect(nameInFolder(base, '/dav/X1.cchc')).toBe('X1.cchc');
    const elsewhere = [
      base,
      '/dav/',
      '/dav/a/b.cchc',
      '/dav/..%2f..%2fetc%2fpasswd.cchc',
      '/dav/..%5c..%5cx.cchc',
      '/dav/%2e%2e',
      '/other/X1.cchc',
      'http://evil.example/dav/X1.cchc',
      '//evil.example/dav/X1.cchc',
      '/dav/a%00.cchc',
      '/dav/%ff.cchc',
      'javascript:alert(1)',
    ];
    expect(elsewhere.map((href) => nameInFolder(base, href))).toEqual(elsewhere.map(() => null));
  });

  test('more bytes than announced are cut off, fewer are no file', async () => {
    const path = join(folder, 'more');
    answer = (_request, response) => response.end(Buffer.alloc(5_000_000));
    expect(await client.fetchTo(`${base}x`, path, { size: 1000, etag: '' })).toMatchObject({ ok: false });
    expect(existsSync(path) ? readFileSync(path).byteLength : 0).toBeLessThanOrEqual(1000);
    answer = (_request, response) => response.end(Buffer.alloc(10));
    expect(await client.fetchTo(`${base}x`, path, { size: 1000, etag: '' })).toMatchObject({
      ok: false,
      error: { code: 'SERVER_ANSWER_WRONG' },
    });
  });

  test('a line that breaks keeps what came; the next attempt asks for the rest of the same file', async () => {
    const path = join(folder, 'rest');
    const content = Buffer.alloc(300_000, 'phần còn lại');
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': content.byteLength });
      response.write(content.subarray(0, 100_000));
      setTimeout(() => response.destroy(), 50);
    };
    const file = { size: content.byteLength, etag: '"v1"' };
    expect(await client.fetchTo(`${base}x`, path, file)).toMatchObject({
      ok: false,
      error: { code: 'SERVER_UNREACHABLE' },
    });
    const begun = readFileSync(path).byteLength;
    expect(begun).toBeGreaterThan(0);
    answer = ({ headers }, response) => {
      const start = Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1]);
      response.writeHead(206, {
        'content-range': `bytes ${start}-${content.byteLength - 1}/${content.byteLength}`,
      });
      response.end(content.subarray(start));
    };
    expect(await client.fetchTo(`${base}x`, path, file)).toEqual({ ok: true, value: null });
    expect(seen.at(-1)?.headers).toMatchObject({ range: `bytes=${begun}-`, 'if-range': '"v1"' });
    expect(readFileSync(path).equals(content)).toBe(true);

    // Another file lies there now: the server answers with the whole of it.
    writeFileSync(path, Buffer.alloc(5, 'x'));
    answer = (_request, response) => response.end(content);
    expect(await client.fetchTo(`${base}x`, path, file)).toEqual({ ok: true, value: null });
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  test.each([
    [401, 'SERVER_REFUSED_PASSWORD'],
    [403, 'SERVER_REFUSED_PASSWORD'],
    [404, 'SERVER_FOLDER_NOT_FOUND'],
    [507, 'SERVER_NO_SPACE'],
    [503, 'SERVER_ANSWER_WRONG'],
    [200, 'SERVER_ANSWER_WRONG'],
  ])('status %i is told as %s', async (status, code) => {
    listing(multistatus(''), status);
    expect(await client.list(base, 1)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('sending', () => {
  const path = join(folder, 'goi.cchc');
  writeFileSync(path, Buffer.alloc(50_000, 'gói'));
  const outgoing = async (): Promise<OutgoingFile> => {
    const { sha256: fingerprint, size } = await sha256OfFile(path);
    return { path, fileName: 'X1_a.cchc', size, fingerprint, encrypted: false } as unknown as OutgoingFile;
  };
  const propfind = (files: readonly (readonly [string, number])[]): string =>
    multistatus(
      files
        .map(
          ([href, size]) =>
            `<D:response><D:href>${href}</D:href><D:propstat><D:prop><D:getcontentlength>${size}` +
            '</D:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>',
        )
        .join(''),
    );

  test('a server that cannot rename gets the file straight, never over another', async () => {
    const file = await outgoing();
    answer = ({ method, url }, response) => {
      if (method === 'PROPFIND') {
        response.writeHead(207);
        response.end(url.includes('dang-gui') ? propfind([[url, file.size]]) : propfind([]));
        return;
      }
      response.writeHead(method === 'MOVE' ? 405 : 201);
      response.end();
    };
    expect(await uploadBundle(client, base, file)).toMatchObject({
      ok: true,
      value: { fileName: 'X1_a.cchc' },
    });
    expect(seen.map(({ method }) => method)).toEqual([
      'PROPFIND',
      'PUT',
      'PROPFIND',
      'MOVE',
      'PUT',
      'DELETE',
    ]);
    expect(seen[1]).toMatchObject({ bytes: file.size, headers: { 'content-length': String(file.size) } });
    expect(seen[3]?.headers).toMatchObject({ overwrite: 'F', destination: davFile(base, 'X1_a.cchc') });
    expect(seen[4]?.headers['if-none-match']).toBe('*');
    // Only what we put there ourselves is taken away.
    expect(decodeURIComponent(seen[5]?.url ?? '')).toBe('/dav/.X1_a.cchc.dang-gui');
  });

  test('a server that swallowed bytes is caught before the name is given', async () => {
    const file = await outgoing();
    answer = ({ method, url }, response) => {
      response.writeHead(method === 'PROPFIND' ? 207 : 201);
      response.end(
        method === 'PROPFIND' && url.includes('dang-gui') ? propfind([[url, 49_999]]) : propfind([]),
      );
    };
    expect(await uploadBundle(client, base, file)).toMatchObject({
      ok: false,
      error: { code: 'SERVER_ANSWER_WRONG' },
    });
    expect(seen.some(({ method }) => method === 'MOVE')).toBe(false);
  });
});

test('only https leaves the computer; addresses carry no password', () => {
  expect(davFolder('https://cloud.example.vn/remote.php/dav/files/xa1', '/CCHC/Nộp lên/')).toEqual({
    ok: true,
    value: 'https://cloud.example.vn/remote.php/dav/files/xa1/CCHC/N%E1%BB%99p%20l%C3%AAn/',
  });
  expect(davFolder('https://a.vn/x/', '../../y')).toEqual({ ok: true, value: 'https://a.vn/x/y/' });
  for (const url of [
    'http://a.vn/',
    'ftp://127.0.0.1/',
    'https://u:p@a.vn/',
    'x',
    'http://127.0.0.1.evil.vn/',
  ]) {
    expect(davFolder(url, '').ok).toBe(false);
  }
  expect(davFolder('http://[::1]:8080', '').ok).toBe(true);
});
