import type { InboxItem } from '#shared/contract/channels/exchange.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ReceiptPayload } from '#shared/schemas/bundle-feedback.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { listOutboxOf } from '#db/queries/exchange.ts';
import { insertOutbox, type OutboxRow } from '#db/queries/outbox.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { postBundle } from '#electron/features/exchange/post-bundle.ts';
import { outboxPath, readOwnBundle } from '#electron/features/exchange/outbox-files.ts';
import { receiptSummary } from '#electron/features/exchange/summaries.ts';

const VERDICTS = {
  accepted: 'accepted',
  alreadyHeld: 'accepted',
  keptAside: 'kept',
  refused: 'refused',
} as const satisfies Record<InboxItem['verdict'], ReceiptPayload['verdict']>;

/**
 * "Biên nhận": answers a genuine bundle with a signed receipt in the outbox and gives its bundle id. A bundle that
 * came again gets the receipt it had, where that is still whole.
 */
export async function sendReceipt(
  context: SignedInContext,
  header: BundleHeader,
  item: InboxItem,
): Promise<Result<string, AppError>> {
  const { bundleId } = header;
  const receivedFingerprint = item.fingerprint ?? '';
  if (item.verdict === 'alreadyHeld') {
    const held = await findReceipt(context, header, receivedFingerprint);
    if (held) return ok(held.bundleId);
  }
  const receipt: ReceiptPayload = {
    schemaVersion: 1,
    receivedBundleId: bundleId,
    receivedFingerprint,
    verdict: VERDICTS[item.verdict],
    reasonCode: item.verdict === 'accepted' ? null : item.code,
    receivedAt: item.receivedAt,
  };
  const { unitId, code, name } = header.sender;
  const posted = await postBundle(context, {
    receiver: { unitId, code, name },
    // What is answered is about a ward, whoever sent it.
    subject: header.subject,
    round: header.round,
    revision: header.revision,
    replaces: null,
    payload: { kind: 'receipt', receipt },
    files: [],
    summary: receiptSummary(header, receipt, item.fileName),
  });
  if (!posted.ok) return posted;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    insertOutbox(db, posted.value);
    const { fingerprint } = posted.value;
    audit({
      action: 'exchange.sendReceipt',
      subject: bundleId,
      details: { receipt: posted.value.bundleId, fingerprint, verdict: receipt.verdict },
    });
    return ok(posted.value.bundleId);
  });
}

/** The receipt made before for these very bytes, if its file still reads back. */
async function findReceipt(
  context: SignedInContext,
  header: BundleHeader,
  fingerprint: string,
): Promise<OutboxRow | null> {
  const roundId = header.round?.id ?? null;
  const sent = listOutboxOf(context.folder.db.read, {
    kind: 'receipt',
    roundId,
    receiverId: header.sender.unitId,
  });
  for (const row of sent) {
    const payload = await readOwnBundle(context.folder, outboxPath(context.folder, row));
    if (payload?.kind !== 'receipt' || payload.receipt.verdict === 'refused') continue;
    const { receivedBundleId, receivedFingerprint } = payload.receipt;
    if (receivedBundleId === header.bundleId && receivedFingerprint === fingerprint) return row;
  }
  return null;
}
