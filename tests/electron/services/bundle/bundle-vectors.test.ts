import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decryptBundle, encryptBundle } from '#electron/services/bundle/encrypt-bundle.ts';
import { readBundle } from '#electron/services/bundle/bundle-reader.ts';
import {
  makeVectors,
  VECTOR_IDENTITY,
  VECTOR_RECIPIENT,
  type BundleVectors,
} from '#tests/support/bundle-vectors.ts';
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
