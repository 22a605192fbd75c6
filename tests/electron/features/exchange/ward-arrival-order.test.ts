import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { receiptOf } from '#tests/support/every-kind.ts';
import { feedbackPayload, forge, openPair, resultsPayload, type Pair } from '#tests/support/pair.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive } from './chain-steps.ts';

/** How many orders: eight known ones here, `ORDERS=100` other ones every night. */
const ORDERS = Number(process.env['ORDERS'] ?? '8');
const SEED = process.env['ORDERS'] === undefined ? { seed: 20_240_105 } : {};

const bench = await testBackend('ward-order');
const [FIRST = '', SECOND = ''] = fullAnswers().keys();
let pair: Pair;
let bundles: Buffer[];

function feedback(leafCode: string, reason: string): Promise<Buffer> {
  const payload = feedbackPayload(pair, reason);
  const items = payload.feedback.items.map((item) => ({ ...item, leafCode, selfPoints: points('1') }));
  return forge(pair, { kind: 'feedback', feedback: { ...payload.feedback, items } });
}

function criteria(version: number): Promise<Buffer> {
  const criteriaSet = { ...SAMPLE_COMMUNE_SET, version };
  return forge(pair, {
    kind: 'criteria',
    criteria: {
      schemaVersion: 1,
      roundId: pair.round.id,
      criteriaSet,
      criteriaSetHash: sha256Hex(canonicalJson(criteriaSet)),
      replacesHash: pair.town.round.criteriaSetHash,
      codeMap: null,
    },
  });
}

function receipt(verdict: 'accepted' | 'kept' | 'refused'): Promise<Buffer> {
  const reasonCode = verdict === 'refused' ? 'WRONG_CRITERIA_SET' : null;
  const content = receiptOf(pair, 'ward', { verdict, reasonCode });
  return forge(pair, { kind: 'receipt', receipt: content }, { from: 'city' });
}

beforeAll(async () => {
  pair = await openPair(bench);
  await pair.ward.value('exchange.exportSubmission', {
    roundId: pair.round.id,
    revisionNumber: null,
    encrypt: false,
  });
  bundles = [
    // The second speaks of another leaf and is silent on the first: both points want their answers.
    await feedback(FIRST, 'Chậm 01 báo cáo'),
    await feedback(SECOND, 'Thiếu văn bản'),
    await forge(pair, resultsPayload(pair, 'Công bố')),
    await forge(pair, resultsPayload(pair, 'Công bố, đính chính')),
    await receipt('refused'),
    await receipt('accepted'),
    await receipt('kept'),
    await criteria(SAMPLE_COMMUNE_SET.version + 1),
    await criteria(SAMPLE_COMMUNE_SET.version + 2),
  ];
});

/** What the ward knows in the end, but for the times of arrival. */
function stateOf(): unknown {
  const { raw } = pair.wardFolder.db.read;
  const all = (sql: string): unknown[] => raw.prepare(sql).all();
  return {
    feedback: all(
      `SELECT bundle_id, round_id, revision_number, leaf_code, appraised_points, not_applicable, reason, request,
         deadline, self_points, self_status FROM feedback_items ORDER BY bundle_id, leaf_code`,
    ),
    payloads: all(
      'SELECT bundle_id, kind, round_id, unit_id, fingerprint, content_json FROM received_payloads ORDER BY bundle_id',
    ),
    outbox: all(
      `SELECT bundle_id, state, refusal_code FROM outbox WHERE kind = 'submission' ORDER BY bundle_id`,
    ),
    corrections: all(
      'SELECT id, round_id, criteria_set_hash, replaces_hash, code_map_json FROM criteria_corrections ORDER BY id',
    ),
    sets: all('SELECT hash FROM criteria_sets ORDER BY hash'),
    rounds: all('SELECT id, state, criteria_set_hash FROM rounds ORDER BY id'),
  };
}

/** Takes the ward's database back to before any bundle came; triggers that forbid this are for users, not for this. */
function forget(): void {
  const { raw } = pair.wardFolder.db.read;
  const triggers = raw.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`);
  raw.exec(`
    DELETE FROM feedback_items; DELETE FROM received_payloads; DELETE FROM inbox; DELETE FROM criteria_corrections;
    DELETE FROM outbox WHERE kind = 'receipt';
    DELETE FROM criteria_sets WHERE hash NOT IN (SELECT criteria_set_hash FROM rounds);
    UPDATE rounds SET state = 'open';
    UPDATE outbox SET state = 'created', refusal_code = NULL;
  `);
  for (const { sql } of triggers) raw.exec(sql);
}

test(
  'any order and repetition of what the city sends gives the same ward database',
  { timeout: 120_000 + ORDERS * 5000 },
  async () => {
    const arrive = async (order: readonly number[]): Promise<void> => {
      forget();
      for (const index of order) {
        const token = await pair.ward.upload(`${index}.cchc`, bundles[index] ?? Buffer.alloc(0));
        const [item] = (await receive(pair.ward, [token])).items;
        expect(item?.verdict, `${index}: ${item?.code}`).not.toBe('refused');
      }
    };
    const inOrder = bundles.map((_, index) => index);
    await arrive(inOrder);
    const expected = stateOf();
    expect(expected).toMatchObject({
      feedback: { length: 2 },
      payloads: { length: 2 },
      outbox: [{ state: 'acknowledged', refusal_code: null }],
      corrections: { length: 2 },
      sets: { length: 3 },
      rounds: [{ state: 'published' }],
    });
    const orders = fc
      .tuple(
        fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
        fc.array(fc.nat(inOrder.length - 1), { maxLength: 4 }),
      )
      .map(([all, again]) => [...all, ...again]);
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        await arrive(order);
        expect(stateOf()).toEqual(expected);
        const { points: asked } = await pair.ward.value('feedback.listPoints', { roundId: pair.round.id });
        expect(asked.map(({ leafCode }) => leafCode)).toEqual([FIRST, SECOND]);
        const { results } = await pair.ward.value('publication.readResults', { roundId: pair.round.id });
        expect(results?.decision?.title).toBe('Công bố, đính chính');
      }),
      { numRuns: ORDERS, ...SEED, examples: [[inOrder.toReversed()]] },
    );
  },
);
