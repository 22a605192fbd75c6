import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { measure, report } from '#tests/bench/lib/measure.ts';

/** From starting the process until the first screen's question (`workspace.readState`) is answered, against bare Node. */
const root = mkdtempSync(join(tmpdir(), 'cchc-start-'));
const start = fileURLToPath(new URL('../../electron/host/chromium/main.ts', import.meta.url));

async function bareNode(): Promise<void> {
  await new Promise<void>((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', () => resolve()));
}

async function untilFirstAnswer(): Promise<void> {
  const child = spawn(process.execPath, [start, '--serve', `--data=${root}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await firstAddress(child.stdout);
  const code = new URLSearchParams(address.hash.slice(1)).get('launch');
  const headers = { 'content-type': 'application/json', origin: address.origin };
  const page = await fetch(address.origin, { headers: { accept: 'text/html' } });
  await page.text();
  const launched = await fetch(`${address.origin}/launch`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ code }),
  });
  const { token } = (await launched.json()) as { token: string };
  const reply = await fetch(`${address.origin}/rpc/workspace.readState`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: '{}',
  });
  const answer = (await reply.json()) as { ok: boolean };
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}

async function firstAddress(output: NodeJS.ReadableStream): Promise<URL> {
  for await (const line of createInterface({ input: output })) {
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line);
    if (found) return new URL(found[0]);
  }
  throw new Error('no address printed');
}

const contenders = [
  { name: 'floor: an empty Node process', run: bareNode },
  { name: 'start, page, launch code, first answer, stop', run: untilFirstAnswer },
];
await measure(contenders, 1);
report('Start until the first screen answers', await measure(contenders, 7));
rmSync(root, { recursive: true, force: true });
