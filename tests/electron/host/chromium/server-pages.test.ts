import net from 'node:net';
import { describe, expect, test } from 'vitest';
import { startServer } from '#electron/host/chromium/server.ts';
import { bearer, JSON_TYPE, post, raw, useServer } from './server-harness.ts';

const subject = useServer();

describe('pages', () => {
  test('the entry page has a fresh nonce that its policy and its meta element agree on', async () => {
    const [first, second] = await Promise.all([
      raw(subject.server, 'GET', '/'),
      raw(subject.server, 'GET', '/index.html'),
    ]);
    const nonces = [first, second].map(({ headers, body }) => {
      const policy = String(headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(body).toContain(`<meta name="csp-nonce" content="${nonce}" />`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('the policy allows no foreign source and no inline script', async () => {
    const policy = String((await raw(subject.server, 'GET', '/')).headers['content-security-policy']);
    const rules = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule]));
    expect(rules['default-src']).toBe("default-src 'none'");
    expect(rules['script-src']).toBe("script-src 'self'");
    expect(rules['connect-src']).toBe("connect-src 'self'");
    expect(rules['frame-ancestors']).toBe("frame-ancestors 'none'");
    expect(rules['base-uri']).toBe("base-uri 'none'");
    expect(rules['form-action']).toBe("form-action 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test.each(['/', '/assets/app-1a2b.js', '/missing.js', '/rpc/round.list', '/files/x'])(
    'the answer to %s carries the protective headers',
    async (path) => {
      const { headers } = await raw(subject.server, 'GET', path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  test('an asset is served with its type, by GET and HEAD only', async () => {
    const asset = await raw(subject.server, 'GET', '/assets/app-1a2b.js');
    expect(asset).toMatchObject({ status: 200, body: 'export {};' });
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(await raw(subject.server, 'HEAD', '/assets/app-1a2b.js')).toMatchObject({ status: 200, body: '' });
    expect((await post(subject.server, '/assets/app-1a2b.js', {}, '')).status).toBe(405);
  });

  test.each([
    '/unknown',
    '/.secret.txt',
    '/assets',
    '/assets/',
    '/assets/../index.htm',
    '/..%2foutside.txt',
    '/..%2Foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%5c..%5coutside.txt',
    '/assets/..\\..\\outside.txt',
    '/../outside.txt',
    '//outside.txt',
    '/assets/%00.js',
    '/C:/outside.txt',
    '//outside.example/index.html',
  ])('%s is not found', async (path) => {
    const answer = await raw(subject.server, 'GET', path);
    expect([403, 404]).toContain(answer.status);
    expect(answer.body).toBe('');
  });

  test('a request line that is no path at all is refused', async () => {
    const { port } = new URL(subject.server.origin);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => {
        socket.end(`GET http://[bad HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
      });
      let received = '';
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('close', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('who may ask', () => {
  test.each(['localhost', '127.0.0.1', 'evil.example', '127.0.0.1.evil.example'])(
    'the host name %s is refused',
    async (host) => {
      expect((await raw(subject.server, 'GET', '/', { Host: host })).status).toBe(403);
    },
  );

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])(
    'the origin %s is refused',
    async (origin) => {
      const headers = await bearer(subject.server);
      expect((await raw(subject.server, 'GET', '/', { Origin: origin })).status).toBe(403);
      expect(
        (await post(subject.server, '/rpc/round.list', { ...headers, ...JSON_TYPE, Origin: origin }, '{}'))
          .status,
      ).toBe(403);
      expect((await post(subject.server, '/launch', { ...JSON_TYPE, Origin: origin }, '{}')).status).toBe(
        403,
      );
      expect(subject.backend.calls).toEqual([]);
    },
  );

  test('a change without a stated origin is refused', async () => {
    const headers = { ...(await bearer(subject.server)), ...JSON_TYPE };
    expect((await raw(subject.server, 'POST', '/rpc/round.list', headers, '{}')).status).toBe(403);
  });

  test('what a browser marks as coming from another site is refused', async () => {
    expect((await raw(subject.server, 'GET', '/', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await raw(subject.server, 'GET', '/', { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
    expect((await raw(subject.server, 'GET', '/', { 'Sec-Fetch-Site': 'none' })).status).toBe(200);
  });

  test('a preflight of another site gets no permission', async () => {
    const preflight = { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' };
    const answer = await raw(subject.server, 'OPTIONS', '/rpc/round.list', preflight);
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('only the loopback interface is listened on', () => {
    expect(new URL(subject.server.origin).hostname).toBe('127.0.0.1');
  });
});

test('a taken port is an error, not a hang', async () => {
  const port = Number(new URL(subject.server.origin).port);
  const second = startServer({ backend: subject.backend, rendererFolder: subject.backend.folder, port });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
