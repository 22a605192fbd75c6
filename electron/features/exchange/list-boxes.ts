import type { z } from 'zod';
import {
  importVerdictSchema,
  inboxItemSchema,
  revisionCheckSchema,
  type outboxItemSchema,
  type InboxItem,
} from '#shared/contract/channels/exchange.ts';
import { bundleKindSchema } from '#shared/schemas/bundle.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listInbox as readInbox, listOutbox as readOutbox } from '#db/queries/exchange.ts';

type OutboxItem = z.output<typeof outboxItemSchema>;

/** "Hộp đi": every bundle made here, newest first. */
export function listOutbox(db: ReadDb): OutboxItem[] {
  return readOutbox(db).map((row) => {
    const { bundleId, fileName, fingerprint, size, createdAt, receiverName, roundTitle } = row;
    const { revision, state, stateAt, refusalCode } = row;
    const kind = bundleKindSchema.parse(row.kind);
    const item = { bundleId, kind, fileName, fingerprint, size, createdAt, receiverName, roundTitle };
    const encrypted = row.sealedFingerprint !== null;
    return { ...item, revision, state, stateAt, refusalCode, encrypted };
  });
}

/** "Hộp đến": every file ever offered in a real import, newest first. */
export function listInbox(db: ReadDb): InboxItem[] {
  return readInbox(db).map((row) => {
    const { fileName, code, subject, bundleId, fingerprint, senderName, revision, receivedAt } = row;
    const kind = bundleKindSchema.safeParse(row.kind);
    return {
      fileName,
      verdict: importVerdictSchema.parse(row.verdict),
      step: inboxItemSchema.shape.step.parse(row.step),
      code,
      subject,
      kind: kind.success ? kind.data : null,
      bundleId,
      fingerprint,
      senderName,
      revision,
      total: row.total === null ? null : pointsFromMicro(row.total),
      check: row.checkJson === null ? null : revisionCheckSchema.parse(JSON.parse(row.checkJson)),
      receivedAt,
    };
  });
}
