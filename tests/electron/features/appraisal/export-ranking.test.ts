import { beforeAll, expect, test } from 'vitest';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { completeSheet, foundTown, fullAnswers, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { readZipEntry } from '#tests/support/read-zip-entry.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive, sign } from '#tests/electron/features/exchange/chain-steps.ts';

const bench = await testBackend('export-ranking');
const town = await foundTown(bench, 2);
const { city } = town;
const roundId = town.round.id;

/** A signed sheet goes up and is appraised in full; the second unit loses the points of one leaf. */
async function playWard(index: number): Promise<void> {
  const { ward } = await openWard(bench, town.setupTokens[index] ?? '');
  await completeSheet(ward, roundId, fullAnswers());
  await sign(ward, roundId);
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  await receive(city, [await ward.carry(file)]);
  const unitId = town.units[index]?.id ?? '';
  const leaf = { roundId, unitId, notApplicable: false, request: '', raw: '0', reason: 'Thiếu văn bản' };
  if (index > 0) await city.value('appraisal.saveLeaf', { ...leaf, leafCode: '1.1.1' });
  await city.value('appraisal.acceptRemaining', { roundId, unitId });
  const { set, appraised } = await city.value('appraisal.readWard', { roundId, unitId });
  const decided = new Set(appraised.map(({ leafCode }) => leafCode));
  for (const { code } of listLeaves(set.tree)) {
    if (!decided.has(code)) await city.value('appraisal.saveLeaf', { ...leaf, leafCode: code });
  }
  await city.value('appraisal.finishWard', { roundId, unitId });
}

beforeAll(async () => {
  const second = town.units[1];
  if (!second) throw new Error('two units are needed');
  await city.value('units.saveUnit', { ...second, name: 'Phường Số 2', type: 'ward' });
  await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
  await playWard(0);
  await playWard(1);
}, 60_000);

/** The file's name, and the names of units with their ranks as the Word document prints them. */
async function exported(group: string | null): Promise<readonly [string, readonly string[]]> {
  const file = await city.value('ranking.exportRanking', { roundId, format: 'docx', group });
  const xml = (await readZipEntry(await city.pathOf(file), 'word/document.xml')).toString();
  const rows = [...xml.matchAll(/<w:tr\b.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? ''),
  );
  const named = rows.filter((cells) => cells.some((text) => /^(Xã|Phường) Số/.test(text)));
  return [file.fileName, named.map((cells) => cells.slice(0, 2).join(' '))];
}

test('all units are ranked together; a group is exported alone and ranked within itself', async () => {
  expect(await exported(null)).toEqual(['Xep-hang-CCHC_2023_TP-THU.docx', ['1 Xã Số 1', '2 Phường Số 2']]);
  expect(await exported('commune')).toEqual(['Xep-hang-CCHC_2023_TP-THU_commune.docx', ['1 Xã Số 1']]);
  expect(await exported('ward')).toEqual(['Xep-hang-CCHC_2023_TP-THU_ward.docx', ['1 Phường Số 2']]);
});

test('the workbook of a group holds nobody else', async () => {
  const file = await city.value('ranking.exportRanking', { roundId, format: 'xlsx', group: 'ward' });
  expect(file.fileName).toBe('Xep-hang-CCHC_2023_TP-THU_ward.xlsx');
  const strings = (await readZipEntry(await city.pathOf(file), 'xl/sharedStrings.xml')).toString();
  expect(strings).toContain('Phường Số 2');
  expect(strings).not.toContain('Xã Số 1');
});

test('a group without a ranked unit gives no document', async () => {
  const input = { roundId, format: 'docx', group: 'specialZone' } as const;
  expect(await city.error('ranking.exportRanking', input)).toMatchObject({ code: 'NOTHING_TO_EXPORT' });
});
