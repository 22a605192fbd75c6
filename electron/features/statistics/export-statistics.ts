import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { NO_FIGURE } from '#shared/domain/statistics/apply-statistics.ts';
import { exactValue } from '#shared/domain/statistics/exact-value.ts';
import { listStatistics } from '#shared/domain/statistics/list-statistics.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Contact, StatisticEntry, StatisticsPayload } from '#shared/schemas/bundle-statistics.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listOutboxOf } from '#db/queries/exchange.ts';
import { findEnrolmentSecret, type Installation } from '#db/queries/installation.ts';
import { insertOutbox, type OutboxRow } from '#db/queries/outbox.ts';
import { listStatisticValues } from '#db/queries/statistics.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { isOutboxFileIntact, outboxPath, readOwnBundle } from '#electron/features/exchange/outbox-files.ts';
import { postBundle, type PostError } from '#electron/features/exchange/post-bundle.ts';
import { sealForTravel, travelFile } from '#electron/features/exchange/sealing.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { requireSheet, type Sheet } from '#electron/features/scoring/sheet.ts';
import { sendFile } from '#electron/features/send-file.ts';
import { readFigures } from '#electron/features/statistics/put-statistic.ts';
import { statisticsSummary } from '#electron/features/statistics/statistics-summary.ts';
import { makeContact } from '#electron/services/bundle/enrolment.ts';

type ExportError = AppError<'ROUND_NOT_FOUND' | 'NOTHING_TO_EXPORT'> | PostError;

/**
 * Writes the statistics of a round as they stand as a bundle for the city and offers it, encrypted unless that is not
 * wanted. Figures that did not change since the last bundle give that bundle again, as long as its file is whole and
 * the city did not refuse it.
 */
export function exportStatistics(
  context: SignedInContext,
  roundId: string,
  encrypt: boolean,
): Promise<Result<OutputOf<'statistics.exportStatistics'>, ExportError>> {
  return inTurn(context.folder, async () => {
    const db = context.folder.db.read;
    const found = requireSheet(db, roundId);
    if (!found.ok) return found;
    const values = toEntries(db, found.value);
    if (values.every(({ raw }) => raw.trim() === '')) return fail(appError('NOTHING_TO_EXPORT', {}));
    const [last] = sentBefore(db, found.value);
    const held = last ? await stillGood(context, last, values) : null;
    const row = held ? ok(held) : await makeBundle(context, found.value, values, last ?? null);
    if (!row.ok) return row;
    const sealed = await sealForTravel(context, row.value, encrypt);
    const { path, fileName, encrypted } = travelFile(context.folder, sealed);
    const file = await sendFile(context.services, path, fileName);
    const { bundleId, receiverName, revision } = sealed;
    return ok({ bundleId, revision: revision ?? 1, file, encryptedFor: encrypted ? receiverName : null });
  });
}

/** Every statistic of the set, those nobody has typed with an empty text. */
function toEntries(db: ReadDb, sheet: Sheet): readonly StatisticEntry[] {
  const figures = readFigures(db, sheet);
  const notes = new Map(listStatisticValues(db, sheet.round.id).map(({ code, note }) => [code, note]));
  return listStatistics(sheet.set).map(({ code, label, unit }) => {
    const { raw, estimated } = figures.get(code) ?? NO_FIGURE;
    return { code, label, unit, raw, value: exactValue(raw), estimated, note: notes.get(code) ?? '' };
  });
}

function sentBefore(db: ReadDb, { own, round }: Sheet): readonly OutboxRow[] {
  const sent = listOutboxOf(db, { kind: 'statistics', roundId: round.id, receiverId: own.parentId ?? '' });
  return [...sent].sort((left, right) => (right.revision ?? 0) - (left.revision ?? 0));
}

async function stillGood(
  { folder }: SignedInContext,
  row: OutboxRow,
  values: readonly StatisticEntry[],
): Promise<OutboxRow | null> {
  if (row.state === 'refused' || !(await isOutboxFileIntact(folder, row))) return null;
  const payload = await readOwnBundle(folder, outboxPath(folder, row));
  if (payload?.kind !== 'statistics') return null;
  return canonicalJson(payload.statistics.values) === canonicalJson(values) ? row : null;
}

async function makeBundle(
  context: SignedInContext,
  { own, round }: Sheet,
  values: readonly StatisticEntry[],
  last: OutboxRow | null,
): Promise<Result<OutboxRow, ExportError>> {
  const { parentId, parentCode, parentName } = own;
  if (parentId === null || parentCode === null || parentName === null)
    throw new Error('a ward without a city');
  const revision = (last?.revision ?? 0) + 1;
  const statistics: StatisticsPayload = {
    schemaVersion: 1,
    roundId: round.id,
    unitId: own.unitId,
    period: { from: round.dataFrom, to: round.dataTo },
    revision,
    values: [...values],
  };
  const posted = await postBundle(context, {
    receiver: { unitId: parentId, code: parentCode, name: parentName },
    subject: { unitId: own.unitId, code: own.unitCode, name: own.unitName },
    round: { id: round.id, code: round.code, year: round.year, title: round.title },
    revision,
    replaces: last?.bundleId ?? null,
    payload: { kind: 'statistics', statistics, contact: introduce(context, own) },
    files: [],
    summary: statisticsSummary({ name: own.unitName, parentName }, round, statistics),
  });
  if (!posted.ok) return posted;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    insertOutbox(db, posted.value);
    const { bundleId, fingerprint, fileName } = posted.value;
    const details = { bundleId, fingerprint, fileName, number: revision };
    audit({ action: 'statistics.exportStatistics', subject: round.id, details });
    return ok(posted.value);
  });
}

/** The ward's public keys, vouched for by the secret of its setup bundle: statistics may be the first that comes. */
export function introduce({ folder }: SignedInContext, { unitId }: Installation): Contact {
  const secret = findEnrolmentSecret(folder.db.read, unitId);
  if (secret === null) throw new Error('the enrolment secret is missing');
  const { sending, receiving } = readInstallationKeys(folder.paths);
  return makeContact(secret, {
    schemaVersion: 1,
    unitId,
    sendingKey: sending.publicKey,
    receivingRecipient: receiving.recipient,
  });
}
