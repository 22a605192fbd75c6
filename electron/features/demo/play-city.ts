import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import { bundlesResultSchema, importResultSchema } from '#shared/contract/channels/exchange.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { DONG_HOI_WARDS } from '#db/seed/dong-hoi.ts';
import { DEMO_CITY_PEOPLE, DEMO_PASSWORD } from '#electron/features/demo/demo-people.ts';
import type { WardPlan } from '#electron/features/demo/plan-wards.ts';
import type { Player } from '#electron/features/demo/player.ts';
import { hashCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';

/** The city's first minute: its folder, its people, the 15 wards. */
export async function foundCity(player: Player): Promise<{ folderId: string; units: readonly Unit[] }> {
  const { administrator, appraiser, leader } = DEMO_CITY_PEOPLE;
  const password = DEMO_PASSWORD;
  const folder = await player.call('workspace.createCity', {
    unit: { code: 'dong-hoi', name: 'Thành phố Đồng Hới', type: 'city', province: 'Quảng Bình' },
    administrator: { ...administrator, password },
  });
  await player.call('accounts.createAccount', { ...appraiser, role: 'appraiser', password });
  await player.call('accounts.createAccount', { ...leader, role: 'leader', password });
  const units: Unit[] = [];
  for (const { code, name, type } of DONG_HOI_WARDS) {
    units.push(await player.call('units.saveUnit', { id: null, code, name, type, active: true }));
  }
  return { folderId: folder.id, units };
}

/** Opens the city's folder as one of its people. */
export async function enterCity(
  player: Player,
  folderId: string,
  who: keyof typeof DEMO_CITY_PEOPLE,
): Promise<void> {
  await player.call('workspace.openFolder', { id: folderId });
  await player.call('session.signIn', { username: DEMO_CITY_PEOPLE[who].username, password: DEMO_PASSWORD });
}

/** A round with last year's points, and one setup bundle per ward, in the order of `units`. */
export async function openRound(
  player: Player,
  units: readonly Unit[],
  plan: {
    readonly set: CriteriaSet;
    readonly year: number;
    readonly deadline: string;
    readonly previous: readonly Points[];
  },
): Promise<{ round: Round; setupTokens: readonly string[] }> {
  const { set, year, deadline, previous } = plan;
  const round = await player.call('rounds.createRound', {
    code: `CCHC-${year}`,
    title: `Đánh giá Chỉ số CCHC cấp xã năm ${year} (dữ liệu mẫu)`,
    year,
    criteriaSetHash: hashCriteriaSet(set),
    dataFrom: `${year}-01-01`,
    dataTo: `${year}-12-31`,
    deadline,
    unitIds: units.map(({ id }) => id),
    baselines: units.map(({ id }, index) => ({ unitId: id, points: previous[index] ?? null })),
  });
  const made = await player.run('rounds.createSetupBundles', { roundId: round.id, unitIds: null });
  const { bundleIds } = bundlesResultSchema.parse(made);
  const { items } = await player.call('exchange.listOutbox', {});
  const setupTokens: string[] = [];
  for (const unit of units) {
    const item = items.find(
      ({ bundleId, receiverName }) => bundleIds.includes(bundleId) && receiverName === unit.name,
    );
    if (!item) throw new Error(`no setup bundle for ${unit.name}`);
    const file = await player.call('exchange.fetchOutbox', { bundleIds: [item.bundleId] });
    setupTokens.push(await player.carry(file));
  }
  return { round, setupTokens };
}

/** Takes in submissions: a look first, then for real. Gives the receipts' ids. */
export async function receive(player: Player, fileTokens: readonly string[]): Promise<readonly string[]> {
  await player.run('exchange.importBundles', { fileTokens, dryRun: true });
  const result = importResultSchema.parse(
    await player.run('exchange.importBundles', { fileTokens, dryRun: false }),
  );
  const refused = result.items.find(({ verdict }) => verdict !== 'accepted');
  if (refused) throw new Error(`not accepted: ${refused.fileName} ${refused.code ?? ''}`);
  return result.receiptBundleIds;
}

/** Appraises one ward: corrections with their reasons, the city's own points, the rest as claimed. */
export async function appraise(player: Player, roundId: string, unit: Unit, plan: WardPlan): Promise<void> {
  const ward = { roundId, unitId: unit.id, notApplicable: false };
  for (const [leafCode, given] of plan.corrections) {
    const reason = 'Số liệu trên Cổng dịch vụ công của tỉnh thấp hơn số liệu đơn vị khai.';
    const request = 'Đề nghị đơn vị bổ sung bản chụp số liệu trên Cổng dịch vụ công tại ngày 31/12.';
    await player.call('appraisal.saveLeaf', { ...ward, leafCode, raw: formatPoints(given), reason, request });
  }
  for (const [leafCode, given] of plan.cityPoints) {
    await player.call('appraisal.saveLeaf', {
      ...ward,
      leafCode,
      raw: formatPoints(given),
      reason: '',
      request: '',
    });
  }
  await player.call('appraisal.acceptRemaining', { roundId, unitId: unit.id });
}

/** The bundles of one kind that lie ready for each unit, carried over. */
export async function bundlesFor(
  player: Player,
  kind: 'receipt' | 'feedback' | 'results',
  units: readonly Unit[],
  bundleIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { items } = await player.call('exchange.listOutbox', {});
  const tokens = new Map<string, string>();
  for (const item of items) {
    const unit = units.find(({ name }) => name === item.receiverName);
    if (!unit || item.kind !== kind || !bundleIds.includes(item.bundleId)) continue;
    tokens.set(
      unit.id,
      await player.carry(await player.call('exchange.fetchOutbox', { bundleIds: [item.bundleId] })),
    );
  }
  return tokens;
}
