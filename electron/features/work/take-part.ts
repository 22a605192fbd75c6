import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { PartOut } from '#shared/schemas/bundle-part.ts';
import { insertDocument, insertLink, insertStoredFile } from '#db/queries/evidence.ts';
import { insertFeedback } from '#db/queries/feedback.ts';
import { pinKey } from '#db/queries/installation.ts';
import { insertRound } from '#db/queries/rounds.ts';
import { insertReturnComments, insertSheet, putAnswer, putWarningExplanation } from '#db/queries/sheets.ts';
import { putStatisticValue } from '#db/queries/statistics.ts';
import { insertWorkPart } from '#db/queries/work.ts';
import type { Services } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { keepCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { freshBase } from '#electron/features/work/part-rows.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** "Nhận phần việc": fills a new folder with a part: its round and criteria, its leaves, documents, and what was said of them. */
export function takePart(writing: Writing, services: Services, part: PartOut, bundleId: string): void {
  const { db, at, audit } = writing;
  const criteriaSetHash = keepCriteriaSet(writing, part.criteriaSet, 'imported');
  insertRound(db, { ...part.round, criteriaSetHash, state: 'open', createdAt: at });
  const { lastYear } = part;
  insertSheet(db, {
    roundId: part.round.id,
    state: part.comments.length > 0 ? 'returned' : 'draft',
    revisionNumber: part.revisionNumber,
    correctionReason: '',
    preparedBy: null,
    lastYearPoints: lastYear.points,
    lastYearRank: lastYear.rank,
    lastYearUnitCount: lastYear.unitCount,
    lastYearLeafPoints: canonicalJson(lastYear.leafPoints),
    updatedAt: at,
    lastYearAnswers: canonicalJson(lastYear.answers ?? {}),
  });
  insertWorkPart(db, {
    id: part.partId,
    direction: 'taken',
    roundId: part.round.id,
    holder: part.holder,
    leafCodesJson: canonicalJson(Object.keys(part.content.leaves)),
    baseJson: freshBase(part.content),
    secret: part.secret,
    state: 'out',
    bundleId,
    createdAt: at,
    createdBy: part.unit.name,
    stateAt: at,
  });
  putLeaves(writing, services, part);
  putSayings(writing, services, part);
  pinKey(db, {
    id: newId(services.clock),
    unitId: part.partId,
    purpose: 'receiving',
    publicKey: part.returnTo,
    holder: part.unit.name,
    pinnedAt: at,
  });
  const details = {
    roundId: part.round.id,
    holder: part.holder,
    leaves: Object.keys(part.content.leaves).length,
  };
  audit({ action: 'work.takePart', subject: part.partId, details });
}

function putLeaves(
  { db, at }: Writing,
  services: Services,
  { content, context, round, unit }: PartOut,
): void {
  const roundId = round.id;
  const updatedBy = unit.name;
  for (const document of content.documents) {
    const { size, ...row } = document;
    insertStoredFile(db, document.sha256, size, at);
    insertDocument(db, { ...row, addedAt: at, addedBy: updatedBy, removedAt: null, removedBy: null });
  }
  for (const [leafCode, leaf] of Object.entries(content.leaves)) {
    if (leaf.version > 0)
      putAnswer(db, {
        roundId,
        leafCode,
        answerJson: canonicalJson(leaf.answer),
        version: leaf.version,
        updatedAt: at,
        updatedBy,
      });
    if (leaf.warningExplanation !== '')
      putWarningExplanation(db, {
        roundId,
        leafCode,
        text: leaf.warningExplanation,
        updatedAt: at,
        updatedBy,
      });
    for (const link of leaf.links)
      insertLink(db, { id: newId(services.clock), roundId, leafCode, ...link, createdAt: at });
  }
  for (const [leafCode, answer] of Object.entries(context))
    putAnswer(db, {
      roundId,
      leafCode,
      answerJson: canonicalJson(answer),
      version: 1,
      updatedAt: at,
      updatedBy,
    });
}

/** What the city and the leader said, and the statistics that figures come from. */
function putSayings({ db, at }: Writing, services: Services, part: PartOut): void {
  const roundId = part.round.id;
  insertFeedback(
    db,
    part.feedback.map((item) => ({
      ...item,
      roundId,
      notApplicable: item.notApplicable ? 1 : 0,
      receivedAt: at,
    })),
  );
  insertReturnComments(
    db,
    part.comments.map((comment) => ({
      ...comment,
      id: newId(services.clock),
      roundId,
      revisionNumber: part.revisionNumber,
    })),
  );
  for (const { code, raw, estimated, note } of part.statistics)
    putStatisticValue(db, {
      roundId,
      code,
      raw,
      estimated: estimated ? 1 : 0,
      note,
      version: 1,
      updatedAt: at,
      updatedBy: part.unit.name,
    });
}
