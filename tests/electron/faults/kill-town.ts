import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { isLeaf } from '#shared/domain/criteria/tree.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { fetchBundle, receive } from '#tests/electron/features/exchange/chain-steps.ts';
import { importSet } from '#tests/electron/features/statistics/statistics-town.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSWORD,
  signAndExport,
} from '#tests/support/small-town.ts';
import type { Caller, TestBackend } from '#tests/support/test-backend.ts';

/** The statistic of the set, the leaf and the input that follow it. */
export const STATISTIC = { code: 'PL-01', leafCode: '2.3', key: 'sessions' } as const;
/** The leaf the city asks about. */
export const ASKED = '1.1.1';
/** Leaves that travel as a part; nobody types on them here. */
export const AWAY: readonly string[] = ['5.1', '5.2', '5.3'];

/** The sample set with one figure asked for once, as a statistic. */
const KILL_SET: CriteriaSet = {
  ...SAMPLE_COMMUNE_SET,
  code: 'bo-thu-mat-dien',
  title: 'Bộ thử mất điện',
  tree: SAMPLE_COMMUNE_SET.tree.map(withStatistic),
};

function withStatistic<Node extends CriteriaNode>(node: Node): Node {
  if (!isLeaf(node)) return { ...node, children: node.children.map(withStatistic) };
  if (node.code !== STATISTIC.leafCode) return node;
  const operands = node.leaf.operands.map((operand) =>
    operand.kind === 'count' && operand.key === STATISTIC.key
      ? { ...operand, kind: 'statistic' as const, statisticCode: STATISTIC.code, unit: 'cuộc' }
      : operand,
  );
  return { ...node, leaf: { ...node.leaf, operands } };
}

export interface KillTown {
  readonly ward: Caller;
  readonly folderId: string;
  readonly roundId: string;
}

/** A ward with a full sheet, signed once and asked about one leaf: everything the child plays can begin. */
export async function foundKillTown(bench: Pick<TestBackend, 'connect'>): Promise<KillTown> {
  const { city, units } = await foundTown(bench, 1);
  const unitId = units[0]?.id ?? '';
  const round = await city.value('rounds.createRound', {
    code: 'CCHC-2024',
    title: 'Chỉ số CCHC năm 2024',
    year: 2024,
    criteriaSetHash: await importSet(city, KILL_SET),
    dataFrom: '2024-01-01',
    dataTo: '2024-12-31',
    deadline: '2025-01-10',
    unitIds: [unitId],
    baselines: [],
  });
  const job = { roundId: round.id, unitIds: null };
  const made = bundlesResultSchema.parse(await city.job('rounds.createSetupBundles', job));
  const { ward, folderId } = await openWard(bench, await fetchBundle(city, made.bundleIds[0]));
  const roundId = round.id;
  await completeSheet(ward, roundId, fullAnswers());
  await receive(city, [await signAndExport(ward, roundId)]);
  await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
  await city.value('appraisal.saveLeaf', {
    roundId,
    unitId,
    leafCode: ASKED,
    raw: '0',
    notApplicable: false,
    reason: 'Thiếu văn bản',
    request: 'Gửi bản có dấu ngày ban hành',
  });
  const feedback = { roundId, unitIds: [unitId], answerBy: null };
  const said = bundlesResultSchema.parse(await city.job('exchange.createFeedback', feedback));
  await receive(ward, [await fetchBundle(city, said.bundleIds[0])]);
  await ward.value('signOff.startCorrection', { roundId, reason: 'Trả lời ý kiến' });
  return { ward, folderId, roundId };
}
