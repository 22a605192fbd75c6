import { z } from 'zod';
import { parseDay } from '#shared/lib/days.ts';
import { wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { responsesToSeal } from '#shared/domain/appraisal/feedback-points.ts';
import { sealedStatus } from '#shared/domain/appraisal/verify-claims.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { RevisionAnswer, RevisionEvidence, SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listDocuments } from '#db/queries/evidence.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { listAssignments } from '#db/queries/work.ts';
import type { Actor } from '#electron/backend/actor.ts';
import type { EvaluatedSheet } from '#electron/features/scoring/sheet.ts';

const personSchema = z.strictObject({ fullName: z.string(), position: z.string() });

/** The content a leader signs: every leaf of the ward's own with its answer, points and evidence, and the totals. */
export function sealedContent(
  db: ReadDb,
  sheet: EvaluatedSheet,
  signer: Actor,
  revisionId: string,
  signedAt: string,
): SealedRevision {
  const { own, round, set, result } = sheet;
  const evidence = evidenceByLeaf(db, sheet);
  const responsible = new Map(listAssignments(db, round.id).map((row) => [row.leafCode, row.fullName]));
  const answers: Record<string, RevisionAnswer> = {};
  for (const { code } of listWardLeaves(set)) {
    const leaf = result.leaves.get(code);
    answers[code] = {
      answer: sheet.answers.get(code) ?? EMPTY_ANSWER,
      points: leaf?.points ?? null,
      status: leaf ? sealedStatus(leaf) : 'NOT_SCORED',
      evidence: evidence.get(code) ?? [],
      warningExplanation: sheet.warningExplanations[code] ?? '',
      ...responsibleOf(responsible, code),
    };
  }
  const previous = findRevision(db, round.id, own.unitId, null);
  const { fullName, position } = signer;
  return {
    schemaVersion: 1,
    revisionId,
    roundId: round.id,
    unitId: own.unitId,
    number: sheet.sheet.revisionNumber,
    replaces: previous?.id ?? null,
    correctionReason: sheet.sheet.correctionReason,
    criteriaSetHash: round.criteriaSetHash,
    preparedBy: personSchema.parse(
      JSON.parse(sheet.sheet.preparedBy ?? JSON.stringify({ fullName, position })),
    ),
    signedBy: { fullName, position },
    signedAt,
    answers,
    totals: wardTotals(set, result),
    responses: responsesToSeal(sheet.points),
  };
}

/** "Người phụ trách" stands in the revision only where somebody was assigned. */
function responsibleOf(
  responsible: ReadonlyMap<string, string>,
  code: string,
): Pick<RevisionAnswer, 'responsible'> {
  const fullName = responsible.get(code);
  return fullName === undefined ? {} : { responsible: fullName };
}

function evidenceByLeaf(db: ReadDb, { links }: EvaluatedSheet): ReadonlyMap<string, RevisionEvidence[]> {
  const documents = new Map(listDocuments(db).map((document) => [document.id, document]));
  const byLeaf = new Map<string, RevisionEvidence[]>();
  for (const { leafCode, documentId, section, page } of links) {
    const document = documents.get(documentId);
    if (!document) continue;
    const { sha256, fileName, size, number, issuer, title } = document;
    const day = parseDay(document.date);
    const date = day.ok ? day.value : null;
    const pinned = { documentId, sha256, fileName, size, number, date, issuer, title, section, page };
    byLeaf.set(leafCode, [...(byLeaf.get(leafCode) ?? []), pinned]);
  }
  return byLeaf;
}
