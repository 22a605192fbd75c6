import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RankingRow } from '#shared/contract/channels/appraisal.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { DONG_HOI_WARDS, pointsOf2022, type DongHoiWard } from '#db/seed/dong-hoi.ts';
import { SAMPLE_COMMUNE_SET_2 } from '#db/seed/sample-commune-set-2.ts';
import { planWards } from '#electron/features/demo/plan-wards.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { ZIP_LIMITS } from '#electron/services/archive/zip-limits.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';
import { childCli, expectCode, insideCli, valueOf, type Cli } from '#tests/support/cli.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

/** The whole job of a city and its 15 wards on the command line; the ranking must be the printed one of 2023. */

const root = tempFolder('cli-e2e');
const data = join(root, 'dữ liệu');
const child = childCli(data);
const inside = insideCli(data);
const at = (...names: readonly string[]): string => join(root, ...names);

const ADMIN = ['--admin', 'quantri', '--admin-name', 'Phạm Thị Lan', '--password-env', 'PASSWORD'];
const CITY = ['--unit', 'city-dong-hoi'];
const APPRAISER = [...CITY, '--user', 'thamdinh'];
/** Played by processes of its own, as a person at a terminal would; the others run in this process. */
const FIRST: DongHoiWard | undefined = DONG_HOI_WARDS[0];

const plans = planWards(
  SAMPLE_COMMUNE_SET_2,
  DONG_HOI_WARDS.map(({ points2023 }) => points2023),
);
const evidenceLeaf =
  listWardLeaves(SAMPLE_COMMUNE_SET_2).find(({ leaf }) => leaf.evidenceWanted.length > 0)?.code ?? '';

async function run(cli: Cli, ...words: readonly string[]) {
  return valueOf(expectCode(await cli(...words, '--json'), 0));
}

const cliOf = (ward: DongHoiWard): Cli => (ward === FIRST ? child : inside);
const folderOf = ({ code }: DongHoiWard): string => `ward-${code.toLowerCase()}`;

/** The file of a ward among those of a folder: names start with the unit's code. */
function fileOf(folder: string, { code }: DongHoiWard): string {
  const name = readdirSync(at(folder)).find((each) => each.startsWith(`${code}_`));
  if (name === undefined) throw new Error(`no file of ${code} in ${folder}`);
  return at(folder, name);
}

async function addAccount(cli: Cli, unit: string, username: string, name: string, role: string) {
  const person = ['--username', username, '--name', name, '--position', 'Công chức', '--role', role];
  await run(cli, '--unit', unit, 'account', 'add', ...person, '--password-env', 'PASSWORD');
}

async function foundCity(): Promise<void> {
  const unit = ['--code', 'DONG-HOI', '--name', 'Thành phố Đồng Hới', '--province', 'Quảng Bình'];
  await run(child, 'init', 'city', ...unit, ...ADMIN);
  await addAccount(inside, 'city-dong-hoi', 'thamdinh', 'Hoàng Văn Bình', 'appraiser');
  const units = DONG_HOI_WARDS.map(({ code, name }) => `${code}\t${name}\t${name.split(' ')[0] ?? ''}`);
  writeFileSync(at('units.txt'), units.join('\n'));
  const baseline = DONG_HOI_WARDS.map((ward) => `${ward.code}\t${formatPoints(pointsOf2022(ward))}`);
  writeFileSync(at('points-2022.txt'), baseline.join('\r\n'));
  await run(inside, ...CITY, 'unit', 'import', at('units.txt'));
  const round = ['--code', 'CCHC-2023', '--year', '2023', '--set', SAMPLE_COMMUNE_SET_2.code];
  const when = ['--deadline', '20/12/2023', '--units', 'all', '--baseline', at('points-2022.txt')];
  await run(inside, ...CITY, 'round', 'create', ...round, ...when);
  const made = await run(child, ...CITY, 'setup-bundle', '--round', 'CCHC-2023', '--out', at('setup'));
  expect(made['files']).toHaveLength(DONG_HOI_WARDS.length);
}

