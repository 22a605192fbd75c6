import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { encryptBundle } from '#electron/services/bundle/encrypt-bundle.ts';
import { splitFile, type WrittenPart } from '#electron/services/bundle/split-bundle.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { generateReceivingKey } from '#electron/services/crypto/receiving-key.ts';
import { completeSheet, foundTown, fullAnswers, openWard, type Town } from '#tests/support/small-town.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';
import { fetchBundle, receive, sign } from './chain-steps.ts';

const bench = await testBackend('parts');
const out = join(bench.root, 'stick');
mkdirSync(out);

let town: Town;
let ward: Caller;
let wardFolder: string;
let bundleId: string;
let sealedPath: string;
let sealedName: string;
let parts: readonly WrittenPart[];

const pathOf = (token: string): string => bench.backend.services.files.findUpload(token)?.path ?? '';
const offer = (caller: Caller, part: WrittenPart, bytes = readFileSync(part.path)): Promise<string> =>
  caller.upload(part.fileName, bytes);
const sealedCopies = (): string[] =>
  readdirSync(join(bench.root, wardFolder, 'outbox'))
    .filter((name) => name.endsWith('.age'))
    .toSorted();
const rowsOf = async (caller: Caller): Promise<number> =>
  (await caller.value('exchange.listInbox', {})).items.length;

beforeAll(async () => {
  town = await foundTown(bench, 2);
  ({ ward, folderId: wardFolder } = await openWard(bench, town.setupTokens[0] ?? ''));
  await completeSheet(ward, town.round.id, fullAnswers());
  await sign(ward, town.round.id);
  const made = await ward.value('exchange.exportSubmission', {
    roundId: town.round.id,
    revisionNumber: null,
  });
  bundleId = made.bundleId;
  sealedName = made.file.fileName;
  sealedPath = await ward.pathOf(made.file);
  const split = await splitFile(sealedPath, { partSize: 8192, outFolder: out, fileName: sealedName });
  if (!split.ok) throw new Error(split.error.code);
  parts = split.value;
});

describe('what leaves for a known receiver', () => {
  test('is encrypted unless that is not wanted; the list says so', async () => {
    expect(sealedName).toMatch(/\.cchc\.age$/);
    expect(readFileSync(sealedPath, 'latin1').startsWith('age-encryption.org/v1\n')).toBe(true);
    const [item] = (await ward.value('exchange.listOutbox', {})).items;
    expect(item).toMatchObject({ bundleId, encrypted: true });
    expect(pathOf(await fetchBundle(ward, bundleId))).not.toBe('');
    const input = { roundId: town.round.id, revisionNumber: null };
    const plain = await ward.value('exchange.exportSubmission', { ...input, encrypt: false });
    expect(plain).toMatchObject({ bundleId, encryptedFor: null });
    expect(plain.file.fingerprint).toBe(item?.fingerprint);
    const again = await ward.value('exchange.exportSubmission', input);
    expect(again.encryptedFor).toBe('Thành phố Thử');
    // The very file that was cut: parts on their way stay parts of what travels.
    expect(sha256Hex(readFileSync(await ward.pathOf(again.file)))).toBe(parts[0]?.header.fingerprint);
    expect(sealedCopies()).toEqual([sealedName]);
  });

  test('a copy beside the bundle that is no longer whole is not taken; the new one does not overwrite it', async () => {
    const input = { roundId: town.round.id, revisionNumber: null };
    await ward.value('exchange.exportSubmission', { ...input, encrypt: false });
    const [beside = ''] = sealedCopies();
    expect(beside).not.toBe(sealedName);
    const path = join(bench.root, wardFolder, 'outbox', beside);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(1));
    const anew = await ward.value('exchange.exportSubmission', input);
    expect(sha256Hex(readFileSync(await ward.pathOf(anew.file)))).not.toBe(sha256Hex(whole));
    expect(sealedCopies()).toEqual([beside, sealedName].toSorted());
    // Its parts can be asked for again: what follows uses the older encryption.
    writeFileSync(path, whole);
    sealedPath = path;
  });

  test('an encrypted file that no row tells of is kept beside, never overwritten', async () => {
    const input = { roundId: town.round.id, revisionNumber: null };
    await ward.value('exchange.exportSubmission', { ...input, encrypt: false });
    const before = sealedCopies();
    const unknown = Buffer.from('age-encryption.org/v1\nkhông rõ');
    writeFileSync(join(bench.root, wardFolder, 'outbox', sealedName), unknown);
    await ward.value('exchange.exportSubmission', input);
    const added = sealedCopies().filter((name) => !before.includes(name) && name !== sealedName);
    expect(added.map((name) => readFileSync(join(bench.root, wardFolder, 'outbox', name)))).toEqual([
      unknown,
    ]);
  });

  test('a setup bundle stays readable: the ward has no key yet', async () => {
    const head = readFileSync(pathOf(town.setupTokens[0] ?? ''))
      .subarray(0, 2)
      .toString();
    expect(head).toBe('PK');
  });
});

