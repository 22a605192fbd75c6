import type { PinnedDocument } from '#shared/domain/sign-off/field-changes.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';

/** What a sheet says at a moment, by leaf code. */
export interface SheetStand {
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  readonly evidence: ReadonlyMap<string, readonly PinnedDocument[]>;
  /** Explanations of warnings; a leaf without one is not there. */
  readonly explanations: ReadonlyMap<string, string>;
}

/** One change of one leaf as the log tells it; null: nothing was there before. */
export type LoggedChange =
  | { readonly kind: 'answer'; readonly before: LeafAnswer | null; readonly after: LeafAnswer }
  | { readonly kind: 'evidence'; readonly documentId: string; readonly before: PinnedDocument | null }
  | { readonly kind: 'explanation'; readonly before: string };

/** A record of the log about one leaf of the sheet. */
export interface LookRecord {
  readonly leafCode: string;
  /** Who, as people call them. */
  readonly actor: string;
  /** UTC moment. */
  readonly at: string;
  readonly change: LoggedChange;
}

/** The stand before `records` (in the log's order): each is taken back, the newest first. */
export function earlierStand(now: SheetStand, records: readonly LookRecord[]): SheetStand {
  const answers = new Map(now.answers);
  const evidence = new Map(now.evidence);
  const explanations = new Map(now.explanations);
  for (const { leafCode, change } of records.toReversed()) {
    switch (change.kind) {
      case 'answer':
        if (change.before === null) answers.delete(leafCode);
        else answers.set(leafCode, change.before);
        break;
      case 'evidence':
        evidence.set(leafCode, repinned(evidence.get(leafCode) ?? [], change.documentId, change.before));
        break;
      case 'explanation':
        if (change.before === '') explanations.delete(leafCode);
        else explanations.set(leafCode, change.before);
    }
  }
  return { answers, evidence, explanations };
}

/** The documents of a leaf with one of them as it was pinned before, in its own place where it stays. */
function repinned(
  pinned: readonly PinnedDocument[],
  documentId: string,
  before: PinnedDocument | null,
): readonly PinnedDocument[] {
  if (before === null) return pinned.filter((each) => each.documentId !== documentId);
  const there = pinned.some((each) => each.documentId === documentId);
  return there ? pinned.map((each) => (each.documentId === documentId ? before : each)) : [...pinned, before];
}
