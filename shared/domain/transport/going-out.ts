import type { BundleKind } from '#shared/schemas/bundle.ts';

/**
 * Whether a bundle of a kind may go out by itself. A setup bundle carries the secret that enrols a ward, and its
 * receiver has no key yet to encrypt it to; a part is for another computer of the same ward, not for the city: both
 * are handed over by people only.
 */
export function mayGoByItself(kind: BundleKind): boolean {
  return kind !== 'setup' && kind !== 'part';
}
