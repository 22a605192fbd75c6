import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { points, type Points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { pickAnswer, solveLeaf } from '#electron/features/demo/solve-leaf.ts';
import type { Caller, TestBackend } from '#tests/support/test-backend.ts';

export const PASSWORD = 'mật khẩu thử 1';
export const PASSPHRASE = 'câu ký của lãnh đạo';

export interface Town {
  readonly city: Caller;
  readonly cityFolder: string;
  readonly units: readonly Unit[];
  readonly round: Round;
  readonly setupTokens: readonly string[];
}

/** A city with some wards, one round of the sample set, and a setup bundle for each ward. */
export async function foundTown(
  test: Pick<TestBackend, 'connect'>,
  wardCount: number,
  cityCode = 'TP-THU',
): Promise<Town> {
  const city = test.connect();
  const folder = await city.value('workspace.createCity', {
    unit: { code: cityCode, name: 'Thành phố Thử', type: 'city', province: 'Tỉnh Thử' },
    administrator: { username: 'quantri', fullName: 'Trần Quản Trị', password: PASSWORD },
  });
  await city.value('accounts.createAccount', {
    username: 'thamdinh',
    fullName: 'Lê Thẩm Định',
    position: '',
    role: 'appraiser',
    password: PASSWORD,
  });
  await city.value('accounts.createAccount', {
    username: 'lanhdao',
    fullName: 'Phạm Lãnh Đạo',
    position: 'Chủ tịch',
    role: 'leader',
    password: PASSWORD,
  });
  const units: Unit[] = [];
  for (let index = 1; index <= wardCount; index += 1) {
    units.push(
      await city.value('units.saveUnit', {
        id: null,
        code: `X${index}`,
        name: `Xã Số ${index}`,
        type: 'commune',
        active: true,
      }),
    );
  }
  const { sets } = await city.value('criteria.listSets', {});
  const set = sets.find(({ sample, version }) => sample && version === 1);
  if (!set) throw new Error('no sample set');
  const round = await city.value('rounds.createRound', {
    code: 'CCHC-2023',
    title: 'Chỉ số CCHC năm 2023',
    year: 2023,
    criteriaSetHash: set.hash,
    dataFrom: '2023-01-01',
    dataTo: '2023-12-31',
    deadline: '2024-01-10',
    unitIds: units.map(({ id }) => id),
    baselines: [{ unitId: units[0]?.id ?? '', points: points('88.04') }],
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

/** Opens a ward from its setup bundle, with an officer (`canbo`) and a leader (`lanhdao`); the administrator is signed in. */
export async function openWard(
  test: Pick<TestBackend, 'connect'>,
  setupToken: string,
): Promise<{ ward: Caller; folderId: string }> {
  const ward = test.connect();
  const folder = await ward.value('workspace.createWard', {
    fileToken: setupToken,
    administrator: { username: 'quantri', fullName: 'Nguyễn Quản Trị', password: PASSWORD },
  });
  await ward.value('accounts.createAccount', {
    username: 'canbo',
    fullName: 'Hoàng Cán Bộ',
    position: 'Công chức',
    role: 'officer',
    password: PASSWORD,
  });
  await ward.value('accounts.createAccount', {
    username: 'lanhdao',
    fullName: 'Đỗ Lãnh Đạo',
    position: 'Chủ tịch UBND',
    role: 'leader',
    password: PASSWORD,
  });
  return { ward, folderId: folder.id };
}

/** The round of another year at the city, of the same set and units, and its setup bundles as one file. */
export async function openNextRound(
  { city, round, units }: Town,
  year: number,
): Promise<{ readonly roundId: string; readonly setup: ReadyFile }> {
  await city.value('session.signIn', { username: 'quantri', password: PASSWORD });
  const next = await city.value('rounds.createRound', {
    code: `CCHC-${year}`,
    title: `Chỉ số CCHC năm ${year}`,
    year,
    criteriaSetHash: round.criteriaSetHash,
    dataFrom: `${year}-01-01`,
    dataTo: `${year}-12-31`,
    deadline: `${year + 1}-01-10`,
    unitIds: units.map(({ id }) => id),
    baselines: [],
  });
  const made = await city.job('rounds.createSetupBundles', { roundId: next.id, unitIds: null });
  const { bundleIds } = bundlesResultSchema.parse(made);
  return { roundId: next.id, setup: await city.value('exchange.fetchOutbox', { bundleIds }) };
}

/** Full marks on every leaf of the ward's own, but for what `wanted` says. */
export function fullAnswers(
  wanted: ReadonlyMap<string, Points> = new Map(),
  set: CriteriaSet = SAMPLE_COMMUNE_SET,
): ReadonlyMap<string, LeafAnswer> {
  const answers = new Map<string, LeafAnswer>();
  for (const node of listWardLeaves(set)) {
    const answer = pickAnswer(solveLeaf(set, node), wanted.get(node.code) ?? node.maximum);
    if (answer) answers.set(node.code, answer);
  }
  return answers;
}

/** Enters answers from a file and explains every missing document, so that the sheet can be submitted. */
export async function completeSheet(
  ward: Caller,
  roundId: string,
  answers: ReadonlyMap<string, LeafAnswer>,
): Promise<void> {
  const text = JSON.stringify({ answers: Object.fromEntries(answers) });
  await ward.value('scoring.importAnswers', { roundId, fileToken: await ward.upload('traloi.json', text) });
  for (const leafCode of answers.keys()) {
    await ward.value('signOff.explainWarning', { roundId, leafCode, text: 'Bản giấy lưu tại văn phòng.' });
  }
}

/** Submits, signs as the leader, and exports. Gives the token of the submission as carried to the city. */
export async function signAndExport(ward: Caller, roundId: string): Promise<string> {
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
  return ward.carry(file);
}
