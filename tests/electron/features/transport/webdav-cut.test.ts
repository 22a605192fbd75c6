import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { NO_TRANSPORT } from '#shared/schemas/transport.ts';
import { signedTown, takeIn, transportBench } from './signed-town.ts';

const bench = await transportBench('dav-cut');
const town = await signedTown(bench);
const { file } = await town.ward.value('exchange.exportSubmission', {
  roundId: town.roundId,
  revisionNumber: null,
});
const content = readFileSync(await town.ward.pathOf(file));
const half = content.subarray(0, content.byteLength >> 1);

const ranges: (string | undefined)[] = [];
/** Called by the server once half of the file is sent; the line breaks when what it gives is done. */
let whenHalf: (() => Promise<void>) | null = null;

function answer({ method, headers }: IncomingMessage, response: ServerResponse): void {
  if (method === 'PROPFIND') {
    response
      .writeHead(207)
      .end(
        `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/in/${file.fileName}</D:href><D:propstat>` +
          `<D:prop><D:getcontentlength>${content.byteLength}</D:getcontentlength><D:getetag>"v1"</D:getetag></D:prop>` +
          '<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>',
      );
    return;
  }
  ranges.push(headers.range);
  const start = Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
  if (start > 0) {
    const range = `bytes ${start}-${content.byteLength - 1}/${content.byteLength}`;
    response.writeHead(206, { 'content-range': range }).end(content.subarray(start));
    return;
  }
  response.writeHead(200, { 'content-length': content.byteLength });
  response.write(half);
  void whenHalf?.().then(() => response.destroy());
}

const server = createServer((request, response) => {
  request.resume().on('end', () => answer(request, response));
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const address = server.address();
const port = typeof address === 'object' && address ? address.port : 0;

test('a server that stands still holds nobody up; after the line broke, the next look fetches only the rest', async () => {
  const { city, cityFolder } = town;
  const incoming = join(cityFolder, 'inbox', 'incoming');
  const webdav = {
    enabled: true,
    url: `http://127.0.0.1:${port}/`,
    username: 'tp',
    inbox: 'in',
    outbox: null,
    intervalSeconds: 60,
  };
  await city.value('transport.saveSettings', { ...NO_TRANSPORT, webdav, password: 'x' });

  const gate = Promise.withResolvers<void>();
  const reached = new Promise<void>((resolve) => {
    whenHalf = () => {
      resolve();
      return gate.promise;
    };
  });
  const looking = city.job('transport.pollNow', {});
  await reached;
  // The server says nothing more. Meanwhile the person takes in a file by hand, and the program answers.
  const byHand = await takeIn(city, [await city.upload('hong.cchc', 'không phải gói')]);
  expect(byHand.items).toMatchObject([{ verdict: 'refused', step: 'parse' }]);
  expect((await city.value('rounds.listRounds', {})).rounds).toHaveLength(1);
  const { status } = await city.value('transport.readSettings', {});
  expect(status[1]).toMatchObject({ state: 'working' });
  gate.resolve();
  expect(await looking).toEqual({ taken: 0, sent: 0 });
  const down = await city.value('transport.readSettings', {});
  expect(down.status[1]).toMatchObject({ state: 'unreachable', lastCode: 'SERVER_UNREACHABLE' });

  const [begun = ''] = readdirSync(incoming);
  const { size } = statSync(join(incoming, begun));
  expect(size).toBeGreaterThan(0);
  expect(await city.job('transport.pollNow', {})).toEqual({ taken: 1, sent: 0 });
  expect(ranges).toEqual([undefined, `bytes=${size}-`]);
  const { items } = await city.value('exchange.listInbox', {});
  expect(items.filter(({ verdict }) => verdict === 'accepted')).toMatchObject([{ kind: 'submission' }]);
  expect(readdirSync(incoming)).toEqual([]);
});
