import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { PrintedRevision } from '#shared/contract/channels/documents.ts';
import { readPrintCode, type TypedPrintCode } from '#shared/domain/report-models/print-code.ts';
import { pointsFromMicro, pointsToLiteral } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findRevisionsByFingerprint, type PrintedRevisionRow } from '#db/queries/printed-codes.ts';
import { findUnit } from '#db/queries/rounds.ts';

/** Which sealed revision of this folder a code on paper belongs to, and whether the paper says otherwise than it. */
export function checkFingerprint(
  db: ReadDb,
  text: string,
): Result<OutputOf<'documents.checkFingerprint'>, AppError<'PRINT_CODE_NOT_READABLE'>> {
  const typed = readPrintCode(text);
  if (!typed) return fail(appError('PRINT_CODE_NOT_READABLE', {}));
  const digits = typed.kind === 'code' ? typed.code.fingerprint : typed.digits;
  const [row, other] = findRevisionsByFingerprint(db, digits);
  if (!row) return ok({ found: null });
  if (other) return fail(appError('PRINT_CODE_NOT_READABLE', {}));
  return ok({ found: describe(row, unitOf(db, row.unitId), typed) });
}

/** At the city units stand in their list; at a ward the only one is the ward itself. */
function unitOf(db: ReadDb, unitId: string): PrintedRevision['unit'] {
  const own = readInstallation(db);
  if (own.unitId === unitId) return { code: own.unitCode, name: own.unitName };
  const unit = findUnit(db, unitId);
  return { code: unit?.code ?? '', name: unit?.name ?? '' };
}

function describe(
  row: PrintedRevisionRow,
  unit: PrintedRevision['unit'],
  typed: TypedPrintCode,
): PrintedRevision {
  const { revisionId, number, newestNumber, signedBy, signedAt, fingerprint } = row;
  const total = pointsFromMicro(row.total);
  const said = typed.kind === 'code' ? typed.code : null;
  const differences: PrintedRevision['differences'] = [];
  if (said && said.unitCode !== unit.code) differences.push('unit');
  if (said && said.roundCode !== row.roundCode) differences.push('round');
  if (said && said.revision !== number) differences.push('revision');
  if (said && said.total !== pointsToLiteral(total)) differences.push('total');
  return {
    revisionId,
    unit,
    round: { id: row.roundId, code: row.roundCode, title: row.roundTitle },
    number,
    newestNumber,
    isNewest: number === newestNumber,
    total,
    maximum: pointsFromMicro(row.maximum),
    signedBy,
    signedAt,
    fingerprint,
    whole: typed.kind === 'code' || typed.digits.length === 64,
    differences,
  };
}
