import { z } from 'zod';
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { NO_FIGURE } from '#shared/domain/statistics/apply-statistics.ts';
import { leavesOfStatistic, leavesThatFollow } from '#shared/domain/statistics/follow.ts';
import { findStatistic, listStatistics } from '#shared/domain/statistics/list-statistics.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import { listAuditOf } from '#db/queries/audit.ts';
import { listOutboxOf } from '#db/queries/exchange.ts';
import { findStatisticValue, listStatisticValues } from '#db/queries/statistics.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { putStatistic, readAnswers, readFigures } from '#electron/features/statistics/put-statistic.ts';
import { requireOpenSheet, requireSheet, type Sheet } from '#electron/features/scoring/sheet.ts';

type Listed = OutputOf<'statistics.listStatistics'>;

/** The statistics a round's set asks for, as they stand. */
export function readStatistics(
  { folder }: SignedInContext,
  roundId: string,
): Result<Listed, AppError<'ROUND_NOT_FOUND'>> {
  const db = folder.db.read;
  const found = requireSheet(db, roundId);
  if (!found.ok) return found;
  const sheet = found.value;
  const rows = new Map(listStatisticValues(db, roundId).map((row) => [row.code, row]));
  const figures = readFigures(db, sheet);
  const statistics = listStatistics(sheet.set).map(({ code, label, unit }) => {
    const row = rows.get(code);
    const { raw, estimated } = figures.get(code) ?? NO_FIGURE;
    return {
      code,
      label,
      unit,
      raw,
      estimated,
      note: row?.note ?? '',
      version: row?.version ?? 0,
      updatedAt: row?.updatedAt ?? null,
      updatedBy: row?.updatedBy ?? '',
      leafCodes: leavesOfStatistic(sheet.set, code).map((leaf) => leaf.code),
    };
  });
  const { state } = sheet.sheet;
  const [last] = listOutboxOf(db, { kind: 'statistics', roundId, receiverId: sheet.own.parentId ?? '' });
  const sent = last
    ? {
        bundleId: last.bundleId,
        revision: last.revision ?? 1,
        createdAt: last.createdAt,
        acknowledged: last.state === 'acknowledged',
      }
    : null;
  return ok({ statistics, open: state === 'draft' || state === 'returned', sent });
}

function requireStatistic({ set }: Sheet, code: string): Result<null, AppError<'STATISTIC_NOT_FOUND'>> {
  return findStatistic(set, code) ? ok(null) : fail(appError('STATISTIC_NOT_FOUND', { code }));
}

/** Keeps a figure exactly as typed; every leaf that refers to it follows in the same transaction. */
export function saveValue(
  context: SignedInContext,
  { roundId, code, raw, estimated, note, baseVersion }: ParsedInputOf<'statistics.saveValue'>,
): Result<
  OutputOf<'statistics.saveValue'>,
  AppError<'ROUND_NOT_FOUND' | 'STATISTIC_NOT_FOUND' | 'SHEET_SEALED' | 'STATISTIC_CHANGED_ELSEWHERE'>
> {
  return runUseCase(context, context.actor.username, (writing) => {
    const open = requireOpenSheet(writing.db, roundId);
    if (!open.ok) return open;
    const known = requireStatistic(open.value, code);
    if (!known.ok) return known;
    const held = findStatisticValue(writing.db, roundId, code)?.version ?? 0;
    if (held !== baseVersion) return fail(appError('STATISTIC_CHANGED_ELSEWHERE', { code, version: held }));
    const saved = putStatistic(writing, context, open.value, { code, raw, estimated, note });
    return ok({ ...saved, savedAt: writing.at });
  });
}

/** What would follow from another figure; nothing is written. */
export function previewValue(
  { folder }: SignedInContext,
  { roundId, code, raw, estimated }: ParsedInputOf<'statistics.previewValue'>,
): Result<OutputOf<'statistics.previewValue'>, AppError<'ROUND_NOT_FOUND' | 'STATISTIC_NOT_FOUND'>> {
  const db = folder.db.read;
  const found = requireSheet(db, roundId);
  if (!found.ok) return found;
  const sheet = found.value;
  const known = requireStatistic(sheet, code);
  if (!known.ok) return known;
  const before = readFigures(db, sheet).get(code) ?? NO_FIGURE;
  const context = { unitType: unitTypeSchema.parse(sheet.own.unitType) };
  const leaves = leavesThatFollow(
    sheet.set,
    readAnswers(db, sheet),
    { code, before, after: { raw, estimated } },
    context,
  );
  return ok({
    leaves: leaves.map((each) => ({
      leafCode: each.leaf.code,
      title: each.leaf.title,
      pointsBefore: each.before.points,
      pointsAfter: each.after.points,
    })),
  });
}

const valueSchema = z.strictObject({ raw: z.string(), estimated: z.boolean(), note: z.string() });
const changeSchema = z.strictObject({ before: valueSchema.nullable(), after: valueSchema });

/** The changes of one statistic, newest first. */
export function readHistory(
  { folder }: SignedInContext,
  { roundId, code }: ParsedInputOf<'statistics.readHistory'>,
): Result<OutputOf<'statistics.readHistory'>, never> {
  const records = listAuditOf(folder.db.read, 'statistics.saveValue', `${roundId}/${code}`);
  return ok({
    changes: records.map(({ at, actor, details }) => ({
      at,
      actor,
      ...changeSchema.parse(JSON.parse(details)),
    })),
  });
}
