import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type {
  inboxJourneySchema,
  JourneyStep,
  outboxJourneySchema,
} from '#shared/contract/channels/transport-results.ts';
import { LOG_EVENTS } from '#shared/schemas/transport.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAuditDetails } from '#db/queries/audit.ts';
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
  const receipts = receiptsByBundle(db, rowById);
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
  const answers = bundleId === null || row.verdict === 'alreadyHeld' ? [] : (receipts.get(bundleId) ?? []);
  // The first one made since; a bundle id may come again with other content, and is answered again.
  const receipt = answers.find(({ createdAt }) => createdAt >= receivedAt);
  const steps: JourneyStep[] = [
    ...(bundleId === null ? [] : (log.get(bundleId) ?? [])).map(toStep),
    { at: receivedAt, step: 'imported', way: null, place: row.senderName ?? '', code },
    ...(receipt
      ? [{ at: receipt.createdAt, step: 'receiptMade', way: null, place: '', code: null } as const]
      : []),
  ];
  return { steps: inOrder(steps), receiptBundleId: receipt?.bundleId ?? null };
}

const receiptDetailsSchema = z.looseObject({ receipt: z.string() });

/** The receipts made here, in the order they were made, by the bundle each answers: the audit log tells which. */
function receiptsByBundle(
  db: ReadDb,
  rowById: ReadonlyMap<string, OutboxRow>,
): ReadonlyMap<string, readonly OutboxRow[]> {
  const made = listAuditDetails(db, 'exchange.sendReceipt').flatMap(({ subject, details }) => {
    const row = rowById.get(receiptDetailsSchema.parse(JSON.parse(details)).receipt);
    return row ? [{ subject, row }] : [];
  });
  const byBundle = groupBy(made, ({ subject }) => subject);
  return new Map([...byBundle].map(([bundleId, all]) => [bundleId, all.map(({ row }) => row)]));
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
