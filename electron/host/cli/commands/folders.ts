import { z } from 'zod';
import type { OutputOf } from '#shared/contract/contract.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { formatDay, formatFingerprint } from '#shared/lib/text-format.ts';
import { UNIT_TYPES, unitTypeSchema } from '#shared/schemas/common.ts';
import { SIDE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand, type OptionSpecs } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { adoptFile, readSecret } from '../files.ts';
import { waitForJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../table.ts';

type Folder = OutputOf<'workspace.openFolder'>;

const FIRST_ACCOUNT = {
  admin: { type: 'text', value: 'NAME', required: true, help: 'tên đăng nhập của người quản trị đầu tiên' },
  'admin-name': { type: 'text', value: 'TEXT', required: true, help: 'họ và tên người quản trị' },
  'admin-position': { type: 'text', value: 'TEXT', help: 'chức vụ' },
  'password-file': { type: 'text', value: 'FILE', help: 'tệp chứa mật khẩu' },
  'password-env': { type: 'text', value: 'NAME', help: 'biến môi trường chứa mật khẩu' },
} as const satisfies OptionSpecs;

interface FirstAccountOptions {
  readonly admin: string;
  readonly 'admin-name': string;
  readonly 'admin-position': string | undefined;
  readonly 'password-file': string | undefined;
  readonly 'password-env': string | undefined;
}

async function firstAccount(session: Session, options: FirstAccountOptions) {
  const password = await readSecret(session.io, 'password', {
    file: options['password-file'],
    env: options['password-env'],
  });
  if (!password.ok) return password;
  return ok({
    username: options.admin,
    fullName: options['admin-name'],
    position: options['admin-position'] ?? '',
    password: password.value,
  });
}

function made(folder: Folder) {
  return ok({
    value: folder,
    lines: [`Đã lập thư mục dữ liệu ${folder.id} cho ${folder.unitName}.`, `Nơi lưu: ${folder.path}`],
  });
}

export const initCity = defineCommand({
  words: 'init city',
  summary: 'Lập thư mục dữ liệu của cấp trên',
  channel: null,
  options: {
    code: { type: 'text', value: 'CODE', required: true, help: 'mã đơn vị, chữ không dấu' },
    name: { type: 'text', value: 'TEXT', required: true, help: 'tên đơn vị' },
    type: { type: 'text', value: 'TYPE', help: `loại: ${UNIT_TYPES.join(', ')} (không ghi: city)` },
    province: { type: 'text', value: 'TEXT', required: true, help: 'tên tỉnh, thành phố' },
    ...FIRST_ACCOUNT,
  },
  run: async (session, options) => {
    const type = unitTypeSchema.safeParse(options.type ?? 'city');
    if (!type.success) return usage(`--type là một trong: ${UNIT_TYPES.join(', ')}`);
    const administrator = await firstAccount(session, options);
    if (!administrator.ok) return administrator;
    const { code, name, province } = options;
    const created = await session.call('workspace.createCity', {
      unit: { code, name, type: type.data, province },
      administrator: administrator.value,
    });
    return created.ok ? made(created.value) : created;
  },
});

export const initWard = defineCommand({
  words: 'init ward',
  summary: 'Mở gói khởi tạo: lập thư mục dữ liệu của xã, phường, đặc khu',
  channel: null,
  options: {
    bundle: { type: 'text', value: 'FILE', required: true, help: 'gói khởi tạo do cấp trên gửi' },
    'expect-key': {
      type: 'text',
      value: 'HEX',
      help: 'mã khóa của cấp trên đã đối chiếu bằng cách khác; khác thì dừng',
    },
    ...FIRST_ACCOUNT,
  },
  run: async (session, options) => {
    const fileToken = await adoptFile(session, options.bundle);
    if (!fileToken.ok) return fileToken;
    const preview = await session.call('workspace.previewSetupBundle', { fileToken: fileToken.value });
    if (!preview.ok) return preview;
    const matching = checkKey(options['expect-key'], preview.value.cityKeyFingerprint);
    if (!matching.ok) return matching;
    const administrator = await firstAccount(session, options);
    if (!administrator.ok) return administrator;
    const created = await session.call('workspace.createWard', {
      fileToken: fileToken.value,
      administrator: administrator.value,
    });
    if (!created.ok) return created;
    const { cityName, cityKeyFingerprint, roundTitle, deadline, leafCount } = preview.value;
    const done = made(created.value);
    return ok({
      value: { folder: created.value, setup: preview.value },
      lines: [
        ...done.value.lines,
        `Cấp trên: ${cityName}. Mã khóa: ${formatFingerprint(cityKeyFingerprint)}`,
        `${roundTitle}: ${leafCount} tiêu chí, hạn nộp ${formatDay(deadline)}.`,
      ],
    });
  },
});

function checkKey(expected: string | undefined, found: string): Result<null, CliFailure> {
  const bare = expected?.replace(/[\s:-]/g, '').toLowerCase();
  if (bare === undefined || bare === found.toLowerCase()) return ok(null);
  return fail({ code: 'KEY_NOT_EXPECTED', details: { expected: bare, found } });
}

export const listDataFolders = defineCommand({
  words: 'list',
  summary: 'Các thư mục dữ liệu trên máy này',
  channel: null,
  options: {},
  run: async (session) => {
    const state = await session.call('workspace.readState', {});
    if (!state.ok) return state;
    const { appVersion, dataRoot, folders } = state.value;
    return ok({
      value: { appVersion, dataRoot, folders },
      lines: [
        `Nơi chứa dữ liệu: ${dataRoot}`,
        ...tableLines(
          [
            { title: 'Mã thư mục', text: (folder) => folder.id },
            { title: 'Đơn vị', text: (folder) => folder.unitName },
            { title: 'Loại', text: (folder) => SIDE_WORDS[folder.side] },
            { title: '', text: (folder) => (folder.demo ? 'dùng thử' : '') },
          ],
          folders,
        ),
      ],
    });
  },
});

export const createDemo = defineCommand({
  words: 'demo',
  summary: 'Lập bộ dữ liệu dùng thử: một thành phố và các xã, phường của nó',
  channel: null,
  options: {},
  run: async (session) => {
    const started = await session.call('workspace.createDemo', {});
    if (!started.ok) return started;
    const finished = await waitForJob(session, started.value.jobId, z.unknown());
    if (!finished.ok) return finished;
    const state = await session.call('workspace.readState', {});
    if (!state.ok) return state;
    const folders = state.value.folders.filter(({ demo }) => demo);
    return ok({
      value: { folders },
      lines: [
        `Đã lập ${folders.length} thư mục dữ liệu dùng thử:`,
        ...folders.map(({ id, unitName }) => `  ${id}  ${unitName}`),
      ],
    });
  },
});
