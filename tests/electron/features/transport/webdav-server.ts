import { spawn, spawnSync } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { afterAll } from 'vitest';

/** Whether a real WebDAV server is installed: `rclone serve webdav`. */
export const hasRclone = spawnSync('rclone', ['version']).status === 0;

export const DAV_USER = 'xa-so-1';
export const DAV_PASSWORD = 'mật khẩu ứng dụng 1';

/** Starts rclone's WebDAV server on a folder, on loopback, with a name and password. Gives its address. */
export async function startWebdav(folder: string, fixedPort?: number, tls: readonly string[] = []) {
  const port = fixedPort ?? (await freePort());
  const server = spawn(
    'rclone',
    [
      'serve',
      'webdav',
      folder,
      '--addr',
      `127.0.0.1:${port}`,
      '--user',
      DAV_USER,
      '--pass',
      DAV_PASSWORD,
      ...tls,
    ],
    { stdio: 'ignore', env: { ...process.env, RCLONE_CONFIG: '/dev/null' } },
  );
  const url = `${tls.length > 0 ? 'https' : 'http'}://127.0.0.1:${port}/`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve();
      server.once('exit', () => resolve());
      server.kill();
    });
  afterAll(stop);
  for (let turn = 0; turn < 200; turn += 1) {
    if (await answers(port)) return { url, port, stop };
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('rclone does not answer');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
