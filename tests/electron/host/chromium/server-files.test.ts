import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { bearer, post, raw, UPLOAD_LIMIT, useServer } from './server-harness.ts';

const subject = useServer();

describe('uploads', () => {
  test('a file arrives byte for byte, with its Vietnamese name', async () => {
    const content = Buffer.from(Array.from({ length: UPLOAD_LIMIT }, (_, index) => index % 251));
    const name = 'Báo cáo số 12 – quý III.pdf';
    const answer = await post(
      subject.server,
      `/files?name=${encodeURIComponent(name)}`,
      await bearer(subject.server),
      content,
    );
    const { token, size } = JSON.parse(answer.body) as { token: string; size: number };
    const upload = subject.backend.uploads.get(token);
    expect(size).toBe(content.length);
    expect(upload).toMatchObject({ fileName: name.normalize('NFC'), finished: true });
    expect((await readFile(upload?.path ?? '')).equals(content)).toBe(true);
  });

  test('an empty file arrives as an empty file', async () => {
    const answer = await post(subject.server, '/files?name=a.txt', await bearer(subject.server), '');
    expect(JSON.parse(answer.body)).toMatchObject({ size: 0 });
  });

  test('a file over the limit is refused with the limit, and nothing of it stays', async () => {
    const answer = await post(
      subject.server,
      '/files?name=a.zip',
      await bearer(subject.server),
      Buffer.alloc(UPLOAD_LIMIT + 1),
    );
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toEqual({
      ok: false,
      error: { code: 'FILE_TOO_LARGE', details: { name: 'a.zip', limitBytes: UPLOAD_LIMIT } },
    });
    expect(subject.backend.uploads.size).toBe(0);
  });

  test('a file over the limit that hides its length is refused as well', async () => {
    const headers = { ...(await bearer(subject.server)), 'Transfer-Encoding': 'chunked' };
    const answer = await post(subject.server, '/files?name=a.zip', headers, Buffer.alloc(UPLOAD_LIMIT * 5));
    expect(answer.status).toBe(413);
    expect(subject.backend.uploads.size).toBe(0);
  });

  test('an upload that breaks off is dropped', async () => {
    const headers = {
      Origin: subject.server.origin,
      'Content-Length': '1000',
      ...(await bearer(subject.server)),
    };
    const { hostname, port } = new URL(subject.server.origin);
    const outgoing = httpRequest({ hostname, port, method: 'POST', path: '/files?name=a.zip', headers });
    outgoing.on('error', () => undefined);
    outgoing.write(Buffer.alloc(100));
    await expect.poll(() => subject.backend.uploads.size).toBe(1);
    outgoing.destroy();
    await expect.poll(() => subject.backend.uploads.size).toBe(0);
  });

  test('nobody uploads without a token, without a name or by GET', async () => {
    expect((await post(subject.server, '/files?name=a.zip', {}, 'x')).status).toBe(401);
    expect((await post(subject.server, '/files', await bearer(subject.server), 'x')).status).toBe(400);
    expect(
      (await post(subject.server, `/files?name=${'x'.repeat(1001)}`, await bearer(subject.server), 'x'))
        .status,
    ).toBe(400);
    expect((await raw(subject.server, 'GET', '/files?name=a.zip', await bearer(subject.server))).status).toBe(
      405,
    );
    expect(subject.backend.uploads.size).toBe(0);
  });
});

describe('downloads', () => {
  test('a caller with a token gets the file as an attachment with its exact name', async () => {
    const token = await subject.backend.offer(
      "Biểu tổng hợp (Đợt 1) 'A'.xlsx",
      'nội dung',
      'application/vnd.ms-excel',
    );
    const answer = await raw(subject.server, 'GET', `/files/${token}`, await bearer(subject.server));
    expect(answer).toMatchObject({ status: 200, body: 'nội dung' });
    expect(answer.headers['content-type']).toBe('application/vnd.ms-excel');
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength('nội dung')));
    const disposition = String(answer.headers['content-disposition']);
    expect(disposition).toMatch(
      /^attachment; filename="Bieu tong hop \(Dot 1\) _A_.xlsx"; filename\*=UTF-8''/,
    );
    const exact = /UTF-8''(.+)$/.exec(disposition)?.[1] ?? '';
    expect(exact).toMatch(/^[\w.%~!-]+$/);
    expect(decodeURIComponent(exact)).toBe("Biểu tổng hợp (Đợt 1) 'A'.xlsx".normalize('NFC'));
  });

  test('a file name cannot add a header', async () => {
    const token = await subject.backend.offer('a"\r\nSet-Cookie: x=1\r\n.txt', 'x');
    const answer = await raw(subject.server, 'GET', `/files/${token}`, await bearer(subject.server));
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('a large file streams whole', async () => {
    const content = Buffer.alloc(5_000_000, 'Diem ');
    const answer = await raw(
      subject.server,
      'GET',
      `/files/${await subject.backend.offer('a.bin', content)}`,
      await bearer(subject.server),
    );
    expect(Buffer.from(answer.body, 'utf8').length).toBe(content.length);
  });

  test('a caller who hangs up in the middle leaves the server well', async () => {
    const token = await subject.backend.offer('a.bin', Buffer.alloc(20_000_000));
    const headers = await bearer(subject.server);
    const { hostname, port } = new URL(subject.server.origin);
    await new Promise<void>((resolve) => {
      const outgoing = httpRequest({ hostname, port, path: `/files/${token}`, headers }, (incoming) => {
        incoming.once('data', () => outgoing.destroy());
        incoming.on('error', () => undefined);
        incoming.on('close', resolve);
      });
      outgoing.on('error', () => undefined);
      outgoing.end();
    });
    expect((await raw(subject.server, 'GET', '/')).status).toBe(200);
  });

  test('a key opens its own file once, without a token', async () => {
    const [token, other] = [
      await subject.backend.offer('a.txt', 'một'),
      await subject.backend.offer('b.txt', 'hai'),
    ];
    const headers = await bearer(subject.server);
    const answer = await post(subject.server, `/files/${token}/key`, headers, '');
    const { key } = JSON.parse(answer.body) as { key: string };
    expect((await raw(subject.server, 'GET', `/files/${other}?key=${key}`)).status).toBe(401);
    expect(await raw(subject.server, 'GET', `/files/${token}?key=${key}`)).toMatchObject({
      status: 200,
      body: 'một',
    });
    expect((await raw(subject.server, 'GET', `/files/${token}?key=${key}`)).status).toBe(401);
  });

  test('no token, no file, no key', async () => {
    const token = await subject.backend.offer('a.txt', 'x');
    expect((await raw(subject.server, 'GET', `/files/${token}`)).status).toBe(401);
    expect((await raw(subject.server, 'GET', `/files/${token}?key=`)).status).toBe(401);
    expect((await post(subject.server, `/files/${token}/key`, {}, '')).status).toBe(401);
    expect((await post(subject.server, '/files/unknown/key', await bearer(subject.server), '')).status).toBe(
      404,
    );
    expect((await raw(subject.server, 'GET', '/files/unknown', await bearer(subject.server))).status).toBe(
      404,
    );
    expect(
      (await raw(subject.server, 'GET', `/files/..%2f${token}`, await bearer(subject.server))).status,
    ).toBe(404);
  });
});
