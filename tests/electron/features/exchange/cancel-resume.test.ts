import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { makeSubmission, wardOutside } from '#tests/support/make-submissions.ts';
import { foundTown, fullAnswers } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const WARDS = 12;
const bench = await testBackend('cancel-resume');
const { city, cityFolder, units, round } = await foundTown(bench, WARDS);
const opened = bench.backend.services.folders.open(cityFolder);
if (!opened.ok) throw new Error('city folder does not open');
const db = opened.value.db.read;
const self = { unitId: readInstallation(db).unitId, code: 'TP-THU', name: 'Thành phố Thử' };

async function tokens(): Promise<string[]> {
  return Promise.all(paths.map((path) => bench.backend.files.adoptFile(path)));
}

const paths: string[] = [];
for (const unit of units) {
  const ward = await wardOutside(unit, self, findEnrolmentSecret(db, unit.id) ?? '');
  const made = await makeSubmission(ward, {
    round,
    set: SAMPLE_COMMUNE_SET,
    answers: fullAnswers(),
    number: 1,
    replaces: null,
    evidence: [Buffer.from(unit.code)],
    folder: join(bench.root, 'made', unit.code),
    signedAt: '2024-01-05T03:00:00.000Z',
  });
  paths.push(made.path);
}

test('a cancelled import leaves in what it finished, and a second run takes the rest', async () => {
  const { jobs } = bench.backend.services;
  const started = await city.value('exchange.importBundles', { fileTokens: await tokens(), dryRun: false });
  while ((jobs.read(started.jobId)?.done ?? 0) < 3) await new Promise(setImmediate);
  await city.value('jobs.cancelJob', started);
  const ended = await jobs.finished(started.jobId);
  expect(ended?.state).toBe('cancelled');
  const { items: before } = await city.value('exchange.listInbox', {});
  expect(before.length).toBeGreaterThanOrEqual(3);
  expect(before.length).toBeLessThan(WARDS);
  expect(before.every(({ verdict }) => verdict === 'accepted')).toBe(true);
  // What was taken in is answered, though the run was stopped.
  const answered = (await city.value('exchange.listOutbox', {})).items.filter(
    ({ kind }) => kind === 'receipt',
  );
  expect(answered).toHaveLength(before.length);

  const again = { fileTokens: await tokens(), dryRun: false };
  const rest = importResultSchema.parse(await city.job('exchange.importBundles', again));
  const counted = rest.items.map(({ verdict }) => verdict);
  expect(counted.filter((verdict) => verdict === 'alreadyHeld')).toHaveLength(before.length);
  expect(counted.filter((verdict) => verdict === 'accepted')).toHaveLength(WARDS - before.length);
  const { wards } = await city.value('appraisal.readOverview', { roundId: round.id });
  expect(wards.every(({ revision }) => revision === 1)).toBe(true);
  // One receipt a ward, however often its file came.
  const { items: outbox } = await city.value('exchange.listOutbox', {});
  expect(outbox.filter(({ kind }) => kind === 'receipt')).toHaveLength(WARDS);
});

test('a dry run gives the same verdicts in the same shape as the real run after it', async () => {
  const dry = importResultSchema.parse(
    await city.job('exchange.importBundles', { fileTokens: await tokens(), dryRun: true }),
  );
  const real = importResultSchema.parse(
    await city.job('exchange.importBundles', { fileTokens: await tokens(), dryRun: false }),
  );
  const shown = ({ items, waiting }: typeof dry) => ({
    items: items.map(({ receivedAt: _at, ...item }) => item),
    waiting,
  });
  expect(shown(real)).toEqual(shown(dry));
});
