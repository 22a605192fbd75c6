import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytesEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { readBundle } from '#electron/services/bundle/bundle-reader.ts';
import { writeBundle, type BundleContent } from '#electron/services/bundle/bundle-writer.ts';
import {
  generateEnrolmentSecret,
  makeEnrolment,
  verifyEnrolment,
} from '#electron/services/bundle/enrolment.ts';
import {
  revisionFingerprint,
  signRevision,
  verifyRevision,
} from '#electron/services/bundle/revision-signature.ts';
import type { SenderTrust } from '#electron/services/bundle/sender-trust.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { signDetachedJws } from '#electron/services/crypto/jws.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { BAGIT_TEXT, formatBagInfo, formatManifest } from '#shared/domain/bundle/bagit.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import {
  BUNDLE_ID,
  CITY,
  CITY_KEY,
  header,
  LEADER_KEY,
  makeTempFolder,
  OTHER_KEY,
  receiptContent,
  revisionWith,
  SECRET,
  submissionContent,
  WARD,
  WARD_KEY,
  wardEnrolment,
} from './bundle-fixture.ts';

let folder = '';
let outPath = '';
let submission: BundleContent;
beforeAll(async () => {
  folder = await makeTempFolder();
});
beforeEach(async () => {
  outPath = path.join(folder, 'goi.cchc');
  submission = await submissionContent(folder, outPath);
});

async function refusal(trust: SenderTrust) {
  const read = await readBundle(outPath, { resolveSenderKey: () => trust });
  return read.ok ? read.value.sender.trust : read.error;
}

const pinned = (publicKey = WARD_KEY.publicKey, leaderKeys: string[] | null = null): SenderTrust => ({
  kind: 'pinned',
  publicKey,
  leaderKeys,
});

function withPayload(changes: Partial<Extract<BundlePayload, { kind: 'submission' }>>): BundleContent {
  if (submission.payload.kind !== 'submission') throw new Error('not a submission');
  return { ...submission, payload: { ...submission.payload, ...changes } };
}

describe('who sent it', () => {
  it('accepts a pinned key and refuses a changed one, with both fingerprints', async () => {
    await writeBundle(submission);
    expect(await refusal(pinned())).toBe('pinned');
    expect(await refusal(pinned(OTHER_KEY.publicKey))).toEqual({
      step: 'signature',
      code: 'SENDER_KEY_CHANGED',
      subject: keyFingerprint(WARD_KEY.publicKey),
      expected: keyFingerprint(OTHER_KEY.publicKey),
    });
  });

  it('accepts a first submission by its enrolment code only', async () => {
    await writeBundle(submission);
    expect(await refusal({ kind: 'enrolment', secret: SECRET })).toBe('enrolment');
    const other = Buffer.alloc(32, 8).toString('base64url');
    expect(await refusal({ kind: 'enrolment', secret: other })).toMatchObject({ code: 'ENROLMENT_INVALID' });
    expect(await refusal({ kind: 'enrolment', secret: '' })).toMatchObject({ code: 'ENROLMENT_INVALID' });
  });

  it('trusts on first use nothing but a setup bundle, and strangers never', async () => {
    await writeBundle(submission);
    expect(await refusal({ kind: 'first-use' })).toMatchObject({ code: 'SENDER_UNKNOWN' });
    expect(await refusal({ kind: 'unknown' })).toMatchObject({ code: 'SENDER_UNKNOWN' });
  });

  it('refuses an unknown leader and a leader’s signature over something else', async () => {
    await writeBundle(submission);
    expect(await refusal(pinned(undefined, [LEADER_KEY.publicKey]))).toBe('pinned');
    expect(await refusal(pinned(undefined, [OTHER_KEY.publicKey]))).toMatchObject({
      code: 'LEADER_KEY_CHANGED',
      subject: keyFingerprint(LEADER_KEY.publicKey),
      expected: keyFingerprint(OTHER_KEY.publicKey),
    });
    await writeBundle(withPayload({ revisionJws: signRevision(revisionWith([]), LEADER_KEY) }));
    expect(await refusal(pinned())).toMatchObject({ code: 'LEADER_SIGNATURE_INVALID' });
    await writeBundle(withPayload({ revisionJws: `${'x'.repeat(20)}..` }));
    expect(await refusal(pinned())).toMatchObject({ code: 'LEADER_SIGNATURE_INVALID' });
  });

  it('refuses keys for which anybody can sign', async () => {
    const smallOrder = Buffer.alloc(32).fill(1, 0, 1).toString('base64url');
    await writeBundle(withPayload({ enrolment: wardEnrolment(SECRET, smallOrder) }));
    expect(await refusal({ kind: 'enrolment', secret: SECRET })).toMatchObject({ code: 'KEY_INVALID' });
  });
});

