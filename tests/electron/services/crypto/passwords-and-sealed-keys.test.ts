import { describe, expect, it } from 'vitest';
import { hashPassword, needsRehash, verifyPassword } from '#electron/services/crypto/password.ts';
import { systemRandom, type RandomSource } from '#electron/services/crypto/random.ts';
import { areParamsAcceptable, SCRYPT_PARAMS } from '#electron/services/crypto/scrypt.ts';
import { openSealedKey, sealedKeySchema, sealPrivateKey } from '#electron/services/crypto/sealed-key.ts';
import { runCryptoSelfTest } from '#electron/services/crypto/self-test.ts';

const FAST = { logN: 4, r: 8, p: 1 };
const FIXED: RandomSource = { bytes: (length) => Buffer.alloc(length, 7) };

describe('a stored password', () => {
  it('matches itself only', async () => {
    const stored = await hashPassword('Mật khẩu dài 2026', systemRandom, FAST);
    expect(stored).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await verifyPassword('Mật khẩu dài 2026', stored)).toBe(true);
    expect(await verifyPassword('mật khẩu dài 2026', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('matches however the keyboard composes the letters', async () => {
    const stored = await hashPassword('Đường sắt'.normalize('NFC'), systemRandom, FAST);
    expect(await verifyPassword('Đường sắt'.normalize('NFD'), stored)).toBe(true);
  });

  it('is salted', async () => {
    const twice = [await hashPassword('a', systemRandom, FAST), await hashPassword('a', systemRandom, FAST)];
    expect(twice[0]).not.toBe(twice[1]);
    expect(await hashPassword('a', FIXED, FAST)).toBe(await hashPassword('a', FIXED, FAST));
  });

  it('of another form, or of costs nobody should pay, matches nothing', async () => {
    const good = await hashPassword('a', FIXED, FAST);
    const forms = [
      '',
      'a',
      '$scrypt$',
      good.replace('ln=4', 'ln=30'),
      good.replace('r=8', 'r=0'),
      `${good}x`,
    ];
    for (const stored of forms) expect(await verifyPassword('a', stored)).toBe(false);
  });

  it('asks to be hashed anew when the costs have risen', async () => {
    const stored = await hashPassword('a', FIXED, FAST);
    expect(needsRehash(stored, FAST)).toBe(false);
    expect(needsRehash(stored)).toBe(true);
    expect(needsRehash('broken', FAST)).toBe(true);
  });

  it('has the costs of the design by default, within the memory allowed', () => {
    expect(SCRYPT_PARAMS).toEqual({ logN: 17, r: 8, p: 1 });
    expect(areParamsAcceptable(SCRYPT_PARAMS)).toBe(true);
    expect(areParamsAcceptable({ logN: 20, r: 16, p: 1 })).toBe(false);
  });
});

describe('a sealed key', () => {
  const input = {
    purpose: 'leader-signing',
    publicKey: 'pub',
    privateKey: Buffer.alloc(32, 3),
    passphrase: 'cụm mật khẩu của chủ tịch',
  };

  it('opens with its passphrase and no other', async () => {
    const sealed = await sealPrivateKey(input, systemRandom, FAST);
    const fromDisk: unknown = JSON.parse(JSON.stringify(sealed));
    const opened = await openSealedKey(fromDisk, input.passphrase.normalize('NFD'));
    expect(opened.ok && Buffer.from(opened.value).equals(input.privateKey)).toBe(true);
    expect(await openSealedKey(sealed, 'sai')).toEqual({ ok: false, error: { code: 'WRONG_PASSPHRASE' } });
    expect(JSON.stringify(sealed)).not.toContain(input.privateKey.toString('base64url'));
  });

  it('does not open once any of its fields was exchanged', async () => {
    const sealed = sealedKeySchema.parse(await sealPrivateKey(input, FIXED, FAST));
    const changed = [
      { ...sealed, purpose: 'other' },
      { ...sealed, publicKey: 'other' },
      { ...sealed, ciphertext: `A${sealed.ciphertext.slice(1)}` },
      { ...sealed, kdf: { ...sealed.kdf, salt: `A${sealed.kdf.salt.slice(1)}` } },
      { ...sealed, kdf: { ...sealed.kdf, logN: 5 } },
      { ...sealed, cipher: { ...sealed.cipher, nonce: `A${sealed.cipher.nonce.slice(1)}` } },
    ];
    for (const file of changed) {
      expect(await openSealedKey(file, input.passphrase)).toMatchObject({
        ok: false,
        error: { code: 'WRONG_PASSPHRASE' },
      });
    }
  });

  it('is refused where it is no sealed key or asks for hours of work', async () => {
    const sealed = await sealPrivateKey(input, FIXED, FAST);
    const files = [
      null,
      {},
      { ...sealed, version: 2 },
      { ...sealed, extra: 1 },
      { ...sealed, kdf: { ...sealed.kdf, logN: 30 } },
      { ...sealed, cipher: { ...sealed.cipher, nonce: 'AAAA' } },
      { ...sealed, ciphertext: 'AAAA' },
    ];
    for (const file of files) {
      expect(await openSealedKey(file, input.passphrase)).toEqual({
        ok: false,
        error: { code: 'SEALED_KEY_INVALID' },
      });
    }
  });
});

it('every primitive gives the published results', async () => {
  expect(await runCryptoSelfTest()).toEqual([]);
});
