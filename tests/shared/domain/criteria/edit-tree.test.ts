import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { EMPTY_LEAF } from '#shared/domain/criteria/draft/empty-draft.ts';
import { toDraftSet } from '#shared/domain/criteria/draft/to-draft.ts';
import {
  addRow,
  changeRow,
  findRow,
  indentRow,
  levelAt,
  moveRow,
  moveRowDown,
  moveRowUp,
  outdentRow,
  removeRow,
  renumberRows,
  sumMaxima,
} from '#shared/domain/criteria/edit-tree.ts';
import type { DraftNode } from '#shared/schemas/criteria-draft.ts';

function row(id: string, children: readonly DraftNode[] = [], maximum = '1'): DraftNode {
  const scored = children.length === 0;
  return { id, code: id, title: id, level: 'field', maximum, scored, leaf: EMPTY_LEAF, children };
}

/** "a(b c(d)) e" */
function shape(tree: readonly DraftNode[]): string {
  return tree.map(({ id, children }) => (children.length === 0 ? id : `${id}(${shape(children)})`)).join(' ');
}

const TREE = [row('a', [row('b'), row('c', [row('d')])]), row('e')];

describe('changes of the rows', () => {
  test.each([
    ['down', moveRowDown(TREE, 'b'), 'a(c(d) b) e'],
    ['down at the end', moveRowDown(TREE, 'e'), 'a(b c(d)) e'],
    ['up', moveRowUp(TREE, 'c'), 'a(c(d) b) e'],
    ['up at the start', moveRowUp(TREE, 'a'), 'a(b c(d)) e'],
    ['indent', indentRow(TREE, 'c'), 'a(b(c(d))) e'],
    ['indent of a whole field', indentRow(TREE, 'e'), 'a(b c(d) e)'],
    ['indent of the first', indentRow(TREE, 'b'), 'a(b c(d)) e'],
    ['outdent', outdentRow(TREE, 'd'), 'a(b c d) e'],
    ['outdent of a row in the middle', outdentRow(TREE, 'b'), 'a(c(d)) b e'],
    ['outdent at the top', outdentRow(TREE, 'a'), 'a(b c(d)) e'],
    ['move to the top', moveRow(TREE, 'c', { parentId: null, index: 2 }), 'a(b) e c(d)'],
    ['move under another', moveRow(TREE, 'b', { parentId: 'c', index: 0 }), 'a(c(b d)) e'],
    ['move into itself', moveRow(TREE, 'a', { parentId: 'd', index: 0 }), 'a(b c(d)) e'],
    ['move to nowhere', moveRow(TREE, 'b', { parentId: 'x', index: 0 }), 'a(b c(d)) e'],
    ['remove', removeRow(TREE, 'c'), 'a(b) e'],
    ['remove a field', removeRow(TREE, 'a'), 'e'],
    ['remove nothing', removeRow(TREE, 'x'), 'a(b c(d)) e'],
    ['add', addRow(TREE, { parentId: 'a', index: 1 }).tree, 'a(b n1 c(d)) e'],
  ])('%s', (_name, tree, expected) => expect(shape(tree)).toBe(expected));

  test('what is not possible gives the very same tree', () => {
    expect(moveRowUp(TREE, 'a')).toBe(TREE);
    expect(indentRow(TREE, 'x')).toBe(TREE);
    expect(moveRow(TREE, 'b', { parentId: 'a', index: 1 })).toBe(TREE);
  });

  test('the old tree stays as it was: undo is to keep it', () => {
    const before = JSON.stringify(TREE);
    indentRow(TREE, 'e');
    removeRow(TREE, 'a');
    changeRow(TREE, 'd', { maximum: '2' });
    expect(JSON.stringify(TREE)).toBe(before);
  });

  test('rows that are not concerned stay the very same objects', () => {
    const changed = changeRow(TREE, 'd', { maximum: '2' });
    expect(changed[1]).toBe(TREE[1]);
    expect(findRow(changed, 'd')?.node.maximum).toBe('2');
  });

  test('a row that gets rows below is not scored; its rule is kept and counts again once it is bare', () => {
    const under = indentRow(TREE, 'e');
    const nested = moveRow(under, 'b', { parentId: 'e', index: 0 });
    expect(findRow(nested, 'e')?.node).toMatchObject({ scored: false, leaf: EMPTY_LEAF });
    expect(findRow(removeRow(nested, 'b'), 'e')?.node).toMatchObject({ scored: true, leaf: EMPTY_LEAF });
  });

  test('levels follow the depth', () => {
    const tree = indentRow(TREE, 'e');
    expect(findRow(tree, 'e')?.node.level).toBe('criterion');
    expect(findRow(outdentRow(tree, 'e'), 'e')?.node.level).toBe('field');
    expect(levelAt(5)).toBe('component');
  });

  test('rows are numbered anew, and the codes that changed are told', () => {
    const { tree, codes } = renumberRows(TREE);
    expect(walkDraft(tree).map(({ code }) => code)).toEqual(['1', '1.1', '1.2', '1.2.1', '2']);
    expect(codes).toEqual({ a: '1', b: '1.1', c: '1.2', d: '1.2.1', e: '2' });
    const doubled = renumberRows([row('x'), { ...row('y'), code: 'x' }]);
    expect(doubled.codes).toEqual({});
  });

  test('maxima are summed from below, exactly, where all can be read', () => {
    const tree = [row('a', [row('b', [], '0,1'), row('c', [row('d', [], '0,2')], '9')], '5')];
    expect(sumMaxima(tree).map(({ maximum }) => maximum)).toEqual(['0,3']);
    const unread = [row('a', [row('b', [], '0,x'), row('c')], '5')];
    expect(sumMaxima(unread)).toBe(unread);
  });
});

test('no change of place loses, doubles or alters a row', () => {
  const { tree } = toDraftSet(SAMPLE_COMMUNE_SET);
  const ids = walkDraft(tree).map(({ id }) => id);
  const step = fc.record({
    kind: fc.constantFrom('up', 'down', 'in', 'out', 'move'),
    id: fc.constantFrom(...ids),
    to: fc.constantFrom(null, ...ids),
    index: fc.nat(8),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const moves = { up: moveRowUp, down: moveRowDown, in: indentRow, out: outdentRow };
      const moved = steps.reduce<readonly DraftNode[]>(
        (now, { kind, id, to, index }) =>
          kind === 'move' ? moveRow(now, id, { parentId: to, index }) : moves[kind](now, id),
        tree,
      );
      const rows = walkDraft(moved);
      expect(rows.map(({ id }) => id).toSorted()).toEqual([...ids].sort());
      for (const { id, leaf, maximum } of rows) {
        const before = findRow(tree, id)?.node;
        expect([leaf, maximum]).toEqual([before?.leaf, before?.maximum]);
        expect(findRow(moved, id)?.node.level).toBe(levelAt(findRow(moved, id)?.depth ?? 0));
      }
    }),
    { numRuns: 40 },
  );
});
