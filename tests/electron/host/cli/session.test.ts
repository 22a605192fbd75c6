import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET_2 } from '#db/seed/sample-commune-set-2.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { createBackend } from '#electron/backend/create-backend.ts';
import { hashCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { runCli } from '#electron/host/cli/run-cli.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { childCli, CLI_ENV, errorOf, expectCode, insideCli, valueOf } from '#tests/support/cli.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const root = tempFolder('cli-session');
const data = join(root, 'data');
const cchc = insideCli(data);
const ADMIN = ['--admin', 'quantri', '--admin-name', 'Trần Văn Quản', '--password-env', 'PASSWORD'];

function initCity(code: string) {
  return cchc('init', 'city', '--code', code, '--name', `Thành phố ${code}`, '--province', 'Tỉnh', ...ADMIN);
}

beforeAll(async () => {
  expectCode(await initCity('TP1'), 0);
});

describe('which folder and who', () => {
  test('no folder at all', async () => {
    const empty = await insideCli(join(root, 'empty'))('unit', 'list', '--json');
    expect([empty.code, errorOf(empty)]).toEqual([1, 'NO_FOLDER_OPEN']);
  });

  test('the only one is taken; a folder goes by its id or its unit’s code', async () => {
    for (const named of [[], ['--unit', 'city-tp1'], ['--unit', 'tp1']]) {
      expectCode(await cchc(...named, 'unit', 'list'), 0);
    }
    const unknown = await cchc('--unit', 'nowhere', 'unit', 'list', '--json');
    expect([unknown.code, errorOf(unknown)]).toEqual([1, 'FOLDER_NOT_FOUND']);
  });

  test('of several folders the person names one', async () => {
    const other = insideCli(join(root, 'two'));
    for (const code of ['A', 'B']) {
      const unit = ['--code', code, '--name', code, '--province', 'Tỉnh'];
      expectCode(await other('init', 'city', ...unit, ...ADMIN), 0);
    }
    const asked = expectCode(await other('unit', 'list'), 2);
    expect(asked.stderr).toContain('city-a, city-b');
  });

  test('an unknown account, and a folder of the other side', async () => {
    expect(errorOf(await cchc('--user', 'ai-do', 'unit', 'list', '--json'))).toBe('ACCOUNT_NOT_FOUND');
    expect(errorOf(await cchc('--unit', 'tp1', '--user', 'quantri', 'submit', '--json'))).toBe('WRONG_SIDE');
  });

  test('a folder open in another window is left alone', async () => {
    const backend = await createBackend({ root: data, appVersion: '0', logger: silentLogger });
    const holder = backend.connectInside();
    await holder.call('workspace.openFolder', { id: 'city-tp1' });
    const refused = expectCode(await cchc('unit', 'list'), 1);
    expect(refused.stderr).toContain('đang được một cửa sổ khác');
    holder.close();
    await backend.close();
    expectCode(await cchc('unit', 'list'), 0);
  });
});

describe('units from a file', () => {
  const city = insideCli(join(root, 'units'));
  const file = (text: string): string => {
    writeFileSync(join(root, 'units.txt'), text);
    return join(root, 'units.txt');
  };
  const add = (text: string) => city('unit', 'import', file(text), '--json');

  beforeAll(async () => {
    const unit = ['--code', 'TP', '--name', 'Thành phố', '--province', 'Tỉnh'];
    expectCode(await city('init', 'city', ...unit, ...ADMIN), 0);
  });

  test('come in by code, name and kind; a heading is passed over', async () => {
    const added = await add('mã\ttên\tloại\nX1\tXã Số Một\tXã\nX2;Phường Số Hai;Phường\n');
    expect(valueOf(expectCode(added, 0))).toMatchObject({ added: [{ code: 'X1' }, { code: 'X2' }] });
  });

  test('are added once: a second import finds them held', async () => {
    const again = await add('X1\tXã Số Một\tXã\nx2\tPhường Số Hai\tPhường\n');
    expect(valueOf(expectCode(again, 0))).toEqual({ added: [], alreadyHeld: 2 });
    const { units } = valueOf(await city('unit', 'list', '--json'));
    expect(units).toMatchObject([
      { code: 'X1', name: 'Xã Số Một', type: 'commune' },
      { code: 'X2', name: 'Phường Số Hai', type: 'ward' },
    ]);
  });

  test('with one bad line add nothing, and the line is named', async () => {
    const refused = await city('unit', 'import', file('X3\tXã Số Ba\tXã\nX4\tKhông rõ\tgì đó\n'));
    expect(expectCode(refused, 1).stderr).toContain('dòng 2: chưa rõ loại');
    const { units } = valueOf(await city('unit', 'list', '--json'));
    expect(units).toHaveLength(2);
  });

  test('do not rename a unit that is held', async () => {
    const refused = await add('X1\tXã Tên Khác\tXã\n');
    expect([refused.code, errorOf(refused)]).toEqual([1, 'LINES_NOT_USABLE']);
  });
});

describe('secrets', () => {
  const init = [
    'init',
    'city',
    '--code',
    'TP9',
    '--name',
    'Tên',
    '--province',
    'Tỉnh',
    '--admin',
    'a',
    '--admin-name',
    'A',
  ];

  test('exactly one source', async () => {
    expectCode(await cchc(...init), 2);
    expectCode(await cchc(...init, '--password-env', 'PASSWORD', '--password-file', join(root, 'x')), 2);
    expectCode(await cchc(...init, '--password-env', 'MISSING'), 2);
    expect(errorOf(await cchc(...init, '--password-file', join(root, 'none'), '--json'))).toBe(
      'FILE_NOT_FOUND',
    );
  });

  test('a short password is refused with the reason, and nothing is left behind', async () => {
    writeFileSync(join(root, 'short.txt'), 'ngắn\r\n');
    const refused = await cchc(...init, '--password-file', join(root, 'short.txt'), '--json');
    expect(errorOf(refused)).toBe('WEAK_PASSWORD');
    expect(readdirSync(data)).not.toContain('city-tp9');
  });

  test('no secret is said again', async () => {
    const said = await cchc(...init.with(3, 'TP8'), '--password-env', 'PASSWORD', '--json');
    expectCode(said, 0);
    expect(said.stdout + said.stderr).not.toContain(CLI_ENV.PASSWORD);
  });
});

describe('what is said', () => {
  test('a code that cannot be one is wrong usage', async () => {
    const refused = await cchc(
      '--unit',
      'tp1',
      'unit',
      'add',
      '--code',
      'Bắc Lý',
      '--name',
      'x',
      '--type',
      'ward',
      '--json',
    );
    expect([refused.code, errorOf(refused)]).toEqual([2, 'BAD_INPUT']);
  });

  test('a person reads what happened, what is safe, what to do', async () => {
    const refused = expectCode(await cchc('--unit', 'tp1', 'round', 'show', '--round', 'KHONG-CO'), 1);
    expect(refused.stderr.trim().split('\n')).toHaveLength(3);
    expect(refused.stdout).toBe('');
  });

  test('the version', async () => {
    let said = '';
    const io = { stdout: (text: string) => void (said += text), stderr: () => undefined, env: {} };
    expect(await runCli(['--version'], io)).toBe(0);
    expect(said).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('an unexpected failure has its own code and says nothing is lost', async () => {
    writeFileSync(join(root, 'file'), '');
    const broken = await insideCli(join(root, 'file', 'below'))('list');
    expect(broken.code).toBe(3);
    expect(broken.stderr).toContain('Lỗi ngoài dự kiến');
  });
});

describe('setup bundles', () => {
  const out = join(root, 'setup');
  const city = ['--unit', 'tp1'];

  beforeAll(async () => {
    const lines = Array.from({ length: 6 }, (_, index) => `X${index},Xã Số ${index},Xã`);
    writeFileSync(join(root, 'units.csv'), `\uFEFFMã,Tên,Loại\r\n${lines.join('\r\n')}\r\n`);
    expectCode(await cchc(...city, 'unit', 'import', join(root, 'units.csv')), 0);
    const round = ['--code', 'K1', '--year', '2026', '--set', 'mau-cap-xa-2026', '--deadline', '2026-12-20'];
    expectCode(await cchc(...city, 'round', 'create', ...round, '--units', 'x0,X1,X2,X3,X4'), 0);
  });

  test('for some units only, and only units of the round', async () => {
    const made = await cchc(...city, 'setup-bundle', '--out', out, '--unit-code', 'x1,X0', '--json');
    expect(valueOf(expectCode(made, 0))['files']).toHaveLength(2);
    expect(readdirSync(out).map((name) => name.split('_')[0])).toEqual(['X0', 'X1']);
    const foreign = await cchc(...city, 'setup-bundle', '--out', out, '--unit-code', 'X5', '--json');
    expect(errorOf(foreign)).toBe('UNIT_NOT_FOUND');
  });

  test('a wish to stop ends the job in order', async () => {
    let stderr = '';
    const stop = AbortSignal.abort();
    const code = await runCli(
      ['--data', data, ...city, 'setup-bundle', '--out', join(root, 'never')],
      { stdout: () => undefined, stderr: (text) => void (stderr += text), env: CLI_ENV, stop },
      { logger: silentLogger },
    );
    expect(code).toBe(1);
    expect(stderr).toContain('Việc đã dừng theo yêu cầu');
  });

  test('a ward stops where the city’s key is not the one it was told; without a leader nobody signs', async () => {
    const bundle = join(out, readdirSync(out)[0] ?? '');
    const other = insideCli(join(root, 'ward'));
    const init = ['init', 'ward', '--bundle', bundle, ...ADMIN];
    const refused = await other(...init, '--expect-key', '00 11', '--json');
    expect([refused.code, errorOf(refused)]).toEqual([1, 'KEY_NOT_EXPECTED']);
    const { details } = (JSON.parse(refused.stdout) as { error: { details: { found: string } } }).error;
    const spaced = details.found.toUpperCase().replaceAll(/(.{4})/g, '$1 ');
    expectCode(await other(...init, '--expect-key', spaced), 0);
    const signed = await other('sign', '--passphrase-env', 'PASSPHRASE', '--json');
    expect(errorOf(signed)).toBe('FORBIDDEN');
  });

  test('a criteria set goes out and comes in again as the same', async () => {
    const file = join(root, 'set.json');
    expectCode(await cchc(...city, 'set', 'export', '--set', 'mau-cap-xa-2026', '--out', file), 0);
    const imported = valueOf(expectCode(await cchc(...city, 'set', 'import', file, '--json'), 0));
    const { sets } = valueOf(await cchc(...city, 'set', 'list', '--json')) as {
      sets: { code: string; hash: string }[];
    };
    const versions = sets.filter(({ code }) => code === 'mau-cap-xa-2026').map(({ hash }) => hash);
    expect(versions).toEqual([SAMPLE_COMMUNE_SET_2, SAMPLE_COMMUNE_SET].map(hashCriteriaSet));
    expect(imported['hash']).toBe(versions[0]);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 400));
    expect(errorOf(await cchc(...city, 'set', 'import', file, '--json'))).toBe('SET_NOT_READABLE');
  });
});

test('as a process of its own it ends with its code, and speaks JSON alone on its output', async () => {
  const child = childCli(data);
  const refused = await child('--unit', 'tp1', 'round', 'show', '--round', 'KHONG-CO', '--json');
  expect([refused.code, errorOf(refused)]).toEqual([1, 'ROUND_NOT_FOUND']);
  expect((await child('nonsense')).code).toBe(2);
});
