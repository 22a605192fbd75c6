import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderPaths, storedFilePath } from '#electron/workspace/folder-paths.ts';
import { docxFile } from '#tests/support/evidence-files.ts';
import { completeSheet, foundTown, fullAnswers, openWard, signAndExport } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('city-preview');
const town = await foundTown(bench, 2);
const roundId = town.round.id;
const { ward } = await openWard(bench, town.setupTokens[0] ?? '');
const [leafCode = ''] = [...fullAnswers().keys()];
const fileToken = await ward.upload('kh.docx', docxFile(['Kế hoạch của xã']));
const { document } = await ward.value('evidence.addDocument', {
  fileToken,
  number: '1/KH-UBND',
  date: '01/02/2023',
  issuer: 'UBND',
  title: 'Kế hoạch',
});
await ward.value('evidence.linkDocument', {
  roundId,
  leafCode,
  documentId: document.id,
  section: '',
  page: '',
});
await completeSheet(ward, roundId, fullAnswers());
const bundle = await signAndExport(ward, roundId);
await town.city.job('exchange.importBundles', { fileTokens: [bundle], dryRun: false });
const [first, second] = town.units;
const sent = { roundId, unitId: first?.id ?? '', sha256: document.sha256 };

test('the city looks into what a ward sent, and only under that ward', async () => {
  const shown = await town.city.value('appraisal.previewEvidence', sent);
  expect(shown).toMatchObject({ kind: 'text', encoding: null });
  expect(shown.kind === 'text' ? shown.text : '').toContain('Kế hoạch của xã');
  const foreign = { ...sent, unitId: second?.id ?? '' };
  expect(await town.city.error('appraisal.previewEvidence', foreign)).toMatchObject({
    code: 'EVIDENCE_NOT_FOUND',
  });
  const unknown = { ...sent, sha256: 'ab'.repeat(32) };
  expect(await town.city.error('appraisal.previewEvidence', unknown)).toMatchObject({
    code: 'EVIDENCE_NOT_FOUND',
  });
});

test('what no longer is what was signed is not shown', async () => {
  const paths = folderPaths(join(bench.root, town.cityFolder));
  writeFileSync(storedFilePath(paths, document.sha256), docxFile(['Kế hoạch khác']));
  expect(await town.city.error('appraisal.previewEvidence', sent)).toMatchObject({
    code: 'FILE_NOT_READABLE',
    details: { name: 'kh.docx' },
  });
});
