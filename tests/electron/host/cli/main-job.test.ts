import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET_2 } from '#db/seed/sample-commune-set-2.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { planWards } from '#electron/features/demo/plan-wards.ts';
import { CLI_ENV, errorOf, expectCode, insideCli, valueOf } from '#tests/support/cli.ts';
import { answerAsFirstWard, askOfFirstWard } from '#tests/electron/host/cli/point-steps.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const root = tempFolder('cli');
const cchc = insideCli(join(root, 'data'));
const at = (...names: readonly string[]): string => join(root, ...names);
const WARDS = ['X1', 'X2'] as const;
const TOTALS = [points('91.5'), points('88.25')];

/** Two criteria that want a document. */
const LEAVES = listWardLeaves(SAMPLE_COMMUNE_SET_2)
  .filter(({ leaf }) => leaf.evidenceWanted.length > 0)
  .slice(0, 2)
  .map(({ code }) => code);

const ADMIN = ['--admin', 'quantri', '--admin-name', 'Trần Văn Quản', '--password-env', 'PASSWORD'];

async function run(...words: readonly string[]) {
  return valueOf(expectCode(await cchc(...words, '--json'), 0));
}

async function addAccount(unit: string, username: string, name: string, role: string) {
  const who = ['--username', username, '--name', name, '--role', role, '--position', 'Công chức'];
  return run('--unit', unit, 'account', 'add', ...who, '--password-file', at('password.txt'));
}

async function playWard(code: string, index: number): Promise<void> {
  const unit = `ward-${code.toLowerCase()}`;
  const setup = readdirSync(at('setup')).find((name) => name.startsWith(`${code}_`)) ?? '';
  await run('init', 'ward', '--bundle', at('setup', setup), ...ADMIN);
  await addAccount(unit, 'canbo', 'Nguyễn Thị Hoa', 'officer');
  await addAccount(unit, 'lanhdao', 'Lê Văn Minh', 'leader');
  const plan = planWards(SAMPLE_COMMUNE_SET_2, TOTALS)[index];
  const answers = Object.fromEntries(plan?.answers ?? []);
  writeFileSync(at(`${code}.json`), JSON.stringify({ answers }));
  await run('--unit', unit, '--user', 'canbo', 'score', '--from', at(`${code}.json`));
}