describe('an enrolment', () => {
  it('binds every one of its keys to the secret', () => {
    const secret = generateEnrolmentSecret(systemRandom);
    const enrolment = makeEnrolment(secret, wardEnrolment().keys);
    expect(verifyEnrolment(secret, enrolment)).toBe(true);
    const changes = [
      { sendingKey: OTHER_KEY.publicKey },
      { leaderKey: OTHER_KEY.publicKey },
      { unitId: CITY.unitId },
      { leader: { fullName: 'Kẻ khác', position: '' } },
    ];
    for (const change of changes) {
      expect(verifyEnrolment(secret, { ...enrolment, keys: { ...enrolment.keys, ...change } })).toBe(false);
    }
    expect(verifyEnrolment(secret, { ...enrolment, mac: SECRET })).toBe(false);
    expect(() => makeEnrolment('short', enrolment.keys)).toThrow(RangeError);
  });
});

describe('a revision', () => {
  it('has one fingerprint and one signature whatever the order of its fields', () => {
    const revision = revisionWith([]);
    const reordered = Object.fromEntries(Object.entries(revision).toReversed()) as typeof revision;
    expect(revisionFingerprint(reordered)).toBe(revisionFingerprint(revision));
    const jws = signRevision(revision, LEADER_KEY);
    expect(verifyRevision(reordered, jws, LEADER_KEY.publicKey)).toBe(true);
    expect(verifyRevision({ ...revision, number: 2 }, jws, LEADER_KEY.publicKey)).toBe(false);
    expect(verifyRevision(revision, jws, OTHER_KEY.publicKey)).toBe(false);
  });
});

