import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import {
  findCriteriaSet,
  findRound,
  findRoundByCode,
  findUnit,
  insertRound,
  insertRoundUnits,
  setBaseline,
  type RoundRow,
} from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** A round as callers see it. */
export function toRound(row: RoundRow): Round {
  const { id, code, title, year, criteriaSetHash, dataFrom, dataTo, deadline, state } = row;
  return { id, code, title, year, criteriaSetHash, dataFrom, dataTo, deadline, state };
}

/** The round, or the error that it is not there. */
export function requireRound(db: ReadDb, roundId: string): Result<RoundRow, AppError<'ROUND_NOT_FOUND'>> {
  const round = findRound(db, roundId);
  return round ? ok(round) : fail(appError('ROUND_NOT_FOUND', {}));
}

/** Creates a round with its units and their declared baselines. */
export function createRound(
  context: SignedInContext,
  input: ParsedInputOf<'rounds.createRound'>,
): Result<Round, AppError<'ROUND_CODE_TAKEN' | 'SET_NOT_FOUND' | 'ROUND_HAS_NO_UNITS' | 'UNIT_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const { unitIds, baselines, ...fields } = input;
    if (findRoundByCode(db, input.code)) return fail(appError('ROUND_CODE_TAKEN', { code: input.code }));
    if (!findCriteriaSet(db, input.criteriaSetHash)) return fail(appError('SET_NOT_FOUND', {}));
    const unknown = unitIds.find((id) => !findUnit(db, id));
    if (unknown !== undefined) return fail(appError('UNIT_NOT_FOUND', { code: unknown }));
    const row: RoundRow = { ...fields, id: newId(context.services.clock), state: 'open', createdAt: at };
    insertRound(db, row);
    const points = new Map(baselines.map((baseline) => [baseline.unitId, baseline.points]));
    const parts = [...new Set(unitIds)].map((unitId) => ({
      unitId,
      baselinePoints: points.get(unitId) ?? null,
    }));
    insertRoundUnits(db, row.id, parts);
    audit({ action: 'rounds.createRound', subject: row.id, details: { ...fields, units: parts } });
    return ok(toRound(row));
  });
}

/** Sets last year's points of units of an open round. */
export function saveBaselines(
  context: SignedInContext,
  input: ParsedInputOf<'rounds.saveBaselines'>,
): Result<Record<string, never>, AppError<'ROUND_NOT_FOUND' | 'UNIT_NOT_FOUND' | 'ROUND_CLOSED'>> {
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    const round = requireRound(db, input.roundId);
    if (!round.ok) return round;
    if (round.value.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
    for (const { unitId, points } of input.baselines) {
      if (!setBaseline(db, input.roundId, unitId, points))
        return fail(appError('UNIT_NOT_FOUND', { code: unitId }));
    }
    audit({
      action: 'rounds.saveBaselines',
      subject: input.roundId,
      details: { baselines: input.baselines },
    });
    return ok({});
  });
}
