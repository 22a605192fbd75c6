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

/** A genuine bundle that deserves a receipt, with its verdict. */
export interface Answerable {
  readonly header: BundleHeader;
  readonly item: InboxItem;
}

/**
 * "Biên nhận": answers genuine bundles with signed receipts in the outbox and gives their bundle ids, in order. The
 * files are written, flushed and read back side by side, then their rows follow in one transaction. A bundle that came
 * again gets the receipt it had, where that is still whole. A receipt that cannot be made keeps none of the others back.
 */
export async function sendReceipts(
  context: SignedInContext,
  answerables: readonly Answerable[],
): Promise<Result<readonly string[], AppError>> {
  const made = await Promise.allSettled(answerables.map((each) => makeReceipt(context, each)));
  const good = made.flatMap((each) =>
    each.status === 'fulfilled' && each.value.ok ? [each.value.value] : [],
  );
  keepReceipts(context, good);
  for (const each of made) {
    if (each.status === 'rejected') throw each.reason;
    if (!each.value.ok) return each.value;
  }
  return ok(good.map(({ row }) => row.bundleId));
}

function keepReceipts(context: SignedInContext, made: readonly Made[]): void {
  const fresh = made.filter((each) => each.isNew);
  if (fresh.length === 0) return;
  runUseCase(context, context.actor.username, ({ db, audit }) => {
    for (const { row, receipt } of fresh) {
      insertOutbox(db, row);
      audit({
        action: 'exchange.sendReceipt',
        subject: receipt.receivedBundleId,
        details: { receipt: row.bundleId, fingerprint: row.fingerprint, verdict: receipt.verdict },
      });
    }
    return ok(null);
  });
}

type Made =
  | { readonly isNew: true; readonly row: OutboxRow; readonly receipt: ReceiptPayload }
  | { readonly isNew: false; readonly row: OutboxRow };

async function makeReceipt(
  context: SignedInContext,
  { header, item }: Answerable,
): Promise<Result<Made, AppError>> {
  const { bundleId } = header;
  const receivedFingerprint = item.fingerprint ?? '';
  if (item.verdict === 'alreadyHeld') {
    const held = await findReceipt(context, header, receivedFingerprint);
    if (held) return ok({ isNew: false, row: held });
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
  return posted.ok ? ok({ isNew: true, row: posted.value, receipt }) : posted;
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
