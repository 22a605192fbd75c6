import { describe, expect, test } from 'vitest';
import { IDLE_MINUTES } from '#electron/backend/connection-state.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('session');
const city = bench.connect();
const administrator = { username: 'QuanTri', fullName: 'Trần Quản Trị', password: 'mật khẩu thử 1' };
const folder = await city.value('workspace.createCity', {
  unit: { code: 'TP-A', name: 'Thành phố A', type: 'city', province: '' },
  administrator,
});

describe('first start', () => {
  test('a weak password stops it before anything is made', async () => {
    const other = bench.connect();
    const error = await other.error('workspace.createCity', {
      unit: { code: 'TP-B', name: 'Thành phố B', type: 'city', province: '' },
      administrator: { ...administrator, password: 'ngắn' },
    });
    expect(error).toEqual({ code: 'WEAK_PASSWORD', details: { minimumLength: 8 } });
    expect((await other.value('workspace.readState', {})).folders.map(({ id }) => id)).toEqual([folder.id]);
  });

  test('one unit has one folder', async () => {
    const unit = { code: 'TP-A', name: 'Thành phố A', type: 'city', province: '' } as const;
    expect(await bench.connect().error('workspace.createCity', { unit, administrator })).toMatchObject({
      code: 'UNIT_CODE_TAKEN',
    });
  });

  test('whoever made the folder is signed in as its administrator', async () => {
    const state = await city.value('workspace.readState', {});
    expect(state.open?.id).toBe(folder.id);
    expect(state.user).toMatchObject({ username: 'quantri', role: 'administrator' });
  });
});

describe('signing in', () => {
  test('by user name without regard to case; the password exactly', async () => {
    const caller = bench.connect();
    await caller.value('workspace.openFolder', { id: folder.id });
    expect(
      await caller.error('session.signIn', { username: 'quantri', password: 'Mật khẩu thử 1' }),
    ).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect(await caller.error('session.signIn', { username: 'nobody', password: 'x' })).toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    expect(
      await caller.value('session.signIn', { username: 'QUANTRI', password: administrator.password }),
    ).toMatchObject({ fullName: 'Trần Quản Trị' });
  });

  test('the same password typed with composed and with combining marks is one password', async () => {
    const caller = bench.connect();
    await caller.value('workspace.openFolder', { id: folder.id });
    const password = administrator.password.normalize('NFD');
    expect(password).not.toBe(administrator.password);
    await caller.value('session.signIn', { username: 'quantri', password });
  });

  test('five wrong passwords in a row make the account wait', async () => {
    await city.value('accounts.createAccount', {
      username: 'cho',
      fullName: 'Người Chờ',
      position: '',
      role: 'appraiser',
      password: administrator.password,
    });
    const caller = bench.connect();
    await caller.value('workspace.openFolder', { id: folder.id });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(
        await caller.error('session.signIn', { username: 'cho', password: 'sai rồi nhé' }),
      ).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    }
    const right = { username: 'cho', password: administrator.password };
    expect(await caller.error('session.signIn', right)).toEqual({
      code: 'TOO_MANY_ATTEMPTS',
      details: { retryAfterSeconds: 30 },
    });
    bench.clock.set('2024-01-05T02:05:00.000Z');
    expect(await caller.value('session.signIn', right)).toMatchObject({ username: 'cho' });
  });
});

