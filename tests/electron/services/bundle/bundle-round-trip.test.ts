import { execFileSync } from 'node:child_process';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { flattenedVerify, importJWK } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBundle, withBundle } from '#electron/services/bundle/bundle-reader.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { bytesEntry, zipStream } from '#electron/services/archive/zip-writer.ts';
import { clearStaging, stageEvidence } from '#electron/services/bundle/evidence-staging.ts';
import { writeBundle } from '#electron/services/bundle/bundle-writer.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import type { SenderTrust } from '#electron/services/bundle/sender-trust.ts';
import {
  BUNDLE_ID,
  CITY_KEY,
  LEADER_KEY,
  makeTempFolder,
  receiptContent,
  submissionContent,
  WARD_KEY,
} from './bundle-fixture.ts';

let folder = '';
let outPath = '';
beforeEach(async () => {
  folder = await makeTempFolder();
  outPath = path.join(folder, 'goi.cchc');
});

const PINNED: SenderTrust = {
  kind: 'pinned',
  publicKey: WARD_KEY.publicKey,
  leaderKeys: [LEADER_KEY.publicKey],
};
const resolveSenderKey = () => PINNED;

async function writeSubmission() {
  const content = await submissionContent(folder, outPath);
  const written = await writeBundle(content);
  if (!written.ok) throw new Error(written.error.code);
  return { content, written: written.value };
}

