import { beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { findEnrolmentSecret, listKeys } from '#db/queries/installation.ts';
import { makeContact } from '#electron/services/bundle/enrolment.ts';
import { receiptOf } from '#tests/support/every-kind.ts';
import { contactOf, feedbackPayload, forge, resultsPayload, statisticsPayload } from '#tests/support/pair.ts';
import { setJson } from '#tests/support/resign.ts';
import { openForged, refused, type ForgedCase } from './forged-setting.ts';

const setting = await openForged('forged-at-city');
const { pair, stranger, neighbour, otherRound, report, makeReport, offer, give, changed, heldAt } = setting;

describe('at a city that does not know the ward yet', () => {
  const contact = contactOf(pair, { secret: 'A'.repeat(43) });
  test.each<ForgedCase>([
    [
      'statistics whose contact code was guessed',
      () => forge(pair, { ...statisticsPayload(pair, 1), contact }),
      'signature',
      'ENROLMENT_INVALID',
    ],
    [
      'a report whose contact code was guessed',
      () => forge(pair, { ...report.payload, contact }, { files: report.files }),
      'signature',
      'ENROLMENT_INVALID',
    ],
    [
      'a genuine contact copied into a bundle that somebody else signs',
      async () =>
        changed(
          await forge(pair, statisticsPayload(pair, 1)),
          (files) => {
            setJson(files, 'data/bundle.json', ['sender', 'publicKey'], stranger.publicKey);
          },
          stranger,
        ),
      'structure',
      'CONTENT_INCONSISTENT',
    ],
    [
      'the contact of another ward',
      async () => {
        const secret = findEnrolmentSecret(pair.cityFolder.db.read, neighbour.unitId) ?? '';
        const foreign = makeContact(secret, { ...contactOf(pair).keys, unitId: neighbour.unitId });
        return changed(await forge(pair, statisticsPayload(pair, 1)), (files) => {
          files.set('data/contact.json', Buffer.from(canonicalJson(foreign)));
        });
      },
      'structure',
      'CONTENT_INCONSISTENT',
    ],
    [
      'a receipt, which introduces nobody',
      () => forge(pair, { kind: 'receipt', receipt: receiptOf(pair, 'city') }, { from: 'ward' }),
      'signature',
      'ENROLMENT_INVALID',
    ],
  ])('%s is refused', async (_title, make, step, code) => {
    const before = heldAt('city');
    expect(await offer('city', await make())).toEqual(refused(step, code));
    expect(heldAt('city')).toEqual(before);
  });
});

describe('at a city that knows the ward', () => {
  let held: Buffer;
  const heldId = v7();
  const statistics = (change: object, header: object = {}) =>
    forge(
      pair,
      { ...statisticsPayload(pair, 9), statistics: { ...statisticsPayload(pair, 9).statistics, ...change } },
      { header },
    );

  beforeAll(async () => {
    held = await forge(pair, statisticsPayload(pair, 2), { header: { bundleId: heldId } });
    await give('city', held);
    await give('city', await makeReport());
  });

  test('the same statistics again are harmless, older ones are kept aside, another report bundle is held already', async () => {
    expect(await offer('city', held)).toMatchObject({ verdict: 'alreadyHeld' });
    const older = await offer('city', await forge(pair, statisticsPayload(pair, 1)));
    expect(older).toEqual({ verdict: 'keptAside', step: 'policy', code: 'OLDER_THAN_HELD' });
    expect(await offer('city', await makeReport())).toMatchObject({ verdict: 'alreadyHeld' });
  });

  test.each<ForgedCase>([
    [
      'statistics under another key, vouched for by the setup code',
      () => {
        const contact = contactOf(pair, { sendingKey: stranger.publicKey });
        return forge(pair, { ...statisticsPayload(pair, 9), contact }, { key: stranger });
      },
      'signature',
      'SENDER_KEY_CHANGED',
    ],
    [
      'a report under another key, vouched for by the setup code',
      () => {
        const contact = contactOf(pair, { sendingKey: stranger.publicKey });
        return forge(pair, { ...report.payload, contact }, { key: stranger, files: report.files });
      },
      'signature',
      'SENDER_KEY_CHANGED',
    ],
    [
      'other figures under the same number',
      () => forge(pair, statisticsPayload(pair, 2, '9999')),
      'policy',
      'SAME_REVISION_OTHER_CONTENT',
    ],
    [
      'other figures under the same bundle id',
      () => statistics({}, { bundleId: heldId }),
      'policy',
      'SAME_ID_OTHER_CONTENT',
    ],
    [
      'statistics of a round nobody knows',
      () => statistics({ roundId: otherRound.id }, { round: otherRound }),
      'policy',
      'WRONG_ROUND',
    ],
    [
      'statistics about the neighbour',
      () => statistics({ unitId: neighbour.unitId }, { subject: neighbour }),
      'policy',
      'WRONG_UNIT',
    ],
    [
      'statistics for another receiver',
      () => statistics({}, { receiver: neighbour, holderUnitId: null }),
      'policy',
      'WRONG_RECEIVER',
    ],
    [
      'statistics that pass the turn to a third',
      () => statistics({}, { holderUnitId: neighbour.unitId }),
      'policy',
      'WRONG_HOLDER',
    ],
    [
      'statistics whose exact value is not what was typed',
      async () =>
        changed(await statistics({}), (files) => {
          setJson(files, 'data/statistics.json', ['values', 0, 'value'], '1');
        }),
      'structure',
      'CONTENT_INCONSISTENT',
    ],
    [
      'statistics of a later schema',
      async () =>
        changed(await statistics({}), (files) => {
          setJson(files, 'data/statistics.json', ['schemaVersion'], 2);
        }),
      'structure',
      'VERSION_UNKNOWN',
    ],
    [
      'a contact of a later schema',
      async () =>
        changed(await statistics({}), (files) => {
          setJson(files, 'data/contact.json', ['keys', 'schemaVersion'], 2);
        }),
      'structure',
      'VERSION_UNKNOWN',
    ],
    [
      'feedback, which goes down',
      () => forge(pair, feedbackPayload(pair), { header: { ...upwards() }, key: pair.outside.sending }),
      'policy',
      'WRONG_UNIT',
    ],
    [
      'results, which go down',
      () => forge(pair, resultsPayload(pair), { header: { ...upwards() }, key: pair.outside.sending }),
      'policy',
      'WRONG_UNIT',
    ],
  ])('%s is refused, and nothing is held of it', async (_title, make, step, code) => {
    const before = heldAt('city');
    expect(await offer('city', await make())).toEqual(refused(step, code));
    expect(heldAt('city')).toEqual(before);
    const pinned = listKeys(pair.cityFolder.db.read, pair.wardRef.unitId);
    expect(pinned.map(({ publicKey }) => publicKey)).not.toContain(stranger.publicKey);
  });
});

/** A header as if the ward sent what only the city sends. */
function upwards() {
  return {
    sender: { ...pair.wardRef, publicKey: pair.outside.sending.publicKey },
    receiver: pair.cityRef,
    holderUnitId: pair.cityRef.unitId,
  };
}
