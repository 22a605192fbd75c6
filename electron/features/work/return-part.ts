import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { PartBack } from '#shared/schemas/bundle-part.ts';
import { listOutboxOf } from '#db/queries/exchange.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { insertOutbox } from '#db/queries/outbox.ts';
import { findRound } from '#db/queries/rounds.ts';
import { updateWorkPart } from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { postBundle, type PostError } from '#electron/features/exchange/post-bundle.ts';
import { sealForTravel, travelFile } from '#electron/features/exchange/sealing.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { sendFile } from '#electron/features/send-file.ts';
import { partFiles, readPartContent } from '#electron/features/work/part-content.ts';
import { ownPart, partLeafCodes } from '#electron/features/work/part-rows.ts';
import { partSummary } from '#electron/features/work/part-summary.ts';
import { makePartProof } from '#electron/services/bundle/part-proof.ts';

type ReturnError = AppError<'PART_NOT_FOUND'> | PostError;

/** "Trả phần việc": the part as it stands now, for the ward's own folder, which alone can read it. May be done again. */
export function returnPart(
  context: SignedInContext,
): Promise<Result<OutputOf<'work.returnPart'>, ReturnError>> {
  return inTurn(context.folder, async (): Promise<Result<OutputOf<'work.returnPart'>, ReturnError>> => {
    const { folder, services } = context;
    const db = folder.db.read;
    const row = ownPart(db);
    const round = row && findRound(db, row.roundId);
    if (!row || !round) return fail(appError('PART_NOT_FOUND', {}));
    const own = readInstallation(db);
    const keys = { partId: row.id, sendingKey: readInstallationKeys(folder.paths).sending.publicKey };
    const part: PartBack = {
      schemaVersion: 1,
      direction: 'back',
      proof: makePartProof(row.secret, keys),
      holder: row.holder,
      unitId: own.unitId,
      roundId: row.roundId,
      criteriaSetHash: round.criteriaSetHash,
      content: readPartContent(db, row.roundId, partLeafCodes(row)),
    };
    const files = await partFiles(folder.paths, part.content.documents);
    if (!files.ok) return files;
    const self = { unitId: own.unitId, code: own.unitCode, name: own.unitName };
    const before = listOutboxOf(db, { kind: 'part', roundId: row.roundId, receiverId: row.id })[0];
    const { id, code, year, title } = round;
    const posted = await postBundle(context, {
      receiver: self,
      subject: self,
      round: { id, code, year, title },
      revision: null,
      replaces: before?.bundleId ?? null,
      payload: { kind: 'part', part },
      files: files.value,
      summary: partSummary(
        part,
        { unit: own.unitName, round: title },
        loadRoundSet(db, round.criteriaSetHash),
      ),
    });
    if (!posted.ok) return posted;
    const made = { ...posted.value, receiverId: row.id, receiverName: `${own.unitName} (máy chính)` };
    runUseCase(context, context.actor.username, ({ db: writing, at, audit }) => {
      insertOutbox(writing, made);
      updateWorkPart(writing, row.id, { state: 'returned', stateAt: at });
      const { bundleId, fingerprint } = made;
      audit({ action: 'work.returnPart', subject: row.id, details: { bundleId, fingerprint } });
      return ok(null);
    });
    const sealed = await sealForTravel(context, made, true);
    const { path, fileName, encrypted } = travelFile(folder, sealed);
    return ok({ bundleId: made.bundleId, file: await sendFile(services, path, fileName), encrypted });
  });
}
