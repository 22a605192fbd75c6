import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { EMPTY_LEAF } from '#shared/domain/sign-off/leaf-fields.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { ReceiptPayload } from '#shared/schemas/bundle-feedback.ts';
import type { PartBack } from '#shared/schemas/bundle-part.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findWorkPart } from '#db/queries/work.ts';
import { listAllOutbox } from '#db/queries/outbox.ts';
import { makePartProof } from '#electron/services/bundle/part-proof.ts';
import { generateSigningKey } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { makeSubmission } from '#tests/support/make-submissions.ts';
import {
  feedbackPayload,
  forge,
  reportPayload,
  resultsPayload,
  statisticsPayload,
  type Pair,
} from '#tests/support/pair.ts';
import { fullAnswers, openNextRound } from '#tests/support/small-town.ts';
import type { Caller } from '#tests/support/test-backend.ts';

/** A good bundle, and who takes it in. */
export interface GoodKind {
  readonly name: string;
  readonly at: 'city' | 'ward';
  readonly bytes: Buffer;
}

async function takeIn(caller: Caller, bytes: Buffer): Promise<void> {
  const fileTokens = [await caller.upload('goi.cchc', bytes)];
  const job = await caller.job('exchange.importBundles', { fileTokens, dryRun: false });
  const [item] = importResultSchema.parse(job).items;
  if (item?.verdict !== 'accepted') throw new Error(`not taken in: ${item?.code}`);
}

/** One bundle of every kind that its receiver would take in now, none of them taken in yet. */
export async function everyKind(pair: Pair): Promise<readonly GoodKind[]> {
  // The ward is known at the city from its first figures on, and works on the round after the one it has signed.
  await takeIn(pair.city, await forge(pair, statisticsPayload(pair, 1)));
  const next = await openNextRound(pair.town, 2024);
  await takeIn(pair.ward, readFileSync(await pair.city.pathOf(next.setup)));
  const later = await openNextRound(pair.town, 2025);
  const submission = await makeSubmission(pair.outside, {
    round: pair.town.round,
    set: SAMPLE_COMMUNE_SET,
    answers: fullAnswers(),
    number: 1,
    replaces: null,
    evidence: [Buffer.from('tài liệu một'), Buffer.from('tài liệu hai')],
    folder: join(pair.test.root, 'made'),
    signedAt: '2024-01-05T03:00:00.000Z',
  });
  const report = reportPayload(pair);
  const criteriaSet = { ...SAMPLE_COMMUNE_SET, version: SAMPLE_COMMUNE_SET.version + 1 };
  return [
    { name: 'submission', at: 'city', bytes: readFileSync(submission.path) },
    { name: 'statistics', at: 'city', bytes: await forge(pair, statisticsPayload(pair, 2, '1300')) },
    { name: 'report', at: 'city', bytes: await forge(pair, report.payload, { files: report.files }) },
    {
      name: 'receipt of a ward',
      at: 'city',
      bytes: await forge(pair, { kind: 'receipt', receipt: receiptOf(pair, 'city') }, { from: 'ward' }),
    },
    { name: 'repair of a ward', at: 'city', bytes: await repairOf(pair, 'city') },
    { name: 'setup', at: 'ward', bytes: readFileSync(await pair.city.pathOf(later.setup)) },
    {
      name: 'criteria',
      at: 'ward',
      bytes: await forge(pair, {
        kind: 'criteria',
        criteria: {
          schemaVersion: 1,
          roundId: pair.round.id,
          criteriaSet,
          criteriaSetHash: sha256Hex(canonicalJson(criteriaSet)),
          replacesHash: pair.town.round.criteriaSetHash,
          codeMap: null,
        },
      }),
    },
    { name: 'feedback', at: 'ward', bytes: await forge(pair, feedbackPayload(pair)) },
    { name: 'results', at: 'ward', bytes: await forge(pair, resultsPayload(pair)) },
    { name: 'part that comes back', at: 'ward', bytes: await partBack(pair, next.roundId) },
    ...(await answersOfCity(pair)),
  ];
}

/** A receipt and a repair of the city, for a submission the ward has exported. */
async function answersOfCity(pair: Pair): Promise<readonly GoodKind[]> {
  await pair.ward.value('exchange.exportSubmission', {
    roundId: pair.round.id,
    revisionNumber: null,
    encrypt: false,
  });
  const receipt = await forge(pair, { kind: 'receipt', receipt: receiptOf(pair, 'ward') }, { from: 'city' });
  return [
    { name: 'receipt of the city', at: 'ward', bytes: receipt },
    { name: 'repair of the city', at: 'ward', bytes: await repairOf(pair, 'ward') },
  ];
}

/** The newest bundle one side has made for the other. */
function sentBy(pair: Pair, side: 'city' | 'ward') {
  const [folder, receiver] =
    side === 'city' ? [pair.cityFolder, pair.wardRef] : [pair.wardFolder, pair.cityRef];
  const row = listAllOutbox(folder.db.read).find(({ receiverId }) => receiverId === receiver.unitId);
  if (!row) throw new Error(`the ${side} has sent nothing`);
  return row;
}

/** A receipt for what `maker` has sent. */
export function receiptOf(
  pair: Pair,
  maker: 'city' | 'ward',
  changes: Partial<ReceiptPayload> = {},
): ReceiptPayload {
  const { bundleId, fingerprint } = sentBy(pair, maker);
  return {
    schemaVersion: 1,
    receivedBundleId: bundleId,
    receivedFingerprint: fingerprint,
    verdict: 'accepted',
    reasonCode: null,
    receivedAt: '2024-01-05T04:00:00.000Z',
    ...changes,
  };
}

function repairOf(pair: Pair, maker: 'city' | 'ward'): Promise<Buffer> {
  const { fileName, fingerprint, size } = sentBy(pair, maker);
  const bytesPerPart = Math.ceil(size / 2);
  const repair = { fileName, fingerprint, size, count: 2, bytesPerPart, wanted: [2] };
  return forge(
    pair,
    { kind: 'repair', repair: { schemaVersion: 1, ...repair } },
    { from: maker === 'city' ? 'ward' : 'city', header: { round: null } },
  );
}

/** A part of the ward's sheet, given out and brought back by another computer. */
async function partBack(pair: Pair, roundId: string): Promise<Buffer> {
  const [leafCode = ''] = listWardLeaves(SAMPLE_COMMUNE_SET).map(({ code }) => code);
  const holder = 'Nguyễn Thị Hoa';
  const { partId } = await pair.ward.value('work.sendPart', { roundId, leafCodes: [leafCode], holder });
  const secret = findWorkPart(pair.wardFolder.db.read, partId)?.secret ?? '';
  const { round } = await pair.ward.value('scoring.readSheet', { roundId });
  const { id, code, year, title, criteriaSetHash } = round;
  const key = generateSigningKey(systemRandom);
  const leaf = { ...EMPTY_LEAF, version: 1, answer: { ...EMPTY_LEAF.answer, explanation: 'làm ở máy khác' } };
  const part: PartBack = {
    schemaVersion: 1,
    direction: 'back',
    proof: makePartProof(secret, { partId, sendingKey: key.publicKey }),
    holder,
    unitId: pair.wardRef.unitId,
    roundId,
    criteriaSetHash,
    content: { leaves: { [leafCode]: leaf }, documents: [] },
  };
  const header = { round: { id, code, year, title }, receiver: pair.wardRef };
  return forge(pair, { kind: 'part', part }, { key, header });
}
