import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { errorSentence } from '#shared/vocabulary/error-sentences.ts';
import { BUNDLE_LIMITS, findTooLarge } from '#electron/services/bundle/bundle-limits.ts';
import { storedZipSize } from '#electron/services/archive/stored-zip.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
  type Town,
} from '#tests/support/small-town.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';
import { pinDocument } from './chain-steps.ts';

const MB = 1024 ** 2;
/** What the texts of a sheet are given, and a little for papers. */
const limits = { maxBytes: 32 * MB + 100_000, maxEntries: 60 };
const bench = await testBackend('too-large', { bundleLimits: limits });

let town: Town;
let ward: Caller;
let folderId: string;

const outbox = (): string[] => readdirSync(join(bench.root, folderId, 'outbox'));

beforeAll(async () => {
  town = await foundTown(bench, 1);
  ({ ward, folderId } = await openWard(bench, town.setupTokens[0] ?? ''));
  await completeSheet(ward, town.round.id, fullAnswers());
});

test('evidence above what a bundle takes is told before anybody signs, in words that say what to do', async () => {
  await pinDocument(ward, town.round.id, 'a'.repeat(60_000));
  await pinDocument(ward, town.round.id, 'b'.repeat(60_000));
  const roundId = town.round.id;
  const error = await ward.error('signOff.submitSheet', { roundId });
  expect(error).toMatchObject({ code: 'BUNDLE_TOO_LARGE', details: { bytes: 120_000, files: 2 } });
  const words = errorSentence(error);
  expect(words.happened).toContain('120 kB');
  expect(words.next).toContain('Tài liệu');
  expect(outbox()).toEqual([]);
});

test('the same file under many leaves counts once, an unused one not at all', async () => {
  const roundId = town.round.id;
  const { documents, links } = await ward.value('evidence.listDocuments', { roundId });
  const [first] = documents;
  const second = links.find(({ documentId }) => documentId !== first?.id);
  if (!first || !second) throw new Error('two documents');
  await ward.value('evidence.linkDocument', {
    roundId,
    leafCode: '1.1.2',
    documentId: first.id,
    section: '',
    page: '',
  });
  await ward.value('evidence.unlinkDocument', { linkId: second.id });
  expect(await ward.value('signOff.submitSheet', { roundId })).toEqual({});
});

test('what is signed can always be sent', async () => {
  const roundId = town.round.id;
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  expect(outbox()).toHaveLength(2);
});

test('the writer refuses before a byte is written, even where a former version signed more', async () => {
  const { services } = bench.backend;
  const roundId = town.round.id;
  Object.assign(services.bundleLimits, { maxBytes: 50_000 });
  // The bundle made before is gone: it has to be made again.
  for (const name of outbox()) rmSync(join(bench.root, folderId, 'outbox', name));
  const error = await ward.error('exchange.exportSubmission', { roundId, revisionNumber: null });
  expect(error).toMatchObject({ code: 'BUNDLE_TOO_LARGE', details: { limitBytes: 50_000 } });
  Object.assign(services.bundleLimits, { maxBytes: BUNDLE_LIMITS.maxBytes, maxEntries: 5 });
  const many = await ward.error('exchange.exportSubmission', { roundId, revisionNumber: null });
  expect(many).toMatchObject({ code: 'BUNDLE_TOO_LARGE', details: { limitFiles: 5 } });
  expect(errorSentence(many).happened).toContain('nhiều nhất 5 tệp');
  expect(outbox().filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('what passes at signing fits into the archive with every frame, at the real limit', () => {
  const fits = (count: number, size: number): boolean =>
    findTooLarge(
      Array.from({ length: count }, (_, index) => ({ sha256: String(index), size })),
      BUNDLE_LIMITS,
    ) === null;
  for (const [count, size] of [
    [7, 500 * MB],
    [19_000, 150_000],
  ] as const) {
    expect(fits(count, size)).toBe(true);
    const name = 'x'.repeat(200);
    const entries = Array.from({ length: count }, () => ({ name, size }));
    expect(storedZipSize(entries)).toBeLessThan(BUNDLE_LIMITS.maxBytes);
  }
  expect(fits(8, 500 * MB)).toBe(false);
  expect(fits(20_000, 1)).toBe(false);
});
