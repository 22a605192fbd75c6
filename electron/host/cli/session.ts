import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { ChannelName, ErrorOf, InputOf, OutputOf } from '#shared/contract/contract.ts';
import { contract } from '#shared/contract/contract.ts';
import type { Channel, Role, Side } from '#shared/contract/channel.ts';
import { appError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { createBackend, type LocalBackend } from '#electron/backend/create-backend.ts';
import type { InsideConnection } from '#electron/backend/context.ts';
import { APP_VERSION } from '#electron/host/app-version.ts';
import { browserPdfPrinter } from '#electron/host/chromium/print-pdf.ts';
import { resolveDataRoot } from '#electron/host/data-root.ts';
import { usage, type CliFailure } from './failure.ts';
import type { CliIo, CliOverrides } from './io.ts';

/** Where a command works and who does it, as named by the person. */
export interface Target {
  readonly data: string | undefined;
  readonly unit: string | undefined;
  readonly user: string | undefined;
}

/** One run of the command line: the backend, and a connection on which the command makes its calls. */
export interface Session {
  readonly io: CliIo;
  readonly files: LocalBackend['files'];
  /** Whether a folder is open and somebody acts in it. */
  readonly inFolder: boolean;
  call<Name extends ChannelName>(
    channel: Name,
    input: InputOf<Name>,
  ): Promise<Result<OutputOf<Name>, ErrorOf<Name>>>;
}

/** Opens the backend, gives `use` a session fit for a command, and closes everything in order, whatever happens. */
export async function withSession<Value>(
  setting: {
    readonly io: CliIo;
    readonly target: Target;
    /** The channel whose side and roles the folder and the account must fit; null: no folder is needed. */
    readonly channel: ChannelName | null;
    readonly overrides: CliOverrides;
  },
  use: (session: Session) => Promise<Result<Value, CliFailure>>,
): Promise<Result<Value, CliFailure>> {
  const { io, target, channel, overrides } = setting;
  const root = resolveDataRoot({
    flag: target.data,
    env: io.env,
    platform: process.platform,
    home: homedir(),
  });
  const search = { platform: process.platform, env: io.env, home: homedir(), exists: existsSync };
  const pdf = browserPdfPrinter(search, process.getuid?.());
  const backend = await createBackend({ root, appVersion: APP_VERSION, pdf, ...overrides });
  try {
    const connection = await connect(backend, target, channel);
    if (!connection.ok) return connection;
    try {
      return await use({
        io,
        files: backend.files,
        inFolder: channel !== null || target.unit !== undefined,
        call: (name, input) => connection.value.call(name, input),
      });
    } finally {
      connection.value.close();
    }
  } finally {
    await backend.close();
  }
}

async function connect(
  backend: LocalBackend,
  target: Target,
  channel: ChannelName | null,
): Promise<Result<InsideConnection, CliFailure>> {
  const looking = backend.connectInside();
  if (channel === null && target.unit === undefined) return ok(looking);
  const row: Channel | null = channel === null ? null : contract[channel];
  try {
    const folderId = await chooseFolder(looking, target.unit, row);
    if (!folderId.ok) return folderId;
    const username = await chooseUser(looking, folderId.value, target.user, row);
    if (!username.ok) return username;
    const opened = backend.connectAs(folderId.value, username.value);
    if (!opened.ok) return opened;
    return opened.value === null ? fail(appError('ACCOUNT_NOT_FOUND', {})) : ok(opened.value);
  } finally {
    looking.close();
  }
}

/** The folder named by id or by its unit's code; where none is named, the only one that fits the command. */
async function chooseFolder(
  looking: InsideConnection,
  named: string | undefined,
  row: Channel | null,
): Promise<Result<string, CliFailure>> {
  const state = await looking.call('workspace.readState', {});
  if (!state.ok) return state;
  const { folders } = state.value;
  const fitsSide = ({ side }: { readonly side: Side }): boolean =>
    row === null || row.side === 'any' || row.side === side;
  const fits =
    named === undefined
      ? folders.filter(fitsSide)
      : folders.filter(({ id, unitCode }) => id === named || unitCode.toLowerCase() === named.toLowerCase());
  // The code of a unit means its own folder, not a part of its work beside it: that is named by its id.
  const whole = fits.filter(({ part }) => part !== true);
  const only = whole.length === 1 ? whole[0] : fits.length === 1 ? fits[0] : undefined;
  const exact = fits.find(({ id }) => id === named) ?? only;
  if (exact) return fitsSide(exact) ? ok(exact.id) : fail(appError('WRONG_SIDE', {}));
  if (fits.length > 1) return usage(`Chọn một đơn vị bằng --unit: ${fits.map(({ id }) => id).join(', ')}`);
  return fail(
    named === undefined ? appError('NO_FOLDER_OPEN', {}) : appError('FOLDER_NOT_FOUND', { id: named }),
  );
}

/**
 * The account that acts. Where none is named: the only one whose role may do it; for reading, the first. What is done
 * stands under this name in the audit log, so where several could have done it, the person says which.
 */
async function chooseUser(
  looking: InsideConnection,
  folderId: string,
  named: string | undefined,
  row: Channel | null,
): Promise<Result<string, CliFailure>> {
  if (named !== undefined) return ok(named);
  const opened = await looking.call('workspace.openFolder', { id: folderId });
  if (!opened.ok) return opened;
  const listed = await looking.call('session.listSignInNames', {});
  if (!listed.ok) return listed;
  const access = row?.access ?? 'signedIn';
  const fits = listed.value.names.filter(({ role }) => mayCall(access, role));
  const [first, ...others] = fits;
  if (first === undefined) return fail(appError('FORBIDDEN', {}));
  if (others.length === 0 || row === null || row.kind === 'query') return ok(first.username);
  const names = fits.map(({ username, role }) => `${username} (${role})`);
  return usage(`Chọn người làm bằng --user: ${names.join(', ')}`);
}

function mayCall(access: Channel['access'], role: Role): boolean {
  return access === 'public' || access === 'signedIn' || access.includes(role);
}