describe('encrypted to somebody else, or changed', () => {
  test('is refused in the parse step, and nothing is left in the staging folder', async () => {
    const { recipient } = await generateReceivingKey();
    const foreign = join(out, 'foreign.age');
    await encryptBundle(sealedPath, recipient, foreign);
    const changed = readFileSync(sealedPath);
    changed.writeUInt8(changed.readUInt8(5000) ^ 1, 5000);
    const result = await receive(town.city, [
      await town.city.upload('la.cchc.age', readFileSync(foreign)),
      await town.city.upload('sua.cchc.age', changed),
      await town.city.upload('cut.cchc.age', readFileSync(sealedPath).subarray(0, 9000)),
      await town.city.upload('dau.cchc.age', 'age-encryption.org/v1\n-> X25519 '),
    ]);
    expect(result.items.map(({ verdict, step, code }) => [verdict, step, code])).toEqual([
      ['refused', 'parse', 'AGE_WRONG_RECEIVER'],
      ['refused', 'parse', 'AGE_DAMAGED'],
      ['refused', 'parse', 'AGE_DAMAGED'],
      ['refused', 'parse', 'AGE_DAMAGED'],
    ]);
    expect(existsSync(join(bench.root, town.cityFolder, 'staging'))).toBe(false);
  });
});

