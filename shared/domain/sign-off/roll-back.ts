import type { PinnedDocument } from '#shared/domain/sign-off/field-changes.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { ResponseKind } from '#shared/schemas/bundle-submission.ts';

/** What a sheet says at a moment, by leaf code. */
export interface SheetStand {
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  readonly evidence: ReadonlyMap<string, readonly PinnedDocument[]>;
  /** Explanations of warnings; a leaf without one is not there. */
  readonly explanations: ReadonlyMap<string, string>;
  /** The ward's answers to the city's words; a leaf without one is not there. */
  readonly responses: ReadonlyMap<string, GivenWords>;
  /** Who answers a leaf, as people call them; a leaf nobody was given is not there. */
  readonly responsible: ReadonlyMap<string, string>;
}

/** An answer to the city's words on a leaf. */
export interface GivenWords {
  readonly kind: ResponseKind;
  readonly text: string;
}

/** What a document is, wherever it stands. */
export type DocumentDetails = Pick<PinnedDocument, 'number' | 'date' | 'issuer' | 'title'>;

/** One change of one leaf as the log tells it; null: nothing was there before. */
export type LoggedChange =
  | { readonly kind: 'answer'; readonly before: LeafAnswer | null; readonly after: LeafAnswer }
  | { readonly kind: 'evidence'; readonly documentId: string; readonly before: PinnedDocument | null }
  | { readonly kind: 'explanation'; readonly before: string }
  | { readonly kind: 'response'; readonly before: GivenWords | null }
  | { readonly kind: 'responsible'; readonly before: string }
  | { readonly kind: 'document'; readonly documentId: string; readonly before: DocumentDetails };

/** A record of the log about one leaf of the sheet, or about a document under any number of them. */
export interface LookRecord {
  /** null: of a document, wherever it stands. */
  readonly leafCode: string | null;
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
  const responses = new Map(now.responses);
  const responsible = new Map(now.responsible);
  const details = new Map<string, DocumentDetails>();
  for (const { leafCode, change } of records.toReversed()) {
    if (change.kind === 'document') {
      details.set(change.documentId, change.before);
      redescribe(evidence, change.documentId, change.before);
    } else if (leafCode !== null) {
      switch (change.kind) {
        case 'answer':
          putBack(answers, leafCode, change.before);
          break;
        case 'evidence': {
          const before = change.before && { ...change.before, ...details.get(change.documentId) };
          evidence.set(leafCode, repinned(evidence.get(leafCode) ?? [], change.documentId, before));
          break;
        }
        case 'explanation':
          putBack(explanations, leafCode, change.before === '' ? null : change.before);
          break;
        case 'response':
          putBack(responses, leafCode, change.before);
          break;
        case 'responsible':
          putBack(responsible, leafCode, change.before === '' ? null : change.before);
      }
    }
  }
  return { answers, evidence, explanations, responses, responsible };
}

function putBack<Value>(values: Map<string, Value>, leafCode: string, before: Value | null): void {
  if (before === null) values.delete(leafCode);
  else values.set(leafCode, before);
}

/** Describes a document as it was, wherever it stands. */
function redescribe(
  evidence: Map<string, readonly PinnedDocument[]>,
  documentId: string,
  before: DocumentDetails,
): void {
  for (const [leafCode, pinned] of evidence) {
    if (!pinned.some((each) => each.documentId === documentId)) continue;
    evidence.set(
      leafCode,
      pinned.map((each) => (each.documentId === documentId ? { ...each, ...before } : each)),
    );
  }
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
