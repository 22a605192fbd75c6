/** The longest file that can be a certificate; anything longer is cut, and then refused as none. Bytes. */
const LONGEST = 48 * 1024;

/** A certificate file as text: PEM as it is, binary (.cer, .crt of Windows) wrapped as PEM. */
export function toPem(bytes: Uint8Array): string {
  const part = bytes.subarray(0, LONGEST);
  const text = Array.from(part, (byte) => String.fromCharCode(byte)).join('');
  if (text.includes('-----BEGIN ')) return text;
  const lines = btoa(text).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
