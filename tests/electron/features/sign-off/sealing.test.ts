import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { pinDocument, receive, sign } from '#tests/electron/features/exchange/chain-steps.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
} from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('sealing');
const town = await foundTown(bench, 1);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const roundId = town.round.id;
const sha256 = await pinDocument(ward, roundId, 'kế hoạch CCHC');
await completeSheet(ward, roundId, fullAnswers());

/** Changes the data behind the application's back, looks, and puts the table back as it was. */
async function afterDamage<Seen>(table: string, statement: string, look: () => Promise<Seen>): Promise<Seen> {
  const raw = new Database(join(bench.root, folderId, 'data.sqlite'));
  const triggers = raw
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?")
    .all(table) as readonly { name: string; sql: string }[];
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`);
  raw.exec(`CREATE TEMP TABLE kept AS SELECT * FROM ${table}; ${statement}`);
  try {
    return await look();
  } finally {
    raw.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept`);
    for (const { sql } of triggers) raw.exec(sql);
    raw.close();
  }
}

test('signing makes the completion check once more: what was submitted whole and is no longer so is not signed', async () => {
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  const signing = { roundId, passphrase: PASSPHRASE };
  const statement = "DELETE FROM warning_explanations WHERE leaf_code = '1.1.2'";
  const refused = await afterDamage('warning_explanations', statement, async () =>
    ward.error('signOff.signSheet', signing),
  );
  expect(refused).toEqual({
    code: 'NOT_COMPLETE',
    details: { blockers: [{ leafCode: '1.1.2', code: 'NO_EVIDENCE' }] },
  });
  await ward.value('signOff.returnSheet', { roundId, comments: [{ leafCode: null, text: 'Xem lại' }] });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
});

test('number, date, issuer, title, section and page are sealed with the leaf, and the city reads them', async () => {
  await sign(ward, roundId);
  const pinned = {
    sha256,
    fileName: 'Kế hoạch.pdf',
    number: '05/KH-UBND',
    date: '2023-02-06',
    issuer: 'UBND xã',
    title: 'Kế hoạch',
    section: 'II',
    page: '3',
  };
  const own = await ward.value('revisions.readRevision', { roundId, number: 1 });
  expect(own.revision.answers['1.1.1']?.evidence).toMatchObject([pinned]);
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  await receive(town.city, [await ward.carry(file)]);
  const unitId = town.units[0]?.id ?? '';
  const { revision } = await town.city.value('appraisal.readWard', { roundId, unitId });
  expect(revision.answers['1.1.1']?.evidence).toMatchObject([pinned]);
});

test('a record of the log changed on the disk is named by the doctor and on the page of the log', async () => {
  const whole = await ward.value('safekeeping.runDoctor', {});
  expect(whole.checks.find(({ code }) => code === 'auditChain')).toMatchObject({ state: 'good' });
  const seen = await afterDamage(
    'audit_log',
    "UPDATE audit_log SET actor = 'ai-do' WHERE seq = 3",
    async () => ({
      doctor: (await ward.value('safekeeping.runDoctor', {})).checks.find(
        ({ code }) => code === 'auditChain',
      ),
      page: await ward.value('audit.readSummary', {}),
    }),
  );
  expect(seen.doctor).toMatchObject({ state: 'bad', details: { brokenAt: 3 } });
  expect(seen.page.brokenAt).toBe(3);
  expect((await ward.value('audit.readSummary', {})).brokenAt).toBeNull();
});
