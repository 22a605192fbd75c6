import canonicalize from 'canonicalize';

/**
 * The canonical text of a JSON value (RFC 8785): one value, one text, so that it can be hashed and signed.
 * Hand over plain JSON data only (what a schema gave back). Throws on what JSON cannot say: NaN, infinities,
 * lone surrogates, cycles, BigInt, `undefined` at the top, Map and Set: those are programming errors.
 */
export function canonicalJson(value: unknown): string {
  // First the library, which finds cycles; the walk below would follow them for ever.
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form');
  refuseCollections(value);
  return text;
}

/** The library turns a Map into {} without a word, which would sign nothing at all. */
function refuseCollections(value: unknown): void {
  if (value instanceof Map || value instanceof Set) throw new TypeError('Map and Set have no JSON form');
  if (value === null || typeof value !== 'object') return;
  for (const part of Object.values(value)) {
    if (typeof part === 'object') refuseCollections(part);
  }
}
