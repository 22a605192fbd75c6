import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBagInfo, formatManifest, parseManifest } from '#shared/domain/bundle/bagit.ts';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { parseFingerprint } from '#shared/domain/bundle/fingerprint.ts';
import { evidencePath, parseEvidencePath } from '#shared/domain/bundle/layout.ts';
import {
  checkHashes,
  checkListed,
  checkPayloadFiles,
  checkTagFiles,
  checkTagManifest,
  findBagFolder,
} from '#shared/domain/bundle/structure.ts';

const hash = (digit: string) => digit.repeat(64);
const ID = '01981b2c-7d00-7abc-8def-0123456789ab';

describe('a manifest', () => {
  it('is sorted and read back', () => {
    const entries = [
      { path: 'data/b.json', sha256: hash('b') },
      { path: 'data/B.json', sha256: hash('c') },
      { path: 'data/a.json', sha256: hash('a') },
    ];
    const text = formatManifest(entries);
    expect(text).toBe(`${hash('c')}  data/B.json\n${hash('a')}  data/a.json\n${hash('b')}  data/b.json\n`);
    const read = parseManifest('m', text);
    expect(read.ok && formatManifest(read.value)).toBe(text);
  });

  it('is read in no other form', () => {
    const good = `${hash('a')}  data/a\n${hash('b')}  data/b\n`;
    expect(parseManifest('m', good).ok).toBe(true);
    const forms = [
      good.trimEnd(),
      `${good}\n`,
      good.replaceAll('\n', '\r\n'),
      good.replace('  ', ' '),
      good.replace('  ', ' *'),
      good.toUpperCase(),
      good.replace('data/b', 'data/a'),
      `${hash('b')}  data/b\n${hash('a')}  data/a\n`,
      `${hash('a')}  data/ă\n`,
      `${hash('a').slice(1)}  data/a\n`,
      ` ${good}`,
    ];
    for (const text of forms) {
      expect(parseManifest('m', text)).toMatchObject({ ok: false, error: { code: 'MANIFEST_INVALID' } });
    }
    expect(parseManifest('m', good.replace('data/b', 'data/ b'))).toMatchObject({
      error: { subject: 'm:2' },
    });
  });

  it('cannot be given a line by a name', () => {
    const info = {
      bundleId: ID,
      baggingDate: '2026-11-22',
      senderName: 'A\nPayload-Oxum: 0.0',
      payloadBytes: 9,
      payloadFiles: 2,
    };
    expect(formatBagInfo(info)).toBe(
      `Source-Organization: A Payload-Oxum: 0.0\nExternal-Identifier: ${ID}\nBagging-Date: 2026-11-22\nPayload-Oxum: 9.2\n`,
    );
  });
});

describe('a file name', () => {
  const subject = { unitId: ID, code: '31117', name: 'Phường' };
  const round = { id: ID, code: 'r', year: 2026, title: 't' };
  const base = { kind: 'submission', bundleId: ID, round, revision: 2, subject } as const;

  it('tells unit, kind, year and revision', () => {
    expect(bundleFileName(base)).toBe('31117_submission_2026_r2_456789ab.cchc');
    expect(bundleFileName({ ...base, round: null, revision: null })).toBe(
      '31117_submission_0_r0_456789ab.cchc',
    );
  });

  it('is plain ASCII under 100 characters, whatever the code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (code) => {
        const name = bundleFileName({ ...base, subject: { ...subject, code } });
        expect(name).toMatch(/^[A-Za-z0-9-]+_submission_2026_r2_456789ab\.cchc$/);
        expect(name.length).toBeLessThan(100);
      }),
    );
    expect(bundleFileName({ ...base, subject: { ...subject, code: 'CON' } })).toMatch(/^x-CON_/);
  });
});

describe('a fingerprint', () => {
  it('is shown in fours and read back however it was typed', () => {
    expect(formatFingerprint('3f9a01bcde')).toBe('3F9A 01BC DE');
    expect(formatFingerprint(hash('a'), 2)).toBe('AAAA AAAA');
    expect(parseFingerprint('3F9A 01bc-DE')).toBe('3f9a01bcde');
    expect(parseFingerprint('3F9G')).toBeNull();
    expect(parseFingerprint(' ')).toBeNull();
  });
});

