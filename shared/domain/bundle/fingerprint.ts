/**
 * "Mã kiểm tra": a hexadecimal fingerprint in upper case and groups of four, as it stands on screen and on paper:
 * `3F9A 01BC …`. Takes any hexadecimal digest; `groups` keeps only the first so many groups.
 */
export function formatFingerprint(hex: string, groups?: number): string {
  const parts = hex.toUpperCase().match(/.{1,4}/g) ?? [];
  return (groups === undefined ? parts : parts.slice(0, groups)).join(' ');
}

/** The hexadecimal digits of a fingerprint as somebody typed or scanned it; null if it holds anything else. */
export function parseFingerprint(text: string): string | null {
  const digits = text.replaceAll(/[\s.-]/g, '').toLowerCase();
  return /^[0-9a-f]+$/.test(digits) ? digits : null;
}
