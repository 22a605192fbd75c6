import { appError, type AppError } from '#shared/contract/errors.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { contract } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/contract/reply.ts';
import type { ConnectionState } from '#electron/backend/connection-state.ts';
import { touchConnection } from '#electron/backend/connection-state.ts';
import type { CallContext, FolderContext, Services, SignedInContext } from '#electron/backend/context.ts';
import { handlers } from '#electron/backend/handlers.ts';
import { checkPart } from '#electron/backend/part-guard.ts';
import { toAppError } from '#electron/backend/unexpected.ts';

type AnyHandler = (context: CallContext, input: unknown) => Reply | Promise<Reply>;

/**
 * The only entrance: own-property lookup of the channel → folder and side → session and role → strict parse of the
 * input → handler → exceptions to an error with a log reference. Never rejects.
 */
export async function dispatch(
  services: Services,
  connection: ConnectionState,
  name: string,
  input: unknown,
): Promise<Reply> {
  if (!Object.hasOwn(contract, name))
    return { ok: false, error: appError('UNKNOWN_CHANNEL', { channel: name.slice(0, 80) }) };
  const row: Channel = contract[name as keyof typeof contract];
  const denied = checkAccess(row, connection, services.clock.now().getTime());
  if (denied) return { ok: false, error: denied };
  const parsed = row.input.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
    return { ok: false, error: appError('BAD_INPUT', { issues }) };
  }
  try {
    const misplaced = checkPart(name, row, connection.folder, parsed.data);
    if (misplaced) return { ok: false, error: misplaced };
    const handler = handlers[name as keyof typeof handlers] as AnyHandler;
    return await handler(contextFor(row, services, connection), parsed.data);
  } catch (error) {
    return { ok: false, error: toAppError(error, services.logger) };
  }
}

function checkAccess(row: Channel, connection: ConnectionState, now: number): AppError | null {
  touchConnection(connection, now);
  if (row.side !== 'none' && !connection.folder) return appError('NO_FOLDER_OPEN', {});
  if (row.side !== 'none' && row.side !== 'any' && row.side !== connection.folder?.description.side) {
    return appError('WRONG_SIDE', {});
  }
  if (row.access === 'public') return null;
  if (!connection.actor) return appError('NOT_SIGNED_IN', {});
  if (connection.locked) return appError('SESSION_LOCKED', {});
  if (row.access !== 'signedIn' && !row.access.includes(connection.actor.role))
    return appError('FORBIDDEN', {});
  return null;
}

function contextFor(
  row: Channel,
  services: Services,
  connection: ConnectionState,
): CallContext | FolderContext | SignedInContext {
  const { folder, actor } = connection;
  if (row.side === 'none' || !folder) return { services, connection };
  const withFolder = { services, connection, folder };
  return actor ? { ...withFolder, actor } : withFolder;
}
