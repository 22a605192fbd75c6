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
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findAccountByName } from '#db/queries/accounts.ts';
import type { AuditRecord } from '#db/queries/audit.ts';
import { listDocuments, type EvidenceDocumentRow } from '#db/queries/evidence.ts';
import { findLook, lastAuditSeq, listAuditOfRound } from '#db/queries/looks.ts';
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
    .flatMap((record) => toLookRecord(db, record, documents));
  const { newIssues, goneIssues, ...changes } = lookChanges(
    {
      set: sheet.set,
      evaluate: ({ answers }) =>
        evaluateSet(sheet.set, answers, { unitType: unitTypeSchema.parse(sheet.own.unitType) }),
      facts: { points: sheet.points },
    },
    standOf(sheet, documents),
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

function standOf({ answers, links, warningExplanations }: EvaluatedSheet, documents: Documents): SheetStand {
  const evidence = new Map<string, PinnedDocument[]>();
  for (const { leafCode, documentId, section, page } of links) {
    const pinned = toPinned(documents, documentId, { section, page });
    evidence.set(leafCode, [...(evidence.get(leafCode) ?? []), pinned]);
  }
  return { answers, evidence, explanations: new Map(Object.entries(warningExplanations)) };
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

/** A record of the log as far as it changed a leaf of the sheet; other records say nothing here. */
function toLookRecord(db: ReadDb, record: AuditRecord, documents: Documents): readonly LookRecord[] {
  const leafCode = record.subject.split('/')[1];
  const change = toChange(record, documents);
  if (leafCode === undefined || change === null) return [];
  const actor = findAccountByName(db, record.actor)?.fullName ?? record.actor;
  return [{ leafCode, actor, at: record.at, change }];
}

function toChange({ action, details }: AuditRecord, documents: Documents): LoggedChange | null {
  const parsed: unknown = JSON.parse(details);
  const answer = answerDetailsSchema.safeParse(parsed);
  if (answer.success) return { kind: 'answer', before: answer.data.before, after: answer.data.after };
  const pinned = evidenceDetailsSchema.safeParse(parsed);
  if (pinned.success) {
    const { documentId, before } = pinned.data;
    return {
      kind: 'evidence',
      documentId,
      before: before && toPinned(documents, documentId, before),
    };
  }
  const explained = action === 'signOff.explainWarning' ? explanationDetailsSchema.safeParse(parsed) : null;
  return explained?.success === true
    ? { kind: 'explanation', before: explained.data.before.warningExplanation }
    : null;
}

function withTitles(set: CriteriaSet, issues: readonly CompletenessIssue[]): Look['newIssues'] {
  return issues.flatMap(({ leafCode, code, severity }) =>
    severity === 'inform'
      ? []
      : [{ leafCode, code, severity, title: findNode(set.tree, leafCode)?.title ?? '' }],
  );
}
