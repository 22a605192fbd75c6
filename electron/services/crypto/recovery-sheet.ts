import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { sealedKeySchema, type SealedKey } from '#electron/services/crypto/sealed-key.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** Crockford's base 32: no I, L, O, U, so that a printed letter is not taken for a figure. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARS_PER_LINE = 32;

/** The purpose is part of what the cipher authenticates; the sheet exists for leaders' keys only. */
const PURPOSE = 'leader-signing';

/** version, logN, r, p, salt 16, nonce 12, public key 32, seed 32 + tag 16. */
const SHEET_BYTES = 4 + 16 + 12 + 32 + 48;

/**
 * A locked leader's key as lines to print: groups of four letters, and at the end of each line two that check it, so
 * that a slip in typing is found in its own line. Throws on a key of another purpose.
 */
export function toRecoveryLines(key: SealedKey): readonly string[] {
  const { kdf, cipher, publicKey, ciphertext } = key;
  if (key.purpose !== PURPOSE) throw new RangeError(`No recovery sheet for ${key.purpose}`);
  const bytes = Buffer.concat([
    Buffer.from([1, kdf.logN, kdf.r, kdf.p]),
    ...[kdf.salt, cipher.nonce, publicKey, ciphertext].map(
      (text) => decodeBase64Url(text) ?? Buffer.alloc(0),
    ),
  ]);
  if (bytes.length !== SHEET_BYTES) throw new RangeError('A locked key of an unknown form');
  const text = toBase32(bytes);
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += CHARS_PER_LINE) {
    const chars = text.slice(at, at + CHARS_PER_LINE);
    const groups = (chars + checkOf(lines.length, chars)).match(/.{1,4}/g) ?? [];
    lines.push(groups.join(' '));
  }
  return lines;
}

/**
 * Reads the lines back as typed: small letters, spaces, hyphens and O, I, L for 0, 1, 1 do no harm. The error names
 * the first line (from 1) that was mistyped, 0 where lines are missing or too many.
 */
export function fromRecoveryLines(text: string): Result<SealedKey, { readonly line: number }> {
  const lines = checkRecoveryLines(text);
  const wrong = lines.findIndex(({ right }) => !right);
  if (wrong >= 0) return fail({ line: wrong + 1 });
  const all = lines.map(({ text: line }) => line.slice(0, -2)).join('');
  const bytes = fromBase32(all);
  if (bytes?.length !== SHEET_BYTES || bytes[0] !== 1) return fail({ line: 0 });
  const part = (start: number, length: number) => encodeBase64Url(bytes.subarray(start, start + length));
  const key = sealedKeySchema.safeParse({
    version: 1,
    purpose: PURPOSE,
    publicKey: part(32, 32),
    kdf: { name: 'scrypt', logN: bytes[1], r: bytes[2], p: bytes[3], salt: part(4, 16) },
    cipher: { name: 'aes-256-gcm', nonce: part(20, 12) },
    ciphertext: part(64, 48),
  });
  return key.success ? ok(key.data) : fail({ line: 0 });
}

/** How many lines a sheet has. */
export const RECOVERY_LINES = Math.ceil(Math.ceil((SHEET_BYTES * 8) / 5) / CHARS_PER_LINE);

/** The lines as read, without what does no harm, and whether the two letters at the end of each agree with it. */
export function checkRecoveryLines(
  text: string,
): readonly { readonly text: string; readonly right: boolean }[] {
  return text
    .split('\n')
    .map((line) => line.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
    .filter((line) => line !== '')
    .map((line, index) => {
      const chars = line.slice(0, -2);
      const right = chars.length <= CHARS_PER_LINE && checkOf(index, chars) === line.slice(-2);
      return { text: line, right };
    });
}

/** Two letters that a line's number and letters give. */
function checkOf(index: number, chars: string): string {
  const value = Number.parseInt(sha256Hex(`${index}:${chars}`).slice(0, 8), 16);
  return (ALPHABET[value % 32] ?? '') + (ALPHABET[Math.floor(value / 32) % 32] ?? '');
}

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)] ?? '').join('');
}

function fromBase32(text: string): Uint8Array | null {
  const digits = Array.from(text).map((char) => ALPHABET.indexOf(char));
  if (digits.includes(-1)) return null;
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  const octets = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(octets.map((octet) => Number.parseInt(octet, 2)));
}
