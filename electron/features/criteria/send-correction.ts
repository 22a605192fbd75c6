import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { findCodeMapProblem } from '#shared/domain/criteria/code-map.ts';
import { compareSets } from '#shared/domain/criteria/compare-sets.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { CriteriaPayload } from '#shared/schemas/bundle-criteria.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { insertCorrection } from '#db/queries/criteria-drafts.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { setRoundCriteriaSet } from '#db/queries/move-sheet.ts';
import { insertOutbox } from '#db/queries/outbox.ts';
import { listRoundUnits, type RoundRow, type UnitRow } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { makeEach } from '#electron/features/exchange/make-each.ts';
import { postBundle } from '#electron/features/exchange/post-bundle.ts';
import { loadCriteriaSet, loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';
import type { SummaryModel } from '#electron/services/bundle/summary-html.ts';
import { newId } from '#electron/services/ids/ids.ts';

type SendError = AppError<
  | 'ROUND_NOT_FOUND'
  | 'ROUND_CLOSED'
  | 'ROUND_HAS_NO_UNITS'
  | 'SET_NOT_FOUND'
  | 'CODE_MAP_INVALID'
  | 'NOTHING_TO_MOVE'
>;

interface Order {
  readonly round: RoundRow;
  readonly units: readonly UnitRow[];
  readonly before: CriteriaSet;
  readonly payload: CriteriaPayload;
}

/**
 * Puts an open round on another version of its set and starts the job that makes a criteria bundle for every ward. The
 * round changes at once: a sheet scored with the old version is not taken in any more, whichever ward has its bundle.
 */
export function sendCorrection(
  context: SignedInContext,
  input: ParsedInputOf<'criteriaEditor.sendCorrection'>,
): Result<{ jobId: string }, SendError> {
  const ordered = prepare(context, input);
  if (!ordered.ok) return ordered;
  const order = ordered.value;
  const { criteriaSetHash, replacesHash, codeMap } = order.payload;
  runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    setRoundCriteriaSet(db, order.round.id, criteriaSetHash);
    insertCorrection(db, {
      id: newId(context.services.clock),
      roundId: order.round.id,
      criteriaSetHash,
      replacesHash,
      codeMapJson: canonicalJson(codeMap),
      receivedAt: at,
    });
    const details = { criteriaSetHash, replacesHash, codeMap };
    audit({ action: 'criteriaEditor.sendCorrection', subject: order.round.id, details });
    return ok(null);
  });
  const work = (job: JobControl) =>
    holdFolder(context, () =>
      makeEach(
        job,
        order.units,
        ({ name }) => name,
        (unit) => makeOne(context, order, unit),
      ),
    );
  return ok({ jobId: context.services.jobs.start('createCorrections', work) });
}

function prepare(
  { folder }: SignedInContext,
  { roundId, hash, codeMap }: ParsedInputOf<'criteriaEditor.sendCorrection'>,
): Result<Order, SendError> {
  const db = folder.db.read;
  const found = requireRound(db, roundId);
  if (!found.ok) return found;
  const round = found.value;
  if (round.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
  if (round.criteriaSetHash === hash) return fail(appError('NOTHING_TO_MOVE', {}));
  const set = loadCriteriaSet(db, hash);
  if (!set) return fail(appError('SET_NOT_FOUND', {}));
  const before = loadRoundSet(db, round.criteriaSetHash);
  const problem = findCodeMapProblem(before, set, codeMap);
  if (problem) return fail(appError('CODE_MAP_INVALID', { ...problem }));
  const units = listRoundUnits(db, roundId).map(({ unit }) => unit);
  if (units.length === 0) return fail(appError('ROUND_HAS_NO_UNITS', {}));
  const payload: CriteriaPayload = {
    schemaVersion: 1,
    roundId,
    criteriaSet: set,
    criteriaSetHash: hash,
    replacesHash: round.criteriaSetHash,
    codeMap,
  };
  return ok({ round, units, before, payload });
}

async function makeOne(
  context: SignedInContext,
  order: Order,
  unit: UnitRow,
): Promise<Result<string, AppError>> {
  const { round, payload } = order;
  const ward = { unitId: unit.id, code: unit.code, name: unit.name };
  const posted = await postBundle(context, {
    receiver: ward,
    subject: ward,
    round: { id: round.id, code: round.code, year: round.year, title: round.title },
    revision: null,
    replaces: null,
    payload: { kind: 'criteria', criteria: payload },
    files: [],
    summary: summaryOf(order, unit, readInstallation(context.folder.db.read).unitName),
  });
  if (!posted.ok) return posted;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    insertOutbox(db, posted.value);
    const { bundleId, fingerprint } = posted.value;
    const subject = `${round.id}/${unit.id}`;
    audit({ action: 'criteriaEditor.createCorrection', subject, details: { bundleId, fingerprint } });
    return ok(bundleId);
  });
}

/** What changed, readable in any browser. */
function summaryOf({ round, before, payload }: Order, unit: UnitRow, city: string): SummaryModel {
  const { criteriaSet, codeMap } = payload;
  const { counts } = compareSets(before, criteriaSet, codeMap ?? {});
  return {
    title: `Gói bộ tiêu chí cho ${unit.name}`,
    rows: [
      ['Nơi gửi', city],
      ['Nơi nhận', unit.name],
      ['Kỳ đánh giá', round.title],
      ['Bộ tiêu chí mới', `${criteriaSet.title}, bản ${criteriaSet.version}`],
      ['Thay cho', `${before.title}, bản ${before.version}`],
      ['Thêm, bỏ', `${counts.added} dòng thêm, ${counts.removed} dòng bỏ`],
      ['Đổi mã, đổi chỗ', `${counts.recoded} dòng đổi mã, ${counts.moved} dòng đổi chỗ`],
      [
        'Đổi điểm, đổi cách chấm',
        `${counts.maximumChanged} dòng đổi điểm tối đa, ${counts.ruleChanged} dòng đổi cách chấm`,
      ],
    ],
    note: 'Nhận gói này ở phần Nhận gói; bảng điểm đang làm giữ nguyên cho tới khi đơn vị chuyển sang bản mới.',
  };
}
