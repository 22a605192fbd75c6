import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { bytesEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { readBundle } from '#electron/services/bundle/bundle-reader.ts';
import { writeBundle } from '#electron/services/bundle/bundle-writer.ts';
import type { SenderTrust } from '#electron/services/bundle/sender-trust.ts';
import { rawZip } from '#tests/support/hostile-zip.ts';
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
let good = Buffer.alloc(0);
let entries = new Map<string, Buffer>();
beforeAll(async () => {
  folder = await makeTempFolder();
  const file = path.join(folder, 'good.cchc');
  await writeBundle(receiptContent(file));
  good = await readFile(file);
  entries = await entriesOf(file);
});

const CITY_TRUST: SenderTrust = { kind: 'pinned', publicKey: CITY_KEY.publicKey, leaderKeys: null };

async function entriesOf(file: string): Promise<Map<string, Buffer>> {
  const zip = await openGuardedZip(file);
  if (!zip.ok) throw new Error(zip.error.code);
  const all = new Map<string, Buffer>();
  for (const name of zip.value.entries.keys()) {
    const whole = await zip.value.readWhole(name, 1 << 20);
    if (whole.ok) all.set(name.slice(BUNDLE_ID.length + 1), whole.value);
  }
  zip.value.close();
  return all;
}

async function verdict(file: string, trust = CITY_TRUST): Promise<string> {
  const read = await readBundle(file, { resolveSenderKey: () => trust });
  return read.ok ? 'ACCEPTED' : `${read.error.code} ${read.error.subject}`;
}

/** Packs changed contents anew, as somebody who knows the format would: container and CRCs are in order. */
async function repack(changed: ReadonlyMap<string, Buffer>, trust = CITY_TRUST): Promise<string> {
  const file = path.join(folder, 'repacked.cchc');
  const sources = [...changed].map(([name, data]) => bytesEntry(`${BUNDLE_ID}/${name}`, data));
  await writeZip(sources, file);
  return verdict(file, trust);
}

function flipped(bytes: Buffer, position: number, bit = position % 8): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(position) ^ (1 << bit), position);
  return copy;
}

describe('a changed byte', { timeout: 300_000 }, () => {
  it('is refused wherever it stands in the file', async () => {
    const file = path.join(folder, 'flipped.cchc');
    await writeFile(file, good);
    expect(await verdict(file)).toBe('ACCEPTED');
    const accepted: number[] = [];
    for (let position = 0; position < good.length; position++) {
      await writeFile(file, flipped(good, position));
      if ((await verdict(file)) === 'ACCEPTED') accepted.push(position);
    }
    expect(accepted).toEqual([]);
  });

  it('is refused in any entry even where the container was repaired, and the part is named', async () => {
    expect(await repack(entries)).toBe('ACCEPTED');
    const accepted: string[] = [];
    for (const [name, data] of entries) {
      const said = new Set<string>();
      for (let position = 0; position < data.length; position++) {
        const outcome = await repack(new Map(entries).set(name, flipped(data, position)));
        said.add(outcome);
        if (outcome === 'ACCEPTED') accepted.push(`${name}:${position}`);
      }
      if (name.startsWith('data/')) expect([...said].join('\n')).toContain(name);
    }
    expect(accepted).toEqual([]);
  });

  it('is refused in every bit of the end of the signature, where base64 has spare ones', async () => {
    const signature = entries.get('signature.jws') ?? Buffer.alloc(0);
    expect(signature.length).toBeGreaterThan(100);
    for (let position = signature.length - 3; position < signature.length; position++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = new Map(entries).set('signature.jws', flipped(signature, position, bit));
        expect(await repack(changed)).toMatch(/^(SIGNATURE_INVALID|JSON_BAD_TEXT) /);
      }
    }
  });

  it('is refused in the evidence of a submission, which is named', async () => {
    const file = path.join(folder, 'submission.cchc');
    await writeBundle(await submissionContent(folder, file));
    const parts = await entriesOf(file);
    const trust: SenderTrust = {
      kind: 'pinned',
      publicKey: WARD_KEY.publicKey,
      leaderKeys: [LEADER_KEY.publicKey],
    };
    expect(await repack(parts, trust)).toBe('ACCEPTED');
    const evidence = [...parts].filter(([name]) => name.startsWith('data/files/'));
    expect(evidence).toHaveLength(2);
    for (const [name, data] of evidence) {
      const changed = new Map(parts).set(name, flipped(data, data.length - 1));
      expect(await repack(changed, trust)).toBe(`ENTRY_CHANGED ${name}`);
    }
  });
});

describe('a bundle that is not whole', () => {
  it('names what is missing', async () => {
    for (const name of entries.keys()) {
      const rest = new Map(entries);
      rest.delete(name);
      expect(await repack(rest)).toBe(`ENTRY_MISSING ${name}`);
    }
  });

  it('names what was added', async () => {
    for (const name of ['data/extra.json', 'data/files/evil.exe', 'virus.exe', 'manifest-md5.txt']) {
      expect(await repack(new Map(entries).set(name, Buffer.from('x')))).toBe(`ENTRY_NOT_LISTED ${name}`);
    }
  });

  it('is refused cut at any length', async () => {
    const file = path.join(folder, 'cut.cchc');
    for (let length = 0; length < good.length; length += 37) {
      await writeFile(file, good.subarray(0, length));
      expect(await verdict(file)).toMatch(/^(NOT_A_BUNDLE|ZIP_TRUNCATED) /);
    }
  });

  it('is refused where the same content lies in another container', async () => {
    const named = [...entries].map(([name, data]) => ({ name: `${BUNDLE_ID}/${name}`, data }));
    const file = path.join(folder, 'other.cchc');
    await writeFile(file, rawZip(named));
    expect(await verdict(file)).toBe('CONTAINER_NOT_CANONICAL ');
    await writeFile(file, rawZip(named.map((entry) => ({ ...entry, method: 8 }))));
    expect(await verdict(file)).toBe('CONTAINER_NOT_CANONICAL ');
  });

  it('is refused with a second top folder or a top folder of another name', async () => {
    const file = path.join(folder, 'folders.cchc');
    const inside = [...entries].map(([name, data]) => bytesEntry(`${BUNDLE_ID}/${name}`, data));
    await writeZip([...inside, bytesEntry('evil/data/a.json', 'x')], file);
    expect(await verdict(file)).toBe('BAGIT_INVALID evil/data/a.json');
    await writeZip(
      [...entries].map(([name, data]) => bytesEntry(`bag/${name}`, data)),
      file,
    );
    expect(await verdict(file)).toBe('BAGIT_INVALID bag');
    const otherId = BUNDLE_ID.replace('abc', 'abd');
    await writeZip(
      [...entries].map(([name, data]) => bytesEntry(`${otherId}/${name}`, data)),
      file,
    );
    expect(await verdict(file)).toBe(`BAGIT_INVALID ${otherId}`);
  });
});
