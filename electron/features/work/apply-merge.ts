import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { ok } from '#shared/lib/result.ts';
import type { PartBack } from '#shared/schemas/bundle-part.ts';
import {
  deleteLink,
  findDocument,
  findLink,
  insertDocument,
  insertLink,
  insertStoredFile,
  markRemoved,
  updateDocument,
  updateLink,
} from '#db/queries/evidence.ts';
import { findOutbox, setOutboxState } from '#db/queries/outbox.ts';
import { putWarningExplanation } from '#db/queries/sheets.ts';
import {
  findOpenConflict,
  insertConflict,
  listConflicts,
  updateConflict,
  updateWorkPart,
  type WorkPartRow,
} from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { writeAnswer } from '#electron/features/scoring/save-answer.ts';
import { requireLeaf, type Sheet } from '#electron/features/scoring/sheet.ts';
import { parseBase, withReturn } from '#electron/features/work/part-rows.ts';
import {
  mergedField,
  type MergePlan,
  type PlannedConflict,
  type PlannedDocument,
  type PlannedLeaf,
} from '#electron/features/work/plan-merge.ts';
import { explanationDetails, linkDetails } from '#electron/features/scoring/log-details.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** A genuine return with what it is merged into. */
export interface PartReturn {
  readonly row: WorkPartRow;
  readonly sheet: Sheet;
  readonly part: PartBack;
  readonly bundleId: string;
}

/** Writes a merge: documents, answers, explanations, links, conflicts; each change with its audit record. */
export function applyMerge(writing: Writing, context: SignedInContext, from: PartReturn, plan: MergePlan) {
  const { row, part, bundleId, sheet } = from;
  const { db, at, audit } = writing;
  // The history of a leaf names who did the work, the audit log who took it in.
  const holder: SignedInContext = { ...context, actor: { ...context.actor, fullName: row.holder } };
  for (const document of plan.documents) putDocument(writing, holder, document);
  for (const [leafCode, merged] of plan.leaves) {
    if (merged.counts.taken === 0) continue;
    const leaf = requireLeaf(sheet.set, leafCode);
    if (!leaf.ok) continue;
    if (canonicalJson(merged.leaf.answer) !== canonicalJson(merged.ours.answer))
      writeAnswer(writing, holder, sheet, leaf.value, merged.leaf.answer);
    const text = merged.leaf.warningExplanation;
    if (text !== merged.ours.warningExplanation) {
      const details = explanationDetails(db, row.roundId, leafCode, text);
      putWarningExplanation(db, {
        roundId: row.roundId,
        leafCode,
        text,
        updatedAt: at,
        updatedBy: row.holder,
      });
      audit({ action: 'signOff.explainWarning', subject: `${row.roundId}/${leafCode}`, details });
    }
    putLinks(writing, holder, { roundId: row.roundId, leafCode }, merged);
  }
  closeSettled(writing, context, from, plan);
  for (const conflict of plan.conflicts) putConflict(writing, context, from, conflict);
  const sendingKey = part.proof.keys.sendingKey;
  updateWorkPart(db, row.id, {
    state: 'returned',
    stateAt: at,
    baseJson: withReturn(parseBase(row), sendingKey, { bundleId, content: part.content }),
  });
  const sent = row.bundleId === null ? null : findOutbox(db, row.bundleId);
  if (sent) setOutboxState(db, sent.bundleId, 'acknowledged', at);
  audit({
    action: 'work.mergePart',
    subject: row.id,
    details: { bundleId, holder: row.holder, ...plan.counts, fields: conflictsForLog(plan) },
  });
  return ok(null);
}

/** Both values of every conflict go into the log: a later return may put another value in its place. */
function conflictsForLog({ conflicts }: MergePlan) {
  return conflicts.map(({ leafCode, field, base, ours, theirs }) => ({
    leafCode,
    field,
    base,
    ours,
    theirs,
  }));
}

