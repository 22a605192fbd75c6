import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from '#shared/contract/channels/transport-results.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { compareLeaf } from '#shared/domain/transport/compare-leaf.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReceiptPayload } from '#shared/schemas/bundle-feedback.ts';
import { sealedRevisionSchema, type SealedRevision } from '#shared/schemas/bundle-submission.ts';
import { responseSentence } from '#shared/vocabulary/response-words.ts';
import { listInbox } from '#db/queries/exchange.ts';
import { listFeedback, type FeedbackItemRow } from '#db/queries/feedback.ts';
import { listKeys, readInstallation } from '#db/queries/installation.ts';
import { findOutbox, type OutboxRow } from '#db/queries/outbox.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { findRound, type RoundRow } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { readBundle } from '#electron/services/bundle/bundle-reader.ts';

/** "Tôi gửi gì, cấp trên giữ gì, cái gì trở lại": one submission, criterion by criterion. */
export async function compareBundle(
  context: SignedInContext,
  bundleId: string,
): Promise<Result<Comparison, AppError<'FILE_NOT_FOUND' | 'REVISION_NOT_FOUND'>>> {
  const db = context.folder.db.read;
  const sent = findOutbox(db, bundleId);
  if (!sent) return fail(appError('FILE_NOT_FOUND', { name: bundleId }));
  const { roundId, revision: number } = sent;
  const round = roundId === null ? null : findRound(db, roundId);
  if (sent.kind !== 'submission' || !round || number === null) {
    return fail(appError('REVISION_NOT_FOUND', {}));
  }
  const row = findRevision(db, round.id, readInstallation(db).unitId, number);
  if (!row) return fail(appError('REVISION_NOT_FOUND', {}));
  const revision = sealedRevisionSchema.parse(JSON.parse(row.contentJson));
  // In the order they were made: the newest words on each criterion stand, also where a later bundle is silent on it.
  const feedback = listFeedback(db, round.id).filter(({ revisionNumber }) => revisionNumber === number);
  const byCode = new Map(feedback.map((item) => [item.leafCode, item]));
  const { tree } = loadRoundSet(db, revision.criteriaSetHash);
  return ok({
    bundleId,
    roundTitle: round.title,
    revision: number,
    sent: {
      fingerprint: sent.fingerprint,
      revisionFingerprint: row.fingerprint,
      total: pointsFromMicro(row.total),
      maximum: pointsFromMicro(row.maximum),
      signedAt: row.signedAt,
      signedBy: row.signedBy,
    },
    held: await findHeld(context, sent, round),
    returned: toReturned(feedback.at(-1), [...byCode.values()]),
    leaves: listLeaves(tree).map((leaf) => {
      const answer = Object.hasOwn(revision.answers, leaf.code) ? revision.answers[leaf.code] : undefined;
      const item = byCode.get(leaf.code);
      return compareLeaf(leaf, answer, item ? toReturnedLeaf(item) : null, answersTo(revision, leaf.code));
    }),
  });
}

function toReturnedLeaf({ appraisedPoints, notApplicable, reason, request }: FeedbackItemRow) {
  const points = appraisedPoints === null ? null : pointsFromMicro(appraisedPoints);
  return { appraisedPoints: points, notApplicable: notApplicable === 1, reason, request };
}

/** The ward's answers on a criterion that a revision carries, as sentences. */
function answersTo({ responses }: SealedRevision, code: string): string {
  return responses
    .filter(({ leafCode }) => leafCode === code)
    .map(responseSentence)
    .join('; ');
}

/** `newest`: of the newest bundle; `feedback`: the words that stand. */
function toReturned(
  newest: FeedbackItemRow | undefined,
  feedback: readonly FeedbackItemRow[],
): Comparison['returned'] {
  if (!newest) return null;
  const { bundleId, receivedAt, deadline } = newest;
  const given = feedback.flatMap(({ appraisedPoints }) =>
    appraisedPoints === null ? [] : [appraisedPoints],
  );
  const sum = given.reduce((total, points) => total + points, 0);
  return { bundleId, receivedAt, deadline, appraisedTotal: given.length === 0 ? null : pointsFromMicro(sum) };
}

/** What the city says it holds: the newest signed receipt for these very bytes or this bundle, read and checked again. */
async function findHeld(
  { folder }: SignedInContext,
  sent: OutboxRow,
  round: RoundRow,
): Promise<Comparison['held']> {
  const db = folder.db.read;
  const own = readInstallation(db);
  const came = listInbox(db).filter(
    ({ kind, verdict, roundId, revision }) =>
      kind === 'receipt' && verdict === 'accepted' && roundId === round.id && revision === sent.revision,
  );
  const cityKeys = listKeys(db, own.parentId ?? '').filter(({ purpose }) => purpose === 'sending');
  let newest: Comparison['held'] = null;
  for (const { bundleId, revision } of came) {
    if (bundleId === null) continue;
    const subject = { unitId: own.unitId, code: own.unitCode, name: own.unitName };
    const fileName = bundleFileName({ kind: 'receipt', bundleId, round, revision, subject });
    const receipt = await readReceipt(
      join(folder.paths.inbox, fileName),
      cityKeys.map(({ publicKey }) => publicKey),
    );
    if (receipt?.receivedBundleId !== sent.bundleId) continue;
    if (newest !== null && newest.receivedAt >= receipt.receivedAt) continue;
    const { receivedFingerprint: fingerprint, verdict, reasonCode, receivedAt } = receipt;
    const matches = verdict !== 'refused' && fingerprint === sent.fingerprint;
    newest = { receiptBundleId: bundleId, fingerprint, verdict, reasonCode, receivedAt, matches };
  }
  return newest;
}

async function readReceipt(path: string, cityKeys: readonly string[]): Promise<ReceiptPayload | null> {
  if (!existsSync(path)) return null;
  const read = await readBundle(path, {
    resolveSenderKey: ({ sender }) =>
      cityKeys.includes(sender.publicKey)
        ? { kind: 'pinned', publicKey: sender.publicKey, leaderKeys: null }
        : { kind: 'unknown' },
  });
  return read.ok && read.value.payload.kind === 'receipt' ? read.value.payload.receipt : null;
}
