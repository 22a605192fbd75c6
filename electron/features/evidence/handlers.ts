import { ok } from '#shared/lib/result.ts';
import { listLinks } from '#db/queries/evidence.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import {
  addDocument,
  listEvidence,
  openDocument,
  updateDocument,
} from '#electron/features/evidence/documents.ts';
import { previewDocument, suggestFields } from '#electron/features/evidence/preview.ts';
import { readDesk } from '#electron/features/evidence/read-desk.ts';
import { recheckFiles } from '#electron/features/evidence/recheck.ts';
import { removeDocument, restoreDocument } from '#electron/features/evidence/removal.ts';
import { checkRoom, readRoom } from '#electron/features/evidence/room.ts';
import { saveScanFolder } from '#electron/features/evidence/scan-folder.ts';
import { dismissScanned, takeScanned } from '#electron/features/evidence/take-scanned.ts';
import { linkDocument, toLink, unlinkDocument } from '#electron/features/scoring/evidence-library.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';

export const evidenceHandlers: HandlersOf<'evidence'> = {
  'evidence.addDocument': addDocument,
  'evidence.updateDocument': updateDocument,
  'evidence.listDocuments': async ({ folder }, { roundId }) => {
    const round = requireRound(folder.db.read, roundId);
    if (!round.ok) return round;
    const links = listLinks(folder.db.read, roundId).map(toLink);
    return ok({ documents: await listEvidence(folder, roundId), links });
  },
  'evidence.linkDocument': linkDocument,
  'evidence.unlinkDocument': (context, { linkId }) => unlinkDocument(context, linkId),
  'evidence.openDocument': (context, { documentId }) => openDocument(context, documentId),
  'evidence.readDesk': (context, { roundId }) => readDesk(context, roundId),
  'evidence.readRoom': async (context) => ok(await readRoom(context)),
  'evidence.checkRoom': (context, { files }) => checkRoom(context, files),
  'evidence.previewDocument': (context, { documentId }) => previewDocument(context, documentId),
  'evidence.suggestFields': (context, { documentId }) => suggestFields(context, documentId),
  'evidence.recheckFiles': (context) => ok({ jobId: recheckFiles(context) }),
  'evidence.removeDocument': removeDocument,
  'evidence.restoreDocument': (context, { documentId }) => restoreDocument(context, documentId),
  'evidence.listScanned': async ({ folder, services }) => ok(await services.scans.listing(folder)),
  'evidence.saveScanFolder': (context, { path }) => saveScanFolder(context, path),
  'evidence.takeScanned': takeScanned,
  'evidence.dismissScanned': dismissScanned,
};
