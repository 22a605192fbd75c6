import { policyError } from '#shared/domain/bundle/errors.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { ReceiptPayload } from '#shared/schemas/bundle-feedback.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { findOutbox, setOutboxState } from '#db/queries/outbox.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';

/** The policy for a receipt: for exactly these bytes, made here, by whom they were made for. */
export function judgeReceipt({ db }: JudgeScope, header: BundleHeader, receipt: ReceiptPayload): Judged {
  const sent = findOutbox(db, receipt.receivedBundleId);
  const isOurs =
    sent?.fingerprint === receipt.receivedFingerprint && sent.receiverId === header.sender.unitId;
  if (!isOurs) return fail(policyError('RECEIPT_NOT_OURS', receipt.receivedBundleId));
  return ok({ verdict: 'accepted', code: null, take: (writing) => takeReceipt(writing, receipt) });
}

/** Turns the outbox row green or red. What the receiver once acknowledged it holds for good: a later refusal changes nothing. */
function takeReceipt({ db, at }: Writing, receipt: ReceiptPayload) {
  const state = receipt.verdict === 'refused' ? 'refused' : 'acknowledged';
  const sent = findOutbox(db, receipt.receivedBundleId);
  if (sent?.state !== 'acknowledged') {
    setOutboxState(db, receipt.receivedBundleId, state, at, state === 'refused' ? receipt.reasonCode : null);
  }
  return ok(null);
}
