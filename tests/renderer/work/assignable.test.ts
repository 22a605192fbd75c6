import { describe, expect, it } from 'vitest';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { assignRows, loadsOf, type Board } from '#renderer/features/work/assignable.ts';
import { sourcesOf } from '#renderer/features/work/send-part.tsx';
import { listRows, rowsOfLeaves } from '#renderer/lib/sheet/rows.ts';
import { countScored } from '#renderer/lib/sheet/work.ts';
import { fullAnswers } from '#tests/support/small-town.ts';

const ROWS = listRows(SAMPLE_COMMUNE_SET);
const ANSWERS = fullAnswers();
const [A = '', B = '', C = ''] = [...ANSWERS.keys()];
const RESULTS = Object.fromEntries(
  evaluateSet(SAMPLE_COMMUNE_SET, new Map([...ANSWERS].slice(0, 1)), { unitType: 'commune' }).leaves,
);

const person = (accountId: string, role: 'officer' | 'leader' | 'administrator', disabled = false) => ({
  accountId,
  username: accountId,
  fullName: `Người ${accountId}`,
  position: '',
  role,
  disabled,
});
const given = (leafCode: string, accountId: string) => ({
  leafCode,
  accountId,
  assignedAt: '2024-01-05T02:00:00.000Z',
  assignedBy: 'ai',
});
const BOARD: Board = {
  people: [
    person('l', 'leader'),
    person('x', 'officer', true),
    person('b', 'officer'),
    person('a', 'officer'),
  ],
  assignments: [given(A, 'a'), given(B, 'a'), given(C, 'x')],
  parts: [],
  kept: [],
  openConflicts: 0,
};

describe('the list of assignments', () => {
  const rows = assignRows(ROWS, BOARD, { [B]: 'Hoa' }, RESULTS);

  it('has every leaf of the ward’s own once, in printed order, with who has it', () => {
    expect(rows.map(({ code }) => code)).toEqual([...ANSWERS.keys()]);
    expect(rows.slice(0, 3).map(({ person: who, away, scored }) => [who?.accountId, away, scored])).toEqual([
      ['a', null, true],
      ['a', 'Hoa', false],
      ['x', null, false],
    ]);
  });

  it('counts what each person has and how much of it is scored; officers come first and have the digits', () => {
    expect(
      loadsOf(BOARD, rows, RESULTS).map(({ person: who, key, leafCodes, scored }) => [
        who.accountId,
        key,
        leafCodes.length,
        scored,
      ]),
    ).toEqual([
      ['a', '1', 2, 1],
      ['b', '2', 0, 0],
      ['x', null, 1, 0],
      ['l', '3', 0, 0],
    ]);
  });

  it('leaves out who is disabled and has nothing', () => {
    const people = loadsOf(
      { ...BOARD, assignments: [] },
      assignRows(ROWS, { ...BOARD, assignments: [] }, {}, RESULTS),
      RESULTS,
    );
    expect(people.map(({ person: who }) => who.accountId)).toEqual(['a', 'b', 'l']);
  });
});

describe('a folder that holds a part', () => {
  it('shows its leaves with those above them, and no others', () => {
    const shown = rowsOfLeaves(ROWS, [A, C]);
    expect(shown.filter(({ leaf }) => leaf).map(({ code }) => code)).toEqual([A, C]);
    const codes = new Set(shown.map(({ code }) => code));
    for (const { parentCode } of shown) expect(parentCode === null || codes.has(parentCode)).toBe(true);
  });

  it('counts only what is answered', () => {
    expect(countScored([A, B, 'không có'], RESULTS)).toBe(1);
  });
});

describe('what can go to another computer', () => {
  const loads = loadsOf(BOARD, assignRows(ROWS, BOARD, {}, RESULTS), RESULTS);

  it('ticked leaves that are all of one person are offered in that person’s name', () => {
    expect(sourcesOf([A, B], loads)[0]).toMatchObject({ holder: 'Người a', leafCodes: [A, B] });
    expect(sourcesOf([A, C], loads)[0]).toMatchObject({ holder: '', leafCodes: [A, C] });
    expect(sourcesOf([], loads)[0]).toMatchObject({ holder: 'Người a' });
  });
});
