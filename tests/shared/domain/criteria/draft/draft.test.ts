import { describe, expect, test } from 'vitest';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { draftSetSchema, type DraftNode, type DraftSet } from '#shared/schemas/criteria-draft.ts';
import { checkDraft, walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { emptyDraft, emptyNode } from '#shared/domain/criteria/draft/empty-draft.ts';
import { readDecimal, readInteger, readPoints } from '#shared/domain/criteria/draft/figures.ts';
import { readDraftSet } from '#shared/domain/criteria/draft/read-draft.ts';
import { toDraftSet } from '#shared/domain/criteria/draft/to-draft.ts';
import { tryOutLeaf } from '#shared/domain/criteria/draft/try-out.ts';
import { draftFindingSentence } from '#shared/vocabulary/draft-findings.ts';

const ROUNDING = { mode: 'HALF_UP', digits: 3 } as const;

/** The draft with one row changed, the first that fits. */
function changeRow(draft: DraftSet, code: string, change: (node: DraftNode) => DraftNode): DraftSet {
  const visit = (nodes: readonly DraftNode[]): DraftNode[] =>
    nodes.map((node) => (node.code === code ? change(node) : { ...node, children: visit(node.children) }));
  return { ...draft, tree: visit(draft.tree) };
}

function rowOf(draft: DraftSet, code: string): DraftNode {
  const row = walkDraft(draft.tree).find((node) => node.code === code);
  if (!row) throw new Error(`no row ${code}`);
  return row;
}

describe('a set as a draft', () => {
  test.each([
    ['the Gia Nghĩa set', GIA_NGHIA_2024],
    ['the sample commune set, every rule kind', SAMPLE_COMMUNE_SET],
  ])('%s comes back the very same', (_name, set) => {
    const draft = draftSetSchema.parse(JSON.parse(JSON.stringify(toDraftSet(set))));
    const read = readDraftSet(draft);
    expect(read.ok && canonicalJson(read.set)).toBe(canonicalJson(set));
  });

  test('has an id for every row and no two alike', () => {
    const ids = walkDraft(toDraftSet(SAMPLE_COMMUNE_SET).tree).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('typed figures', () => {
  test.each([
    ['1,5', '1.5'],
    ['0,80', '0.80'],
    ['-0,25', '-0.25'],
    ['80 %', '0.8'],
    ['12,5%', '0.125'],
    ['5.000', '5000'],
    ['0.8', '0.8'],
    ['', null],
    ['tám mươi', null],
  ])('the decimal %j is %j', (typed, literal) => expect(readDecimal(typed)).toBe(literal));

  test.each([
    ['1,75', points('1.75')],
    ['1.75', points('1.75')],
    ['1.928', points('1.928')],
    ['1,x', null],
    ['80 %', null],
  ])('the points %j are %j', (typed, read) => expect(readPoints(typed)).toBe(read));

  test.each([
    ['2025', 2025],
    ['8', 8],
    ['8,5', null],
    ['tám', null],
  ])('the count %j is %j', (typed, read) => expect(readInteger(typed)).toBe(read));
});

describe('checking a draft', () => {
  const sound = toDraftSet(SAMPLE_COMMUNE_SET);
  const codesOf = (draft: DraftSet) => checkDraft(draft).findings.map(({ code, nodeId }) => [code, nodeId]);

  test('a sound set has no errors', () => {
    const { set, findings } = checkDraft(sound);
    expect(set).not.toBeNull();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a maximum that cannot be read is told of its row, with what was typed', () => {
    const draft = changeRow(sound, '1.1', (node) => ({ ...node, maximum: '1,x' }));
    const { set, findings } = checkDraft(draft);
    expect(set).toBeNull();
    expect(findings[0]).toMatchObject({
      code: 'FIGURE_NOT_READABLE',
      nodeId: rowOf(draft, '1.1').id,
      field: 'maximum',
      details: { raw: '1,x' },
    });
    expect(findings[0] && draftFindingSentence(findings[0])).toBe('Chưa đọc được số “1,x” ở điểm tối đa.');
  });

  test('an unreadable bound deep in a rule is told with its path', () => {
    const ladder = walkDraft(sound.tree).find(({ leaf }) => leaf?.rule['kind'] === 'LADDER');
    if (!ladder?.leaf) throw new Error('no ladder');
    const rule = JSON.parse(JSON.stringify(ladder.leaf.rule)) as { steps: { bound: string }[] };
    if (rule.steps[0]) rule.steps[0].bound = 'tám mươi';
    const leaf = { ...ladder.leaf, rule: rule as unknown as typeof ladder.leaf.rule };
    const draft = changeRow(sound, ladder.code, (node) => ({ ...node, leaf }));
    expect(checkDraft(draft).findings).toContainEqual(
      expect.objectContaining({
        code: 'FIGURE_NOT_READABLE',
        nodeId: ladder.id,
        field: 'leaf.rule.steps.0.bound',
      }),
    );
  });

  test('sums are checked while other fields are still missing', () => {
    const broken = changeRow({ ...sound, title: '' }, '1', (node) => ({ ...node, maximum: '1' }));
    const codes = codesOf(broken);
    expect(codes).toContainEqual(['FIELD_EMPTY', null]);
    expect(codes).toContainEqual(['CHILDREN_SUM_DIFFERS', rowOf(broken, '1').id]);
  });

  test('of two rows with one code the second is meant', () => {
    const draft = changeRow(sound, '1.2', (node) => ({ ...node, code: '1.1' }));
    const second = walkDraft(draft.tree).filter(({ code }) => code === '1.1')[1];
    expect(codesOf(draft)).toContainEqual(['DUPLICATE_CODE', second?.id]);
  });

  test('documents asked for where nothing is scored are orphans', () => {
    const code = walkDraft(sound.tree).find(({ leaf }) => (leaf?.evidenceWanted.length ?? 0) > 0)?.code ?? '';
    const draft = changeRow(sound, code, (node) => ({ ...node, scored: false }));
    expect(codesOf(draft)).toContainEqual(['ORPHAN_EVIDENCE', rowOf(draft, code).id]);
    expect(codesOf(sound).filter(([finding]) => finding === 'ORPHAN_EVIDENCE')).toEqual([]);
  });

  test('a guessed rule keeps the draft from being published until somebody agrees', () => {
    const leafCode = walkDraft(sound.tree).find(({ scored }) => scored)?.code ?? '';
    const draft = changeRow(sound, leafCode, (node) => ({
      ...node,
      leaf: node.leaf && { ...node.leaf, ruleConfirmed: false },
    }));
    expect(checkDraft(draft).findings).toContainEqual(
      expect.objectContaining({ code: 'RULE_NOT_CONFIRMED', severity: 'error' }),
    );
  });

  test('an empty draft says what is missing', () => {
    const codes = codesOf(emptyDraft('Bộ tiêu chí xã', 2025));
    expect(codes).toContainEqual(['FIELD_EMPTY', null]);
  });
});

describe('trying a rule out', () => {
  const row: DraftNode = {
    ...emptyNode('n1', 'criterion'),
    maximum: '1',
  };
  const withLeaf = (rule: object, operands: object[]): DraftNode =>
    ({ ...row, leaf: row.leaf && { ...row.leaf, rule, operands } }) as DraftNode;
  const ladder = withLeaf(
    {
      kind: 'LADDER',
      value: { kind: 'operand', operand: 'done' },
      steps: [
        { op: '>=', bound: '80 %', award: { kind: 'points', points: '1' } },
        { op: '>=', bound: '0,5', award: { kind: 'points', points: '0,5' } },
      ],
      otherwise: { kind: 'points', points: '0' },
    },
    [{ kind: 'ratio', key: 'done', label: 'Tỷ lệ', numeratorLabel: 'Đã xong', denominatorLabel: 'Phải làm' }],
  );
  const answer = (numerator: string, denominator: string) => ({
    ...EMPTY_ANSWER,
    inputs: {
      'done.numerator': { raw: numerator, estimated: false },
      'done.denominator': { raw: denominator, estimated: false },
    },
  });

  test.each([
    ['80', '100', points('1')],
    ['799', '1000', points('0.5')],
    ['499', '1000', points('0')],
  ])('%s of %s', (numerator, denominator, expected) => {
    const { result } = tryOutLeaf(ladder, ROUNDING, answer(numerator, denominator), null);
    expect(result?.points).toBe(expected);
  });

  test('an incomplete rule says what is missing and gives no points', () => {
    const rule = { kind: 'LADDER', value: { kind: 'operand', operand: 'done' }, steps: [], otherwise: null };
    const { result, findings } = tryOutLeaf(withLeaf(rule, []), ROUNDING, EMPTY_ANSWER, null);
    expect(result).toBeNull();
    expect(findings.map(({ field }) => field)).toEqual(['leaf.rule.steps', 'leaf.rule.otherwise']);
  });

  test('a rule that names a figure that is not there is not run', () => {
    const { result, findings } = tryOutLeaf(
      withLeaf({ kind: 'BOOL', operand: 'gone' }, []),
      ROUNDING,
      EMPTY_ANSWER,
      null,
    );
    expect(result).toBeNull();
    expect(findings.map(({ code }) => code)).toContain('UNKNOWN_OPERAND');
  });
});
