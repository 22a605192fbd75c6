import type { TransportLogItem } from '#shared/contract/channels/transport-results.ts';
import { LOG_EVENTS, type TransportEvent, type TransportWay } from '#shared/schemas/transport.ts';
import { insertTransportLog, type TransportLogRow } from '#db/queries/transport.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** What is noted of a file on its way. */
export interface LogEntry {
  readonly way: TransportWay;
  readonly event: TransportEvent;
  readonly bundleId?: string | null;
  readonly fileName?: string;
  readonly place: string;
  readonly fingerprint?: string | null;
  readonly code?: string | null;
}

/** Notes what happened, inside the transaction of the use case. */
export function noteTransport({ services }: FolderContext, { db, at }: Writing, entry: LogEntry): void {
  const { way, event, place, bundleId = null, fileName = '', fingerprint = null, code = null } = entry;
  insertTransportLog(db, {
    id: newId(services.clock),
    at,
    way,
    event,
    bundleId,
    fileName,
    place,
    fingerprint,
    code,
  });
}

/** A row of the log as the screens get it. */
export function toLogItem(row: TransportLogRow): TransportLogItem {
  return { ...row, event: LOG_EVENTS.find((event) => event === row.event) ?? 'found' };
}
