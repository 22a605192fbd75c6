import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LEAVES, openDesk, sendPart } from '#tests/electron/features/work/two-desks.ts';
import { completeSheet, fullAnswers } from '#tests/support/small-town.ts';

const desks = await openDesk('stored-records');
const { main, mainFolder, here, roundId } = desks;
await completeSheet(main, roundId, fullAnswers());
await sendPart(desks, LEAVES.slice(0, 2));

const file = join(here.root, mainFolder, 'data.sqlite');

/** Damages the data behind the application's back, asks the doctor, and puts everything back. */
async function afterDamage(statement: string, wanted = 'storedRecords'): Promise<unknown> {
  const raw = new Database(file);
  const tables = [
    'revisions',
    'answers',
    'criteria_sets',
    'work_parts',
    'received_payloads',
    'round_publications',
  ];
  const triggers = raw
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (${tables.map(() => '?').join(', ')})`,
    )
    .all(...tables) as readonly { name: string; sql: string }[];
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`);
  for (const table of tables) raw.exec(`CREATE TEMP TABLE kept_${table} AS SELECT * FROM ${table}`);
  raw.pragma('foreign_keys = OFF');
  raw.exec(statement);
  const { checks } = await main.value('safekeeping.runDoctor', {});
  for (const table of tables)
    raw.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`);
  for (const { sql } of triggers) raw.exec(sql);
  raw.close();
  return checks.find(({ code }) => code === wanted);
}

describe('the doctor reads what is kept as text', () => {
  test('a sound folder: everything is read, nothing is wrong', async () => {
    const { checks } = await main.value('safekeeping.runDoctor', {});
    const check = checks.find(({ code }) => code === 'storedRecords');
    expect(check).toMatchObject({ state: 'good', details: { bad: 0 } });
    expect(Number(check?.details['total'])).toBeGreaterThan(60);
  });

  test.each([
    ['an answer', `UPDATE answers SET answer_json = '{"inputs":7}' WHERE leaf_code = '1.1.1'`, 1],
    [
      'a set that is not what its fingerprint says',
      `UPDATE criteria_sets SET package_json = replace(package_json, 'CCHC', 'CCHX')
       WHERE hash = (SELECT criteria_set_hash FROM rounds)`,
      1,
    ],
    ['what a part started from', `UPDATE work_parts SET base_json = '{}'`, 1],
    ['the leaves of a part', `UPDATE work_parts SET leaf_codes_json = '{'`, 1],
    [
      'a received result, a received report',
      `INSERT INTO received_payloads VALUES ('a', 'results', NULL, 'u', 'f', '{}', 'now'), ('b', 'report', NULL, 'u', 'f', 'x', 'now')`,
      2,
    ],
    ['a publication', `INSERT INTO round_publications SELECT id, '{', '{}', 'now', 'a' FROM rounds`, 2],
  ])('finds %s that cannot be read', async (_what, statement, bad) => {
    expect(await afterDamage(statement)).toMatchObject({ state: 'bad', details: { bad } });
    expect(await afterDamage('SELECT 1')).toMatchObject({ state: 'good', details: { bad: 0 } });
  });

  test('a sealed revision that is no text in any form any more is told, and the other checks go on', async () => {
    const hash = 'a'.repeat(64);
    const damage = `INSERT INTO revisions SELECT 'v', id, 'u', 9, '{', '${hash}', 's', 'k', 0, 0, 'now', 'a', '', 'now' FROM rounds`;
    expect(await afterDamage(damage, 'sealedRevisions')).toMatchObject({ state: 'bad', details: { bad: 1 } });
  });
});