async function playWard(ward: DongHoiWard, index: number): Promise<void> {
  const cli = cliOf(ward);
  const unit = folderOf(ward);
  const officer = ['--unit', unit, '--user', 'canbo'];
  await run(cli, 'init', 'ward', '--bundle', fileOf('setup', ward), ...ADMIN);
  await addAccount(cli, unit, 'canbo', 'Nguyễn Thị Hoa', 'officer');
  await addAccount(cli, unit, 'lanhdao', 'Lê Văn Minh', 'leader');
  const answers = Object.fromEntries(plans[index]?.answers ?? []);
  writeFileSync(at('answers.json'), JSON.stringify({ answers }));
  const scored = await run(cli, ...officer, 'score', '--from', at('answers.json'));
  expect(scored['saved']).toBe(plans[index]?.answers.size);
  writeFileSync(at('bao-cao.txt'), `Báo cáo số 25/BC-UBND của ${ward.name}\n`);
  const document = ['--number', '25/BC-UBND', '--date', '05/12/2023', '--page', '2'];
  await run(cli, ...officer, 'evidence', 'add', at('bao-cao.txt'), '--leaf', evidenceLeaf, ...document);
  await run(cli, ...officer, 'explain', '--all', '--text', 'Tài liệu lưu tại bộ phận một cửa.');
  await run(cli, ...officer, 'submit');
  await run(cli, '--unit', unit, '--user', 'lanhdao', 'sign', '--passphrase-env', 'PASSPHRASE');
  await run(cli, ...officer, 'export', '--out', at('usb'));
}

async function appraise(ward: DongHoiWard, index: number): Promise<void> {
  const plan = plans[index];
  const given = new Map<string, Points>([...(plan?.cityPoints ?? []), ...(plan?.corrections ?? [])]);
  const leaves = Object.fromEntries(
    [...given].map(([code, value]) => [
      code,
      { points: formatPoints(value), reason: 'Theo kết quả thẩm định.' },
    ]),
  );
  writeFileSync(at('appraisal.json'), JSON.stringify({ leaves }));
  const what = ['--from', at('appraisal.json'), '--accept-remaining', '--finish'];
  await run(inside, ...APPRAISER, 'appraise', '--unit-code', ward.code, ...what);
}

/** Everything a person reads in a Word file, without its marks. */
async function wordText(file: string): Promise<string> {
  const opened = await openGuardedZip(file, ZIP_LIMITS);
  if (!opened.ok) throw new Error(opened.error.code);
  const chunks = [];
  for await (const chunk of opened.value.readChunks('word/document.xml')) chunks.push(chunk);
  opened.value.close();
  return Buffer.concat(chunks)
    .toString('utf8')
    .replaceAll(/<[^>]+>/g, ' ');
}

