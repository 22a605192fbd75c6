import type { Reply } from '#shared/contract/reply.ts';
import { appError } from '#shared/contract/errors.ts';
import { CONNECTION_LOST, type Invoke } from '#shared/contract/client.ts';

const TOKEN_KEY = 'cchc.session-token';

interface NativeBridge {
  readonly invoke: Invoke;
}

declare global {
  interface Window {
    /** What Electron's preload offers; absent in a browser. */
    readonly cchc?: NativeBridge;
  }
}

function lost(): Reply {
  return { ok: false, error: appError('INTERNAL', { reference: CONNECTION_LOST }) };
}

/** The bearer header of the browser host; empty under Electron, which trusts its own window. */
export function authorization(): Record<string, string> {
  const token = sessionStorage.getItem(TOKEN_KEY);
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

async function invokeOverHttp(channel: string, input: unknown): Promise<Reply> {
  try {
    const response = await fetch(`/rpc/${channel}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...authorization() },
      body: JSON.stringify(input),
    });
    return response.ok ? ((await response.json()) as Reply) : lost();
  } catch {
    return lost();
  }
}

/** One call to whichever host the page runs under. A host that does not answer gives INTERNAL with CONNECTION_LOST. */
export const invoke: Invoke = (channel, input) =>
  window.cchc ? window.cchc.invoke(channel, input).catch(lost) : invokeOverHttp(channel, input);

/** Swaps the one-time launch code in the address for a token kept by this tab, and takes it out of the address. */
export async function claimLaunchCode(): Promise<void> {
  const match = /^#launch=([\w-]+)$/.exec(location.hash);
  if (!match) return;
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  const response = await fetch('/launch', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: match[1] }),
  });
  if (!response.ok) return;
  const { token } = (await response.json()) as { token: string };
  sessionStorage.setItem(TOKEN_KEY, token);
}
