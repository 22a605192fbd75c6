import { readFile } from 'node:fs/promises';
import type { InputOf, OutputOf } from '#shared/contract/contract.ts';
import { appError } from '#shared/contract/errors.ts';
import { webdavSettingsSchema } from '#shared/schemas/transport.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { defineCommand } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { readSecret } from '../files.ts';
import { tableLines } from '../table.ts';

type Settings = OutputOf<'transport.readSettings'>;

const STATE_WORDS: Readonly<Record<Settings['status'][number]['state'], string>> = {
  off: 'tắt',
  waiting: 'đang chờ lần xem sau',
  working: 'đang làm',
  unreachable: 'không liên lạc được',
};

export const showTransport = defineCommand({
  words: 'transport show',
  summary: 'Cách gửi nhận tự động và hàng chờ',
  channel: 'transport.readSettings',
  options: {},
  run: async (session) => {
    const read = await session.call('transport.readSettings', {});
    if (!read.ok) return read;
    const { places, folder, webdav, encrypt, passwordSet, status } = read.value;
    return ok({
      value: read.value,
      lines: [
        `Nơi ghi thêm: ${places.length === 0 ? 'không' : places.join(', ')}`,
        `Thư mục theo dõi: vào ${folder.inbox ?? '–'}, ra ${folder.outbox ?? '–'}`,
        `Máy chủ: ${webdav?.url ?? '–'}${passwordSet ? ' (đã có mật khẩu ứng dụng)' : ''}${webdav?.authority ? ' (có chứng thư gốc riêng)' : ''}`,
        `Mã hóa khi tự gửi: ${encrypt ? 'có' : 'không'}`,
        ...tableLines<Settings['status'][number]>(
          [
            { title: 'Đường', text: ({ way }) => way },
            { title: 'Trạng thái', text: ({ state }) => STATE_WORDS[state] },
            {
              title: 'Xem lần cuối',
              text: ({ lastCheckedAt: at }) => (at === null ? '–' : formatMoment(at)),
            },
            { title: 'Chờ gửi', figure: true, text: ({ queued }) => String(queued) },
            { title: 'Lý do', text: ({ lastCode }) => lastCode ?? '' },
          ],
          status,
        ),
      ],
    });
  },
});

export const setTransport = defineCommand({
  words: 'transport set',
  summary: 'Cài đặt thư mục theo dõi và máy chủ WebDAV; mục không ghi thì giữ nguyên',
  channel: 'transport.saveSettings',
  notes: ['Ghi "-" để bỏ một mục: --inbox -, --webdav -, --webdav-ca -.'],
  options: {
    places: { type: 'list', value: 'DIRS', help: 'các thư mục dùng như USB ("-" là bỏ hết)' },
    watch: { type: 'text', value: 'ON|OFF', help: 'bật, tắt thư mục theo dõi' },
    inbox: { type: 'text', value: 'DIR', help: 'thư mục nhận' },
    outbox: { type: 'text', value: 'DIR', help: 'thư mục gửi' },
    webdav: { type: 'text', value: 'URL', help: 'địa chỉ https:// của máy chủ' },
    'webdav-on': { type: 'text', value: 'ON|OFF', help: 'bật, tắt máy chủ' },
    'webdav-user': { type: 'text', value: 'NAME', help: 'tên đăng nhập ở máy chủ' },
    'webdav-inbox': { type: 'text', value: 'FOLDER', help: 'thư mục nhận trên máy chủ' },
    'webdav-outbox': { type: 'text', value: 'FOLDER', help: 'thư mục gửi trên máy chủ' },
    'webdav-ca': { type: 'text', value: 'FILE', help: 'chứng thư gốc (PEM) của máy chủ' },
    'password-file': { type: 'text', value: 'FILE', help: 'tệp chứa mật khẩu ứng dụng' },
    'password-env': { type: 'text', value: 'NAME', help: 'biến môi trường chứa mật khẩu ứng dụng' },
    every: { type: 'text', value: 'SECONDS', help: 'bao lâu xem một lần (10 đến 86400), cho cả hai đường' },
  },
  run: async (session, options) => {
    const read = await session.call('transport.readSettings', {});
    if (!read.ok) return read;
    const { places, folder, webdav, encrypt } = read.value;
    const [watch, davOn] = [onOff(options.watch), onOff(options['webdav-on'])];
    if (watch === undefined || davOn === undefined) return usage('--watch và --webdav-on là on hoặc off');
    const every = options.every === undefined ? null : Number(options.every);
    if (every !== null && !(Number.isInteger(every) && every >= 10 && every <= 86_400)) {
      return usage('--every là số giây từ 10 đến 86400');
    }
    const authority = await readPem(options['webdav-ca'], webdav?.authority ?? null);
    if (!authority.ok) return authority;
    const url = kept(options.webdav, webdav?.url ?? null);
    const server = {
      enabled: davOn ?? webdav?.enabled ?? true,
      url: url ?? '',
      username: options['webdav-user'] ?? webdav?.username ?? '',
      inbox: kept(options['webdav-inbox'], webdav?.inbox ?? null),
      outbox: kept(options['webdav-outbox'], webdav?.outbox ?? null),
      intervalSeconds: every ?? webdav?.intervalSeconds ?? 300,
      ...(authority.value === null ? {} : { authority: authority.value }),
    };
    if (url !== null && !webdavSettingsSchema.safeParse(server).success)
      return usage('--webdav là một địa chỉ https://');
    const given = { file: options['password-file'], env: options['password-env'] };
    const isGiven = given.file !== undefined || given.env !== undefined;
    const password = isGiven ? await readSecret(session.io, 'password', given) : ok(null);
    if (!password.ok) return password;
    const input: InputOf<'transport.saveSettings'> = {
      places: options.places.length === 0 ? places : options.places.filter((each) => each !== '-'),
      folder: {
        enabled: watch ?? folder.enabled,
        inbox: kept(options.inbox, folder.inbox),
        outbox: kept(options.outbox, folder.outbox),
        intervalSeconds: every ?? folder.intervalSeconds,
      },
      webdav: url === null ? null : server,
      encrypt,
      password: password.value,
    };
    const saved = await session.call('transport.saveSettings', input);
    return saved.ok ? ok({ value: {}, lines: ['Đã lưu cài đặt gửi nhận.'] }) : saved;
  },
});

/** null: not said; undefined: neither of the two words. */
function onOff(word: string | undefined): boolean | null | undefined {
  if (word === undefined) return null;
  return { on: true, off: false }[word.toLowerCase()];
}

/** What is said, or what stands; "-" takes it away. */
function kept(said: string | undefined, held: string | null): string | null {
  if (said === undefined) return held;
  return said === '-' ? null : said;
}

async function readPem(
  file: string | undefined,
  held: string | null,
): Promise<Result<string | null, CliFailure>> {
  if (file === undefined) return ok(held);
  if (file === '-') return ok(null);
  try {
    return ok((await readFile(file, 'utf8')).slice(0, 65_536));
  } catch {
    return fail(appError('FILE_NOT_READABLE', { name: file }));
  }
}
