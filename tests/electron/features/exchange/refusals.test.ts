import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { points } from '#shared/lib/points.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findEnrolmentSecret, listKeys, readInstallation } from '#db/queries/installation.ts';
import { generateEnrolmentSecret } from '#electron/services/bundle/enrolment.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { makeSubmission, wardOutside, type WardOutside } from '#tests/support/make-submissions.ts';
import { foundTown, fullAnswers } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('exchange-refusals');
const { city, cityFolder, units, round } = await foundTown(bench, 4);
const work = tempFolder('submissions');
const opened = bench.backend.services.folders.open(cityFolder);
if (!opened.ok) throw new Error('city folder does not open');
const db = opened.value.db.read;
const cityRef = { unitId: readInstallation(db).unitId, code: 'TP-THU', name: 'Thành phố Thử' };
const answers = fullAnswers();
let made = 0;

async function ward(index: number, secret?: string): Promise<WardOutside> {
  const unit = units[index];
  if (!unit) throw new Error('no such ward');
  return wardOutside(unit, cityRef, secret ?? findEnrolmentSecret(db, unit.id) ?? '');
}

async function submit(from: WardOutside, number = 1, change: { set?: CriteriaSet; hash?: string } = {}) {
  made += 1;
  const sent = await makeSubmission(from, {
    round: { ...round, criteriaSetHash: change.hash ?? round.criteriaSetHash },
    set: change.set ?? SAMPLE_COMMUNE_SET,
    answers,
    number,
    replaces: null,
    evidence: [Buffer.from(`tài liệu ${made}`)],
    folder: join(work, String(made)),
    signedAt: '2024-01-05T03:00:00.000Z',
  });
  return sent.path;
}

async function receive(paths: readonly string[], dryRun = false) {
  const fileTokens = await Promise.all(paths.map((path) => bench.backend.files.adoptFile(path)));
  const result = importResultSchema.parse(await city.job('exchange.importBundles', { fileTokens, dryRun }));
  return result.items.map(({ verdict, step, code, subject }) => ({ verdict, step, code, subject }));
}

const accepted = { verdict: 'accepted', step: null, code: null };

describe('keys', () => {
  test('the first submission needs the secret of the setup bundle', async () => {
    const forger = await ward(0, generateEnrolmentSecret(systemRandom));
    expect(await receive([await submit(forger)])).toMatchObject([
      { verdict: 'refused', step: 'signature', code: 'ENROLMENT_INVALID' },
    ]);
    expect(listKeys(db, forger.unit.id)).toEqual([]);
  });

  test('then sending, receiving and leader keys are pinned and no others are taken', async () => {
    const genuine = await ward(0);
    const other = await ward(0);
    const paths = [await submit(genuine), await submit(other, 2)];
    const expected = [accepted, { verdict: 'refused', step: 'signature', code: 'SENDER_KEY_CHANGED' }];
    expect(await receive(paths, true)).toMatchObject(expected);
    expect(listKeys(db, genuine.unit.id)).toEqual([]);
    expect(await receive(paths)).toMatchObject(expected);
    const pinned = listKeys(db, genuine.unit.id).map(({ purpose, publicKey, state }) => [
      purpose,
      publicKey,
      state,
    ]);
    expect(pinned).toEqual([
      ['sending', genuine.sending.publicKey, 'pinned'],
      ['receiving', genuine.recipient, 'pinned'],
      ['leader', genuine.leader.publicKey, 'pinned'],
    ]);
    expect(await receive([await submit({ ...genuine, leader: other.leader }, 2)])).toMatchObject([
      { verdict: 'refused', step: 'signature', code: 'LEADER_KEY_CHANGED' },
    ]);
    expect(await receive([await submit(genuine, 2)])).toMatchObject([accepted]);
  });

  test('a unit nobody registered is unknown', async () => {
    const stranger = await wardOutside(
      { id: '01890000-0000-7000-8000-000000000000', code: 'LA', name: 'Xã Lạ' },
      cityRef,
      generateEnrolmentSecret(systemRandom),
    );
    expect(await receive([await submit(stranger)])).toMatchObject([{ code: 'SENDER_UNKNOWN' }]);
  });
});

