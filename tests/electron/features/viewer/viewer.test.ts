import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { completeSheet, foundTown, fullAnswers, openWard, type Town } from '#tests/support/small-town.ts';
import { readZipEntry } from '#tests/support/read-zip-entry.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';
import { pinDocument, sign } from '../exchange/chain-steps.ts';

const bench = await testBackend('viewer');
const outside = await testBackend('viewer-outside');
let town: Town;
let ward: Caller;
let plain: Buffer;
let sealed: Buffer;
let sha256: string;

const visitor = outside.connect();
const show = async (bytes: Uint8Array) =>
  visitor.value('viewer.readBundle', { fileToken: await visitor.upload('goi.cchc', bytes) });

beforeAll(async () => {
  town = await foundTown(bench, 1);
  ({ ward } = await openWard(bench, town.setupTokens[0] ?? ''));
  await completeSheet(ward, town.round.id, fullAnswers());
  sha256 = await pinDocument(ward, town.round.id, 'kế hoạch CCHC');
  await sign(ward, town.round.id);
  const input = { roundId: town.round.id, revisionNumber: null };
  const encrypted = await ward.value('exchange.exportSubmission', input);
  sealed = readFileSync(await ward.pathOf(encrypted.file));
  const readable = await ward.value('exchange.exportSubmission', { ...input, encrypt: false });
  plain = readFileSync(await ward.pathOf(readable.file));
});

describe('on a machine that knows nobody', () => {
  test('a submission shows its form, its signatures and its evidence', async () => {
    const view = await show(plain);
    expect(view).toMatchObject({
      kind: 'submission',
      encrypted: false,
      revision: 1,
      sender: { code: 'X1', name: 'Xã Số 1' },
      receiver: { name: 'Thành phố Thử' },
      fingerprint: sha256Hex(plain),
      fingerprintText: formatFingerprint(sha256Hex(plain)),
      signature: { state: 'firstSeen', knownFingerprint: null },
      leader: { fullName: 'Đỗ Lãnh Đạo', valid: true },
    });
    const first = view.rows.find(({ code }) => code === '1.1.1');
    expect(first?.title).not.toBeNull();
    expect(first?.selfPoints).toBe(first?.maximum);
    expect(first?.evidence).toEqual([sha256]);
    const sum = view.rows.reduce((total, { selfPoints }) => total + (selfPoints ?? 0), 0);
    expect(sum).toBe(view.totals?.selfPoints);
    expect(view.evidence).toMatchObject([{ sha256, fileName: 'Kế hoạch.pdf', leafCodes: ['1.1.1'] }]);
    expect((await visitor.value('workspace.readState', {})).folders).toEqual([]);
  });

  test('the page inside tells the same to any browser: who, which revision, which points', async () => {
    const view = await show(plain);
    const path = join(bench.root, 'doc-duoc.cchc');
    writeFileSync(path, plain);
    const page = (await readZipEntry(path, `${view.bundleId}/data/summary.html`)).toString('utf8');
    for (const words of ['Xã Số 1', 'Thành phố Thử', 'Đỗ Lãnh Đạo', 'số 1 (lần đầu)', '<td>1.1.1</td>']) {
      expect(page).toContain(words);
    }
    const total = view.totals?.selfPoints ?? null;
    if (total === null) throw new Error('no total');
    expect(page).toContain(`<td>${formatPoints(total)}/`);
  });

  test('one evidence file opens, byte for byte; another does not', async () => {
    const fileToken = await visitor.upload('goi.cchc', plain);
    const file = await visitor.value('viewer.openEvidence', { fileToken, sha256 });
    expect(file).toMatchObject({ fileName: 'Kế hoạch.pdf', fingerprint: sha256 });
    expect(readFileSync(await visitor.pathOf(file), 'utf8')).toBe('kế hoạch CCHC');
    expect(await visitor.error('viewer.openEvidence', { fileToken, sha256: 'a'.repeat(64) })).toMatchObject({
      code: 'EVIDENCE_NOT_FOUND',
    });
  });

  test('a setup bundle shows the criteria with their maxima', async () => {
    const path = bench.backend.services.files.findUpload(town.setupTokens[0] ?? '')?.path ?? '';
    const view = await show(readFileSync(path));
    expect(view.kind).toBe('setup');
    expect(view.rows.length).toBe(71);
    expect(view.rows.every(({ maximum, selfPoints }) => maximum !== null && selfPoints === null)).toBe(true);
  });

  test('an encrypted bundle says what it needs, a changed one is refused', async () => {
    const fileToken = await visitor.upload('goi.cchc.age', sealed);
    expect(await visitor.error('viewer.readBundle', { fileToken })).toMatchObject({
      code: 'BUNDLE_REFUSED',
      details: { step: 'parse', code: 'AGE_NEEDS_FOLDER' },
    });
    const changed = Buffer.from(plain);
    changed.writeUInt8(changed.readUInt8(changed.length >> 1) ^ 1, changed.length >> 1);
    const token = await visitor.upload('goi.cchc', changed);
    expect(await visitor.error('viewer.readBundle', { fileToken: token })).toMatchObject({
      code: 'BUNDLE_REFUSED',
    });
  });
});

describe('where the receiver is signed in', () => {
  test('the encrypted bundle opens and nothing of it is taken in', async () => {
    const { city } = town;
    const fileToken = await city.upload('goi.cchc.age', sealed);
    const view = await city.value('viewer.readBundle', { fileToken });
    expect(view).toMatchObject({ encrypted: true, fingerprint: sha256Hex(plain), kind: 'submission' });
    expect((await city.value('exchange.listInbox', {})).items).toEqual([]);
    const job = await city.job('exchange.importBundles', { fileTokens: [fileToken], dryRun: false });
    expect(job).toMatchObject({ items: [{ verdict: 'accepted' }] });
    const known = await city.value('viewer.readBundle', { fileToken });
    expect(known.signature).toMatchObject({ state: 'known', knownFingerprint: null });
  });
});