describe('who may call', () => {
  test('nothing without a folder, without signing in, in a locked window, or in another role', async () => {
    const caller = bench.connect();
    expect(await caller.error('units.listUnits', {})).toMatchObject({ code: 'NO_FOLDER_OPEN' });
    await caller.value('workspace.openFolder', { id: folder.id });
    expect(await caller.error('units.listUnits', {})).toMatchObject({ code: 'NOT_SIGNED_IN' });
    await caller.value('session.signIn', { username: 'cho', password: administrator.password });
    await caller.value('units.listUnits', {});
    expect(await caller.error('accounts.listAccounts', {})).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await caller.error('signOff.listRevisions', { roundId: '018cd5a0-0000-7000-8000-000000000000' }),
    ).toMatchObject({ code: 'WRONG_SIDE' });
    await caller.value('session.lock', {});
    expect(await caller.error('units.listUnits', {})).toMatchObject({ code: 'SESSION_LOCKED' });
    expect(await caller.error('session.unlock', { password: 'sai rồi nhé' })).toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    await caller.value('session.unlock', { password: administrator.password });
    await caller.value('units.listUnits', {});
  });

  test('a window left alone locks by itself', async () => {
    const caller = bench.connect();
    await caller.value('workspace.openFolder', { id: folder.id });
    await caller.value('session.signIn', { username: 'quantri', password: administrator.password });
    bench.clock.set(new Date(bench.clock.now().getTime() + (IDLE_MINUTES + 1) * 60_000).toISOString());
    expect(await caller.error('units.listUnits', {})).toMatchObject({ code: 'SESSION_LOCKED' });
  });

  test('an unknown channel, an inherited name, and input the contract does not know are refused', async () => {
    const connection = bench.backend.connect();
    expect(await connection.invoke('units.dropEverything', {})).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_CHANNEL' },
    });
    expect(await connection.invoke('constructor', {})).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_CHANNEL' },
    });
    expect(await connection.invoke('workspace.openFolder', { id: folder.id, more: 1 })).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT' },
    });
    expect(await connection.invoke('workspace.openFolder', { id: `../${folder.id}` })).toMatchObject({
      ok: false,
      error: { code: 'FOLDER_NOT_FOUND' },
    });
  });
});

describe('accounts', () => {
  test('names are unique, the last administrator stays, a disabled account stays out, and all of it is audited', async () => {
    const admin = bench.connect();
    await admin.value('workspace.openFolder', { id: folder.id });
    const me = await admin.value('session.signIn', { username: 'quantri', password: administrator.password });
    const account = {
      username: 'CHO',
      fullName: 'A',
      position: '',
      role: 'appraiser',
      password: administrator.password,
    } as const;
    expect(await admin.error('accounts.createAccount', account)).toMatchObject({ code: 'USERNAME_TAKEN' });
    const change = {
      id: me.accountId,
      fullName: me.fullName,
      position: '',
      role: 'administrator',
      newPassword: null,
    } as const;
    expect(await admin.error('accounts.updateAccount', { ...change, disabled: true })).toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    });
    const { accounts } = await admin.value('accounts.listAccounts', {});
    const waiting = accounts.find(({ username }) => username === 'cho');
    await admin.value('accounts.updateAccount', {
      id: waiting?.id ?? '',
      fullName: 'Người Nghỉ',
      position: '',
      role: 'appraiser',
      disabled: true,
      newPassword: null,
    });
    expect(
      await admin.error('session.signIn', { username: 'cho', password: administrator.password }),
    ).toMatchObject({ code: 'ACCOUNT_DISABLED' });
    const { records } = await admin.value('audit.listRecords', { beforeSeq: null, limit: 50 });
    expect(records.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'accounts.updateAccount',
        'accounts.createAccount',
        'session.signIn',
        'session.wrongPassword',
      ]),
    );
    expect(JSON.stringify(records)).not.toContain('$scrypt$');
  });

  test('a new password takes effect, the old one no longer opens', async () => {
    const admin = bench.connect();
    await admin.value('workspace.openFolder', { id: folder.id });
    await admin.value('session.signIn', { username: 'quantri', password: administrator.password });
    expect(
      await admin.error('session.changePassword', { current: 'sai', next: 'mật khẩu mới 2' }),
    ).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    await admin.value('session.changePassword', { current: administrator.password, next: 'mật khẩu mới 2' });
    expect(
      await admin.error('session.signIn', { username: 'quantri', password: administrator.password }),
    ).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    await admin.value('session.signIn', { username: 'quantri', password: 'mật khẩu mới 2' });
  });
});