describe('content', () => {
  test('points that do not follow from the answers are refused, naming the leaf', async () => {
    const code = listWardLeaves(SAMPLE_COMMUNE_SET).find(({ leaf }) => leaf.rule.kind === 'BOOL')?.code ?? '';
    const raise = (node: CriteriaNode): CriteriaNode => ({
      ...node,
      maximum: node.code === code ? points('50') : node.maximum,
      children: node.children.map(raise),
    });
    const generous: CriteriaSet = { ...SAMPLE_COMMUNE_SET, tree: SAMPLE_COMMUNE_SET.tree.map(raise) };
    expect(await receive([await submit(await ward(1), 1, { set: generous })])).toEqual([
      { verdict: 'refused', step: 'policy', code: 'POINTS_DO_NOT_MATCH', subject: code },
    ]);
    const overview = await city.value('appraisal.readOverview', { roundId: round.id });
    expect(overview.wards[1]).toMatchObject({ state: 'notSent' });
    expect(listKeys(db, units[1]?.id ?? '')).toEqual([]);
  });

  test('another criteria set, another round, another city are refused', async () => {
    expect(await receive([await submit(await ward(1), 1, { hash: 'a'.repeat(64) })])).toMatchObject([
      { step: 'policy', code: 'WRONG_CRITERIA_SET' },
    ]);
    const elsewhere = { ...(await ward(1)), city: { ...cityRef, unitId: units[0]?.id ?? '' } };
    expect(await receive([await submit(elsewhere)])).toMatchObject([
      { step: 'policy', code: 'WRONG_RECEIVER' },
    ]);
  });
});

describe('order', () => {
  test('an older revision after a newer one is kept aside, and all of it is there', async () => {
    const sender = await ward(2);
    const one = await submit(sender, 1);
    const two = await submit(sender, 2);
    const expected = [
      { ...accepted, subject: '' },
      { verdict: 'keptAside', step: 'policy', code: 'OLDER_THAN_HELD', subject: '' },
      { verdict: 'alreadyHeld', step: null, code: null, subject: '' },
    ];
    expect(await receive([two, one, two], true)).toEqual(expected);
    expect(await receive([two, one, two])).toEqual(expected);
    const { wards } = await city.value('appraisal.readOverview', { roundId: round.id });
    expect(wards[2]).toMatchObject({ revision: 2, state: 'received' });
    expect(await receive([one])).toMatchObject([{ verdict: 'alreadyHeld' }]);
    const receipts = (await city.value('exchange.listOutbox', {})).items.filter(
      ({ kind, receiverName }) => kind === 'receipt' && receiverName === sender.unit.name,
    );
    expect(receipts.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test('the same revision number with other content is refused', async () => {
    const sender = await ward(3);
    expect(await receive([await submit(sender)])).toMatchObject([accepted]);
    expect(await receive([await submit(sender)])).toMatchObject([
      { verdict: 'refused', step: 'policy', code: 'SAME_REVISION_OTHER_CONTENT' },
    ]);
  });

  test('what was taken in lies in the inbox byte for byte', async () => {
    const path = await submit(await ward(1));
    expect(await receive([path])).toMatchObject([accepted]);
    const copy = join(bench.root, cityFolder, 'inbox', path.split('/').at(-1) ?? '');
    expect(readFileSync(copy).equals(readFileSync(path))).toBe(true);
  });
});

test('every verdict of a real run is in the audit log, and the log holds', async () => {
  const { items } = await city.value('exchange.listInbox', {});
  const { records } = await city.value('audit.listRecords', { beforeSeq: null, limit: 200 });
  expect(records.filter(({ action }) => action === 'exchange.importBundles')).toHaveLength(items.length);
});
