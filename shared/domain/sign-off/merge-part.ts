import { documentFields, EMPTY_LEAF, fieldsOf, leafOf } from '#shared/domain/sign-off/leaf-fields.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { PartDocument, PartLeaf } from '#shared/schemas/bundle-part.ts';
import type { FieldValue } from '#shared/schemas/part-fields.ts';

/** One field that both computers changed, each to something else. */
export interface FieldConflict {
  /** See `leaf-fields.ts`. */
  readonly field: string;
  readonly base: FieldValue;
  readonly ours: FieldValue;
  readonly theirs: FieldValue;
}

/** How many fields changed there alone and were taken, here alone and were kept, and on both sides. */
export interface MergeCounts {
  readonly taken: number;
  readonly kept: number;
  readonly conflicts: number;
}

/** The same leaf or document on both computers and as it was when they parted. */
export interface ThreeSides<Value> {
  readonly base: Value;
  readonly ours: Value;
  readonly theirs: Value;
}

/** A leaf merged: what stands now, and what a person has to decide. Ours stands wherever there is a conflict. */
export interface MergedLeaf {
  readonly leaf: PartLeaf;
  readonly conflicts: readonly FieldConflict[];
  readonly counts: MergeCounts;
}

/**
 * Merges one leaf field by field: each figure with its "ước", entered points, "không áp dụng" with its reason,
 * explanation, explanation of a warning, and each document under it. Changed on one side: that side. Changed equally:
 * that. Changed on both: ours stays and a conflict says so; but a document that one side removed and the other gave
 * another place stays, for removing must not undo work.
 */
export function mergeLeaf({ base, ours, theirs }: ThreeSides<PartLeaf>): MergedLeaf {
  const merged = mergeFields({ base: fieldsOf(base), ours: fieldsOf(ours), theirs: fieldsOf(theirs) });
  return {
    leaf: withOrigin(leafOf(merged.fields, ours), ours, theirs),
    conflicts: merged.conflicts,
    counts: merged.counts,
  };
}

/** What is written about a document, merged; `base` is null where it came into the library on both sides since. */
export interface MergedDocument {
  readonly values: Readonly<Record<'number' | 'date' | 'issuer' | 'title', string>>;
  readonly conflicts: readonly FieldConflict[];
  readonly counts: MergeCounts;
}

/** Merges number, date, issuer and title of a document that both computers hold; field keys name it by `ours.id`. */
export function mergeDocument({
  base,
  ours,
  theirs,
}: {
  readonly base: PartDocument | null;
  readonly ours: PartDocument;
  readonly theirs: PartDocument;
}): MergedDocument {
  const { id } = ours;
  const merged = mergeFields({
    base: documentFields(base, id),
    ours: documentFields(ours, id),
    theirs: documentFields(theirs, id),
  });
  const text = (field: string): string => {
    const value = merged.fields.get(`document:${id}:${field}`);
    return typeof value === 'string' ? value : '';
  };
  return {
    values: { number: text('number'), date: text('date'), issuer: text('issuer'), title: text('title') },
    conflicts: merged.conflicts,
    counts: merged.counts,
  };
}

/** The sum of counts. */
export function sumCounts(all: readonly MergeCounts[]): MergeCounts {
  return all.reduce(
    (sum, each) => ({
      taken: sum.taken + each.taken,
      kept: sum.kept + each.kept,
      conflicts: sum.conflicts + each.conflicts,
    }),
    { taken: 0, kept: 0, conflicts: 0 },
  );
}

type Fields = ReadonlyMap<string, FieldValue>;

function mergeFields({ base, ours, theirs }: ThreeSides<Fields>) {
  const fields = new Map<string, FieldValue>();
  const conflicts: FieldConflict[] = [];
  let taken = 0;
  let kept = 0;
  for (const field of new Set([...ours.keys(), ...theirs.keys(), ...base.keys()])) {
    const sides = {
      base: base.get(field) ?? null,
      ours: ours.get(field) ?? null,
      theirs: theirs.get(field) ?? null,
    };
    const winner = decide(field, sides);
    fields.set(field, winner === 'theirs' ? sides.theirs : sides.ours);
    if (winner === 'theirs') taken += 1;
    else if (winner === 'conflict') conflicts.push({ field, ...sides });
    else if (winner === 'ours') kept += 1;
  }
  return { fields, conflicts, counts: { taken, kept, conflicts: conflicts.length } };
}

/** Whose value stands; `same`: nothing to choose. */
function decide(
  field: string,
  { base, ours, theirs }: ThreeSides<FieldValue>,
): 'same' | 'ours' | 'theirs' | 'conflict' {
  if (sameValue(ours, theirs)) return 'same';
  if (sameValue(base, theirs)) return 'ours';
  if (sameValue(base, ours)) return 'theirs';
  if (!field.startsWith('evidence:')) return 'conflict';
  if (theirs === null) return 'ours';
  return ours === null ? 'theirs' : 'conflict';
}

function sameValue(left: FieldValue, right: FieldValue): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

/** "Chép từ năm trước" stays with an answer that is wholly one side's; a mixture was copied from nowhere. */
function withOrigin(merged: PartLeaf, ours: PartLeaf, theirs: PartLeaf): PartLeaf {
  const origin = [ours, theirs].find((side) => sameAnswer(side, merged))?.answer.copiedFrom;
  return origin === undefined ? merged : { ...merged, answer: { ...merged.answer, copiedFrom: origin } };
}

function sameAnswer(left: PartLeaf, right: PartLeaf): boolean {
  const plain = ({ answer }: PartLeaf) => leafOf(fieldsOf({ ...EMPTY_LEAF, answer }), EMPTY_LEAF).answer;
  return canonicalJson(plain(left)) === canonicalJson(plain(right));
}
