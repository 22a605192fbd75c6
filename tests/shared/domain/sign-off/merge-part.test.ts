import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_LEAF,
  fieldsOf,
  leafOf,
  parseFieldKey,
  withField,
} from '#shared/domain/sign-off/leaf-fields.ts';
import { mergeDocument, mergeLeaf, sumCounts } from '#shared/domain/sign-off/merge-part.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { PartDocument, PartLeaf } from '#shared/schemas/bundle-part.ts';

const DOCUMENT = '0190a1b2-0000-7000-8000-000000000001';

/** Leaves of few possible values, so that sides often agree and often do not. */
const aLeaf: fc.Arbitrary<PartLeaf> = fc
  .record({
    figures: fc.dictionary(
      fc.constantFrom('a', 'b', 'k.numerator'),
      fc.record({ raw: fc.constantFrom('', '1', '2', '3'), estimated: fc.boolean() }),
      { noNullPrototype: true },
    ),
    enteredPoints: fc.constantFrom('', '1', '1,5'),
    notApplicable: fc.boolean(),
    reason: fc.constantFrom('', 'vì xa'),
    explanation: fc.constantFrom('', 'một', 'hai'),
    warning: fc.constantFrom('', 'bản giấy', 'đã mất'),
    links: fc.uniqueArray(
      fc.record({
        documentId: fc.constantFrom(DOCUMENT, DOCUMENT.replace('0001', '0002')),
        section: fc.constantFrom('', 'I', 'II'),
        page: fc.constantFrom('', '3'),
      }),
      { selector: ({ documentId }) => documentId },
    ),
  })
  .map(({ figures, enteredPoints, notApplicable, reason, explanation, warning, links }) => ({
    answer: { inputs: figures, enteredPoints, notApplicable, notApplicableReason: reason, explanation },
    version: 1,
    warningExplanation: warning,
    links,
  }));

const text = (value: unknown): string => canonicalJson(value ?? null);
const at = (leaf: PartLeaf, field: string): string => text(fieldsOf(leaf).get(field));
const allFields = (...leaves: readonly PartLeaf[]): readonly string[] => [
  ...new Set(leaves.flatMap((leaf) => [...fieldsOf(leaf).keys()])),
];
const plain = (leaf: PartLeaf): string => text(Object.fromEntries(fieldsOf(leaf)));

