import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { CLI_ENV, errorOf, expectCode, insideCli, valueOf } from '#tests/support/cli.ts';
import { CASES, STATISTICS_SET } from '#tests/support/statistics-set.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const root = tempFolder('cli-statistics');
const cchc = insideCli(join(root, 'data'));
const at = (...names: readonly string[]): string => join(root, ...names);
const ADMIN = ['--admin', 'quantri', '--admin-name', 'Trần Văn Quản', '--password-env', 'PASSWORD'];

async function run(...words: readonly string[]) {
  return valueOf(expectCode(await cchc(...words, '--json'), 0));
}

const ward = (...words: readonly string[]) => cchc('--unit', 'ward-x1', ...words);

beforeAll(async () => {
  writeFileSync(at('password.txt'), `${CLI_ENV.PASSWORD}\n`);
  writeFileSync(at('units.txt'), 'X1\tXã Số Một\tXã\n');
  writeFileSync(at('set.json'), canonicalJson(STATISTICS_SET));
  await run('init', 'city', '--code', 'TP', '--name', 'Thành phố Thử', '--province', 'Tỉnh Thử', ...ADMIN);
  await run('unit', 'import', at('units.txt'));
  await run('set', 'import', at('set.json'));
  const round = [
    '--code',
    'K2023',
    '--year',
    '2023',
    '--set',
    STATISTICS_SET.code,
    '--deadline',
    '31/12/2099',
  ];
  await run('round', 'create', ...round, '--units', 'all');
  await run('setup-bundle', '--round', 'K2023', '--out', at('setup'));
  const [setup = ''] = readdirSync(at('setup'));
  await run('init', 'ward', '--bundle', at('setup', setup), ...ADMIN);
  const answers = { '1.1': { inputs: { on_time: '95' } }, '1.2': { inputs: { online: '40' } } };
  writeFileSync(at('answers.json'), JSON.stringify({ answers }));
  await run('--unit', 'ward-x1', 'score', '--from', at('answers.json'));
});

test('a figure is previewed, set, listed, exported and read at the city', async () => {
  const change = ['statistics', 'set', '100', '--code', CASES];
  const preview = expectCode(await ward(...change, '--preview'), 0);
  expect(preview.stdout).toContain('1.1 Hồ sơ giải quyết đúng hạn: – → 25 điểm');
  expect(expectCode(await ward('statistics', 'list'), 0).stdout).not.toContain('100');
  const saved = valueOf(expectCode(await ward(...change, '--estimated', '--note', 'Tạm tính', '--json'), 0));
  expect(saved).toMatchObject({
    saved: true,
    version: 1,
    leaves: [
      { leafCode: '1.1', pointsAfter: points('25') },
      { leafCode: '1.2', pointsAfter: points('10') },
    ],
  });
  const listed = expectCode(await ward('statistics', 'list'), 0).stdout;
  expect(listed).toMatch(/HS-01.*100 \(ước\).*Tạm tính.*1\.1, 1\.2/);
  // The note stays where none is given.
  expectCode(await ward('statistics', 'set', '120', '--code', CASES), 0);
  expect(expectCode(await ward('statistics', 'list'), 0).stdout).toMatch(/120 .*Tạm tính/);
  const made = expectCode(await ward('statistics', 'export', '--out', at('up')), 0);
  expect(made.stdout).toContain('Gói số liệu lần 1');
  const [bundle = ''] = readdirSync(at('up'));
  expectCode(await cchc('--unit', 'city-tp', 'import', at('up', bundle)), 0);
  const received = expectCode(await cchc('--unit', 'city-tp', 'statistics', 'received'), 0).stdout;
  expect(received).toMatch(/X1 Xã Số Một.*HS-01.*120/);
});

test('a statistic the set does not use is refused by name', async () => {
  const refused = expectCode(await ward('statistics', 'set', '1', '--code', 'XX', '--json'), 1);
  expect(errorOf(refused)).toBe('STATISTIC_NOT_FOUND');
  expect(refused.stdout).toContain('XX');
});