describe('the main job on the command line', () => {
  beforeAll(async () => {
    writeFileSync(at('password.txt'), `${CLI_ENV.PASSWORD}\n`);
    writeFileSync(at('units.txt'), 'mã\ttên\tloại\nX1\tXã Số Một\tXã\nX2;Phường Số Hai;Phường\n');
    writeFileSync(at('baseline.txt'), 'X1\t85,5\nX2\t87.25\n');
    await run('init', 'city', '--code', 'TP', '--name', 'Thành phố Thử', '--province', 'Tỉnh Thử', ...ADMIN);
    await addAccount('city-tp', 'thamdinh', 'Hoàng Văn Bình', 'appraiser');
    await run('unit', 'import', at('units.txt'));
    const round = [
      '--code',
      'K2023',
      '--year',
      '2023',
      '--set',
      'mau-cap-xa-2026',
      '--deadline',
      '31/12/2099',
    ];
    await run('round', 'create', ...round, '--units', 'all', '--baseline', at('baseline.txt'));
    await run('setup-bundle', '--round', 'K2023', '--out', at('setup'));
    for (const [index, code] of WARDS.entries()) await playWard(code, index);
  });

  test('the round holds last year’s points', async () => {
    const { units } = await run('round', 'show');
    expect(units).toMatchObject([{ baselinePoints: points('85.5') }, { baselinePoints: points('87.25') }]);
  });

  test('where several could do it, the person says who', async () => {
    const asked = expectCode(await cchc('--unit', 'X1', 'submit'), 2);
    expect(asked.stderr).toContain('--user');
    expect(asked.stderr).toContain('canbo (officer)');
  });

  test('an incomplete sheet names what is missing', async () => {
    const refused = expectCode(await cchc('--unit', 'X1', '--user', 'canbo', 'submit'), 1);
    expect(refused.stderr).toContain('chưa có tài liệu kiểm chứng');
  });

  test('a role that may not do it is refused', async () => {
    const refused = await cchc(
      '--unit',
      'X1',
      '--user',
      'canbo',
      'sign',
      '--passphrase-env',
      'PASSPHRASE',
      '--json',
    );
    expect(refused.code).toBe(1);
    expect(errorOf(refused)).toBe('FORBIDDEN');
  });

  test('evidence, explanations, submit, sign, export', async () => {
    writeFileSync(at('báo cáo.txt'), 'Báo cáo số 01/BC-UBND\n');
    for (const code of WARDS) {
      const unit = ['--unit', `ward-${code.toLowerCase()}`];
      const officer = [...unit, '--user', 'canbo'];
      const about = ['--number', '01/BC-UBND', '--date', '5/12/2023', '--issuer', 'UBND', '--section', 'II'];
      const added = await run(
        ...officer,
        'evidence',
        'add',
        at('báo cáo.txt'),
        '--leaf',
        LEAVES.join(','),
        ...about,
      );
      expect(added).toMatchObject({
        document: { date: '05/12/2023' },
        links: LEAVES.map((leafCode) => ({ leafCode })),
      });
      await run(...officer, 'explain', '--all', '--text', 'Tài liệu lưu tại đơn vị.');
      await run(...officer, 'submit');
      const signed = await run(...unit, '--user', 'lanhdao', 'sign', '--passphrase-env', 'PASSPHRASE');
      expect(signed).toMatchObject({ number: 1, signedBy: 'Lê Văn Minh' });
      await run(...officer, 'export', '--out', at('usb'));
    }
    expect(readdirSync(at('usb'))).toHaveLength(2);
    const again = expectCode(
      await cchc('--unit', 'X1', '--user', 'canbo', 'score', '--from', at('X1.json')),
      1,
    );
    expect(again.stderr).toContain('đã ký và khóa');
  });

  test('verify reads bundles without any folder, and finds a changed one', async () => {
    const name = readdirSync(at('setup'))[0] ?? '';
    const { files } = await run('verify', at('setup', name));
    expect(files).toMatchObject([{ sound: true, header: { kind: 'setup', receiver: { code: 'X1' } } }]);
    const bytes = readFileSync(at('setup', name));
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    writeFileSync(at('changed.cchc'), bytes);
    const changed = expectCode(await cchc('verify', at('changed.cchc')), 4);
    expect(changed.stdout).toContain('Không nhận gói dữ liệu');
  });

  test('verify in a folder tells what an import would do, and writes nothing', async () => {
    const checked = await cchc('--unit', 'city-tp', 'verify', at('usb'), '--json');
    expect(valueOf(expectCode(checked, 0))).toMatchObject({
      dryRun: { dryRun: true, items: [{ verdict: 'accepted' }, { verdict: 'accepted' }] },
    });
    expect(await run('--unit', 'city-tp', 'inbox', 'list')).toEqual({ items: [] });
  });

  test('a dry run, then the import: a bad file does not stop the others', async () => {
    const thamdinh = ['--unit', 'city-tp', '--user', 'thamdinh'];
    const dry = expectCode(
      await cchc(...thamdinh, 'import', at('usb'), at('changed.cchc'), '--dry-run', '--json'),
      4,
    );
    expect(valueOf(dry)).toMatchObject({ dryRun: true, receiptBundleIds: [] });
    const taken = expectCode(await cchc(...thamdinh, 'import', at('usb'), at('changed.cchc'), '--json'), 4);
    const { items } = valueOf(taken) as { items: { verdict: string }[] };
    expect(items.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'refused']);
    const again = expectCode(await cchc(...thamdinh, 'import', at('usb')), 0);
    expect(again.stdout).toContain('đã có');
  });

  test('the receipt turns the ward’s revision received', async () => {
    await run(
      '--unit',
      'city-tp',
      '--user',
      'thamdinh',
      'outbox',
      'save',
      '--kind',
      'receipt',
      '--out',
      at('receipts'),
    );
    const receipt = readdirSync(at('receipts')).find((name) => name.startsWith('X1_')) ?? '';
    await run('--unit', 'X1', '--user', 'canbo', 'import', at('receipts', receipt));
    const { revisions } = await run('--unit', 'X1', 'revision', 'list');
    expect(revisions).toMatchObject([{ number: 1, exported: true, received: true }]);
  });

  test('appraise to the planned totals, rank, report', async () => {
    const thamdinh = ['--unit', 'city-tp', '--user', 'thamdinh'];
    for (const [index, plan] of planWards(SAMPLE_COMMUNE_SET_2, TOTALS).entries()) {
      const given = [...plan.cityPoints, ...plan.corrections].map(([code, value]) => [
        code,
        { points: String(value / 1e6).replace('.', ','), reason: 'Theo kết quả thẩm định' },
      ]);
      writeFileSync(at('appraisal.json'), JSON.stringify({ leaves: Object.fromEntries(given) }));
      const ward = ['--unit-code', WARDS[index] ?? ''];
      const done = await run(
        ...thamdinh,
        'appraise',
        ...ward,
        '--from',
        at('appraisal.json'),
        '--accept-remaining',
        '--finish',
      );
      expect(done).toMatchObject({ saved: given.length, finished: true });
    }
    const { rows } = await run('rank');
    expect(rows).toMatchObject([
      { rank: 1, points: TOTALS[0], change: points('6'), previousRank: 2, rankChange: 1 },
      { rank: 2, points: TOTALS[1], change: points('1'), previousRank: 1, rankChange: -1 },
    ]);
    for (const format of ['docx', 'xlsx']) {
      await run('--user', 'thamdinh', 'report', '--format', format, '--out', at(`ranking.${format}`));
      expect(
        readFileSync(at(`ranking.${format}`))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
  });

  test('a file of somebody else is not overwritten unless asked', async () => {
    writeFileSync(at('mine.docx'), 'của tôi');
    const refused = await cchc(
      '--user',
      'thamdinh',
      'report',
      '--format',
      'docx',
      '--out',
      at('mine.docx'),
      '--json',
    );
    expect(errorOf(refused)).toBe('TARGET_EXISTS');
    expect(readFileSync(at('mine.docx'), 'utf8')).toBe('của tôi');
    await run('--user', 'thamdinh', 'report', '--format', 'docx', '--out', at('mine.docx'), '--force');
    expect(readFileSync(at('mine.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('feedback opens at the ward, and its points are answered', async () => {
    const thamdinh = ['--unit', 'city-tp', '--user', 'thamdinh'];
    await askOfFirstWard(cchc, at('asked.json'));
    const made = ['--out', at('feedback'), '--unit-code', 'X1', '--answer-by', '31/12/2099'];
    await run(...thamdinh, 'feedback', ...made);
    const imported = await run('--unit', 'X1', '--user', 'canbo', 'import', at('feedback'));
    expect(imported).toMatchObject({ items: [{ verdict: 'accepted', kind: 'feedback' }] });
    await answerAsFirstWard(cchc);
  });

  test('an appraisal file of another shape changes nothing', async () => {
    writeFileSync(at('wrong.json'), '{"leaves": {"1.1": {"points": 1}}}');
    const refused = await cchc(
      '--user',
      'thamdinh',
      '--unit',
      'city-tp',
      'appraise',
      '--unit-code',
      'X1',
      '--from',
      at('wrong.json'),
      '--json',
    );
    expect(errorOf(refused)).toBe('APPRAISAL_NOT_READABLE');
  });

  test('backup, doctor, audit', async () => {
    const { backup } = (await run('--unit', 'X1', '--user', 'quantri', 'backup')) as {
      backup: { path: string };
    };
    expect(existsSync(backup.path)).toBe(true);
    const { checks } = (await run('--unit', 'X1', 'doctor')) as { checks: { state: string }[] };
    expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
    const { records } = (await run('--unit', 'X1', 'audit', '--limit', '500')) as {
      records: { action: string; actor: string }[];
    };
    expect(records.find(({ action }) => action === 'signOff.signSheet')?.actor).toBe('lanhdao');
  });

  test('publish, and appraisal is closed', async () => {
    await run('--unit', 'city-tp', '--user', 'quantri', 'round', 'publish', '--reason', 'Nộp muộn');
    const closed = await cchc(
      '--unit',
      'city-tp',
      '--user',
      'thamdinh',
      'appraise',
      '--unit-code',
      'X1',
      '--reopen',
      '--json',
    );
    expect(errorOf(closed)).toBe('ROUND_CLOSED');
  });
});
