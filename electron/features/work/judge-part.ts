import { policyError } from '#shared/domain/bundle/errors.ts';
import { checkHolder, checkReceiver, checkSubject } from '#shared/domain/bundle/policy.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { PartBack, PartPayload } from '#shared/schemas/bundle-part.ts';
import { findTaken } from '#db/queries/exchange.ts';
import { findWorkPart, listTakenParts, type WorkPartRow } from '#db/queries/work.ts';
import type { Judged, Judgement, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { requireSheet, type Sheet } from '#electron/features/scoring/sheet.ts';
import { applyMerge } from '#electron/features/work/apply-merge.ts';
import { baseFor, lastReturn, parseBase, partLeafCodes } from '#electron/features/work/part-rows.ts';
import { planMerge } from '#electron/features/work/plan-merge.ts';
import type { VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';

const HELD: Judgement = { verdict: 'alreadyHeld', code: null, take: () => ok(null) };

type KeptCode = 'PART_RECALLED' | 'PART_SHEET_SEALED' | 'PART_OTHER_SET' | 'OLDER_THAN_HELD';

/**
 * What the ward's own folder does with a part: one that comes back is merged, field by field. It is kept aside while
 * the sheet takes no changes, and (until somebody confirms) where the part was recalled; `confirmed`: somebody has.
 */
export function judgePart(
  scope: JudgeScope,
  bundle: VerifiedBundle,
  part: PartPayload,
  confirmed = false,
): Judged {
  const { db, run } = scope;
  const { header } = bundle;
  for (const check of [
    checkReceiver(header, { unitId: run.own.unitId, code: run.own.unitCode }),
    checkSubject(header),
    checkHolder(header),
  ])
    if (!check.ok) return check;
  if (part.direction === 'out') return fail(policyError('PART_IS_OUT', part.holder));
  const row = findWorkPart(db, part.proof.keys.partId);
  if (row?.direction !== 'sent') return fail(policyError('WRONG_SENDER', header.sender.code));
  if (row.roundId !== part.roundId) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
  const own = new Set(partLeafCodes(row));
  const stranger = Object.keys(part.content.leaves).find((code) => !own.has(code));
  if (stranger !== undefined) return fail(policyError('WRONG_UNIT', stranger, row.holder));
  const taken = findTaken(db, header.bundleId);
  if (taken && taken.fingerprint !== bundle.fingerprint)
    return fail(policyError('SAME_ID_OTHER_CONTENT', header.bundleId));
  const held = listTakenParts(db).filter(({ bundleId }) => bundleId === header.bundleId);
  const isMerged = held.some(({ verdict }) => verdict === 'accepted') || run.passed.has(header.bundleId);
  if (isMerged) return ok(HELD);
  const sheet = requireSheet(db, row.roundId);
  if (!sheet.ok) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
  const kept = whyKept(row, sheet.value, part, { bundleId: header.bundleId, confirmed });
  if (kept !== null)
    return held.length > 0 && !confirmed
      ? ok(HELD)
      : ok({ verdict: 'keptAside', code: kept, subject: row.holder, take: () => ok(null) });
  return ok(mergeJudgement(scope, { row, sheet: sheet.value, part, bundleId: header.bundleId }));
}

function whyKept(
  row: WorkPartRow,
  { sheet, round }: Sheet,
  part: PartBack,
  arriving: { readonly bundleId: string; readonly confirmed: boolean },
): KeptCode | null {
  const last = lastReturn(parseBase(row), part.proof.keys.sendingKey);
  // Bundle ids are UUIDv7: in the order they were made on that computer.
  if (last && last.bundleId > arriving.bundleId) return 'OLDER_THAN_HELD';
  if (round.criteriaSetHash !== part.criteriaSetHash) return 'PART_OTHER_SET';
  if (sheet.state === 'submitted' || sheet.state === 'signed') return 'PART_SHEET_SEALED';
  return row.state === 'recalled' && !arriving.confirmed ? 'PART_RECALLED' : null;
}

function mergeJudgement({ db }: JudgeScope, from: Parameters<typeof applyMerge>[2]): Judgement {
  const { row, part } = from;
  const base = baseFor(parseBase(row), part.proof.keys.sendingKey);
  const plan = planMerge(db, row.roundId, base, part.content);
  return {
    verdict: 'accepted',
    code: null,
    merge: plan.counts,
    take: (writing, _services, context) => applyMerge(writing, context, from, plan),
  };
}
