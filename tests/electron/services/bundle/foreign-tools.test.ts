import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flattenedVerify, importJWK } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { decryptBundle, encryptBundle } from '#electron/services/bundle/encrypt-bundle.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { makeVectors, type BundleVectors, type KindVector } from '#tests/support/bundle-vectors.ts';
import { VECTOR_IDENTITY, VECTOR_RECIPIENT } from '#tests/support/vector-base.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('foreign');
const bagCheck = join(import.meta.dirname, '../../../support/bag-check.py');
let path: string;
let bag: string;
let vectors: BundleVectors;

/** Whether a program of the system is there; a missing one is said aloud, and CI installs them all. */
function has(program: string, probe: string): boolean {
  const found = spawnSync(program, [probe], { stdio: 'ignore' }).error === undefined;
  if (!found) process.stderr.write(`SKIPPED: ${program} is not installed, nothing is proven with it\n`);
  return found;
}

const unzip = has('unzip', '-v');
const sha256sum = has('sha256sum', '--version');
const python = has('python3', '--version');
const age = has('age', '--version');

beforeAll(async () => {
  ({ path, vectors } = await makeVectors(folder));
  const out = join(folder, 'out');
  if (unzip) execFileSync('unzip', ['-q', path, '-d', out]);
  bag = unzip ? join(out, readdirSync(out)[0] ?? '') : '';
});

describe.runIf(unzip)('unpacked by unzip', () => {
  test('the archive is sound, and its files are readable names', () => {
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors detected');
    expect(readdirSync(join(bag, 'data')).sort()).toEqual([
      'bundle.json',
      'enrolment.json',
      'files',
      'revision.json',
      'revision.jws',
      'summary.html',
    ]);
    expect(readFileSync(join(bag, 'data', 'summary.html'), 'utf8')).toContain('Bảng tự chấm');
  });

  test.runIf(sha256sum)('sha256sum -c agrees with both manifests, and finds a change', () => {
    const check = (manifest: string) =>
      spawnSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd: bag, encoding: 'utf8' });
    expect(check('manifest-sha256.txt')).toMatchObject({ status: 0, stdout: '' });
    expect(check('tagmanifest-sha256.txt')).toMatchObject({ status: 0, stdout: '' });
    const file = join(bag, 'data', 'summary.html');
    const good = readFileSync(file);
    writeFileSync(file, 'khác');
    expect(check('manifest-sha256.txt').status).toBe(1);
    writeFileSync(file, good);
  });

  // The check is our own, from RFC 8493. The registry's two libraries were tried: bagit 0.0.3 calls a Python program
  // `bagit.py` that nobody installs with it, and bagit-fs 1.1.1 compares a file that is read with its line in the
  // manifest, knows no tag manifest and no file too many, and makes folders where it is pointed to. Neither validates.
  test.runIf(python)('a BagIt check by the RFC alone finds a valid bag, and a strange file in it', () => {
    const check = () => spawnSync('python3', [bagCheck, bag], { encoding: 'utf8' });
    expect(check()).toMatchObject({ status: 0, stdout: 'valid\n' });
    const strange = join(bag, 'data', 'la.txt');
    writeFileSync(strange, 'lạ');
    expect(check().stdout).toContain('not listed: data/la.txt');
    execFileSync('rm', [strange]);
  });
});

/** Checks a detached signature with a library that is not the one that signs. */
async function verify(jws: string, payload: string | Uint8Array, x: string) {
  const [header = '', , signature = ''] = jws.split('.');
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA');
  return flattenedVerify(
    {
      protected: header,
      payload: typeof payload === 'string' ? new TextEncoder().encode(payload) : payload,
      signature,
    },
    key,
    { crit: { b64: true } },
  );
}

const KINDS = [
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

describe('one bundle of every other kind', () => {
  test('none is left out', () => {
    expect(Object.keys(vectors.kinds).sort()).toEqual([...KINDS].sort());
  });

  describe.each(KINDS)('%s', (name) => {
    const vector = (): KindVector => {
      const found = vectors.kinds[name];
      if (!found) throw new Error(name);
      return found;
    };

    test.runIf(unzip && sha256sum && python)('unzip, sha256sum and the BagIt check agree', () => {
      const file = join(folder, vector().fileName);
      expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors detected');
      const out = join(folder, `out-${name}`);
      execFileSync('unzip', ['-q', file, '-d', out]);
      const cwd = join(out, readdirSync(out)[0] ?? '');
      for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        expect(spawnSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd }).status).toBe(0);
      }
      const checked = spawnSync('python3', [bagCheck, cwd], { encoding: 'utf8' });
      expect(checked).toMatchObject({ status: 0, stdout: 'valid\n' });
    });

    test('the signature holds, over this packing list only', async () => {
      const { signatureJws, tagManifest, senderPublicKey } = vector();
      await expect(verify(signatureJws, tagManifest, senderPublicKey)).resolves.toBeTruthy();
      await expect(verify(signatureJws, `${tagManifest} `, senderPublicKey)).rejects.toThrow(
        /signature verification failed/,
      );
    });

    test.runIf(age)('age opens what we encrypted, and we what age did', async () => {
      const { fileName, sha256 } = vector();
      const file = join(folder, fileName);
      const keyFile = join(folder, `key-${name}.txt`);
      writeFileSync(keyFile, `${VECTOR_IDENTITY}\n`);
      await encryptBundle(file, VECTOR_RECIPIENT, `${file}.age`);
      expect(sha256Hex(execFileSync('age', ['-d', '-i', keyFile, `${file}.age`]))).toBe(sha256);
      execFileSync('age', ['-r', VECTOR_RECIPIENT, '-o', `${file}.theirs.age`, file]);
      const opened = await decryptBundle(`${file}.theirs.age`, VECTOR_IDENTITY, `${file}.opened`);
      expect(opened).toMatchObject({ ok: true, value: { fingerprint: sha256 } });
    });
  });
});

