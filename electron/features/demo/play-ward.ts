import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { DEMO_PASSWORD, DEMO_WARD_PEOPLE } from '#electron/features/demo/demo-people.ts';
import type { Player } from '#electron/features/demo/player.ts';

/** A ward's first minute: opens its setup bundle and makes the accounts of its officer and its leader. */
export async function openWard(player: Player, setupToken: string): Promise<string> {
  const { administrator, officer, leader } = DEMO_WARD_PEOPLE;
  const password = DEMO_PASSWORD;
  const folder = await player.call('workspace.createWard', {
    fileToken: setupToken,
    administrator: { ...administrator, password },
  });
  await player.call('accounts.createAccount', { ...officer, role: 'officer', password });
  await player.call('accounts.createAccount', { ...leader, role: 'leader', password });
  return folder.id;
}

/** Opens a ward's folder as one of its people. */
export async function enterWard(
  player: Player,
  folderId: string,
  who: keyof typeof DEMO_WARD_PEOPLE,
): Promise<void> {
  await player.call('workspace.openFolder', { id: folderId });
  await player.call('session.signIn', { username: DEMO_WARD_PEOPLE[who].username, password: DEMO_PASSWORD });
}

/** The officer enters answers and puts a document under each of the leaves that want one. */
export async function scoreRound(
  player: Player,
  roundId: string,
  set: CriteriaSet,
  answers: ReadonlyMap<string, LeafAnswer>,
  year: number,
): Promise<void> {
  const text = JSON.stringify({ answers: Object.fromEntries(answers) });
  await player.call('scoring.importAnswers', {
    roundId,
    fileToken: await player.upload('cau-tra-loi.json', text),
  });
  for (const field of set.tree) {
    const codes = listLeaves([field]).filter(
      (node) => isWardLeaf(node) && node.leaf.evidenceWanted.length > 0 && answers.has(node.code),
    );
    if (codes.length === 0) continue;
    const documentId = await addDocument(player, field.code, field.title, year);
    for (const [index, { code }] of codes.entries()) {
      await player.call('evidence.linkDocument', {
        roundId,
        leafCode: code,
        documentId,
        section: `Mục ${index + 1}`,
        page: String(index + 1),
      });
    }
  }
}

/** The officer enters statistics nobody has typed yet; the criteria that refer to them follow. */
export async function fillStatistics(
  player: Player,
  roundId: string,
  codes: readonly string[],
  figures: ReadonlyMap<string, string>,
): Promise<void> {
  const { statistics } = await player.call('statistics.listStatistics', { roundId });
  for (const { code, raw: held, version } of statistics) {
    const raw = figures.get(code);
    if (raw === undefined || held !== '' || !codes.includes(code)) continue;
    await player.call('statistics.saveValue', {
      roundId,
      code,
      raw,
      estimated: false,
      note: 'Hệ thống thông tin giải quyết TTHC',
      baseVersion: version,
    });
  }
}

async function addDocument(player: Player, code: string, title: string, year: number): Promise<string> {
  const number = `${code.padStart(2, '0')}/BC-UBND`;
  const name = `Báo cáo ${number} (${title}).txt`.replaceAll('/', '-');
  const content = `TÀI LIỆU MẪU\n\nBáo cáo số ${number} năm ${year}\n${title}\n\nTệp này chỉ để xem thử.\n`;
  const fileToken = await player.upload(name, content);
  const { document } = await player.call('evidence.addDocument', {
    fileToken,
    number,
    date: `${code.padStart(2, '0')}/12/${year}`,
    issuer: 'UBND',
    title: `Báo cáo kết quả: ${title}`,
  });
  return document.id;
}

/** The officer submits, the leader signs, the officer exports: the file that goes to the city. */
export async function signAndExport(player: Player, folderId: string, roundId: string): Promise<ReadyFile> {
  await player.call('signOff.submitSheet', { roundId });
  await enterWard(player, folderId, 'leader');
  await player.call('signOff.signSheet', { roundId, passphrase: DEMO_PASSWORD });
  const { file } = await player.call('exchange.exportSubmission', { roundId, revisionNumber: null });
  return file;
}