describe('a bundle', () => {
  it('comes back as it went in', async () => {
    const { content, written } = await writeSubmission();
    const read = await readBundle(outPath, { resolveSenderKey });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.header).toEqual(content.bundle);
    expect(read.value.payload).toEqual(content.payload);
    expect(read.value.summaryHtml).toBe(content.summaryHtml);
    expect(read.value.fingerprint).toBe(written.fingerprint);
    expect(read.value.size).toBe(written.size);
    expect(read.value.sender).toMatchObject({ publicKey: WARD_KEY.publicKey, trust: 'pinned' });
    expect(read.value.staged).toEqual([]);
    expect(read.value.evidence.map((each) => each.extension).sort()).toEqual(['jpg', 'pdf']);
  });

  it('has the same bytes whenever it is written', async () => {
    const { content, written } = await writeSubmission();
    const again = await writeBundle({
      ...content,
      files: [...content.files, ...content.files].toReversed(),
      outPath: path.join(folder, 'lai.cchc'),
    });
    expect(again).toMatchObject({ ok: true, value: { fingerprint: written.fingerprint } });
    expect(sha256Hex(await readFile(outPath))).toBe(written.fingerprint);
  });

  it('gives its evidence by hash, and removes the staging folder afterwards', async () => {
    const { content } = await writeSubmission();
    const stagingDir = path.join(folder, 'staging');
    const seen = await withBundle(outPath, { stagingDir, resolveSenderKey }, async ({ staged }) => {
      expect(staged).toHaveLength(2);
      for (const file of staged) {
        const bytes = await readFile(file.path);
        expect(sha256Hex(bytes)).toBe(file.sha256);
        expect(bytes.length).toBe(file.size);
        expect(path.basename(file.path)).toBe(`${file.sha256}.${file.extension}`);
      }
      return staged.map((file) => file.sha256).sort();
    });
    expect(seen).toEqual({ ok: true, value: content.files.map((file) => file.sha256).sort() });
    expect(await readdir(stagingDir)).toEqual([]);
  });

  it('gives what was checked where the stick was changed after the check', async () => {
    const { content } = await writeSubmission();
    const stagingDir = path.join(folder, 'staging');
    const original = await readFile(outPath);
    const [first] = content.files;
    const at = original.indexOf(await readFile(first?.path ?? ''));
    expect(at).toBeGreaterThan(0);
    const outcome = await withBundle(
      outPath,
      {
        stagingDir,
        resolveSenderKey: async () => {
          await writeFile(outPath, original.fill(0x41, at, at + 1));
          return PINNED;
        },
      },
      async ({ staged }) => Promise.all(staged.map(async (file) => sha256Hex(await readFile(file.path)))),
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.value.toSorted()).toEqual(content.files.map(({ sha256 }) => sha256).toSorted());
    expect(await readdir(stagingDir)).toEqual([]);
  });

  it('is refused where one too large to be held was changed after the check, and leaves nothing', async () => {
    const stagingDir = path.join(folder, 'staging');
    const data = Buffer.alloc(3_000_000, 0x42);
    await writeFile(outPath, await buffer(zipStream([bytesEntry('b/data/files/x.pdf', data)])));
    const zip = await openGuardedZip(outPath);
    if (!zip.ok) throw new Error(zip.error.code);
    const evidence = [{ path: 'data/files/x.pdf', sha256: sha256Hex(data), extension: 'pdf' }];
    const changed = await readFile(outPath);
    await writeFile(outPath, changed.fill(0x41, 2_000_000, 2_000_001));
    const staged = await stageEvidence(zip.value, 'b', evidence, stagingDir);
    zip.value.close();
    expect(staged).toMatchObject({ ok: false, error: { code: 'ZIP_WRONG_CRC' } });
    expect(await readdir(stagingDir)).toEqual([]);
  });

  it('stages no file under a hash that is not its own', async () => {
    await writeSubmission();
    const stagingDir = path.join(folder, 'staging');
    const zip = await openGuardedZip(outPath);
    if (!zip.ok) throw new Error(zip.error.code);
    const name = [...zip.value.entries.keys()].find((each) => each.endsWith('.pdf')) ?? '';
    const wrong = { path: name.slice(BUNDLE_ID.length + 1), sha256: sha256Hex('khác'), extension: 'pdf' };
    expect(await stageEvidence(zip.value, BUNDLE_ID, [wrong], stagingDir)).toMatchObject({
      ok: false,
      error: { code: 'ENTRY_CHANGED', subject: wrong.path },
    });
    expect(await readdir(stagingDir)).toEqual([]);
    zip.value.close();
  });

  it('clears what a crash left behind', async () => {
    await writeSubmission();
    const stagingDir = path.join(folder, 'staging');
    await mkdir(path.join(stagingDir, 'bundle-old'), { recursive: true });
    await clearStaging(stagingDir);
    await expect(access(stagingDir)).rejects.toThrow('ENOENT');
    await clearStaging(stagingDir);
  });

  it('removes the staging folder where the import fails', async () => {
    await writeSubmission();
    const stagingDir = path.join(folder, 'staging');
    const failing = withBundle(outPath, { stagingDir, resolveSenderKey }, () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(await readdir(stagingDir)).toEqual([]);
  });

  it('is not written where evidence is gone or was changed', async () => {
    const content = await submissionContent(folder, outPath);
    const [first] = content.files;
    if (!first) throw new Error('no file');
    const bytes = await readFile(first.path);
    await writeFile(first.path, bytes.fill(0x20, 0, 1));
    expect(await writeBundle(content)).toEqual({
      ok: false,
      error: { code: 'EVIDENCE_CHANGED', sha256: first.sha256 },
    });
    const gone = { ...content, files: content.files.map((file) => ({ ...file, path: `${file.path}-x` })) };
    expect(await writeBundle(gone)).toMatchObject({ ok: false, error: { code: 'EVIDENCE_MISSING' } });
    await expect(access(outPath)).rejects.toThrow('ENOENT');
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('is not written with another key than its header names, nor without evidence it names', async () => {
    const content = await submissionContent(folder, outPath);
    await expect(writeBundle({ ...content, signingKey: CITY_KEY })).rejects.toThrow('another sending key');
    await expect(writeBundle({ ...content, files: content.files.slice(1) })).rejects.toThrow('Inconsistent');
  });
});

describe('other people’s tools', () => {
  it('unzip and sha256sum find the bag whole', async () => {
    await writeSubmission();
    execFileSync('unzip', ['-q', outPath, '-d', folder]);
    const bag = path.join(folder, BUNDLE_ID);
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const said = execFileSync('sha256sum', ['--strict', '-c', list], { cwd: bag }).toString();
      expect(said).toContain(': OK');
      expect(said).not.toContain('FAILED');
    }
    const info = await readFile(path.join(bag, 'bag-info.txt'), 'utf8');
    const oxum = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(info);
    const found = execFileSync('find', ['data', '-type', 'f', '-printf', '%s\n'], { cwd: bag });
    const sizes = found.toString().trim().split('\n').map(Number);
    expect(oxum?.slice(1).map(Number)).toEqual([sizes.reduce((sum, size) => sum + size, 0), sizes.length]);
  });

  it('jose verifies the sender’s and the leader’s signature', async () => {
    await writeSubmission();
    execFileSync('unzip', ['-q', outPath, '-d', folder]);
    const bag = path.join(folder, BUNDLE_ID);
    const verify = async (jwsFile: string, payloadFile: string, publicKey: string) => {
      const jws = await readFile(path.join(bag, jwsFile), 'utf8');
      const [header = '', , signature = ''] = jws.split('.');
      const payload = await readFile(path.join(bag, payloadFile));
      const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: publicKey }, 'EdDSA');
      return flattenedVerify({ protected: header, payload, signature }, key);
    };
    const sender = await verify('signature.jws', 'tagmanifest-sha256.txt', WARD_KEY.publicKey);
    expect(sender.protectedHeader).toEqual({ alg: 'EdDSA', b64: false, crit: ['b64'] });
    await verify('data/revision.jws', 'data/revision.json', LEADER_KEY.publicKey);
    await expect(verify('signature.jws', 'bagit.txt', WARD_KEY.publicKey)).rejects.toThrow(
      'verification failed',
    );
  });

  it('age encrypts to a receiving key of ours', async () => {
    const { generateReceivingKey } = await import('#electron/services/crypto/receiving-key.ts');
    const key = await generateReceivingKey();
    await writeFile(path.join(folder, 'key.txt'), `${key.identity}\n`);
    await writeBundle(receiptContent(outPath));
    execFileSync('age', ['-r', key.recipient, '-o', `${outPath}.age`, outPath]);
    const opened = execFileSync('age', ['-d', '-i', path.join(folder, 'key.txt'), `${outPath}.age`]);
    expect(opened.equals(await readFile(outPath))).toBe(true);
  });
});