/** HMAC-SHA-256 by Python's own library, as unpadded base64url. */
const HMAC = `import base64,hmac,sys
secret=base64.urlsafe_b64decode(sys.argv[1]+'=')
print(base64.urlsafe_b64encode(hmac.digest(secret,sys.argv[2].encode(),'sha256')).decode().rstrip('='))`;

describe.runIf(python)('codes that introduce a sender, by another HMAC', () => {
  test.each(['statistics', 'report', 'part-back'])('%s', (name) => {
    const { secret = '', input = '', mac } = vectors.kinds[name]?.mac ?? {};
    expect(execFileSync('python3', ['-c', HMAC, secret, input], { encoding: 'utf8' }).trim()).toBe(mac);
  });

  test('the enrolment of a submission', () => {
    const { enrolmentMacInput = '', enrolmentMac } = vectors.signatures;
    const secret = vectors.keys['enrolmentSecretBase64Url'] ?? '';
    const found = execFileSync('python3', ['-c', HMAC, secret, enrolmentMacInput], { encoding: 'utf8' });
    expect(found.trim()).toBe(enrolmentMac);
  });
});

describe('signatures by another JOSE library', () => {
  test('the sender’s over the packing list; not over another', async () => {
    const { signatureJws = '', tagManifest = '' } = vectors.signatures;
    const x = vectors.keys['sendingPublicKey'] ?? '';
    await expect(verify(signatureJws, tagManifest, x)).resolves.toBeTruthy();
    await expect(verify(signatureJws, `${tagManifest} `, x)).rejects.toThrow(/signature verification failed/);
  });

  test.runIf(unzip)('the leader’s over the revision as it lies in the bundle', async () => {
    const { revisionJws = '' } = vectors.signatures;
    const revision = readFileSync(join(bag, 'data', 'revision.json'));
    expect(sha256Hex(revision)).toBe(vectors.signatures['revisionCanonicalSha256']);
    expect(canonicalJson(JSON.parse(revision.toString('utf8')))).toBe(revision.toString('utf8'));
    const x = vectors.keys['leaderPublicKey'] ?? '';
    await expect(verify(revisionJws, revision, x)).resolves.toBeTruthy();
  });
});

describe.runIf(age)('the age program', () => {
  const identityFile = join(folder, 'identity.txt');

  test('opens what we encrypted', async () => {
    writeFileSync(identityFile, `${VECTOR_IDENTITY}\n`);
    const sealed = join(folder, 'ours.age');
    await encryptBundle(path, VECTOR_RECIPIENT, sealed);
    const opened = execFileSync('age', ['-d', '-i', identityFile, sealed], { maxBuffer: 1 << 24 });
    expect(sha256Hex(opened)).toBe(vectors.bundle['sha256']);
  });

  test('encrypts by hand what we open', async () => {
    const sealed = join(folder, 'theirs.age');
    execFileSync('age', ['-r', VECTOR_RECIPIENT, '-o', sealed, path]);
    const opened = await decryptBundle(sealed, VECTOR_IDENTITY, join(folder, 'theirs.cchc'));
    expect(opened).toMatchObject({ ok: true, value: { fingerprint: vectors.bundle['sha256'] } });
  });

  test('several receivers and armour: the first opens, the second is said to be no bundle', async () => {
    const sealed = join(folder, 'two.age');
    const other = execFileSync('age-keygen', { encoding: 'utf8' }).match(/AGE-SECRET-KEY-\S+/)?.[0] ?? '';
    const recipient = execFileSync('age-keygen', ['-y'], { input: `${other}\n`, encoding: 'utf8' }).trim();
    execFileSync('age', ['-r', recipient, '-r', VECTOR_RECIPIENT, '-o', sealed, path]);
    expect((await decryptBundle(sealed, VECTOR_IDENTITY, join(folder, 'two.cchc'))).ok).toBe(true);
    const armoured = join(folder, 'armour.age');
    execFileSync('age', ['-a', '-r', VECTOR_RECIPIENT, '-o', armoured, path]);
    expect(await decryptBundle(armoured, VECTOR_IDENTITY, join(folder, 'armour.cchc'))).toMatchObject({
      error: { step: 'parse', code: 'NOT_A_BUNDLE' },
    });
  });
});
