import { EMPTY_LEAF, parseFieldKey, readField } from '#shared/domain/sign-off/leaf-fields.ts';
import {
  mergeDocument,
  mergeLeaf,
  sumCounts,
  type FieldConflict,
  type MergeCounts,
  type MergedLeaf,
  type ThreeSides,
} from '#shared/domain/sign-off/merge-part.ts';
import type { PartContent, PartDocument, PartLeaf } from '#shared/schemas/bundle-part.ts';
import type { FieldValue } from '#shared/schemas/part-fields.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findDocument, findDocumentByContent } from '#db/queries/evidence.ts';
import { readPartContent, readPartDocument } from '#electron/features/work/part-content.ts';

/** A document of a return as it is taken: known here under `id`, with what is to be written about it; or new. */
export interface PlannedDocument {
  readonly id: string;
  readonly document: PartDocument;
  readonly isNew: boolean;
  /** It was taken out of the library here, and the return uses it. */
  readonly wasRemoved: boolean;
  readonly values: Pick<PartDocument, 'number' | 'date' | 'issuer' | 'title'>;
  readonly changed: boolean;
  /** As it was when that computer started; null where it did not hold it. */
  readonly base: PartDocument | null;
}

/** A leaf of a return merged, with the sides it was merged from; documents are named by our ids on all of them. */
export interface PlannedLeaf extends MergedLeaf, ThreeSides<PartLeaf> {}

/** A conflict with the leaf it is shown at. */
export interface PlannedConflict extends FieldConflict {
  readonly leafCode: string;
}

/** What merging a return would do. */
export interface MergePlan {
  readonly leaves: ReadonlyMap<string, PlannedLeaf>;
  readonly documents: readonly PlannedDocument[];
  readonly conflicts: readonly PlannedConflict[];
  readonly counts: MergeCounts;
}

/** Works out the merge of a return with what this folder holds now; `base` is what that computer started from. */
export function planMerge(db: ReadDb, roundId: string, base: PartContent, theirs: PartContent): MergePlan {
  const codes = Object.keys(theirs.leaves);
  const ours = readPartContent(db, roundId, codes);
  const documents = theirs.documents.map((document) => planDocument(db, base, document));
  const ids = new Map(documents.map(({ document, id }) => [document.id, id]));
  const leaves = new Map(
    codes.map((code) => {
      const sides = {
        base: renamed(leafIn(base, code), ids),
        ours: leafIn(ours, code),
        theirs: renamed(leafIn(theirs, code), ids),
      };
      return [code, { ...mergeLeaf(sides), ...sides }] as const;
    }),
  );
  const leafOfDocument = (id: string): string =>
    codes.find((code) => leaves.get(code)?.leaf.links.some((link) => link.documentId === id)) ??
    codes[0] ??
    '';
  const conflicts = [
    ...[...leaves].flatMap(([leafCode, leaf]) => leaf.conflicts.map((each) => ({ ...each, leafCode }))),
    ...documents.flatMap(({ id, merged }) =>
      merged.conflicts.map((each) => ({ ...each, leafCode: leafOfDocument(id) })),
    ),
  ];
  return {
    leaves,
    documents,
    conflicts,
    counts: sumCounts([
      ...[...leaves.values()].map(({ counts }) => counts),
      ...documents.map(({ merged }) => merged.counts),
    ]),
  };
}

function leafIn(content: PartContent, code: string): PartLeaf {
  return (Object.hasOwn(content.leaves, code) ? content.leaves[code] : undefined) ?? EMPTY_LEAF;
}

/** The same file may have come into both libraries under two ids: it is one document, ours. */
function renamed(leaf: PartLeaf, ids: ReadonlyMap<string, string>): PartLeaf {
  const links = new Map(
    leaf.links.map((link) => {
      const documentId = ids.get(link.documentId) ?? link.documentId;
      return [documentId, { ...link, documentId }] as const;
    }),
  );
  return { ...leaf, links: [...links.values()] };
}

function planDocument(db: ReadDb, base: PartContent, theirs: PartDocument) {
  const held = findHeld(db, theirs);
  const { number, date, issuer, title } = theirs;
  if (!held) {
    const values = { number, date, issuer, title };
    const merged = { values, conflicts: [], counts: { taken: 0, kept: 0, conflicts: 0 } };
    const fresh = { isNew: true, wasRemoved: false, changed: false, base: null };
    return { id: theirs.id, document: theirs, values, merged, ...fresh };
  }
  const ours = { ...theirs, ...held.document };
  const before = base.documents.find(({ id }) => id === theirs.id) ?? null;
  const merged = mergeDocument({ base: before, ours, theirs });
  return {
    id: ours.id,
    document: theirs,
    isNew: false,
    wasRemoved: held.removed,
    values: merged.values,
    changed: merged.counts.taken > 0,
    base: before,
    merged,
  };
}

/** Our document of this id, else of this content. The same id with another content is another document's: not ours. */
function findHeld(
  db: ReadDb,
  { id, sha256 }: PartDocument,
): { document: PartDocument; removed: boolean } | null {
  const byId = findDocument(db, id);
  const heldId = byId?.sha256 === sha256 ? id : findDocumentByContent(db, sha256)?.id;
  if (heldId === undefined) return null;
  const document = readPartDocument(db, heldId);
  return document && { document, removed: (findDocument(db, heldId)?.removedAt ?? null) !== null };
}

/** The value a field had when that computer started, what stands here after the merge, and what stands there. */
export function mergedField(
  plan: MergePlan,
  leafCode: string,
  field: string,
): { readonly base: FieldValue; readonly now: FieldValue; readonly theirs: FieldValue } | null {
  const parsed = parseFieldKey(field);
  if (parsed?.kind === 'document') {
    const planned = plan.documents.find(({ id }) => id === parsed.documentId);
    if (!planned) return null;
    const { base, values, document } = planned;
    return { base: base?.[parsed.field] ?? '', now: values[parsed.field], theirs: document[parsed.field] };
  }
  const merged = plan.leaves.get(leafCode);
  if (!merged) return null;
  const { base, leaf, theirs } = merged;
  return { base: readField(base, field), now: readField(leaf, field), theirs: readField(theirs, field) };
}
