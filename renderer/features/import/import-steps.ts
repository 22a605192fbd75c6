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

/** What a real run would do after a dry run: new files written (kept aside ones too), receipts made again for held ones. */
export function plannedWork(result: ImportResult): {
  readonly written: number;
  readonly receiptsOnly: number;
} {
  const count = (verdict: InboxItem['verdict']): number =>
    result.items.filter((item) => item.verdict === verdict).length;
  return { written: count('accepted') + count('keptAside'), receiptsOnly: count('alreadyHeld') };
}

/** What the button of a checked run says: what a real run would do with it. */
export type NextStep =
  | { readonly kind: 'take' | 'receiptsAgain' | 'noteRefused'; readonly count: number }
  | { readonly kind: 'keepParts' | 'nothing' };

/** A refused file is kept aside with its reason and new keys in it are offered, so that run has its use as well. */
export function nextStep(result: ImportResult): NextStep {
  const { written, receiptsOnly } = plannedWork(result);
  if (written > 0) return { kind: 'take', count: written };
  if (receiptsOnly > 0) return { kind: 'receiptsAgain', count: receiptsOnly };
  if (result.waiting.length > 0) return { kind: 'keepParts' };
  const refused = result.items.filter(({ verdict }) => verdict === 'refused').length;
  return refused > 0 ? { kind: 'noteRefused', count: refused } : { kind: 'nothing' };
}

/** A key for each row of a run: the same file name may come twice. */
export function withKeys(items: readonly InboxItem[]): readonly (InboxItem & { readonly key: string })[] {
  return items.map((item, index) => ({ ...item, key: `${index}` }));
}
