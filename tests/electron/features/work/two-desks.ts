import { readFileSync } from 'node:fs';
import { importResultSchema, type InboxItem } from '#shared/contract/channels/exchange.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { foundTown, openWard, PASSWORD, type Town } from '#tests/support/small-town.ts';
import { testBackend, type Caller, type TestBackend } from '#tests/support/test-backend.ts';

/** Leaves of the sample set, in printed order. */
export const LEAVES = listWardLeaves(SAMPLE_COMMUNE_SET).map(({ code }) => code);

export interface Desks {
  readonly town: Town;
  readonly here: TestBackend;
  readonly main: Caller;
  readonly mainFolder: string;
  readonly roundId: string;
}

/** A ward on its own computer; the administrator is signed in. */
export async function openDesk(name: string, wardCount = 1): Promise<Desks> {
  const here = await testBackend(name);
  const town = await foundTown(here, wardCount);
  const { ward, folderId } = await openWard(here, town.setupTokens[0] ?? '');
  return { town, here, main: ward, mainFolder: folderId, roundId: town.round.id };
}

/** Another computer that opens a part; its administrator is signed in. */
export async function openPart(
  name: string,
  file: Buffer,
): Promise<{ test: TestBackend; part: Caller; folderId: string }> {
  const test = await testBackend(name);
  const part = test.connect();
  const folder = await part.value('workspace.createWard', {
    fileToken: await part.upload('phan-viec.cchc', file),
    administrator: { username: 'hoa', fullName: 'Nguyễn Thị Hoa', password: PASSWORD },
  });
  return { test, part, folderId: folder.id };
}

/** The bytes of a file that was made ready. */
export async function bytesOf(caller: Caller, file: ReadyFile): Promise<Buffer> {
  return readFileSync(await caller.pathOf(file));
}

/** Makes a part of leaves and gives its id and bytes. */
export async function sendPart(
  desks: Desks,
  leafCodes: readonly string[],
  holder = 'Nguyễn Thị Hoa',
): Promise<{ partId: string; bundleId: string; bytes: Buffer }> {
  const sent = await desks.main.value('work.sendPart', {
    roundId: desks.roundId,
    leafCodes: [...leafCodes],
    holder,
  });
  return { partId: sent.partId, bundleId: sent.bundleId, bytes: await bytesOf(desks.main, sent.file) };
}

/** What the part's computer sends back. */
export async function returnPart(part: Caller): Promise<Buffer> {
  const { file } = await part.value('work.returnPart', {});
  return bytesOf(part, file);
}

/** Takes files in and gives what became of them. */
export async function takeIn(
  caller: Caller,
  files: readonly Buffer[],
  dryRun = false,
): Promise<readonly InboxItem[]> {
  const fileTokens: string[] = [];
  for (const bytes of files) fileTokens.push(await caller.upload('tra-lai.cchc', bytes));
  return importResultSchema.parse(await caller.job('exchange.importBundles', { fileTokens, dryRun })).items;
}

/** Types an answer as a person at the sheet does. */
export async function type(
  caller: Caller,
  roundId: string,
  leafCode: string,
  change: Partial<LeafAnswer>,
): Promise<void> {
  const sheet = await caller.value('scoring.readSheet', { roundId });
  const held = sheet.answers[leafCode];
  const answer = { ...(held?.answer ?? EMPTY_ANSWER), ...change };
  await caller.value('scoring.saveAnswer', { roundId, leafCode, answer, baseVersion: held?.version ?? 0 });
}

/** What stands at a leaf. */
export async function answerAt(caller: Caller, roundId: string, leafCode: string): Promise<LeafAnswer> {
  const sheet = await caller.value('scoring.readSheet', { roundId });
  return sheet.answers[leafCode]?.answer ?? EMPTY_ANSWER;
}

/** Adds a document and pins it under a leaf. */
export async function addEvidence(
  caller: Caller,
  roundId: string,
  leafCode: string,
  of: { readonly name: string; readonly content: string; readonly number?: string; readonly page?: string },
): Promise<string> {
  const { document } = await caller.value('evidence.addDocument', {
    fileToken: await caller.upload(of.name, of.content),
    number: of.number ?? '',
    date: '',
    issuer: '',
    title: of.name,
  });
  await caller.value('evidence.linkDocument', {
    roundId,
    leafCode,
    documentId: document.id,
    section: '',
    page: of.page ?? '',
  });
  return document.id;
}
