import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { errorOf, expectCode, insideCli, valueOf, CLI_ENV } from '#tests/support/cli.ts';
import { LEAVES } from '#tests/electron/features/work/two-desks.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

/** Two computers of one ward on the command line: two data roots. */
const root = tempFolder('cli-work-parts');
const at = (...names: readonly string[]): string => join(root, ...names);
const here = insideCli(at('here'));
const there = insideCli(at('there'));
const ADMIN = ['--admin', 'quantri', '--admin-name', 'Trần Văn Quản', '--password-env', 'PASSWORD'];
const [A = '', B = ''] = LEAVES;

async function run(cchc: typeof here, ...words: readonly string[]) {
  return valueOf(expectCode(await cchc(...words, '--json'), 0));
}

const score = async (cchc: typeof here, unit: string, answers: Readonly<Record<string, string>>) => {
  const typed = Object.fromEntries(
    Object.entries(answers).map(([code, explanation]) => [code, { inputs: {}, explanation }]),
  );
  writeFileSync(at('answers.json'), JSON.stringify({ answers: typed }));
  await run(cchc, '--unit', unit, '--user', 'quantri', 'score', '--from', at('answers.json'));
};

beforeAll(async () => {
  writeFileSync(at('password.txt'), CLI_ENV.PASSWORD);
  writeFileSync(at('units.txt'), 'X1\tXã Số Một\tXã\n');
  await run(here, 'init', 'city', '--code', 'TP', '--name', 'Thành phố', '--province', 'Tỉnh', ...ADMIN);
  await run(here, 'unit', 'import', at('units.txt'));
  const set = ['--set', 'mau-cap-xa-2026', '--deadline', '31/12/2099', '--units', 'all'];
  await run(here, 'round', 'create', '--code', 'K2026', '--year', '2026', ...set);
  await run(here, 'setup-bundle', '--round', 'K2026', '--out', at('setup'));
  const [setup = ''] = readdirSync(at('setup'));
  await run(here, 'init', 'ward', '--bundle', at('setup', setup), ...ADMIN);
});

test('leaves are assigned, go out, come back and are decided', async () => {
  const ward = ['--unit', 'X1', '--user', 'quantri'];
  expect(await run(here, ...ward, 'assign', '--leaf', `${A},${B}`, '--to', 'quantri')).toEqual({
    changed: 2,
  });
  const listed = expectCode(await here(...ward, 'assign'), 0);
  expect(listed.stdout).toContain('Trần Văn Quản');
  expect(errorOf(expectCode(await here(...ward, 'assign', '--leaf', A, '--to', 'ai', '--json'), 1))).toBe(
    'ACCOUNT_NOT_FOUND',
  );
  await run(here, ...ward, 'part', 'out', '--of', 'quantri', '--out', at('out'));
  const [out = ''] = readdirSync(at('out'));
  await run(there, 'init', 'ward', '--bundle', at('out', out), ...ADMIN);
  const [folder = ''] = readdirSync(at('there')).filter((name) => name.startsWith('part-'));
  await score(there, folder, { [A]: 'của máy kia', [B]: 'chỉ máy kia' });
  await score(here, 'X1', { [A]: 'của máy này' });
  const refused = expectCode(await there('--unit', folder, '--user', 'quantri', 'submit', '--json'), 1);
  expect(errorOf(refused)).toBe('NOT_IN_PART_FOLDER');
  await run(there, '--unit', folder, '--user', 'quantri', 'part', 'back', '--out', at('back'));
  const [back = ''] = readdirSync(at('back'));
  const told = 'Hợp nhất: lấy 1 ô, giữ 0 ô, 1 ô khác nhau cần chọn.';
  for (const words of [['--dry-run'], []]) {
    const taken = expectCode(await here(...ward, 'import', at('back', back), ...words), 0);
    expect(taken.stdout).toContain(told);
  }
  const parts = expectCode(await here(...ward, 'part', 'list'), 0);
  expect(parts.stdout).toContain('đã trả');
  expect(parts.stdout).toContain('Chỗ khác nhau cần chọn: 1.');
  const conflicts = expectCode(await here(...ward, 'part', 'conflicts'), 0);
  expect(conflicts.stdout).toMatch(/explanation.*của máy này.*của máy kia/);
  const [id = ''] = /[0-9a-f-]{36}/.exec(conflicts.stdout) ?? [];
  const decided = expectCode(await here(...ward, 'part', 'conflicts', '--take', id), 0);
  expect(decided.stdout).toContain('Không còn ô nào cần chọn.');
});
