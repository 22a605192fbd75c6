import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { sumPoints, type Points } from '#shared/lib/points.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { wideSet } from '#tests/bench/lib/wide-set.ts';
import { PASSWORD } from '#tests/e2e/support/frame-pages.ts';
import type { Party } from '#tests/e2e/support/party.ts';
import { openWard } from '#tests/support/small-town.ts';
import type { Caller } from '#tests/support/test-backend.ts';

const sumOfMaxima = (nodes: readonly { readonly maximum: Points }[]): Points =>
  sumPoints(nodes.map(({ maximum }) => maximum));

/** The wide set with its maxima made to fit, so that it passes the check of an import. */
export function fittedWideSet(leafCount: number): CriteriaSet {
  const set = wideSet(leafCount);
  const leaves = listLeaves(set.tree);
  return {
    ...set,
    code: `bo-rong-${leafCount}`,
    declared: { ...set.declared, fields: set.tree.length, maximum: sumOfMaxima(leaves) },
    tree: set.tree.map((field) => ({ ...field, maximum: sumOfMaxima(field.children) })),
    blocks: set.blocks.map((block) => ({
      ...block,
      weight: sumOfMaxima(leaves.filter(({ leaf }) => leaf.block === block.key)),
    })),
    classification: { ...set.classification, blockers: [] },
  };
}

/** A city and one ward on the same computer, with a round of a set of so many leaves. Gives the ward and the round. */
export async function foundWideTown(
  computer: Party,
  leafCount: number,
): Promise<{ readonly ward: Caller; readonly roundId: string }> {
  const city = computer.connect();
  await city.value('workspace.createCity', {
    unit: { code: 'TP-RONG', name: 'Thành phố Rộng', type: 'city', province: '' },
    administrator: { username: 'quantri', fullName: 'Trần Quản Trị', password: PASSWORD },
  });
  const unit = { id: null, code: 'R1', name: 'Xã Rộng', type: 'commune', active: true } as const;
  const { id: unitId } = await city.value('units.saveUnit', unit);
  const text = canonicalJson(fittedWideSet(leafCount));
  const { hash } = await city.value('criteria.importPackage', {
    fileToken: await city.upload('bo-rong.json', text),
  });
  const round = await city.value('rounds.createRound', {
    code: 'RONG',
    title: 'Kỳ rộng',
    year: 2023,
    criteriaSetHash: hash,
    dataFrom: '2023-01-01',
    dataTo: '2023-12-31',
    deadline: '2024-01-10',
    unitIds: [unitId],
    baselines: [],
  });
  const made = await city.job('rounds.createSetupBundles', { roundId: round.id, unitIds: null });
  const { bundleIds } = bundlesResultSchema.parse(made);
  const setup = await city.carry(await city.value('exchange.fetchOutbox', { bundleIds }));
  const { ward } = await openWard(computer, setup);
  city.close();
  return { ward, roundId: round.id };
}
