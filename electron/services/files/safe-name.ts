/** With a time before it and a number in it, a name of this many bytes still fits every file system (255). */
const ROOM_FOR_MORE = 180;

/** Windows keeps these for devices, with any extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * A foreign file name as one that every file system takes and that leads nowhere: no separators, device names, control
 * or direction marks. Its end, which tells what it is, stays; what is longer than `maxBytes` of UTF-8 loses its beginning.
 */
export function safeName(fileName: string, maxBytes = ROOM_FOR_MORE): string {
  const plain = fileName
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, '_')
    .replace(/[. ]+$/, '');
  const kept: string[] = [];
  let bytes = 0;
  for (const character of Array.from(plain).reverse()) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    kept.unshift(character);
  }
  const name = kept.join('') || 'tep';
  return DEVICE_NAME.test(name) ? `_${name}` : name;
}
