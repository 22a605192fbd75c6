import { expect, test } from 'vitest';
import { compareSets } from '#shared/domain/criteria/compare-sets.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import {
  doubledTarget,
  newRows,
  planLines,
  targetsOf,
  type Move,
} from '#renderer/features/set-move/move-plan.ts';

/** The sample set with 1.2 called 1.9. */
const NEXT: CriteriaSet = {
  ...SAMPLE_COMMUNE_SET,
  version: SAMPLE_COMMUNE_SET.version + 1,
  tree: SAMPLE_COMMUNE_SET.tree.map((field) => ({
    ...field,
    children: field.children.map((row) => (row.code === '1.2' ? { ...row, code: '1.9' } : row)),
  })),
};

function moveOf(): Move {
  const comparison = compareSets(SAMPLE_COMMUNE_SET, NEXT);
  return {
    fromHash: 'a'.repeat(64),
    toHash: 'b'.repeat(64),
    fromTitle: 'cũ',
    toTitle: 'mới',
    receivedAt: '2026-11-22T03:00:00.000Z',
    sheetIsOpen: true,
    comparison: { ...comparison, rows: [...comparison.rows], settings: [...comparison.settings] },
    rows: Object.entries(comparison.codeMap).map(([fromCode, toCode]) => ({
      fromCode,
      toCode,
      answered: fromCode === '1.2',
      evidenceCount: 0,
      inputsWithoutPlace: [],
    })),
  };
}

test('a scored row without successor is told, and its choice of one is taken', () => {
  const move = moveOf();
  const before = planLines(move, {});
  const line = before.find(({ from }) => from.code === '1.2');
  expect(line).toMatchObject({ to: null, answered: true, changes: ['removed'] });
  expect(newRows(move, before).map(({ code }) => code)).toEqual(['1.9']);
  const after = planLines(move, { '1.2': '1.9' });
  expect(after.find(({ from }) => from.code === '1.2')).toMatchObject({
    to: { code: '1.9' },
    changes: ['recoded'],
  });
  expect(newRows(move, after)).toEqual([]);
  expect(doubledTarget(after)).toBeNull();
});

test('groups take no answers, and two rows cannot go to one', () => {
  const move = moveOf();
  expect(targetsOf(move).every(({ isLeaf }) => isLeaf)).toBe(true);
  expect(planLines(move, {}).every(({ from }) => from.isLeaf)).toBe(true);
  expect(doubledTarget(planLines(move, { '1.2': '1.1.1' }))).toBe('1.1.1');
});

test('rows whose points others supply are neither lost nor new', () => {
  const move = moveOf();
  const rows = move.rows.map((row) => (row.fromCode === '2.5' ? { ...row, toCode: null } : row));
  const lines = planLines({ ...move, rows }, {});
  expect(lines.some(({ from }) => from.code === '2.5')).toBe(false);
  expect(newRows({ ...move, rows }, lines).map(({ code }) => code)).toEqual(['1.9']);
});