/** A bag of any content, properly signed by the city: what a faulty or newer version of ourselves could send. */
async function signedBag(
  headerText: string,
  payload: Record<string, string>,
  sender = CITY.name,
): Promise<void> {
  const data = new Map(
    Object.entries({ 'data/bundle.json': headerText, 'data/summary.html': 'x', ...payload }),
  );
  const listOf = (files: ReadonlyMap<string, string>) =>
    formatManifest([...files].map(([name, text]) => ({ path: name, sha256: sha256Hex(text) })));
  const bagInfo = formatBagInfo({
    bundleId: BUNDLE_ID,
    baggingDate: '2026-11-22',
    senderName: sender,
    payloadBytes: [...data.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    payloadFiles: data.size,
  });
  const tags = new Map([
    ['bagit.txt', BAGIT_TEXT],
    ['bag-info.txt', bagInfo],
    ['manifest-sha256.txt', listOf(data)],
  ]);
  const tagManifest = listOf(tags);
  const all = new Map([...data, ...tags])
    .set('tagmanifest-sha256.txt', tagManifest)
    .set('signature.jws', signDetachedJws(Buffer.from(tagManifest), CITY_KEY));
  await writeZip(
    [...all].map(([name, text]) => bytesEntry(`${BUNDLE_ID}/${name}`, text)),
    outPath,
  );
}

describe('the sender’s signature', () => {
  const { payload } = receiptContent('');
  const body = { 'data/receipt.json': canonicalJson(payload.kind === 'receipt' ? payload.receipt : null) };

  it('must be made with the key the header names', async () => {
    const sender = { ...CITY, publicKey: OTHER_KEY.publicKey };
    await signedBag(canonicalJson(header({ sender })), body);
    expect(await refusal(pinned(OTHER_KEY.publicKey))).toMatchObject({
      code: 'SIGNATURE_INVALID',
      subject: 'signature.jws',
    });
  });

  it('is not even looked at under a key of small order', async () => {
    const publicKey = Buffer.alloc(32).fill(1, 0, 1).toString('base64url');
    await signedBag(canonicalJson(header({ sender: { ...CITY, publicKey } })), body);
    expect(await refusal(pinned(publicKey))).toMatchObject({ code: 'KEY_INVALID', subject: CITY.code });
  });
});

describe('properly signed nonsense', () => {
  const receipt = () => {
    const { payload } = receiptContent(outPath);
    return payload.kind === 'receipt' ? payload.receipt : null;
  };
  const said = () => refusal(pinned(CITY_KEY.publicKey));

  it('is refused by what is wrong with it', async () => {
    const body = { 'data/receipt.json': canonicalJson(receipt()) };
    await signedBag(canonicalJson(header()), body);
    expect(await said()).toBe('pinned');
    const cases: [headerText: string, payload: Record<string, string>, code: string][] = [
      [canonicalJson({ ...header(), formatVersion: 2 }), body, 'VERSION_UNKNOWN'],
      [canonicalJson({ ...header(), kind: 'statistics' }), body, 'ENTRY_MISSING'],
      [canonicalJson({ ...header(), kind: 'virus' }), body, 'SCHEMA_INVALID'],
      [canonicalJson({ ...header(), extra: 1 }), body, 'SCHEMA_INVALID'],
      [JSON.stringify(header()), body, 'JSON_NOT_CANONICAL'],
      [canonicalJson(header()).replace('{', '{"kind":"setup",'), body, 'JSON_DUPLICATE_KEY'],
      [canonicalJson(header()).replace('{', '{"__proto__":{},'), body, 'JSON_FORBIDDEN_KEY'],
      ['{', body, 'JSON_INVALID'],
      [canonicalJson(header()), {}, 'ENTRY_MISSING'],
      [canonicalJson(header()), { 'data/receipt.json': '{}' }, 'SCHEMA_INVALID'],
      [canonicalJson(header()), { 'data/receipt.json': '['.repeat(9999) }, 'JSON_TOO_DEEP'],
      [canonicalJson(header()), { ...body, 'data/files/a.pdf': 'x' }, 'ENTRY_NOT_LISTED'],
      [canonicalJson(header()), { ...body, [`data/files/${sha256Hex('y')}.pdf`]: 'x' }, 'ENTRY_CHANGED'],
      [
        canonicalJson(header()),
        { ...body, [`data/files/${sha256Hex('x')}.pdf`]: 'x' },
        'CONTENT_INCONSISTENT',
      ],
      [canonicalJson(header({ kind: 'submission' })), body, 'ENTRY_MISSING'],
    ];
    for (const [headerText, payload, code] of cases) {
      await signedBag(headerText, payload);
      expect(await said()).toMatchObject({ step: 'structure', code });
    }
  });

  it.each([
    ['"revision":1,', '"revision":-1,', 'SCHEMA_INVALID'],
    ['"revision":1,', '"revision":0,', 'SCHEMA_INVALID'],
    ['"revision":1,', '"revision":1.5,', 'SCHEMA_INVALID'],
    ['"revision":1,', '"revision":10001,', 'SCHEMA_INVALID'],
    ['"revision":1,', '"revision":9007199254740993,', 'SCHEMA_INVALID'],
    ['"revision":1,', '"revision":1e999,', 'SCHEMA_INVALID'],
    ['"revision":1,', '"revision":-0,', 'SCHEMA_INVALID'],
    ['"year":2026', '"year":2.026e3', 'JSON_NOT_CANONICAL'],
    ['"year":2026', '"year":20260', 'SCHEMA_INVALID'],
    ['"formatVersion":1', '"formatVersion":1e999', 'VERSION_UNKNOWN'],
    ['"formatVersion":1', '"formatVersion":0', 'VERSION_UNKNOWN'],
    [`"code":"${CITY.code}"`, String.raw`"code":"\ud800"`, 'JSON_BAD_TEXT'],
  ])('a number out of range or half a letter: %s as %s is %s', async (from, to, code) => {
    const text = canonicalJson(header());
    expect(text).toContain(from);
    await signedBag(text.replace(from, to), { 'data/receipt.json': canonicalJson(receipt()) });
    expect(await said()).toMatchObject({ step: 'structure', code });
  });

  it('is refused in a payload of a future schema', async () => {
    const future = { 'data/receipt.json': canonicalJson({ ...receipt(), schemaVersion: 2 }) };
    await signedBag(canonicalJson(header()), future);
    expect(await said()).toMatchObject({ code: 'VERSION_UNKNOWN', subject: 'data/receipt.json#2' });
  });

  it('is refused where the bag and the header disagree', async () => {
    const body = { 'data/receipt.json': canonicalJson(receipt()) };
    await signedBag(canonicalJson(header()), body, 'Thành phố khác');
    expect(await said()).toMatchObject({ code: 'BAGIT_INVALID', subject: 'bag-info.txt' });
  });

  it('is refused where the revision speaks of another ward, round or number', async () => {
    if (submission.payload.kind !== 'submission') throw new Error('not a submission');
    const revision = revisionWith([]);
    const changes = [{ unitId: CITY.unitId }, { roundId: WARD.unitId }, { number: 2 }];
    for (const change of changes) {
      const wrong = { ...revision, ...change };
      await signedBag(
        canonicalJson(header({ kind: 'submission' })),
        {
          'data/revision.json': canonicalJson(wrong),
          'data/revision.jws': signRevision(wrong, LEADER_KEY),
          'data/enrolment.json': canonicalJson(submission.payload.enrolment),
        },
        CITY.name,
      );
      expect(await said()).toMatchObject({
        code: 'CONTENT_INCONSISTENT',
        subject: `revision.${Object.keys(change)[0]}`,
      });
    }
  });
});