function putDocument(
  { db, at, audit }: Writing,
  { actor }: SignedInContext,
  { id, document, isNew, wasRemoved, values, changed }: PlannedDocument,
): void {
  const { sha256, size, fileName } = document;
  if (isNew) {
    insertStoredFile(db, sha256, size, at);
    const row = { ...values, id, sha256, fileName, addedAt: at, addedBy: actor.fullName };
    insertDocument(db, { ...row, removedAt: null, removedBy: null });
    audit({ action: 'evidence.addDocument', subject: id, details: { sha256, size, fileName } });
    return;
  }
  if (wasRemoved) markRemoved(db, id, null);
  const before = findDocument(db, id);
  if (!changed || !before) return;
  updateDocument(db, id, values);
  const { number, date, issuer, title } = before;
  audit({
    action: 'evidence.updateDocument',
    subject: id,
    details: { before: { number, date, issuer, title }, after: values },
  });
}

function putLinks(
  { db, at, audit }: Writing,
  { services }: SignedInContext,
  { roundId, leafCode }: { readonly roundId: string; readonly leafCode: string },
  { leaf, ours }: PlannedLeaf,
): void {
  const subject = `${roundId}/${leafCode}`;
  for (const { documentId, section, page } of leaf.links) {
    const held = findLink(db, roundId, leafCode, documentId);
    if (held?.section === section && held.page === page) continue;
    if (held) updateLink(db, held.id, section, page);
    else
      insertLink(db, {
        id: newId(services.clock),
        roundId,
        leafCode,
        documentId,
        section,
        page,
        createdAt: at,
      });
    const details = linkDetails(db, documentId, held, { section, page });
    audit({ action: 'evidence.linkDocument', subject, details });
  }
  const kept = new Set(leaf.links.map(({ documentId }) => documentId));
  for (const { documentId } of ours.links.filter((link) => !kept.has(link.documentId))) {
    const held = findLink(db, roundId, leafCode, documentId);
    if (!held) continue;
    deleteLink(db, held.id);
    const details = linkDetails(db, documentId, held, null);
    audit({ action: 'evidence.unlinkDocument', subject, details });
  }
}

/**
 * What this computer had brought back otherwise, and on which it agrees with us by now, has nothing left to decide. A
 * conflict is this computer's where the other value is the one it brought last.
 */
function closeSettled(
  { db, at, audit }: Writing,
  { actor }: SignedInContext,
  { row }: PartReturn,
  plan: MergePlan,
): void {
  for (const open of listConflicts(db, row.roundId)) {
    if (open.partId !== row.id || open.state !== 'open') continue;
    const sides = mergedField(plan, open.leafCode, open.field);
    if (!sides || canonicalJson(sides.base) !== open.theirsJson) continue;
    if (canonicalJson(sides.now) !== canonicalJson(sides.theirs)) continue;
    updateConflict(db, open.id, { state: 'ours', decidedAt: at, decidedBy: actor.fullName });
    audit({ action: 'work.resolveConflict', subject: open.id, details: { choice: 'ours', agreed: true } });
  }
}

function putConflict(
  { db, at }: Writing,
  { services }: SignedInContext,
  { row }: PartReturn,
  { leafCode, field, base, ours, theirs }: PlannedConflict,
): void {
  // What this computer brought last is the base now: the same conflict, with a newer value.
  const open = findOpenConflict(db, { partId: row.id, leafCode, field, theirsJson: canonicalJson(base) });
  const oursJson = canonicalJson(ours);
  const theirsJson = canonicalJson(theirs);
  if (open) {
    updateConflict(db, open.id, { oursJson, theirsJson });
    return;
  }
  insertConflict(db, {
    id: newId(services.clock),
    partId: row.id,
    roundId: row.roundId,
    leafCode,
    field,
    baseJson: canonicalJson(base),
    oursJson,
    theirsJson,
    state: 'open',
    foundAt: at,
    decidedAt: null,
    decidedBy: null,
  });
}