describe('15 wards of Đồng Hới on the command line', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    await foundCity();
    for (const [index, ward] of DONG_HOI_WARDS.entries()) await playWard(ward, index);
  }, 180_000);

  test('a dry run checks 15 bundles and a broken one, and writes nothing', async () => {
    const broken = readFileSync(fileOf('usb', DONG_HOI_WARDS[3] as DongHoiWard));
    writeFileSync(at('usb', 'chép-dở.cchc'), broken.subarray(0, broken.length - 200));
    const dry = expectCode(await child(...APPRAISER, 'import', at('usb'), '--dry-run', '--json'), 4);
    const { items } = valueOf(dry) as { items: { verdict: string }[] };
    expect(items.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(15);
    expect(items.filter(({ verdict }) => verdict === 'refused')).toHaveLength(1);
    expect(await run(inside, ...CITY, 'inbox', 'list')).toEqual({ items: [] });
  });

  test('the import takes the 15 and makes their receipts', async () => {
    const taken = expectCode(await child(...APPRAISER, 'import', at('usb'), '--json'), 4);
    const { items, receiptBundleIds } = valueOf(taken) as { items: unknown[]; receiptBundleIds: unknown[] };
    expect(items).toHaveLength(16);
    expect(receiptBundleIds.length).toBeGreaterThanOrEqual(15);
    const { wards } = (await run(inside, ...CITY, 'overview')) as { wards: { state: string }[] };
    expect(wards.map(({ state }) => state)).toEqual(Array.from({ length: 15 }, () => 'received'));
  });

  test('every ward sees its receipt', async () => {
    await run(child, ...APPRAISER, 'outbox', 'save', '--kind', 'receipt', '--out', at('receipts'));
    for (const ward of DONG_HOI_WARDS) {
      const officer = ['--unit', folderOf(ward), '--user', 'canbo'];
      await run(cliOf(ward), ...officer, 'import', fileOf('receipts', ward));
      const { revisions } = await run(inside, ...officer, 'revision', 'list');
      expect(revisions).toMatchObject([{ number: 1, exported: true, received: true }]);
      const compared = await inside(...officer, 'revision', 'compare', '--from', '1');
      expect(compared).toMatchObject({ code: 0, stdout: expect.stringContaining('Hai bản giống nhau') });
    }
  });

  test('the ranking is the printed one: points, change, rank of 2022 and of 2023', async () => {
    for (const [index, ward] of DONG_HOI_WARDS.entries()) await appraise(ward, index);
    const ranking = (await run(child, ...CITY, 'rank', '--round', 'CCHC-2023')) as unknown as {
      rows: readonly RankingRow[];
      previousYear: number;
    };
    expect(ranking.previousYear).toBe(2022);
    const shown = ranking.rows.map(({ unit, points, change, previousRank, rank, tied }) => ({
      name: unit.name,
      points,
      change,
      previousRank,
      rank,
      tied,
    }));
    const printed = DONG_HOI_WARDS.map(({ name, points2023, change, printedRank2022, order }) => ({
      name,
      points: points2023,
      change,
      previousRank: printedRank2022,
      rank: order,
      tied: false,
    }));
    expect(shown).toEqual(printed);
  });

  test('the reports carry every ward with its points', async () => {
    for (const format of ['docx', 'xlsx']) {
      await run(child, ...APPRAISER, 'report', '--format', format, '--out', at(`ket-qua.${format}`));
    }
    const word = await wordText(at('ket-qua.docx'));
    const workbook = await readWorkbook(at('ket-qua.xlsx'));
    if (!workbook.ok) throw new Error(workbook.error.code);
    const cells = workbook.value.sheets.flatMap(({ rows }) => rows.flat());
    for (const { name, points2023 } of DONG_HOI_WARDS) {
      expect(word).toContain(name);
      expect(word).toContain(formatPoints(points2023, { min: 2 }));
      expect(cells).toContain(name);
    }
  });

  test('the feedback opens at the ward on the cells it is about', async () => {
    const made = await run(
      child,
      ...APPRAISER,
      'feedback',
      '--out',
      at('feedback'),
      '--answer-by',
      '15/01/2024',
    );
    expect(made['files']).toHaveLength(15);
    const ward = DONG_HOI_WARDS[0] as DongHoiWard;
    const officer = ['--unit', folderOf(ward), '--user', 'canbo'];
    await run(child, ...officer, 'import', fileOf('feedback', ward));
    const { feedback } = (await run(child, ...officer, 'score', '--show')) as {
      feedback: { leafCode: string; appraisedPoints: number | null; reason: string }[];
    };
    for (const [leafCode, points] of plans[0]?.cityPoints ?? []) {
      expect(feedback.find((item) => item.leafCode === leafCode)?.appraisedPoints).toBe(points);
    }
  });

  test('afterwards the data of the city and of a ward are sound', async () => {
    for (const unit of ['city-dong-hoi', folderOf(DONG_HOI_WARDS[7] as DongHoiWard)]) {
      const { checks } = (await run(inside, '--unit', unit, 'doctor')) as { checks: { state: string }[] };
      expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
    }
  });
});