describe('merging a leaf', () => {
  it('loses nothing: what either side changed stands in the result or in a conflict', () => {
    fc.assert(
      fc.property(aLeaf, aLeaf, aLeaf, (base, ours, theirs) => {
        const { leaf, conflicts } = mergeLeaf({ base, ours, theirs });
        const lost: string[] = [];
        for (const field of allFields(base, ours, theirs)) {
          const [was, here, there, now] = [base, ours, theirs, leaf].map((side) => at(side, field));
          const conflict = conflicts.find((each) => each.field === field);
          // A document that one side removed and the other gave another place stays.
          const stays = (side: string | undefined) =>
            side === 'null' && field.startsWith('evidence:') && now !== 'null';
          if (there !== was && !stays(there) && ![now, text(conflict?.theirs)].includes(there ?? ''))
            lost.push(`theirs ${field}`);
          if (here !== was && !stays(here) && now !== here) lost.push(`ours ${field}`);
          if (conflict && (text(conflict.base) !== was || text(conflict.ours) !== here)) lost.push(field);
        }
        expect(lost).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('makes nothing up: every value comes from one of the sides', () => {
    fc.assert(
      fc.property(aLeaf, aLeaf, aLeaf, (base, ours, theirs) => {
        const { leaf } = mergeLeaf({ base, ours, theirs });
        for (const field of allFields(leaf))
          expect([at(ours, field), at(theirs, field)]).toContain(at(leaf, field));
      }),
    );
  });

  it('conflicts only where both sides changed a field, each to something else', () => {
    fc.assert(
      fc.property(aLeaf, aLeaf, aLeaf, (base, ours, theirs) => {
        for (const conflict of mergeLeaf({ base, ours, theirs }).conflicts) {
          const sides = [conflict.base, conflict.ours, conflict.theirs].map(text);
          expect(new Set(sides).size).toBe(3);
        }
      }),
    );
  });

  it('takes all of theirs where nothing changed here, and keeps all of ours where nothing changed there', () => {
    fc.assert(
      fc.property(aLeaf, aLeaf, (base, changed) => {
        const away = mergeLeaf({ base, ours: base, theirs: changed });
        expect(plain(away.leaf)).toBe(plain(changed));
        expect(away.counts).toMatchObject({ kept: 0, conflicts: 0 });
        const here = mergeLeaf({ base, ours: changed, theirs: base });
        expect(plain(here.leaf)).toBe(plain(changed));
        expect(here.counts).toMatchObject({ taken: 0, conflicts: 0 });
      }),
    );
  });

  it('finds the same conflicts whichever side is called ours', () => {
    fc.assert(
      fc.property(aLeaf, aLeaf, aLeaf, (base, ours, theirs) => {
        const one = mergeLeaf({ base, ours, theirs });
        const other = mergeLeaf({ base, ours: theirs, theirs: ours });
        const names = (merged: typeof one) => merged.conflicts.map(({ field }) => field).toSorted();
        expect(names(one)).toEqual(names(other));
      }),
    );
  });

  it('once merged, the same return changes nothing more and opens no conflict again', () => {
    fc.assert(
      fc.property(aLeaf, aLeaf, aLeaf, (base, ours, theirs) => {
        const first = mergeLeaf({ base, ours, theirs });
        const again = mergeLeaf({ base: theirs, ours: first.leaf, theirs });
        expect(plain(again.leaf)).toBe(plain(first.leaf));
        expect(again.counts).toMatchObject({ taken: 0, conflicts: 0 });
      }),
    );
  });
});

describe('single fields', () => {
  const base = withField(EMPTY_LEAF, 'input:a', { raw: '1', estimated: false });

  it('counts a figure and its "ước" as one', () => {
    const ours = withField(base, 'input:a', { raw: '1', estimated: true });
    const theirs = withField(base, 'input:a', { raw: '2', estimated: false });
    expect(mergeLeaf({ base, ours, theirs }).conflicts).toEqual([
      {
        field: 'input:a',
        base: { raw: '1', estimated: false },
        ours: { raw: '1', estimated: true },
        theirs: { raw: '2', estimated: false },
      },
    ]);
  });

  it('keeps a document that one side removed and the other gave another place', () => {
    const held = withField(base, `evidence:${DOCUMENT}`, { section: 'I', page: '1' });
    const moved = withField(held, `evidence:${DOCUMENT}`, { section: 'II', page: '4' });
    for (const [ours, theirs] of [
      [base, moved],
      [moved, base],
    ] as const) {
      const merged = mergeLeaf({ base: held, ours, theirs });
      expect(merged.leaf.links).toEqual([{ documentId: DOCUMENT, section: 'II', page: '4' }]);
      expect(merged.conflicts).toEqual([]);
    }
  });

  it('marks "chép từ năm trước" only where the whole answer is that of one side', () => {
    const copied = { ...base, answer: { ...base.answer, copiedFrom: 2022 } };
    const theirs = { ...copied, answer: { ...copied.answer, explanation: 'mới' } };
    expect(mergeLeaf({ base: EMPTY_LEAF, ours: EMPTY_LEAF, theirs: copied }).leaf.answer.copiedFrom).toBe(
      2022,
    );
    const ours = withField(EMPTY_LEAF, 'warningExplanation', 'bản giấy');
    const mixed = mergeLeaf({ base: EMPTY_LEAF, ours: withField(ours, 'enteredPoints', '1'), theirs });
    expect(mixed.leaf.answer).not.toHaveProperty('copiedFrom');
  });

  it('reads its keys back, and no others', () => {
    expect(parseFieldKey('input:k.numerator')).toEqual({ kind: 'input', inputKey: 'k.numerator' });
    expect(parseFieldKey(`document:${DOCUMENT}:number`)).toEqual({
      kind: 'document',
      documentId: DOCUMENT,
      field: 'number',
    });
    expect(parseFieldKey(`document:${DOCUMENT}:sha256`)).toBeNull();
    expect(parseFieldKey('toString')).toBeNull();
  });

  it('takes a leaf apart and puts it together again', () => {
    fc.assert(
      fc.property(aLeaf, (leaf) => {
        expect(plain(leafOf(fieldsOf(leaf), leaf))).toBe(plain(leaf));
      }),
    );
  });
});

describe('merging what is written about a document', () => {
  const document = (fields: Partial<PartDocument>): PartDocument => ({
    id: DOCUMENT,
    sha256: 'a'.repeat(64),
    fileName: 'a.pdf',
    size: 1,
    number: '',
    date: '',
    issuer: '',
    title: '',
    ...fields,
  });

  it('takes each field from the side that wrote it', () => {
    const { values, conflicts, counts } = mergeDocument({
      base: document({}),
      ours: document({ number: '25/BC-UBND' }),
      theirs: document({ date: '05/12/2023' }),
    });
    expect(values).toEqual({ number: '25/BC-UBND', date: '05/12/2023', issuer: '', title: '' });
    expect({ conflicts, counts }).toEqual({ conflicts: [], counts: { taken: 1, kept: 1, conflicts: 0 } });
  });

  it('asks where both wrote something else, also of a document that came in on both sides', () => {
    const { values, conflicts } = mergeDocument({
      base: null,
      ours: document({ number: '25/BC-UBND', issuer: 'UBND' }),
      theirs: document({ number: '26/BC-UBND' }),
    });
    expect(values).toMatchObject({ number: '25/BC-UBND', issuer: 'UBND' });
    expect(conflicts).toEqual([
      { field: `document:${DOCUMENT}:number`, base: '', ours: '25/BC-UBND', theirs: '26/BC-UBND' },
    ]);
  });

  it('adds up', () => {
    const one = { taken: 1, kept: 2, conflicts: 3 };
    expect(sumCounts([one, one])).toEqual({ taken: 2, kept: 4, conflicts: 6 });
  });
});
