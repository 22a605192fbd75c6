import { z } from 'zod';
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { findNode } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import type { CompletenessIssue } from '#shared/domain/sign-off/check-completeness.ts';
import type { PinnedDocument } from '#shared/domain/sign-off/field-changes.ts';
import { lookChanges } from '#shared/domain/sign-off/look-changes.ts';
import type { LookRecord, LoggedChange, SheetStand } from '#shared/domain/sign-off/roll-back.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import { responseKindSchema } from '#shared/schemas/bundle-submission.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findAccountByName } from '#db/queries/accounts.ts';
import type { AuditRecord } from '#db/queries/audit.ts';
import { listDocuments, type EvidenceDocumentRow } from '#db/queries/evidence.ts';
import { findLook, lastAuditSeq, listAuditOfRound } from '#db/queries/looks.ts';
import { listAssignments } from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { noteLook } from '#electron/features/leader-desk/note-look.ts';
import { evaluateSheet, requireSheet, type EvaluatedSheet } from '#electron/features/scoring/sheet.ts';

type Look = OutputOf<'leaderDesk.readLook'>;
type Documents = ReadonlyMap<string, EvidenceDocumentRow>;

const answerDetailsSchema = z.object({ before: leafAnswerSchema.nullable(), after: leafAnswerSchema });
const pinSchema = z.object({ section: z.string(), page: z.string() }).nullable();
const evidenceDetailsSchema = z.object({ documentId: z.string(), before: pinSchema, after: pinSchema });
const explanationDetailsSchema = z.object({ before: z.object({ warningExplanation: z.string() }) });
const givenSchema = z.object({ kind: responseKindSchema, text: z.string() }).nullable();
const responseDetailsSchema = z.object({ before: givenSchema, after: givenSchema });
const acceptedDetailsSchema = z.object({ leafCodes: z.array(z.string()) });
const assignedDetailsSchema = z.object({ leafCodes: z.array(z.string()), from: z.array(z.string()) });
const documentFields = { number: z.string(), date: z.string(), issuer: z.string(), title: z.string() };
const documentDetailsSchema = z.object({ before: z.object(documentFields) });

/** What changed on the sheet since this leader last looked. */
export function readLook(
  { folder, actor }: SignedInContext,
  roundId: string,
): Result<Look, AppError<'ROUND_NOT_FOUND'>> {
  const db = folder.db.read;
  const found = requireSheet(db, roundId);
  if (!found.ok) return found;
  const auditSeq = lastAuditSeq(db);
  const look = findLook(db, actor.accountId, roundId);
  const sheet = evaluateSheet(db, found.value);
  const logged = look === null ? [] : listAuditOfRound(db, roundId, look.auditSeq);
  const moved = logged.findLast(({ action }) => action === 'criteriaEditor.moveSheet') ?? null;
  const documents = new Map(listDocuments(db).map((row) => [row.id, row]));
  const records = logged
    .filter(({ seq }) => moved === null || seq > moved.seq)
    .flatMap((record) => toLookRecords(db, record, documents));
  const { newIssues, goneIssues, ...changes } = lookChanges(
    {
      set: sheet.set,
      evaluate: ({ answers }) =>
        evaluateSet(sheet.set, answers, { unitType: unitTypeSchema.parse(sheet.own.unitType) }),
      facts: { points: sheet.points },
    },
    standOf(db, sheet, documents),
    records,
  );
  const titled = (issues: readonly CompletenessIssue[]) => withTitles(sheet.set, issues);
  return ok({
    lookedAt: look?.lookedAt ?? null,
    auditSeq,
    movedAt: moved?.at ?? null,
    totalBefore: changes.totalBefore,
    totalAfter: changes.totalAfter,
    leaves: changes.leaves.map((leaf) => ({ ...leaf, fields: [...leaf.fields] })),
    newIssues: titled(newIssues),
    goneIssues: titled(goneIssues),
  });
}

/** The leader has seen what was read up to this point of the log. */
export function markLooked(
  context: SignedInContext,
  { roundId, auditSeq }: ParsedInputOf<'leaderDesk.markLooked'>,
): Result<{ lookedAt: string }, AppError<'ROUND_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const found = requireSheet(db, roundId);
    if (!found.ok) return found;
    noteLook(db, context.actor.accountId, roundId, at, auditSeq);
    audit({ action: 'leaderDesk.markLooked', subject: roundId, details: { auditSeq } });
    return ok({ lookedAt: at });
  });
}

