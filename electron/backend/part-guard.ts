import { z } from 'zod';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { Channel } from '#shared/contract/channel.ts';
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
  'leaderDesk.markLooked',
  'leaderDesk.changePassphrase',
  'keys.renewLeaderKey',
  'keys.restoreLeaderKey',
  'exchange.exportSubmission',
  'exchange.importBundles',
  'exchange.createRepair',
  'statistics.saveValue',
  'statistics.exportStatistics',
  'reports.addReport',
  'reports.addSelfReport',
  'reports.exportReport',
  'criteriaEditor.moveSheet',
  'feedback.saveResponse',
  'feedback.saveDraft',
  'feedback.acceptRemaining',
  'transport.saveSettings',
  'transport.pollNow',
  'work.saveAssignments',
  'work.sendPart',
  'work.recallPart',
  'work.mergeKept',
  'work.resolveConflict',
]);

/** Whatever is done to one leaf names it so. */
const leafInput = z.object({ leafCode: z.string() });

/**
 * Why a call is not for a folder that holds a part of its ward's work, or null: some things are done in the ward's own
 * folder only (NOT_IN_PART_FOLDER), and only the part's own leaves are changed (LEAF_NOT_YOURS).
 */
export function checkPart(
  channel: string,
  { kind }: Pick<Channel, 'kind'>,
  folder: OpenFolder | null,
  input: unknown,
): AppError | null {
  const isElsewhere = IN_WARD_FOLDER_ONLY.has(channel);
  const leaf = kind === 'command' ? leafInput.safeParse(input) : null;
  if (!folder || (!isElsewhere && leaf?.success !== true)) return null;
  const { partId } = readInstallation(folder.db.read);
  if (partId === null) return null;
  if (isElsewhere || leaf?.success !== true) return appError('NOT_IN_PART_FOLDER', {});
  const part = findWorkPart(folder.db.read, partId);
  const codes = z.array(z.string()).parse(JSON.parse(part?.leafCodesJson ?? '[]'));
  const { leafCode } = leaf.data;
  return codes.includes(leafCode) ? null : appError('LEAF_NOT_YOURS', { leafCode });
}
