import { appError, type AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { WebdavSettings } from '#shared/schemas/transport.ts';
import type { FolderContext, SignedInContext } from '#electron/backend/context.ts';
import { readAppPassword } from '#electron/features/transport/app-password.ts';
import { readAuthority } from '#electron/features/transport/authority.ts';
import { davFolder } from '#electron/features/transport/dav-address.ts';
import { createDavClient, type DavClient, type DavError } from '#electron/features/transport/dav-client.ts';
import { lookIntoDav, uploadBundle } from '#electron/features/transport/dav-exchange.ts';
import { sendDue, type SendOutcome } from '#electron/features/transport/send-queue.ts';
import { readTransportSettings } from '#electron/features/transport/settings.ts';
import {
  copyIntoFolder,
  lookIntoFolder,
  type LastLook,
  type LookOutcome,
} from '#electron/features/transport/watched-folder.ts';

/** One look by one way: what came in, what went out, and why the way is down (null: it is not). */
export interface WayOutcome {
  readonly taken: number;
  readonly sent: number;
  readonly code: ErrorCode | null;
  readonly place: string;
}

export interface LookOrder {
  readonly atOnce: boolean;
  readonly lastLook: LastLook;
  readonly signal: AbortSignal;
}

const NOT_LOOKED: LookOutcome = { taken: 0, code: null };
const NOT_SENT: SendOutcome = { sent: 0, code: null };

/** The watched folder: takes in, then sends. */
export async function runFolderWay(context: SignedInContext, order: LookOrder): Promise<WayOutcome> {
  const { folder } = readTransportSettings(context.folder.db.read);
  const look =
    folder.inbox === null ? NOT_LOOKED : await lookIntoFolder(context, folder.inbox, order.lastLook);
  const sent =
    folder.outbox === null
      ? NOT_SENT
      : await sendDue(context, 'folder', order.atOnce, (file) => copyIntoFolder(context, folder, file));
  const place = folder.inbox ?? folder.outbox ?? '';
  return { taken: look.taken, sent: sent.sent, code: look.code ?? sent.code, place };
}

/** The WebDAV folder: takes in, then sends. */
export async function runWebdavWay(context: SignedInContext, order: LookOrder): Promise<WayOutcome> {
  const { webdav } = readTransportSettings(context.folder.db.read);
  if (!webdav) return { taken: 0, sent: 0, code: null, place: '' };
  const password = readAppPassword(context.folder.paths) ?? '';
  const client = davClientFor(context, webdav, password, order.signal);
  const [inbox, outbox] = [addressOf(webdav, webdav.inbox), addressOf(webdav, webdav.outbox)];
  if ((inbox && !inbox.ok) || (outbox && !outbox.ok)) {
    return { taken: 0, sent: 0, code: 'TLS_REQUIRED', place: webdav.url };
  }
  const look = inbox ? await lookIntoDav(context, client, inbox.value) : NOT_LOOKED;
  const sent = outbox
    ? await sendDue(context, 'webdav', order.atOnce, (file) => uploadBundle(client, outbox.value, file))
    : NOT_SENT;
  return { taken: look.taken, sent: sent.sent, code: look.code ?? sent.code, place: webdav.url };
}

function davClientFor(
  { services }: FolderContext,
  { url, username, authority }: WebdavSettings,
  password: string,
  signal: AbortSignal,
): DavClient {
  const { transport } = services;
  // An own authority is for https; http is this computer only.
  const used = authority && url.startsWith('https:') ? transport.fetchTrusting(authority) : transport.fetch;
  return createDavClient({ fetch: used, username, password, signal });
}

function addressOf(
  { url }: WebdavSettings,
  folder: string | null,
): Result<string, AppError<'TLS_REQUIRED'>> | null {
  if (folder === null) return null;
  const address = davFolder(url, folder);
  return address.ok ? address : fail(appError('TLS_REQUIRED', { url }));
}

/** Tries a WebDAV folder without sending anything. `password` null: the one held. */
export async function testWebdav(
  context: SignedInContext,
  webdav: WebdavSettings,
  password: string | null,
): Promise<
  Result<
    { inboxFiles: number | null; outboxReachable: boolean },
    DavError | AppError<'TLS_REQUIRED' | 'CERTIFICATE_NOT_VALID'>
  >
> {
  if (webdav.authority) {
    const read = readAuthority(webdav.authority);
    if (!read.ok) return read;
  }
  const used = password ?? readAppPassword(context.folder.paths) ?? '';
  const client = davClientFor(context, webdav, used, new AbortController().signal);
  let inboxFiles: number | null = null;
  let outboxReachable = false;
  const inbox = addressOf(webdav, webdav.inbox);
  if (inbox) {
    const listed = inbox.ok ? await client.list(inbox.value, 1) : inbox;
    if (!listed.ok) return listed;
    inboxFiles = listed.value.filter(({ isFolder }) => !isFolder).length;
  }
  const outbox = addressOf(webdav, webdav.outbox);
  if (outbox) {
    const listed = outbox.ok ? await client.list(outbox.value, 0) : outbox;
    if (!listed.ok) return listed;
    outboxReachable = listed.value.some(({ isFolder }) => isFolder);
  }
  return ok({ inboxFiles, outboxReachable });
}
