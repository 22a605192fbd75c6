import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import { STATISTICS_SET } from '#tests/support/statistics-set.ts';
import type { Caller, TestBackend } from '#tests/support/test-backend.ts';

export interface StatisticsTown {
  readonly city: Caller;
  readonly cityFolder: string;
  readonly units: readonly Unit[];
  readonly round: Round;
  /** A setup bundle for each ward. */
  readonly setupTokens: readonly string[];
}

/** Takes a set into a city and gives its hash. */
export async function importSet(city: Caller, set: CriteriaSet): Promise<string> {
  const fileToken = await city.upload(`${set.code}-${set.version}.json`, canonicalJson(set));
  return (await city.value('criteria.importPackage', { fileToken })).hash;
}

/** A city with some wards and one round whose criteria share statistics. */
export async function foundStatisticsTown(
  test: Pick<TestBackend, 'connect'>,
  wardCount: number,
): Promise<StatisticsTown> {
  const city = test.connect();
  const folder = await city.value('workspace.createCity', {
    unit: { code: 'TP-THU', name: 'Thành phố Thử', type: 'city', province: 'Tỉnh Thử' },
    administrator: { username: 'quantri', fullName: 'Trần Quản Trị', password: PASSWORD },
  });
  const units: Unit[] = [];
  for (let index = 1; index <= wardCount; index += 1) {
    const unit = {
      id: null,
      code: `X${index}`,
      name: `Xã Số ${index}`,
      type: 'commune',
      active: true,
    } as const;
    units.push(await city.value('units.saveUnit', unit));
  }
  const round = await city.value('rounds.createRound', {
    code: 'CCHC-2023',
    title: 'Chỉ số CCHC năm 2023',
    year: 2023,
    criteriaSetHash: await importSet(city, STATISTICS_SET),
    dataFrom: '2023-01-01',
    dataTo: '2023-12-31',
    deadline: '2024-01-10',
    unitIds: units.map(({ id }) => id),
    baselines: [],
  });
  const made = bundlesResultSchema.parse(
    await city.job('rounds.createSetupBundles', { roundId: round.id, unitIds: null }),
  );
  const setupTokens: string[] = [];
  for (const bundleId of made.bundleIds) {
    setupTokens.push(await city.carry(await city.value('exchange.fetchOutbox', { bundleIds: [bundleId] })));
  }
  return { city, cityFolder: folder.id, units, round, setupTokens };
}
