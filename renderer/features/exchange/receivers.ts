import type { OutboxJourney } from '#renderer/features/exchange/bundle-status.ts';

/** Who bundles are for, each once. */
export function receiversOf(bundles: readonly OutboxJourney[]): readonly string[] {
  return [...new Set(bundles.map(({ item }) => item.receiverName))];
}

/** Numbers of parts as typed ("2, 5"); empty: null, all of them; undefined: not numbers of parts. */
export function readParts(text: string): readonly number[] | null | undefined {
  if (text.trim() === '') return null;
  const parts = text.trim().split(/\s*[,;]\s*|\s+/);
  if (!parts.every((part) => /^[1-9]\d{0,2}$/.test(part))) return undefined;
  return [...new Set(parts.map(Number))].sort((a, b) => a - b);
}

/** Largest size of one e-mail on offer, in MB as mail providers count them (1024 × 1024). */
export const MAIL_SIZES = [2, 5, 10, 20, 25] as const;

/** A loose look at an e-mail address; empty is allowed. */
export function isMailAddress(text: string): boolean {
  return text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text);
}
