import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { receiptOf } from '#tests/support/every-kind.ts';
import { feedbackPayload, forge, resultsPayload, statisticsPayload } from '#tests/support/pair.ts';
import { setJson } from '#tests/support/resign.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { openForged, refused, type ForgedCase } from './forged-setting.ts';

const setting = await openForged('forged-at-ward');
const { pair, stranger, neighbour, otherRound, makeReport, offer, changed, heldAt } = setting;
const [FIRST_LEAF = ''] = fullAnswers().keys();

describe('at the ward', () => {
  const results = resultsPayload(pair);
  const feedback = feedbackPayload(pair);
  const leaf = {
    leafCode: FIRST_LEAF,
    selfPoints: points('0.123'),
    appraisedPoints: null,
    finalPoints: null,
    notApplicable: false,
    reason: '',
  };
  const resultsWith = (change: object, header: object = {}) =>
    forge(pair, { kind: 'results', results: { ...results.results, ...change } }, { header });
  const feedbackWith = (change: object, header: object = {}) =>
    forge(pair, { kind: 'feedback', feedback: { ...feedback.feedback, ...change } }, { header });
  const toNeighbour = { receiver: neighbour, subject: neighbour, holderUnitId: neighbour.unitId };
  const set = { ...SAMPLE_COMMUNE_SET, version: 7 };
  const criteria = {
    schemaVersion: 1,
    roundId: pair.round.id,
    criteriaSet: set,
    criteriaSetHash: sha256Hex(canonicalJson(set)),
    replacesHash: pair.town.round.criteriaSetHash,
    codeMap: null,
  } as const;

  test.each<ForgedCase>([
    [
      'results of another ward',
      () => resultsWith({ unitId: neighbour.unitId }, toNeighbour),
      'policy',
      'WRONG_RECEIVER',
    ],
    [
      'results of another ward, addressed to us',
      () => resultsWith({ unitId: neighbour.unitId }, { subject: neighbour }),
      'policy',
      'WRONG_UNIT',
    ],
    [
      'results under another key of the city',
      () => forge(pair, results, { key: stranger }),
      'signature',
      'SENDER_KEY_CHANGED',
    ],
    [
      'results a neighbour has made up',
      () =>
        forge(pair, results, {
          key: stranger,
          header: { sender: { ...neighbour, publicKey: stranger.publicKey } },
        }),
      'signature',
      'SENDER_UNKNOWN',
    ],
    [
      'results of a round nobody knows',
      () => resultsWith({ roundId: otherRound.id }, { round: otherRound }),
      'policy',
      'WRONG_ROUND',
    ],
    [
      'results for a revision that was signed otherwise',
      () => resultsWith({ revisionFingerprint: 'a'.repeat(64) }),
      'policy',
      'REVISION_NOT_HELD',
    ],
    [
      'results for a revision never signed',
      () => resultsWith({ revisionNumber: 5 }, { revision: 5 }),
      'policy',
      'REVISION_NOT_HELD',
    ],
    [
      'results that give other points as signed',
      () => resultsWith({ leaves: [leaf] }),
      'policy',
      'POINTS_DO_NOT_MATCH',
    ],
    [
      'results that name no revision and still points as signed',
      () =>
        resultsWith({ revisionNumber: null, revisionFingerprint: null, leaves: [leaf] }, { revision: null }),
      'policy',
      'POINTS_DO_NOT_MATCH',
    ],
    [
      'results of a criterion the set does not have',
      () => resultsWith({ leaves: [{ ...leaf, leafCode: '99.9', selfPoints: null }] }),
      'policy',
      'WRONG_CRITERIA_SET',
    ],
    [
      'feedback on a revision that was signed otherwise',
      () => feedbackWith({ revisionFingerprint: 'a'.repeat(64) }),
      'policy',
      'REVISION_NOT_HELD',
    ],
    [
      'feedback of a round nobody knows',
      () => feedbackWith({ roundId: otherRound.id }, { round: otherRound }),
      'policy',
      'WRONG_ROUND',
    ],
    [
      'feedback under another key of the city',
      () => forge(pair, feedback, { key: stranger }),
      'signature',
      'SENDER_KEY_CHANGED',
    ],
    [
      'a criteria set of another round',
      () =>
        forge(
          pair,
          { kind: 'criteria', criteria: { ...criteria, roundId: otherRound.id } },
          { header: { round: otherRound } },
        ),
      'policy',
      'WRONG_ROUND',
    ],
    [
      'a criteria set that is not the one its hash names',
      async () =>
        changed(
          await forge(pair, { kind: 'criteria', criteria }),
          (files) => setJson(files, 'data/criteria.json', ['criteriaSetHash'], 'a'.repeat(64)),
          pair.cityKey,
        ),
      'structure',
      'CONTENT_INCONSISTENT',
    ],
    [
      'a receipt for what never left here',
      () => {
        const receipt = receiptOf(pair, 'ward', { receivedBundleId: v7() });
        return forge(pair, { kind: 'receipt', receipt }, { from: 'city' });
      },
      'policy',
      'RECEIPT_NOT_OURS',
    ],
    [
      'a receipt for other bytes under the same id',
      () => {
        const receipt = receiptOf(pair, 'ward', { receivedFingerprint: 'b'.repeat(64) });
        return forge(pair, { kind: 'receipt', receipt }, { from: 'city' });
      },
      'policy',
      'RECEIPT_NOT_OURS',
    ],
    [
      'a receipt nobody but a stranger has signed',
      () =>
        forge(pair, { kind: 'receipt', receipt: receiptOf(pair, 'ward') }, { from: 'city', key: stranger }),
      'signature',
      'SENDER_KEY_CHANGED',
    ],
    ['statistics, which go up', () => forge(pair, statisticsPayload(pair, 3)), 'signature', 'SENDER_UNKNOWN'],
    ['a report, which goes up', makeReport, 'signature', 'SENDER_UNKNOWN'],
  ])('%s is refused, and nothing is held of it', async (_title, make, step, code) => {
    await pair.ward.value('exchange.exportSubmission', {
      roundId: pair.round.id,
      revisionNumber: null,
      encrypt: false,
    });
    const before = heldAt('ward');
    expect(await offer('ward', await make())).toEqual(refused(step, code));
    expect(heldAt('ward')).toEqual(before);
    const sent = (await pair.ward.value('exchange.listOutbox', {})).items;
    expect(sent.map(({ state }) => state)).not.toContain('acknowledged');
  });
});
