import { describe, expect, test } from 'vitest';
import { bearer, JSON_TYPE, launch, launchCode, post, raw, useServer } from './server-harness.ts';

const subject = useServer();

describe('launch', () => {
  test('a code works once; a reused and an invented one are refused', async () => {
    const code = launchCode(subject.server);
    expect(subject.server.wasLaunched()).toBe(false);
    expect((await launch(subject.server, code)).status).toBe(200);
    expect(subject.server.wasLaunched()).toBe(true);
    expect((await launch(subject.server, code)).status).toBe(403);
    expect((await launch(subject.server, 'x'.repeat(43))).status).toBe(403);
    expect(subject.backend.state.openConnections).toBe(1);
  });

  test('every launch is a connection of its own, closed with the server', async () => {
    const [first, second] = [await bearer(subject.server), await bearer(subject.server)];
    const answers = await Promise.all(
      [first, second].map((headers) =>
        post(subject.server, '/rpc/round.list', { ...headers, ...JSON_TYPE }, '{}'),
      ),
    );
    const connections = answers.map(
      ({ body }) => (JSON.parse(body) as { value: { connection: number } }).value,
    );
    expect(connections.map(({ connection }) => connection)).toEqual([1, 2]);
    await subject.server.close();
    expect(subject.backend.state.openConnections).toBe(0);
  });

  test.each([
    ['{"code":1}', 400],
    ['{', 400],
    ['{"code":"a","more":1}', 400],
    [JSON.stringify({ code: 'x'.repeat(2000) }), 413],
  ])('a launch with %s is refused', async (body, status) => {
    expect((await post(subject.server, '/launch', JSON_TYPE, body)).status).toBe(status);
  });

  test('a launch is not a GET', async () => {
    expect((await raw(subject.server, 'GET', '/launch')).status).toBe(405);
  });
});

describe('calls', () => {
  test('a call reaches the backend and its reply comes back', async () => {
    const input = { name: 'Phường Bến Nghé', points: 1_750_000 };
    const answer = await post(
      subject.server,
      '/rpc/round.list',
      { ...(await bearer(subject.server)), ...JSON_TYPE },
      JSON.stringify(input),
    );
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { connection: 1, channel: 'round.list', input },
    });
  });

  test.each([
    {},
    { Authorization: 'Bearer ' },
    { Authorization: `Bearer ${'a'.repeat(43)}` },
    { Authorization: `Basic ${'a'.repeat(43)}` },
  ])('the token of %o is refused', async (headers) => {
    await bearer(subject.server);
    expect((await post(subject.server, '/rpc/round.list', { ...headers, ...JSON_TYPE }, '{}')).status).toBe(
      401,
    );
    expect(subject.backend.calls).toEqual([]);
  });

  test('a body over 8 MB is refused, and the caller can read that', async () => {
    const headers = { ...(await bearer(subject.server)), ...JSON_TYPE };
    const body = JSON.stringify('x'.repeat(8 * 1024 ** 2));
    expect((await post(subject.server, '/rpc/round.list', headers, body)).status).toBe(413);
    expect((await post(subject.server, '/rpc/round.list', headers, '"x"')).status).toBe(200);
    expect(subject.backend.calls).toHaveLength(1);
  });

  test.each([
    ['text/plain', '{}', 415],
    ['application/x-www-form-urlencoded', 'a=1', 415],
    ['application/json', '{', 400],
    ['application/json', '', 400],
    ['application/json', new Uint8Array([0x22, 0xff, 0x22]), 400],
  ])('a body of type %s holding %j is refused', async (type, body, status) => {
    const headers = { ...(await bearer(subject.server)), 'Content-Type': type };
    expect((await post(subject.server, '/rpc/round.list', headers, body)).status).toBe(status);
    expect(subject.backend.calls).toEqual([]);
  });

  test.each(['/rpc/', '/rpc/a/b', '/rpc/__proto__', '/rpc/a%2eb', '/rpc'])(
    '%s is no channel',
    async (path) => {
      const answer = await post(
        subject.server,
        path,
        { ...(await bearer(subject.server)), ...JSON_TYPE },
        '{}',
      );
      expect([404, 405]).toContain(answer.status);
      expect(subject.backend.calls).toEqual([]);
    },
  );
});
