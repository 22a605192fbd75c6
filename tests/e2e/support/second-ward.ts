import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PASSPHRASE, PASSWORD } from '#tests/e2e/support/frame-pages.ts';
import type { Party } from '#tests/e2e/support/party.ts';
import { SMALL_SET } from '#tests/e2e/support/small-set.ts';
import type { DownloadedFile } from '#tests/e2e/support/watched-page.ts';
import { completeSheet, fullAnswers, openWard } from '#tests/support/small-town.ts';

/** The second ward plays the same job without a window, at full marks. Gives the file it sends. */
export async function playSecondWard(computer: Party, setup: DownloadedFile): Promise<DownloadedFile> {
  const caller = computer.connect();
  const { ward } = await openWard(computer, await caller.upload(setup.name, setup.bytes));
  const { rounds } = await ward.value('rounds.listRounds', {});
  const roundId = rounds[0]?.id ?? '';
  await completeSheet(ward, roundId, fullAnswers(new Map(), SMALL_SET));
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  const filePath = await ward.pathOf(file);
  const sent = { name: path.basename(file.fileName), path: filePath, bytes: await readFile(filePath) };
  caller.close();
  return sent;
}
