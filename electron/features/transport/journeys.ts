import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type {
  inboxJourneySchema,
  JourneyStep,
  outboxJourneySchema,
} from '#shared/contract/channels/transport-results.ts';
import { LOG_EVENTS } from '#shared/schemas/transport.ts';
import { listInbox as readInbox, type InboxRow } from '#db/queries/exchange.ts';
import { listAllOutbox, type OutboxRow } from '#db/queries/outbox.ts';
import {
  listBundleLog,
  listTransportQueue,
  type TransportLogRow,
  type TransportQueueRow,
} from '#db/queries/transport.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import { listInbox, listOutbox } from '#electron/features/exchange/list-boxes.ts';
import { refusedFolder } from '#electron/features/exchange/inbox-files.ts';
import { outboxPath } from '#electron/features/exchange/outbox-files.ts';

type OutboxJourney = z.output<typeof outboxJourneySchema>;
type InboxJourney = z.output<typeof inboxJourneySchema>;
type LogOf = ReadonlyMap<string, readonly TransportLogRow[]>;

/** "Hành trình": every bundle made here and every file that came, each with all that happened to it. */
export function listJourneys(context: FolderContext): { outbox: OutboxJourney[]; inbox: InboxJourney[] } {
  const db = context.folder.db.read;
  const log: LogOf = groupBy(listBundleLog(db), ({ bundleId }) => bundleId);
  const queue = groupBy(listTransportQueue(db), ({ bundleId }) => bundleId);
  const rows = listAllOutbox(db);
  const rowById = new Map(rows.map((row) => [row.bundleId, row]));
  const outbox = listOutbox(db).flatMap((item) => {
    const row = rowById.get(item.bundleId);
    return row ? [outboxJourney(context, item, row, log, queue.get(item.bundleId) ?? [])] : [];
  });
  const items = listInbox(db);
  const receipts = groupBy(
    rows.filter(({ kind }) => kind === 'receipt'),
    (row) => answerKey(row.receiverId, row),
  );
  // Both lists come from the same rows in the same order.
  const inbox = readInbox(db).flatMap((row, index) => {
    const item = items[index];
    if (!item) return [];
    const kept = row.keptName !== null && existsSync(join(refusedFolder(context.folder.paths), row.keptName));
    return [{ id: row.id, item, ...inboxJourney(row, receipts, log), kept }];
  });
  return { outbox, inbox };
}

function outboxJourney(
  context: FolderContext,
  item: OutboxJourney['item'],
  row: OutboxRow,
  log: LogOf,
  queue: readonly TransportQueueRow[],
): OutboxJourney {
  const { state, stateAt, refusalCode, createdAt, bundleId } = row;
  const answered = state === 'acknowledged' || state === 'refused';
  const steps: JourneyStep[] = [
    { at: createdAt, step: 'created', way: null, place: '', code: null },
    ...(log.get(bundleId) ?? []).map(toStep),
    ...(answered
      ? [{ at: stateAt, step: state, way: null, place: row.receiverName, code: refusalCode } as const]
      : []),
  ];
  return {
    item,
    steps: inOrder(steps),
    confirmed: state === 'acknowledged',
    copyHeld: existsSync(outboxPath(context.folder, row)),
    waiting: queue.map(({ way, attempts, nextAttemptAt }) => ({ way, attempts, nextAttemptAt })),
  };
}

function inboxJourney(
  row: InboxRow,
  receipts: ReadonlyMap<string, readonly OutboxRow[]>,
  log: LogOf,
): Pick<InboxJourney, 'steps' | 'receiptBundleId'> {
  const { bundleId, receivedAt, code } = row;
  // The receipt is made right after the verdict, for the same round and revision.
  const receipt =
    ANSWERED.has(row.kind ?? '') && row.verdict !== 'alreadyHeld'
      ? (receipts.get(answerKey(row.senderId, row)) ?? [])
          .filter(({ createdAt }) => createdAt >= receivedAt)
          .sort((left, right) => (left.createdAt < right.createdAt ? -1 : 1))[0]
      : undefined;
  const steps: JourneyStep[] = [
    ...(bundleId === null ? [] : (log.get(bundleId) ?? [])).map(toStep),
    { at: receivedAt, step: 'imported', way: null, place: row.senderName ?? '', code },
    ...(receipt
      ? [{ at: receipt.createdAt, step: 'receiptMade', way: null, place: '', code: null } as const]
      : []),
  ];
  return { steps: inOrder(steps), receiptBundleId: receipt?.bundleId ?? null };
}

/** Kinds from below that are answered with a receipt. */
const ANSWERED: ReadonlySet<string> = new Set(['submission', 'statistics', 'report', 'feedback', 'results']);

/** A receipt answers a unit for a round and revision. */
function answerKey(
  unitId: string | null,
  { roundId, revision }: { readonly roundId: string | null; readonly revision: number | null },
): string {
  return `${unitId}/${roundId}/${revision}`;
}

function toStep({ at, event, way, place, code }: TransportLogRow): JourneyStep {
  const step = LOG_EVENTS.find((each) => each === event) ?? 'found';
  return { at, step, way, place, code };
}

function inOrder(steps: JourneyStep[]): JourneyStep[] {
  return steps.sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
