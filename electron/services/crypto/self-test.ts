import { createCipheriv } from 'node:crypto';
import { signEd25519, signingKeyFromSeed, verifyEd25519 } from '#electron/services/crypto/ed25519.ts';
import { hmacSha256, sha256Hex } from '#electron/services/crypto/hashing.ts';
import { deriveKey } from '#electron/services/crypto/scrypt.ts';

/**
 * Runs every primitive on a published example. Electron links another crypto library than Node: what passes in the
 * tests proves nothing there, so a host runs this at start. Returns the names of the primitives that failed.
 */
export async function runCryptoSelfTest(): Promise<string[]> {
  const results: readonly (readonly [name: string, passed: boolean])[] = [
    ['SHA-256', sha256Hex('abc').startsWith('ba7816bf8f01cfea414140de5dae2223')],
    ['HMAC-SHA-256', isHmacRight()],
    ['Ed25519', isEd25519Right()],
    ['AES-256-GCM', isAesRight()],
    ['scrypt', await isScryptRight()],
  ];
  return results.filter(([, passed]) => !passed).map(([name]) => name);
}

/** RFC 4231, test case 2. */
function isHmacRight(): boolean {
  const mac = hmacSha256(Buffer.from('Jefe'), 'what do ya want for nothing?');
  return Buffer.from(mac).toString('hex').startsWith('5bdcc146bf60754e6a042426089575c7');
}

/** RFC 8032 §7.1, test 2. */
function isEd25519Right(): boolean {
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const key = signingKeyFromSeed(seed);
  const message = Buffer.from([0x72]);
  const signature = signEd25519(seed, message);
  return (
    Buffer.from(signature).toString('hex').startsWith('92a009a9f0d4cab8720e820b5f642540') &&
    verifyEd25519(key.publicKey, message, signature) &&
    !verifyEd25519(key.publicKey, Buffer.from([0x73]), signature)
  );
}

/** The GCM specification, test case 14. */
function isAesRight(): boolean {
  const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12));
  const text = Buffer.concat([cipher.update(Buffer.alloc(16)), cipher.final(), cipher.getAuthTag()]);
  return text.toString('hex') === 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919';
}

/** RFC 7914 §12, second example. */
async function isScryptRight(): Promise<boolean> {
  const key = await deriveKey('password', Buffer.from('NaCl'), 64, { logN: 10, r: 8, p: 16 });
  return Buffer.from(key).toString('hex').startsWith('fdbabe1c9d3472007856e7190d01e9fe');
}
