import { expect, test } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { listChanges } from '#renderer/features/sign-off/list-changes.ts';
import { createSheetStore } from '#renderer/lib/sheet/sheet-store.ts';
import { makeSheetData } from '#tests/renderer/lib/sheet/sheet-fixture.ts';
import { fullAnswers } from '#tests/support/small-town.ts';

test('the leader reads which criteria have other points than last year, losses first', () => {
  const answers = fullAnswers(new Map([['1.1.1', points('0.25')]]));
  const data = makeSheetData(Object.fromEntries(answers));
  const store = createSheetStore({
    ...data,
    lastYear: {
      ...data.lastYear,
      // 1.1.2 claims the same 1,5 as before; of 1.3 nothing is known; 1.5 has gained, 1.1.1 has lost.
      leafPoints: { '1.1.1': points('0.5'), '1.1.2': points('1.5'), '1.5': points('1') },
    },
  });
  const [lost, gained, ...others] = listChanges(store.getState());
  expect(lost).toMatchObject({ code: '1.1.1', before: points('0.5'), now: points('0.25'), change: -250_000 });
  expect(gained).toMatchObject({ code: '1.5', before: points('1') });
  expect(gained?.change).toBeGreaterThan(0);
  expect(others).toEqual([]);
});
