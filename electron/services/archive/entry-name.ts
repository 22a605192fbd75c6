import type { ZipLimits } from '#electron/services/archive/zip-limits.ts';

/** Names Windows keeps for devices, with or without an extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

// Control characters are refused on purpose: in a file name they only ever deceive.
const FORBIDDEN_CHARACTERS = /[\p{Cc}\p{Cf}<>:"|?*\\]/u;

/**
 * Whether a name may stand in an archive: relative, of plain parts, and one that every file system takes as it is.
 * Refuses absolute names, drive letters, `..`, `.`, empty parts, backslashes, control characters, device names,
 * parts that end in a dot or space, and lengths beyond the limits.
 */
export function isAcceptableName(
  name: string,
  limits: Pick<ZipLimits, 'maxPathLength' | 'maxPathDepth'>,
): boolean {
  if (name.length > limits.maxPathLength || FORBIDDEN_CHARACTERS.test(name)) return false;
  const parts = name.split('/');
  return parts.length <= limits.maxPathDepth && parts.every(isAcceptablePart);
}

function isAcceptablePart(part: string): boolean {
  if (part === '' || part === '.' || part === '..') return false;
  return !/[. ]$/.test(part) && !part.startsWith(' ') && !DEVICE_NAME.test(part);
}

/** What two names share that a file system may hold for one: NFC and case folded away. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

/** The bytes of a name as text; null where they are not UTF-8. */
export function decodeName(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
