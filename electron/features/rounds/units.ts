import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { Unit } from '#shared/contract/channels/rounds.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import { findUnit, findUnitByCode, insertUnit, updateUnit, type UnitRow } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** A unit as callers see it. */
export function toUnit(row: UnitRow): Unit {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    type: unitTypeSchema.parse(row.type),
    active: row.active === 1,
  };
}

/** Creates or changes a unit. Codes are unique; nothing is ever deleted. */
export function saveUnit(
  context: SignedInContext,
  input: ParsedInputOf<'units.saveUnit'>,
): Result<Unit, AppError<'UNIT_CODE_TAKEN' | 'UNIT_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const { code, name, type } = input;
    const active = input.active ? 1 : 0;
    const holder = findUnitByCode(db, code);
    if (holder && holder.id !== input.id) return fail(appError('UNIT_CODE_TAKEN', { code }));
    const before = input.id === null ? null : findUnit(db, input.id);
    if (input.id !== null && !before) return fail(appError('UNIT_NOT_FOUND', { code }));
    const id = before?.id ?? newId(context.services.clock);
    if (before) updateUnit(db, id, { code, name, type, active });
    else insertUnit(db, { id, code, name, type, active, createdAt: at });
    audit({
      action: 'units.saveUnit',
      subject: id,
      details: { before, after: { code, name, type, active } },
    });
    return ok({ id, code, name, type, active: input.active });
  });
}
