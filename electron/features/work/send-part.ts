import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { PartOut } from '#shared/schemas/bundle-part.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listFeedback } from '#db/queries/feedback.ts';
import { insertOutbox } from '#db/queries/outbox.ts';
import { listAnswers, listReturnComments } from '#db/queries/sheets.ts';
import { listStatisticValues } from '#db/queries/statistics.ts';
import { findWorkPart, insertWorkPart, updateWorkPart } from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { postBundle, type PostError } from '#electron/features/exchange/post-bundle.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { readLastYear } from '#electron/features/scoring/last-year.ts';
import { answerOf, requireOpenSheet, requireWardLeaf, type Sheet } from '#electron/features/scoring/sheet.ts';
import { sendFile } from '#electron/features/send-file.ts';
import { partFiles, readPartContent } from '#electron/features/work/part-content.ts';
import { freshBase } from '#electron/features/work/part-rows.ts';
import { partSummary } from '#electron/features/work/part-summary.ts';
import { readAway } from '#electron/features/work/sheet-work.ts';
import { encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { newId } from '#electron/services/ids/ids.ts';
import { outboxPath } from '#electron/features/exchange/outbox-files.ts';

type SendError =
  | AppError<'ROUND_NOT_FOUND' | 'LEAF_NOT_FOUND' | 'LEAF_NOT_YOURS' | 'LEAF_AWAY' | 'SHEET_SEALED'>
  | PostError;

/** "Giao phần việc": makes a bundle of leaves for another computer of the ward, and marks them as out. */
export function sendPart(
  context: SignedInContext,
  input: ParsedInputOf<'work.sendPart'>,
): Promise<Result<OutputOf<'work.sendPart'>, SendError>> {
  return inTurn(context.folder, async (): Promise<Result<OutputOf<'work.sendPart'>, SendError>> => {
    const { folder, services } = context;
    const db = folder.db.read;
    const chosen = chooseLeaves(db, input);
    if (!chosen.ok) return chosen;
    const { sheet, leafCodes } = chosen.value;
    const part = toPart(context, sheet, leafCodes, input.holder);
    const files = await partFiles(folder.paths, part.content.documents);
    if (!files.ok) return files;
    const self = { unitId: sheet.own.unitId, code: sheet.own.unitCode, name: sheet.own.unitName };
    const { id, code, year, title } = sheet.round;
    const posted = await postBundle(context, {
      receiver: self,
      subject: self,
      round: { id, code, year, title },
      revision: null,
      replaces: null,
      payload: { kind: 'part', part },
      files: files.value,
      summary: partSummary(part, { unit: self.name, round: title }, sheet.set),
    });
    if (!posted.ok) return posted;
    // A part is nobody's with a known key: it must not be encrypted to our own.
    const row = { ...posted.value, receiverId: part.partId, receiverName: `${input.holder} (máy khác)` };
    runUseCase(context, context.actor.username, ({ db: writing, at, audit }) => {
      insertOutbox(writing, row);
      insertWorkPart(writing, {
        id: part.partId,
        direction: 'sent',
        roundId: id,
        holder: input.holder,
        leafCodesJson: JSON.stringify(leafCodes),
        baseJson: freshBase(part.content),
        secret: part.secret,
        state: 'out',
        bundleId: row.bundleId,
        createdAt: at,
        createdBy: context.actor.fullName,
        stateAt: at,
      });
      const { bundleId, fingerprint } = row;
      const details = { roundId: id, holder: input.holder, leafCodes, bundleId, fingerprint };
      audit({ action: 'work.sendPart', subject: part.partId, details });
      return ok(null);
    });
    const file = await sendFile(services, outboxPath(folder, row), row.fileName);
    return ok({ partId: part.partId, bundleId: row.bundleId, file });
  });
}

/** The leaves in printed order, each the ward's own and none of them out already. */
function chooseLeaves(
  db: ReadDb,
  { roundId, leafCodes }: ParsedInputOf<'work.sendPart'>,
): Result<{ sheet: Sheet; leafCodes: readonly string[] }, SendError> {
  const open = requireOpenSheet(db, roundId);
  if (!open.ok) return open;
  const away = readAway(db, roundId);
  for (const leafCode of leafCodes) {
    const leaf = requireWardLeaf(open.value.set, leafCode);
    if (!leaf.ok) return leaf;
    const holder = away.get(leafCode);
    if (holder !== undefined) return fail(appError('LEAF_AWAY', { leafCode, holder }));
  }
  const wanted = new Set(leafCodes);
  const ordered = listWardLeaves(open.value.set).flatMap(({ code }) => (wanted.has(code) ? [code] : []));
  return ok({ sheet: open.value, leafCodes: ordered });
}

function toPart(
  { folder, services }: SignedInContext,
  sheet: Sheet,
  leafCodes: readonly string[],
  holder: string,
): PartOut {
  const db = folder.db.read;
  const { own, round, set } = sheet;
  if (own.parentId === null || own.parentCode === null || own.parentName === null)
    throw new Error('a ward without a city');
  const { id, code, title, year, deadline, dataFrom, dataTo } = round;
  const wanted = new Set(leafCodes);
  return {
    schemaVersion: 1,
    direction: 'out',
    partId: newId(services.clock),
    secret: encodeBase64Url(services.random.bytes(32)),
    returnTo: readInstallationKeys(folder.paths).receiving.recipient,
    holder,
    unit: {
      id: own.unitId,
      code: own.unitCode,
      name: own.unitName,
      type: unitTypeSchema.parse(own.unitType),
      province: own.province,
    },
    parent: { id: own.parentId, code: own.parentCode, name: own.parentName },
    round: { id, code, title, year, deadline, dataFrom, dataTo },
    criteriaSet: set,
    criteriaSetHash: round.criteriaSetHash,
    revisionNumber: sheet.sheet.revisionNumber,
    content: readPartContent(db, id, leafCodes),
    context: Object.fromEntries(
      listAnswers(db, id)
        .filter(({ leafCode }) => !wanted.has(leafCode))
        .map((row) => [row.leafCode, answerOf(row)]),
    ),
    lastYear: lastYearOf(db, sheet),
    feedback: listFeedback(db, id)
      .filter(({ leafCode }) => wanted.has(leafCode))
      .map((row) => ({
        bundleId: row.bundleId,
        revisionNumber: row.revisionNumber,
        leafCode: row.leafCode,
        appraisedPoints: row.appraisedPoints === null ? null : pointsFromMicro(row.appraisedPoints),
        selfPoints: row.selfPoints === null ? null : pointsFromMicro(row.selfPoints),
        selfStatus: row.selfStatus,
        notApplicable: row.notApplicable === 1,
        reason: row.reason,
        request: row.request,
        deadline: row.deadline,
      })),
    comments: listReturnComments(db, id, sheet.sheet.revisionNumber)
      .filter(({ leafCode }) => leafCode === null || wanted.has(leafCode))
      .map(({ leafCode, text, author, at }) => ({ leafCode, text, author, at })),
    statistics: listStatisticValues(db, id).map((row) => ({
      code: row.code,
      raw: row.raw,
      estimated: row.estimated === 1,
      note: row.note,
    })),
  };
}

function lastYearOf(db: ReadDb, sheet: Sheet): PartOut['lastYear'] {
  const { points, rank, unitCount, leafPoints, answers } = readLastYear(db, sheet);
  const plain = Object.entries(answers).map(([code, { answer }]) => [code, answer] as const);
  return {
    points,
    rank,
    unitCount,
    leafPoints,
    ...(plain.length === 0 ? {} : { answers: Object.fromEntries(plain) }),
  };
}

/** "Thu hồi": the leaves are no longer marked as out; what still comes back waits for a confirmation. */
export function recallPart(
  context: SignedInContext,
  partId: string,
): Result<Record<string, never>, AppError<'PART_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const row = findWorkPart(db, partId);
    if (row?.direction !== 'sent') return fail(appError('PART_NOT_FOUND', {}));
    if (row.state === 'recalled') return ok({});
    updateWorkPart(db, partId, { state: 'recalled', stateAt: at });
    audit({ action: 'work.recallPart', subject: partId, details: { holder: row.holder } });
    return ok({});
  });
}
