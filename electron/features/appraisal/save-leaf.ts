import type { AppraisedLeaf } from '#shared/contract/channels/appraisal.ts';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { findNode, isLeaf, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { decideLeaf, type DecisionProblem } from '#shared/domain/appraisal/decide-leaf.ts';
import { assertNever, fail, ok, type Result } from '#shared/lib/result.ts';
import { putAppraisedLeaves, removeAppraisedLeaf } from '#db/queries/appraisal.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { toAppraisedLeaf } from '#electron/features/appraisal/read-ward.ts';
import {
  readDecisions,
  refreshTotals,
  requireOpenWard,
  toRow,
  type WardError,
} from '#electron/features/appraisal/ward.ts';

type SaveLeafError =
  | WardError
  | AppError<
      | 'APPRAISAL_CLOSED'
      | 'LEAF_NOT_FOUND'
      | 'POINTS_NOT_READABLE'
      | 'POINTS_OUT_OF_RANGE'
      | 'POINTS_OFF_STEP'
      | 'REASON_REQUIRED'
    >;

/** Keeps the city's decision on one leaf, or takes it back; null: nothing stands there any more. */
export function saveLeaf(
  context: SignedInContext,
  input: ParsedInputOf<'appraisal.saveLeaf'>,
): Result<AppraisedLeaf | null, SaveLeafError> {
  const { roundId, unitId, leafCode } = input;
  return runUseCase(context, context.actor.username, (writing) => {
    const { db, at } = writing;
    const ward = requireOpenWard(db, roundId, unitId);
    if (!ward.ok) return ward;
    const { set, revision } = ward.value;
    const node = findNode(set.tree, leafCode);
    if (!node || !isLeaf(node)) return fail(appError('LEAF_NOT_FOUND', { leafCode }));
    const claim = Object.hasOwn(revision.answers, leafCode) ? revision.answers[leafCode] : undefined;
    const { raw, notApplicable, reason, request } = input;
    const decided = decideLeaf(set, node, claim, { raw, notApplicable, reason, request });
    if (!decided.ok) return fail(toError(node, raw, decided.error));
    const before = readDecisions(db, roundId, unitId).get(leafCode) ?? null;
    const after = decided.value;
    const row = after && toRow(ward.value, after, { at, by: context.actor.fullName });
    if (row) putAppraisedLeaves(db, [row]);
    else removeAppraisedLeaf(db, roundId, unitId, leafCode);
    refreshTotals(db, ward.value);
    writing.audit({
      action: 'appraisal.saveLeaf',
      subject: `${roundId}/${unitId}/${leafCode}`,
      details: { before, after },
    });
    return ok(row && toAppraisedLeaf(row));
  });
}

function toError(
  { code: leafCode }: LeafNode,
  raw: string,
  problem: DecisionProblem,
): AppError<'POINTS_NOT_READABLE' | 'POINTS_OUT_OF_RANGE' | 'POINTS_OFF_STEP' | 'REASON_REQUIRED'> {
  switch (problem.code) {
    case 'POINTS_NOT_READABLE':
      return appError('POINTS_NOT_READABLE', { leafCode, raw });
    case 'POINTS_OUT_OF_RANGE':
      return appError('POINTS_OUT_OF_RANGE', {
        leafCode,
        minimum: problem.minimum,
        maximum: problem.maximum,
      });
    case 'POINTS_OFF_STEP':
      return appError('POINTS_OFF_STEP', { leafCode, step: problem.step });
    case 'REASON_REQUIRED':
      return appError('REASON_REQUIRED', { leafCode });
    default:
      return assertNever(problem);
  }
}
