import { importResultSchema, type ImportResult } from '#shared/contract/channels/exchange.ts';
import { PASSPHRASE, PASSWORD } from '#tests/support/small-town.ts';
import type { Caller } from '#tests/support/test-backend.ts';

/** Runs an import job to its end. */
export async function receive(
  caller: Caller,
  fileTokens: readonly string[],
  dryRun = false,
): Promise<ImportResult> {
  return importResultSchema.parse(await caller.job('exchange.importBundles', { fileTokens, dryRun }));
}

/** Submits and signs the ward's sheet; the administrator is signed in afterwards. */
export async function sign(ward: Caller, roundId: string): Promise<void> {
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
}

/** Fetches one bundle of the outbox and hands it over. */
export async function fetchBundle(caller: Caller, bundleId: string | undefined): Promise<string> {
  return caller.carry(await caller.value('exchange.fetchOutbox', { bundleIds: [bundleId ?? ''] }));
}

/** Adds a document "Kế hoạch.pdf" and pins it under leaf 1.1.1. Gives its SHA-256. */
export async function pinDocument(ward: Caller, roundId: string, content: string): Promise<string> {
  const { document } = await ward.value('evidence.addDocument', {
    fileToken: await ward.upload('Kế hoạch.pdf', content),
    number: '05/KH-UBND',
    date: '06/02/2023',
    issuer: 'UBND xã',
    title: 'Kế hoạch',
  });
  const link = { roundId, leafCode: '1.1.1', documentId: document.id, section: 'II', page: '3' };
  await ward.value('evidence.linkDocument', link);
  return document.sha256;
}
