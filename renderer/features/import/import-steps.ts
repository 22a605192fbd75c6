import type { ImportResult, InboxItem } from '#shared/contract/channels/exchange.ts';

/** How many files of a run would be, or were, taken in. */
export interface ImportCounts {
  readonly accepted: number;
  readonly other: number;
}

/** Accepted files, and all others (held already, kept aside, refused). */
export function countVerdicts(items: readonly InboxItem[]): ImportCounts {
  const accepted = items.filter((item) => item.verdict === 'accepted').length;
  return { accepted, other: items.length - accepted };
}

/** Whether a real run would write anything: what is kept aside is written too, and what is held gets its receipt again. */
export function wouldWrite(result: ImportResult): boolean {
  return result.items.some((item) => item.verdict !== 'refused');
}

/** A key for each row of a run: the same file name may come twice. */
export function withKeys(items: readonly InboxItem[]): readonly (InboxItem & { readonly key: string })[] {
  return items.map((item, index) => ({ ...item, key: `${index}` }));
}
