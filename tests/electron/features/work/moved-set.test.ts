import { expect, it } from 'vitest';
import { recodeWork, listAssignments, listConflicts } from '#db/queries/work.ts';
import {
  LEAVES,
  openDesk,
  openPart,
  returnPart,
  sendPart,
  takeIn,
  type,
} from '#tests/electron/features/work/two-desks.ts';

const [A = '', B = '', C = ''] = LEAVES;

it('assignments and open conflicts follow their leaves to the codes of a corrected set, also where two change places', async () => {
  const desks = await openDesk('work-moved');
  const { main, roundId, here, mainFolder } = desks;
  const { people } = await main.value('work.readBoard', { roundId });
  const [first = '', second = ''] = people.map(({ accountId }) => accountId);
  await main.value('work.saveAssignments', { roundId, leafCodes: [A, C], accountId: first });
  await main.value('work.saveAssignments', { roundId, leafCodes: [B], accountId: second });
  const { bytes } = await sendPart(desks, [A]);
  const { part } = await openPart('work-moved-other', bytes);
  await type(part, roundId, A, { explanation: 'kia' });
  await type(main, roundId, A, { explanation: 'này' });
  await takeIn(main, [await returnPart(part)]);
  const opened = here.backend.services.folders.open(mainFolder);
  if (!opened.ok) throw new Error('the folder is not there');
  const { db } = opened.value;
  const swapped = new Map([
    [A, B],
    [B, A],
  ]);
  db.inTransaction((writing) => recodeWork(writing, roundId, swapped));
  const now = new Map(listAssignments(db.read, roundId).map((row) => [row.leafCode, row.accountId]));
  expect(Object.fromEntries(now)).toEqual({ [A]: second, [B]: first });
  expect(listConflicts(db.read, roundId)).toMatchObject([{ leafCode: B, state: 'open' }]);
  here.backend.services.folders.release(opened.value);
});
