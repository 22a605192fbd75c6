import { describe, expect, it } from 'vitest';
import {
  checkPublicKey,
  generateSigningKey,
  keyFingerprint,
  signEd25519,
  signingKeyFromSeed,
  verifyEd25519,
} from '#electron/services/crypto/ed25519.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';

/** RFC 8032 §7.1: secret, public key, message, signature. */
const VECTORS = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

const hex = (text: string) => Buffer.from(text, 'hex');
const asKey = (text: string) => hex(text).toString('base64url');

describe('Ed25519', () => {
  it.each(VECTORS)('follows RFC 8032: %s', (secret, publicKey, message, signature) => {
    const key = signingKeyFromSeed(hex(secret));
    expect(key.publicKey).toBe(asKey(publicKey));
    expect(Buffer.from(signEd25519(key.privateKey, hex(message))).toString('hex')).toBe(signature);
    expect(verifyEd25519(key.publicKey, hex(message), hex(signature))).toBe(true);
    expect(verifyEd25519(key.publicKey, Buffer.from('khác'), hex(signature))).toBe(false);
    expect(verifyEd25519(key.publicKey, hex(message), hex(signature).subarray(1))).toBe(false);
  });

  it('makes keys that pass its own check, each another', () => {
    const keys = Array.from({ length: 20 }, () => generateSigningKey(systemRandom));
    expect(new Set(keys.map((key) => key.publicKey)).size).toBe(20);
    for (const key of keys) expect(checkPublicKey(key.publicKey).ok).toBe(true);
  });

  it('refuses a signature whose scalar was raised by the group order', () => {
    const [secret, , message] = VECTORS[1];
    const key = signingKeyFromSeed(hex(secret));
    const signature = Buffer.from(signEd25519(key.privateKey, hex(message)));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const scalar = BigInt(`0x${Buffer.from(signature.subarray(32).toReversed()).toString('hex')}`) + order;
    signature.set(hex(scalar.toString(16).padStart(64, '0')).toReversed(), 32);
    expect(verifyEd25519(key.publicKey, hex(message), signature)).toBe(false);
  });
});

describe('a public key at registration', () => {
  const ff = 'ff'.repeat(30);
  it.each([
    ['neutral point', `01${'00'.repeat(31)}`, 'KEY_SMALL_ORDER'],
    ['order 2', `ec${ff}7f`, 'KEY_SMALL_ORDER'],
    ['order 4', '00'.repeat(32), 'KEY_SMALL_ORDER'],
    ['order 4, other sign', `${'00'.repeat(31)}80`, 'KEY_SMALL_ORDER'],
    ['order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'KEY_SMALL_ORDER'],
    [
      'order 8, other sign',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
      'KEY_SMALL_ORDER',
    ],
    [
      'order 8, other y',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'KEY_SMALL_ORDER',
    ],
    [
      'order 8, other y and sign',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
      'KEY_SMALL_ORDER',
    ],
    ['y = p', `ed${ff}7f`, 'KEY_NOT_CANONICAL'],
    ['y = p + 1', `ee${ff}7f`, 'KEY_NOT_CANONICAL'],
    ['y = 2^255 − 1', `ff${ff}7f`, 'KEY_NOT_CANONICAL'],
    ['x = 0 with a sign', `01${'00'.repeat(30)}80`, 'KEY_NOT_CANONICAL'],
    ['no point', `02${'00'.repeat(31)}`, 'KEY_NOT_ON_CURVE'],
  ])('is refused: %s', (_title, key, code) => {
    expect(checkPublicKey(asKey(key))).toEqual({ ok: false, error: { code } });
    expect(verifyEd25519(asKey(key), Buffer.from('x'), Buffer.alloc(64))).toBe(false);
  });

  it('is refused in another length or spelling', () => {
    const { publicKey } = signingKeyFromSeed(Buffer.alloc(32, 1));
    for (const text of [
      '',
      'AAAA',
      `${publicKey}=`,
      ` ${publicKey}`,
      publicKey.replaceAll('-', '+').slice(1),
    ]) {
      expect(checkPublicKey(text)).toEqual({ ok: false, error: { code: 'KEY_MALFORMED' } });
    }
    // The last letter of 43 has two spare bits: three other letters decode to the same bytes.
    const spare = publicKey.slice(0, -1) + String.fromCharCode(publicKey.charCodeAt(42) + 1);
    expect(Buffer.from(spare, 'base64url').equals(Buffer.from(publicKey, 'base64url'))).toBe(true);
    expect(checkPublicKey(spare).ok).toBe(false);
  });

  it('has a fingerprint of its raw bytes', () => {
    expect(keyFingerprint(asKey('00'.repeat(32)))).toBe(
      '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925',
    );
  });
});
