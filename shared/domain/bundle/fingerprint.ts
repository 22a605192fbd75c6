/** The hexadecimal digits of a fingerprint as somebody typed or scanned it; null if it holds anything else. */
export function parseFingerprint(text: string): string | null {
  const digits = text.replaceAll(/[\s.-]/g, '').toLowerCase();
  return /^[0-9a-f]+$/.test(digits) ? digits : null;
}
