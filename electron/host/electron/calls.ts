import { ipcMain } from 'electron';
import type { Connection } from '#electron/host/host.ts';
import { appError } from '#shared/contract/errors.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { fail } from '#shared/lib/result.ts';
import { INVOKE_CHANNEL } from './bridge.ts';
import { isTrustedSender } from './security.ts';

/** Relays the window's calls to its connection. A call from anywhere else is answered FORBIDDEN. */
export function serveCalls(connection: Connection): void {
  ipcMain.handle(INVOKE_CHANNEL, async (event, channel: unknown, input: unknown): Promise<Reply> => {
    if (!isTrustedSender(event)) return fail(appError('FORBIDDEN', {}));
    if (typeof channel !== 'string') return fail(appError('UNKNOWN_CHANNEL', { channel: '' }));
    return connection.invoke(channel, input);
  });
}