describe('an evidence path', () => {
  it('holds the hash and a plain extension', () => {
    expect(evidencePath(hash('a'), '.PDF')).toBe(`data/files/${hash('a')}.pdf`);
    expect(evidencePath(hash('a'), 'tệp')).toBe(`data/files/${hash('a')}.bin`);
    expect(parseEvidencePath(`data/files/${hash('a')}.pdf`)).toEqual({ sha256: hash('a'), extension: 'pdf' });
    for (const path of [
      `data/files/${hash('A')}.pdf`,
      `data/files/${hash('a')}`,
      `data/files/x/${hash('a')}.pdf`,
    ]) {
      expect(parseEvidencePath(path)).toBeNull();
    }
  });
});

describe('the structure', () => {
  const tags = [
    'bag-info.txt',
    'bagit.txt',
    'manifest-sha256.txt',
    'signature.jws',
    'tagmanifest-sha256.txt',
  ];
  const code = (outcome: { ok: boolean; error?: { code: string; subject: string } }) =>
    outcome.ok ? 'OK' : `${outcome.error?.code} ${outcome.error?.subject}`;

  it('has one top folder, named by a UUIDv7', () => {
    expect(findBagFolder([`${ID}/a`, `${ID}/b/c`])).toEqual({ ok: true, value: ID });
    expect(code(findBagFolder([]))).toBe('BAGIT_INVALID ');
    expect(code(findBagFolder(['a/b']))).toBe('BAGIT_INVALID a');
    expect(code(findBagFolder([`${ID}/a`, 'b']))).toBe('BAGIT_INVALID b');
    expect(code(findBagFolder([`${ID}/a`, `${ID}x/a`]))).toBe(`BAGIT_INVALID ${ID}x/a`);
  });

  it('has all tag files and no strangers', () => {
    expect(code(checkTagFiles([...tags, 'data/a']))).toBe('OK');
    expect(code(checkTagFiles(tags.slice(1)))).toBe('ENTRY_MISSING bag-info.txt');
    expect(code(checkTagFiles([...tags, 'datax/a']))).toBe('ENTRY_NOT_LISTED datax/a');
    const signed = tags.slice(0, 3).map((path) => ({ path, sha256: hash('a') }));
    expect(code(checkTagManifest(signed))).toBe('OK');
    expect(code(checkTagManifest(signed.slice(1)))).toBe('MANIFEST_INVALID tagmanifest-sha256.txt');
  });

  it('lists exactly what is there, with its hash', () => {
    const manifest = [
      { path: 'data/a', sha256: hash('a') },
      { path: 'data/b', sha256: hash('b') },
    ];
    expect(code(checkListed(manifest, ['data/a', 'data/b']))).toBe('OK');
    expect(code(checkListed(manifest, ['data/a']))).toBe('ENTRY_MISSING data/b');
    expect(code(checkListed(manifest, ['data/a', 'data/b', 'data/c']))).toBe('ENTRY_NOT_LISTED data/c');
    expect(code(checkHashes(manifest, (path) => hash(path.slice(-1))))).toBe('OK');
    expect(code(checkHashes(manifest, () => hash('a')))).toBe('ENTRY_CHANGED data/b');
    expect(code(checkHashes(manifest, () => undefined))).toBe('ENTRY_CHANGED data/a');
  });

  it('holds the payload of its kind and evidence named by its own hash', () => {
    const of = (...paths: string[]) => paths.map((path) => ({ path, sha256: hash('a') }));
    const base = ['data/bundle.json', 'data/summary.html', 'data/feedback.json'];
    const file = `data/files/${hash('a')}.pdf`;
    expect(checkPayloadFiles('feedback', of(...base, file))).toEqual({
      ok: true,
      value: [{ path: file, sha256: hash('a'), extension: 'pdf' }],
    });
    expect(code(checkPayloadFiles('setup', of(...base)))).toBe('ENTRY_MISSING data/setup.json');
    expect(code(checkPayloadFiles('feedback', of(...base, 'data/x')))).toBe('ENTRY_NOT_LISTED data/x');
    const lying = `data/files/${hash('b')}.pdf`;
    expect(code(checkPayloadFiles('feedback', of(...base, lying)))).toBe(`ENTRY_CHANGED ${lying}`);
  });
});
