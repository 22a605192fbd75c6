import { ROLES } from '#shared/contract/channel.ts';
import { ok } from '#shared/lib/result.ts';
import { roleSchema } from '#shared/schemas/common.ts';
import { ROLE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand } from '../command.ts';
import { usage } from '../failure.ts';
import { readSecret } from '../files.ts';
import { tableLines } from '../table.ts';

export const addAccount = defineCommand({
  words: 'account add',
  summary: 'Thêm tài khoản trong thư mục dữ liệu của đơn vị',
  channel: 'accounts.createAccount',
  options: {
    username: { type: 'text', value: 'NAME', required: true, help: 'tên đăng nhập' },
    name: { type: 'text', value: 'TEXT', required: true, help: 'họ và tên' },
    role: {
      type: 'text',
      value: 'ROLE',
      required: true,
      help: ROLES.map((role) => `${role}: ${ROLE_WORDS[role]}`).join('; '),
    },
    position: { type: 'text', value: 'TEXT', help: 'chức vụ, như ghi dưới chữ ký' },
    'password-file': { type: 'text', value: 'FILE', help: 'tệp chứa mật khẩu' },
    'password-env': { type: 'text', value: 'NAME', help: 'biến môi trường chứa mật khẩu' },
  },
  run: async (session, options) => {
    const role = roleSchema.safeParse(options.role);
    if (!role.success) return usage(`--role là một trong: ${ROLES.join(', ')}`);
    const password = await readSecret(session.io, 'password', {
      file: options['password-file'],
      env: options['password-env'],
    });
    if (!password.ok) return password;
    const created = await session.call('accounts.createAccount', {
      username: options.username,
      fullName: options.name,
      position: options.position ?? '',
      role: role.data,
      password: password.value,
    });
    if (!created.ok) return created;
    const { username, fullName } = created.value;
    return ok({
      value: created.value,
      lines: [`Đã thêm tài khoản ${username} (${fullName}, ${ROLE_WORDS[role.data]}).`],
    });
  },
});

export const listAccounts = defineCommand({
  words: 'account list',
  summary: 'Các tài khoản của đơn vị',
  channel: 'accounts.listAccounts',
  options: {},
  run: async (session) => {
    const listed = await session.call('accounts.listAccounts', {});
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines(
        [
          { title: 'Tên đăng nhập', text: (account) => account.username },
          { title: 'Họ và tên', text: (account) => account.fullName },
          { title: 'Chức vụ', text: (account) => account.position },
          { title: 'Vai trò', text: (account) => ROLE_WORDS[account.role] },
          { title: '', text: (account) => (account.disabled ? 'ngừng dùng' : '') },
        ],
        listed.value.accounts,
      ),
    });
  },
});
