import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  relayPdfPrinter,
  servePrinting,
  type PrintRequest,
  type PrintResponse,
} from '#electron/host/electron/print-relay.ts';
import type { RelayPort } from '#electron/host/electron/relay-messages.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { fakeElectron, resetElectron, state } from './fake-electron.ts';

vi.mock('electron', () => fakeElectron);

const { startBackend } = await import('#electron/host/electron/start-backend.ts');

function portOf<Incoming, Outgoing>(port: MessagePort): RelayPort<Incoming, Outgoing> {
  return {
    send: (message) => port.postMessage(message),
    receive: (listener) => void port.on('message', listener),
  };
}

let channel: MessageChannel;

beforeEach(() => {
  resetElectron();
  channel = new MessageChannel();
});

afterEach(() => channel.port1.close());

describe('printing across the two processes', () => {
  test('each page comes back to its own caller, one after the other', async () => {
    const printed: string[] = [];
    let running = 0;
    servePrinting(portOf<PrintRequest, PrintResponse>(channel.port1), async (html, pdf) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, html === '/a.html' ? 20 : 1));
      running -= 1;
      if (html === '/bad.html') throw new Error('no');
      printed.push(`${html} ${pdf}`);
    });
    const printer = relayPdfPrinter(portOf<PrintResponse, PrintRequest>(channel.port2));
    const results = await Promise.all([
      printer.print('/a.html', '/a.pdf'),
      printer.print('/bad.html', '/bad.pdf'),
      printer.print('/b.html', '/b.pdf'),
    ]);
    expect(results).toEqual([
      { ok: true, value: null },
      { ok: false, error: { code: 'PDF_NOT_AVAILABLE', details: {} } },
      { ok: true, value: null },
    ]);
    expect(printed).toEqual(['/a.html /a.pdf', '/b.html /b.pdf']);
  });
});

describe('the main process', () => {
  test('prints a page in a hidden window without scripts and answers', async () => {
    const pdfPath = join(tempFolder('print'), 'a.pdf');
    state.onFork = (child) => {
      queueMicrotask(() => child.emit('message', { hello: 'ready' }));
    };
    await startBackend('backend-process.js', '/data');
    const child = state.children[0]?.child;
    child?.emit('message', { print: 7, htmlPath: '/tmp/a.html', pdfPath });
    await expect.poll(() => child?.posted).toEqual([{ printed: 7, done: true }]);
    const [window] = state.windows;
    expect(window?.options.show).toBe(false);
    expect(window?.options.webPreferences).toMatchObject({ javascript: false, sandbox: true });
    expect(window?.loadFile).toHaveBeenCalledExactlyOnceWith('/tmp/a.html');
    expect(window?.webContents.printToPDF).toHaveBeenCalledExactlyOnceWith({
      printBackground: true,
      preferCSSPageSize: true,
    });
    expect(window?.destroy).toHaveBeenCalledOnce();
    expect(existsSync(pdfPath) && readFileSync(pdfPath, 'utf8')).toBe('%PDF-1.7');
  });
});
