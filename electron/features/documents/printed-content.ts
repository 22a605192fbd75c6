import { appError, type AppError } from '#shared/contract/errors.ts';
import { printCodeOf } from '#shared/domain/report-models/print-code.ts';
import type {
  AppraisedCell,
  ScoreSheetInput,
  ScoreSheetSeal,
} from '#shared/domain/report-models/score-sheet-types.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listFeedbackOf } from '#db/queries/feedback.ts';
import { listAppraisedLeaves } from '#db/queries/appraisal.ts';
import { findRevision, type RevisionRow } from '#db/queries/revisions.ts';
import type { Actor } from '#electron/backend/actor.ts';
import { parseRevision, type HeldWard } from '#electron/features/appraisal/ward.ts';
import { evaluateSheet, type Sheet } from '#electron/features/scoring/sheet.ts';
import { sealedContent } from '#electron/features/sign-off/seal-sheet.ts';
import { revisionFingerprint } from '#electron/services/bundle/revision-signature.ts';

/** A sealed revision as it is printed. */
export interface PrintedSeal {
  readonly content: SealedRevision;
  readonly seal: ScoreSheetSeal;
}

/**
 * The sealed revision of this number, or the newest. The fingerprint on paper is worked out from the very content that
 * is printed; a revision that no longer matches its own is not printed.
 */
export function requireSealed(
  db: ReadDb,
  { own, round }: Sheet,
  revisionNumber: number | null,
): Result<PrintedSeal, AppError<'REVISION_NOT_FOUND'>> {
  const row = findRevision(db, round.id, own.unitId, revisionNumber);
  if (!row) return fail(appError('REVISION_NOT_FOUND', {}));
  const content = parseRevision(row);
  return ok({ content, seal: sealOf(row, content, own.unitCode, round.code) });
}

function sealOf(
  row: RevisionRow,
  content: SealedRevision,
  unitCode: string,
  roundCode: string,
): ScoreSheetSeal {
  const fingerprint = revisionFingerprint(content);
  if (fingerprint !== row.fingerprint) throw new Error(`sealed revision ${row.id} is not what was signed`);
  const { number: revision, signedBy, signedAt } = content;
  const code = printCodeOf({ unitCode, roundCode, revision, fingerprint, total: content.totals.points });
  return { code, signedBy, signedAt };
}

/** What a sheet held of a ward is printed from at the city: what came in, beside what was decided up to `at`. */
export function heldInput(db: ReadDb, ward: HeldWard, at: string): ScoreSheetInput {
  const { round, unit, part, set, row, revision } = ward;
  const state = part.appraisalFinishedAt === null ? 'đang thẩm định' : 'đã thẩm định xong';
  return {
    unit: { code: unit.code, name: unit.name },
    round: { code: round.code, title: round.title, year: round.year },
    set,
    content: revision,
    appraised: new Map(
      listAppraisedLeaves(db, round.id, unit.id).map(
        ({ leafCode, points, notApplicable, reason, request }) => [
          leafCode,
          {
            points: points === null ? null : pointsFromMicro(points),
            notApplicable: notApplicable === 1,
            reason,
            request,
          },
        ],
      ),
    ),
    responsible: agenciesOf({ set }),
    seal: sealOf(row, revision, unit.code, round.code),
    remark: `Cấp trên in lúc ${formatMoment(at)}, ${state}.`,
  };
}

/** What the score sheet of a sealed revision is printed from. */
export function sealedInput(db: ReadDb, sheet: Sheet, { content, seal }: PrintedSeal): ScoreSheetInput {
  return {
    ...placeOf(sheet),
    content,
    appraised: appraisedOf(db, sheet.round.id, content.number),
    responsible: agenciesOf(sheet),
    seal,
  };
}

/** What a sheet that is still worked on is printed from: as it stands on disk now. */
export function draftInput(db: ReadDb, sheet: Sheet, actor: Actor, at: string): ScoreSheetInput {
  const content = sealedContent(db, evaluateSheet(db, sheet), actor, '', at);
  return {
    ...placeOf(sheet),
    content,
    appraised: new Map(),
    responsible: agenciesOf(sheet),
    seal: null,
  };
}

function placeOf({ own, round, set }: Sheet): Pick<ScoreSheetInput, 'unit' | 'round' | 'set'> {
  const { code, title, year } = round;
  return { unit: { code: own.unitCode, name: own.unitName }, round: { code, title, year }, set };
}

function appraisedOf(
  db: ReadDb,
  roundId: string,
  revisionNumber: number,
): ReadonlyMap<string, AppraisedCell> {
  return new Map(
    listFeedbackOf(db, roundId, revisionNumber).map((row) => {
      const points = row.appraisedPoints === null ? null : pointsFromMicro(row.appraisedPoints);
      const { reason, request } = row;
      return [row.leafCode, { points, notApplicable: row.notApplicable === 1, reason, request }];
    }),
  );
}

/** The office that leads a criterion, as its set says. */
function agenciesOf({ set }: Pick<Sheet, 'set'>): ReadonlyMap<string, string> {
  return new Map(listLeaves(set.tree).map(({ code, leaf }) => [code, leaf.leadAgency]));
}
