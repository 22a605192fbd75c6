import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeContents, FakeSession, fakeElectron, resetElectron, state } from './fake-electron.ts';

vi.mock('electron', () => fakeElectron);

const { hardenContents, hardenSession, isTrustedSender } =
  await import('#electron/host/electron/security.ts');
type Contents = Parameters<typeof hardenContents>[0];
type Session = Parameters<typeof hardenSession>[0];
type SenderEvent = Parameters<typeof isTrustedSender>[0];

beforeEach(resetElectron);

describe('a window', () => {
  function prevented(eventName: string, url: string): boolean {
    const contents = new FakeContents();
    hardenContents(contents as unknown as Contents);
    const preventDefault = vi.fn<() => void>();
    contents.emit(eventName, { url, preventDefault });
    return preventDefault.mock.calls.length > 0;
  }

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    '%s leads only inside',
    (eventName) => {
      expect(prevented(eventName, 'app://so-diem/')).toBe(false);
      expect(prevented(eventName, 'app://so-diem/#/rounds')).toBe(false);
      expect(prevented(eventName, 'https://example.vn/')).toBe(true);
      expect(prevented(eventName, 'file:///etc/passwd')).toBe(true);
      expect(prevented(eventName, 'app://so-diem.example/')).toBe(true);
      expect(prevented(eventName, 'app://other/')).toBe(true);
    },
  );

  test('a frame may show what the page itself made, and the whole window may not', () => {
    expect(prevented('will-frame-navigate', 'blob:app://so-diem/1-2')).toBe(false);
    expect(prevented('will-frame-navigate', 'about:srcdoc')).toBe(false);
    expect(prevented('will-navigate', 'blob:app://so-diem/1-2')).toBe(true);
    expect(prevented('will-frame-navigate', 'blob:https://example.vn/1-2')).toBe(true);
  });

  test('opens no other window and embeds no browser', () => {
    const contents = new FakeContents();
    hardenContents(contents as unknown as Contents);
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    expect(prevented('will-attach-webview', 'app://so-diem/')).toBe(true);
  });
});

describe('a session', () => {
  let session: FakeSession;
  beforeEach(() => {
    session = new FakeSession();
    hardenSession(session as unknown as Session);
  });

  test.each([
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['clipboard-read', false],
    ['clipboard-sanitized-write', true],
  ])('the permission %s is answered %s', (permission, allowed) => {
    const decide = vi.fn<(answer: unknown) => void>();
    session.permissionRequest?.(null, permission, decide);
    expect(decide).toHaveBeenCalledExactlyOnceWith(allowed);
    expect(session.permissionCheck?.(null, permission)).toBe(allowed);
  });

  test('no device, no network', () => {
    expect(session.devicePermission?.()).toBe(false);
    expect(session.blocked?.urls).toEqual(
      expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']),
    );
    const decide = vi.fn<(answer: unknown) => void>();
    session.blocked?.decide(null, decide);
    expect(decide).toHaveBeenCalledExactlyOnceWith({ cancel: true });
  });
});

describe('a call', () => {
  const from = (senderFrame: { url: string; parent: unknown } | null): boolean =>
    isTrustedSender({ senderFrame } as unknown as SenderEvent);

  test('is trusted from the top frame of our own page only', () => {
    expect(from({ url: 'app://so-diem/#/rounds', parent: null })).toBe(true);
    expect(from({ url: 'app://so-diem/', parent: {} })).toBe(false);
    expect(from({ url: 'https://example.vn/', parent: null })).toBe(false);
    expect(from({ url: 'app://so-diem.example/', parent: null })).toBe(false);
    expect(from(null)).toBe(false);
  });
});

test('the preload exposes one function that names one channel', async () => {
  await import('#electron/host/electron/preload.ts');
  const exposed = state.exposed.get('cchc') as {
    invoke: (channel: string, input: unknown) => Promise<unknown>;
  };
  expect([...state.exposed.keys()]).toEqual(['cchc']);
  expect(Object.keys(exposed)).toEqual(['invoke']);
  expect(await exposed.invoke('round.list', { page: 1 })).toBe('reply');
  expect(state.invoked).toEqual([['cchc:invoke', 'round.list', { page: 1 }]]);
});