function standOf(db: ReadDb, sheet: EvaluatedSheet, documents: Documents): SheetStand {
  const { answers, links, points, round, warningExplanations } = sheet;
  const evidence = new Map<string, PinnedDocument[]>();
  for (const { leafCode, documentId, section, page } of links) {
    const pinned = toPinned(documents, documentId, { section, page });
    evidence.set(leafCode, [...(evidence.get(leafCode) ?? []), pinned]);
  }
  const given = points.flatMap(({ leafCode, response }) => (response ? [[leafCode, response] as const] : []));
  const assigned = listAssignments(db, round.id).map(
    ({ leafCode, fullName }) => [leafCode, fullName] as const,
  );
  return {
    answers,
    evidence,
    explanations: new Map(Object.entries(warningExplanations)),
    responses: new Map(given),
    responsible: new Map(assigned),
  };
}

function toPinned(
  documents: Documents,
  documentId: string,
  place: { readonly section: string; readonly page: string },
): PinnedDocument {
  const row = documents.get(documentId);
  const { fileName = '', number = '', issuer = '', title = '', date = '' } = row ?? {};
  return { documentId, fileName, number, issuer, title, date, section: place.section, page: place.page };
}

/** A record of the log as far as it changed what the sheet says, leaf by leaf; other records say nothing here. */
function toLookRecords(db: ReadDb, record: AuditRecord, documents: Documents): readonly LookRecord[] {
  const actor = findAccountByName(db, record.actor)?.fullName ?? record.actor;
  const told = (leafCode: string | null, change: LoggedChange): LookRecord => ({
    leafCode,
    actor,
    at: record.at,
    change,
  });
  const details: unknown = JSON.parse(record.details);
  switch (record.action) {
    case 'evidence.updateDocument': {
      const described = documentDetailsSchema.safeParse(details);
      const documentId = record.subject;
      return described.success
        ? [told(null, { kind: 'document', documentId, before: described.data.before })]
        : [];
    }
    case 'feedback.acceptRemaining': {
      const accepted = acceptedDetailsSchema.safeParse(details);
      const codes = accepted.success ? accepted.data.leafCodes : [];
      return codes.map((leafCode) => told(leafCode, { kind: 'response', before: null }));
    }
    case 'work.saveAssignments': {
      const assigned = assignedDetailsSchema.safeParse(details);
      if (!assigned.success) return [];
      const { leafCodes, from } = assigned.data;
      return leafCodes.map((leafCode, index) =>
        told(leafCode, { kind: 'responsible', before: from[index] ?? '' }),
      );
    }
    default: {
      const leafCode = record.subject.split('/')[1];
      const change = toChange(record.action, details, documents);
      return leafCode === undefined || change === null ? [] : [told(leafCode, change)];
    }
  }
}

function toChange(action: string, details: unknown, documents: Documents): LoggedChange | null {
  if (action === 'feedback.saveResponse') {
    const given = responseDetailsSchema.safeParse(details);
    return given.success ? { kind: 'response', before: given.data.before } : null;
  }
  if (action === 'signOff.explainWarning') {
    const explained = explanationDetailsSchema.safeParse(details);
    return explained.success
      ? { kind: 'explanation', before: explained.data.before.warningExplanation }
      : null;
  }
  const answer = answerDetailsSchema.safeParse(details);
  if (answer.success) return { kind: 'answer', before: answer.data.before, after: answer.data.after };
  const pinned = evidenceDetailsSchema.safeParse(details);
  if (!pinned.success) return null;
  const { documentId, before } = pinned.data;
  return { kind: 'evidence', documentId, before: before && toPinned(documents, documentId, before) };
}

function withTitles(set: CriteriaSet, issues: readonly CompletenessIssue[]): Look['newIssues'] {
  return issues.flatMap(({ leafCode, code, severity }) =>
    severity === 'inform'
      ? []
      : [{ leafCode, code, severity, title: findNode(set.tree, leafCode)?.title ?? '' }],
  );
}
