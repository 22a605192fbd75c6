import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { makeSubmission, wardOutside } from '#tests/support/make-submissions.ts';
import { completeSheet, foundTown, fullAnswers, openWard, signAndExport } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('received-check');
const { city, cityFolder, units, round, setupTokens } = await foundTown(bench, 2);
const opened = bench.backend.services.folders.open(cityFolder);
if (!opened.ok) throw new Error('city folder does not open');
const db = opened.value.db.read;

async function receive(fileToken: string, dryRun: boolean) {
  const job = await city.job('exchange.importBundles', { fileTokens: [fileToken], dryRun });
  return importResultSchema.parse(job).items[0];
}

/** A revision that claims points without a document and without a word on it: no application of ours signs that. */
async function unexplained(): Promise<string> {
  const unit = units[0];
  if (!unit) throw new Error('no such ward');
  const cityRef = { unitId: readInstallation(db).unitId, code: 'TP-THU', name: 'Thành phố Thử' };
  const stranger = await wardOutside(unit, cityRef, findEnrolmentSecret(db, unit.id) ?? '');
  const { path } = await makeSubmission(stranger, {
    round,
    set: SAMPLE_COMMUNE_SET,
    answers: fullAnswers(),
    number: 1,
    replaces: null,
    evidence: [Buffer.from('tài liệu')],
    folder: join(tempFolder('received-check'), '1'),
    signedAt: '2024-01-05T03:00:00.000Z',
  });
  return bench.backend.files.adoptFile(path);
}

test('what the ward’s own check must have stopped is told, dry and real alike, and refuses nothing genuine', async () => {
  const token = await unexplained();
  const dry = await receive(token, true);
  expect(dry).toMatchObject({ verdict: 'accepted', check: { warnings: 0 } });
  expect(dry?.check?.blockers.length).toBeGreaterThan(10);
  // The first leaf has a document; the next has none.
  expect(dry?.check?.blockers[0]).toEqual({ leafCode: '1.1.2', code: 'NO_EVIDENCE' });
  const real = await receive(token, false);
  expect(real?.check).toEqual(dry?.check);
  const { items } = await city.value('exchange.listInbox', {});
  expect(items[0]?.check).toEqual(dry?.check);
});

test('an honest revision has no blockers; its explained warnings are counted', async () => {
  const { ward } = await openWard(bench, setupTokens[1] ?? '');
  await completeSheet(ward, round.id, fullAnswers());
  const item = await receive(await signAndExport(ward, round.id), false);
  expect(item).toMatchObject({ verdict: 'accepted', check: { blockers: [] } });
  expect(item?.check?.warnings).toBeGreaterThan(10);
});

test('whatever is no submission carries no check', async () => {
  const rubbish = await city.upload('ghi-chu.cchc', 'xin chào');
  expect(await receive(rubbish, false)).toMatchObject({ verdict: 'refused', check: null });
});
