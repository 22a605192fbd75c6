import { z } from 'zod';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { ChannelName } from '#shared/contract/contract.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findWorkPart } from '#db/queries/work.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** What is done in the ward's own folder only: signing, exchange with the city, sharing out work, the whole sheet. */
const IN_WARD_FOLDER_ONLY: ReadonlySet<string> = new Set<ChannelName>([
  'signOff.submitSheet',
  'signOff.withdrawSheet',
  'signOff.returnSheet',
  'signOff.signSheet',
  'signOff.startCorrection',
  'exchange.exportSubmission',
  'exchange.importBundles',
  'exchange.createRepair',
  'criteriaEditor.moveSheet',
  'feedback.saveResponse',
  'feedback.acceptRemaining',
  'work.saveAssignments',
  'work.sendPart',
  'work.recallPart',
  'work.mergeKept',
  'work.resolveConflict',
  'transport.saveSettings',
  'transport.pollNow',
]);

/** What is done to one leaf: in a folder that holds a part, to its leaves only. */
const ON_ONE_LEAF: ReadonlySet<string> = new Set<ChannelName>([
  'scoring.saveAnswer',
  'evidence.linkDocument',
  'signOff.explainWarning',
]);

const leafInput = z.object({ leafCode: z.string() });

/** Why a call is not for a folder that holds a part of its ward's work, or null. */
export function checkPart(channel: string, folder: OpenFolder | null, input: unknown): AppError | null {
  const isOnLeaf = ON_ONE_LEAF.has(channel);
  if (!folder || (!isOnLeaf && !IN_WARD_FOLDER_ONLY.has(channel))) return null;
  const { partId } = readInstallation(folder.db.read);
  if (partId === null) return null;
  if (!isOnLeaf) return appError('NOT_IN_PART_FOLDER', {});
  const { leafCode } = leafInput.parse(input);
  const part = findWorkPart(folder.db.read, partId);
  const codes = z.array(z.string()).parse(JSON.parse(part?.leafCodesJson ?? '[]'));
  return codes.includes(leafCode) ? null : appError('LEAF_NOT_YOURS', { leafCode });
}