describe('a bundle in parts', () => {
  test('a dry run counts them and keeps nothing', async () => {
    const before = await rowsOf(town.city);
    const all = await Promise.all(parts.map((part) => offer(town.city, part)));
    const result = await receive(town.city, all, true);
    expect(result.items).toMatchObject([{ verdict: 'accepted', fileName: sealedName }]);
    const some = await receive(town.city, all.slice(1), true);
    expect(some).toMatchObject({ items: [], waiting: [{ missing: [1], fileName: sealedName }] });
    expect((await town.city.value('exchange.listWaitingParts', {})).items).toEqual([]);
    expect(await rowsOf(town.city)).toBe(before);
  });

  test('parts come over days in any order; what is missing or damaged is named', async () => {
    const last = parts[parts.length - 1];
    const second = parts[1];
    if (!last || !second) throw new Error('too few parts');
    const first = await receive(town.city, [await offer(town.city, last)]);
    expect(first.items).toEqual([]);
    expect(first.waiting[0]?.missing).toEqual(parts.slice(0, -1).map(({ header }) => header.part));
    const bytes = readFileSync(second.path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    const rest = parts.slice(2, -1).reverse();
    const result = await receive(town.city, [
      await offer(town.city, second, bytes),
      ...(await Promise.all(rest.map((part) => offer(town.city, part)))),
    ]);
    expect(result.items).toMatchObject([
      { verdict: 'refused', step: 'parse', code: 'PART_DAMAGED', subject: second.fileName },
    ]);
    expect(result.waiting).toMatchObject([
      { missing: [1, 2], missingNames: [parts[0]?.fileName, second.fileName] },
    ]);
    expect((await town.city.value('exchange.listWaitingParts', {})).items).toEqual(result.waiting);
  });

  test('a repair bundle asks for exactly these, and the ward puts exactly these out again', async () => {
    const { fingerprint } = parts[0]?.header ?? { fingerprint: '' };
    const repair = await town.city.value('exchange.createRepair', { fingerprint, unitId: null });
    const taken = await receive(ward, [
      await ward.upload(repair.file.fileName, readFileSync(await town.city.pathOf(repair.file))),
    ]);
    expect(taken.items).toMatchObject([{ verdict: 'accepted', kind: 'repair' }]);
    const { items } = await ward.value('exchange.listWantedParts', {});
    expect(items.map(({ fileName }) => fileName)).toEqual([parts[0]?.fileName, parts[1]?.fileName]);
    const tokens = [];
    for (const { fileName } of items) {
      const file = await ward.value('exchange.fetchWantedPart', { fileName });
      expect(sha256Hex(readFileSync(await ward.pathOf(file)))).toBe(
        parts.find((part) => part.fileName === fileName)?.fingerprint,
      );
      tokens.push(await ward.carry(file));
    }
    const result = await receive(town.city, tokens);
    expect(result).toMatchObject({ items: [{ verdict: 'accepted', kind: 'submission' }], waiting: [] });
    expect((await town.city.value('exchange.listWaitingParts', {})).items).toEqual([]);
    const [receiptId] = result.receiptBundleIds;
    const receipt = await receive(ward, [await fetchBundle(town.city, receiptId)]);
    expect(receipt.items).toMatchObject([{ verdict: 'accepted', kind: 'receipt' }]);
    const { items: sent } = await ward.value('exchange.listOutbox', {});
    expect(sent.find((item) => item.bundleId === bundleId)?.state).toBe('acknowledged');
  });

  test('nobody gets parts of what was made for somebody else', async () => {
    const { ward: other } = await openWard(bench, town.setupTokens[1] ?? '');
    const stranger = await receive(other, [await offer(other, parts[0] as WrittenPart)]);
    expect(stranger.waiting).toHaveLength(1);
    const { fingerprint } = parts[0]?.header ?? { fingerprint: '' };
    const asked = await other.value('exchange.createRepair', { fingerprint, unitId: null });
    const result = await receive(town.city, [await other.carry(asked.file)]);
    expect(result.items).toMatchObject([
      { verdict: 'refused', step: 'signature', code: 'ENROLMENT_INVALID' },
    ]);
    expect(
      await other.error('exchange.fetchWantedPart', { fileName: '../keys/installation.json' }),
    ).toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    expect(
      await other.error('exchange.createRepair', { fingerprint: 'a'.repeat(64), unitId: null }),
    ).toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });

  test('a known ward cannot ask for a file that was not made for it', async () => {
    const foreign = join(out, 'X2_feedback_2023_r1_00000000.cchc');
    writeFileSync(foreign, 'x'.repeat(10_000));
    const split = await splitFile(foreign, { partSize: 8192, outFolder: out });
    if (!split.ok) throw new Error(split.error.code);
    const [part] = split.value;
    if (!part) throw new Error('no part');
    await receive(ward, [await offer(ward, part)]);
    const asked = await ward.value('exchange.createRepair', {
      fingerprint: part.header.fingerprint,
      unitId: null,
    });
    const result = await receive(town.city, [await ward.carry(asked.file)]);
    expect(result.items).toMatchObject([{ verdict: 'refused', step: 'policy', code: 'REPAIR_NOT_OURS' }]);
  });

  test('parts that somebody made up are refused together, and the true ones can come again', async () => {
    const body = Buffer.from('không phải phần thật');
    const forged = parts.map(({ header, fileName }) => {
      const lie = { ...header, partSha256: sha256Hex(body), partSize: body.length };
      const sorted = Object.fromEntries(
        Object.entries(lie).sort(([left], [right]) => (left < right ? -1 : 1)),
      );
      return {
        fileName,
        bytes: Buffer.concat([Buffer.from(`CCHC-PART 1\n${JSON.stringify(sorted)}\n`), body]),
      };
    });
    const tokens = await Promise.all(forged.map(({ fileName, bytes }) => town.city.upload(fileName, bytes)));
    const result = await receive(town.city, tokens);
    expect(result.items).toMatchObject([{ verdict: 'refused', step: 'parse', code: 'PARTS_DO_NOT_FIT' }]);
    const all = await receive(town.city, await Promise.all(parts.map((part) => offer(town.city, part))));
    expect(all.items).toMatchObject([{ verdict: 'alreadyHeld' }]);
  });
});

test('the parts lie in the folder of the outbox, under the names they had', () => {
  const names = readdirSync(join(bench.root, wardFolder, 'outbox', 'parts'));
  expect(names).toEqual(parts.slice(0, 2).map(({ path }) => basename(path)));
});
