import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { equalBytes, hmacSha256 } from '#electron/services/crypto/hashing.ts';
import type { RandomSource } from '#electron/services/crypto/random.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { Contact, ContactKeys } from '#shared/schemas/bundle-statistics.ts';
import type { Enrolment, EnrolmentKeys } from '#shared/schemas/bundle-submission.ts';

/** A new enrolment secret: 32 bytes, base64url. The city makes one for each ward and round. */
export function generateEnrolmentSecret(random: RandomSource): string {
  return encodeBase64Url(random.bytes(32));
}

/** Binds a ward's public keys to the secret of its setup bundle. Throws on a secret of another form. */
export function makeEnrolment(secret: string, keys: EnrolmentKeys): Enrolment {
  const mac = enrolmentMac(secret, keys);
  if (mac === null) throw new RangeError('An enrolment secret is 32 bytes in base64url');
  return { keys, mac: encodeBase64Url(mac) };
}

/** Binds the keys of a ward that has signed nothing yet. Throws on a secret of another form. */
export function makeContact(secret: string, keys: ContactKeys): Contact {
  const mac = enrolmentMac(secret, keys);
  if (mac === null) throw new RangeError('An enrolment secret is 32 bytes in base64url');
  return { keys, mac: encodeBase64Url(mac) };
}

/** Whether the keys come from whoever opened the setup bundle with this secret. */
export function verifyEnrolment(secret: string, enrolment: Enrolment | Contact): boolean {
  const expected = enrolmentMac(secret, enrolment.keys);
  const found = decodeBase64Url(enrolment.mac);
  return expected !== null && found !== null && equalBytes(expected, found);
}

function enrolmentMac(secret: string, keys: EnrolmentKeys | ContactKeys): Uint8Array | null {
  const key = decodeBase64Url(secret);
  return key?.byteLength === 32 ? hmacSha256(key, canonicalJson(keys)) : null;
}
