import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decryptBundle, encryptBundle } from '#electron/services/bundle/encrypt-bundle.ts';
import { readBundle } from '#electron/services/bundle/bundle-reader.ts';
import type { SenderTrust } from '#electron/services/bundle/sender-trust.ts';
import { BUNDLE_KINDS } from '#shared/schemas/bundle.ts';
import { makeVectors, type BundleVectors } from '#tests/support/bundle-vectors.ts';
import {
  VECTOR_IDENTITY,
  VECTOR_KEYS,
  VECTOR_PART_SECRET,
  VECTOR_RECIPIENT,
  VECTOR_SECRET,
} from '#tests/support/vector-base.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

/** `UPDATE_VECTORS=1` writes them anew: a change of the format, and a new format version. */
const fixtures = join(import.meta.dirname, '../../../fixtures/bundle-vectors');
const vectorFile = join(fixtures, 'vectors.json');
const sealedFile = join(fixtures, 'submission.cchc.age');
const folder = tempFolder('vectors');
let path: string;
let vectors: BundleVectors;

beforeAll(async () => {
  ({ path, vectors } = await makeVectors(folder));
  if (process.env['UPDATE_VECTORS'] !== '1') return;
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(vectorFile, `${JSON.stringify(vectors, null, 2)}\n`);
  writeFileSync(join(fixtures, 'submission.cchc'), readFileSync(path));
  await encryptBundle(path, VECTOR_RECIPIENT, sealedFile);
  for (const [name, { fileName }] of Object.entries(vectors.kinds))
    writeFileSync(join(fixtures, `${name}.cchc`), readFileSync(join(folder, fileName)));
});

/** Why a receiver that knows nobody's keys yet would believe each of them; the others come from a known city. */
const FIRST_CONTACT: Readonly<Record<string, SenderTrust>> = {
  setup: { kind: 'first-use' },
  'part-out': { kind: 'first-use' },
  'part-back': { kind: 'part', secret: VECTOR_PART_SECRET },
  statistics: { kind: 'enrolment', secret: VECTOR_SECRET },
  report: { kind: 'enrolment', secret: VECTOR_SECRET },
};
const KNOWN_CITY: SenderTrust = { kind: 'pinned', publicKey: VECTOR_KEYS.city.publicKey, leaderKeys: null };
const NAMES = [
  'setup',
  'criteria',
  'part-out',
  'part-back',
  'statistics',
  'report',
  'feedback',
  'results',
  'receipt',
  'repair',
] as const;

describe('vectors of every kind', () => {
  test('no kind is without one', () => {
    const kinds = Object.values(vectors.kinds).map(({ kind }) => kind);
    expect(new Set([...kinds, 'submission'])).toEqual(new Set(BUNDLE_KINDS));
    expect(Object.keys(vectors.kinds).sort()).toEqual([...NAMES].sort());
  });

  test.each(NAMES)('%s is the same byte for byte, and reads under the key it is known by', async (name) => {
    const { fileName = '', sha256, kind } = vectors.kinds[name] ?? {};
    const made = join(folder, fileName);
    expect(readFileSync(made).equals(readFileSync(join(fixtures, `${name}.cchc`)))).toBe(true);
    const trust = FIRST_CONTACT[name] ?? KNOWN_CITY;
    const read = await readBundle(made, { resolveSenderKey: () => trust });
    expect(read).toMatchObject({ ok: true, value: { fingerprint: sha256, payload: { kind } } });
    const nobody = await readBundle(made, { resolveSenderKey: () => ({ kind: 'unknown' }) });
    expect(nobody).toMatchObject({ ok: false, error: { code: 'SENDER_UNKNOWN' } });
  });
});

describe('test vectors of the format', () => {
  test('every value is what it was', () => {
    expect(vectors).toEqual(JSON.parse(readFileSync(vectorFile, 'utf8')));
  });

  test('the bundle is the same byte for byte', () => {
    expect(readFileSync(path).equals(readFileSync(join(fixtures, 'submission.cchc')))).toBe(true);
  });

  test('the encrypted bundle that was kept still opens to it', async () => {
    const opened = await decryptBundle(sealedFile, VECTOR_IDENTITY, join(folder, 'opened.cchc'));
    expect(opened).toMatchObject({ ok: true, value: { fingerprint: vectors.bundle['sha256'] } });
  });

  test('it reads under its enrolment secret', async () => {
    const secret = vectors.keys['enrolmentSecretBase64Url'] ?? '';
    const read = await readBundle(path, { resolveSenderKey: () => ({ kind: 'enrolment', secret }) });
    expect(read).toMatchObject({ ok: true, value: { fingerprint: vectors.bundle['sha256'] } });
  });
});
