import { describe, expect, it } from 'vitest';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import {
  addEvidence,
  answerAt,
  LEAVES,
  openDesk,
  openPart,
  returnPart,
  sendPart,
  takeIn,
  type,
} from '#tests/electron/features/work/two-desks.ts';
import { completeSheet, fullAnswers } from '#tests/support/small-town.ts';

const [A = '', B = ''] = LEAVES;

describe('what comes back', () => {
  it('documents that travelled have been looked at, on either computer', async () => {
    const desks = await openDesk('part-checked');
    const { main, roundId } = desks;
    await addEvidence(main, roundId, A, { name: 'từ xã.txt', content: 'Văn bản của xã' });
    const { bytes } = await sendPart(desks, [A, B]);
    const { part } = await openPart('part-checked-other', bytes);
    const verdicts = async (caller: typeof main): Promise<readonly string[]> =>
      (await caller.value('evidence.readDesk', { roundId })).files.map(({ verdict }) => verdict);
    expect(await verdicts(part)).toEqual(['good']);
    await addEvidence(part, roundId, B, { name: 'của Hoa.txt', content: 'Văn bản của Hoa' });
    await addEvidence(part, roundId, B, { name: 'hỏng.pdf', content: '%PDF-1.7 cụt' });
    await takeIn(main, [await returnPart(part)]);
    expect([...(await verdicts(main))].sort()).toEqual(['broken', 'good', 'good']);
  });

  it('a field changed on both computers is kept as it is here, shown, blocks submitting, and is decided by a person', async () => {
    const desks = await openDesk('part-conflict');
    const { main, roundId } = desks;
    await completeSheet(main, roundId, fullAnswers());
    await type(main, roundId, A, { explanation: 'gốc' });
    await type(main, roundId, B, { explanation: 'gốc' });
    const { bytes } = await sendPart(desks, [A, B]);
    const { part } = await openPart('part-conflict-other', bytes);
    await type(part, roundId, A, { explanation: 'của Hoa' });
    await type(part, roundId, B, { explanation: 'của Hoa, B' });
    await type(main, roundId, A, { explanation: 'của máy chính' });
    await type(main, roundId, B, { explanation: 'của máy chính, B' });
    const [item] = await takeIn(main, [await returnPart(part)]);
    expect(item).toMatchObject({ verdict: 'accepted', merge: { taken: 0, kept: 0, conflicts: 2 } });
    expect((await answerAt(main, roundId, A)).explanation).toBe('của máy chính');
    const { items } = await main.value('work.listConflicts', { roundId });
    expect(items).toMatchObject([
      {
        leafCode: A,
        field: 'explanation',
        base: 'gốc',
        ours: 'của máy chính',
        theirs: 'của Hoa',
        state: 'open',
      },
      { leafCode: B, state: 'open' },
    ]);
    expect(await main.error('signOff.submitSheet', { roundId })).toMatchObject({
      code: 'NOT_COMPLETE',
      details: {
        blockers: [
          { leafCode: A, code: 'OPEN_CONFLICT' },
          { leafCode: B, code: 'OPEN_CONFLICT' },
        ],
      },
    });
    const [first, second] = items;
    await main.value('work.resolveConflict', { conflictId: first?.id ?? '', choice: 'theirs' });
    await main.value('work.resolveConflict', { conflictId: second?.id ?? '', choice: 'ours' });
    expect((await answerAt(main, roundId, A)).explanation).toBe('của Hoa');
    expect((await answerAt(main, roundId, B)).explanation).toBe('của máy chính, B');
    expect(
      await main.error('work.resolveConflict', { conflictId: first?.id ?? '', choice: 'ours' }),
    ).toMatchObject({ code: 'CONFLICT_NOT_FOUND' });
    await main.value('signOff.submitSheet', { roundId });
  });

  it('gives the points either value would bring', async () => {
    const desks = await openDesk('part-points');
    const { main, roundId } = desks;
    const full = fullAnswers();
    const nothing = fullAnswers(new Map(LEAVES.map((code) => [code, points('0')])));
    const leafCode = LEAVES.find((code) => {
      const [most, least] = [full.get(code), nothing.get(code)];
      const keys = Object.keys(most?.inputs ?? {});
      return keys.length === 1 && canonicalJson(most?.inputs) !== canonicalJson(least?.inputs);
    });
    if (leafCode === undefined) throw new Error('no leaf with one figure');
    const { bytes } = await sendPart(desks, [leafCode]);
    const { part } = await openPart('part-points-other', bytes);
    await type(part, roundId, leafCode, { inputs: full.get(leafCode)?.inputs ?? {} });
    await type(main, roundId, leafCode, { inputs: nothing.get(leafCode)?.inputs ?? {} });
    await takeIn(main, [await returnPart(part)]);
    const { items } = await main.value('work.listConflicts', { roundId });
    const maximum = listWardLeaves(SAMPLE_COMMUNE_SET).find(({ code }) => code === leafCode)?.maximum;
    expect(items).toMatchObject([{ leafCode, points: { ours: 0, theirs: maximum } }]);
  });

  it('merges again what is worked on further, from where the last return stood', async () => {
    const desks = await openDesk('part-again');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A, B]);
    const { part } = await openPart('part-again-other', bytes);
    await type(part, roundId, A, { explanation: 'lần một' });
    await takeIn(main, [await returnPart(part)]);
    await type(main, roundId, A, { explanation: 'máy chính sửa sau' });
    await type(part, roundId, B, { explanation: 'lần hai' });
    const [item] = await takeIn(main, [await returnPart(part)]);
    expect(item?.merge).toEqual({ taken: 1, kept: 1, conflicts: 0 });
    expect((await answerAt(main, roundId, A)).explanation).toBe('máy chính sửa sau');
    expect((await answerAt(main, roundId, B)).explanation).toBe('lần hai');
  });

  it('does not let one computer undo what another brought back of the same part', async () => {
    const desks = await openDesk('part-twins');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A, B]);
    const one = await openPart('part-twins-one', bytes);
    const two = await openPart('part-twins-two', bytes);
    await type(one.part, roundId, A, { explanation: 'của máy một' });
    await takeIn(main, [await returnPart(one.part)]);
    await type(two.part, roundId, B, { explanation: 'của máy hai' });
    await takeIn(main, [await returnPart(two.part)]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('của máy một');
    expect((await answerAt(main, roundId, B)).explanation).toBe('của máy hai');
    await type(two.part, roundId, A, { explanation: 'máy hai cũng sửa' });
    const [item] = await takeIn(main, [await returnPart(two.part)]);
    expect(item?.merge).toMatchObject({ taken: 0, conflicts: 1 });
  });

  it('a newer value of an open conflict takes the place of the older one, and agreeing closes it', async () => {
    const desks = await openDesk('part-newer');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A]);
    const { part } = await openPart('part-newer-other', bytes);
    await type(part, roundId, A, { explanation: 'một' });
    await type(main, roundId, A, { explanation: 'của tôi' });
    await takeIn(main, [await returnPart(part)]);
    await type(part, roundId, A, { explanation: 'hai' });
    await takeIn(main, [await returnPart(part)]);
    const { items } = await main.value('work.listConflicts', { roundId });
    expect(items).toMatchObject([{ theirs: 'hai', ours: 'của tôi', state: 'open' }]);
    await type(part, roundId, A, { explanation: 'của tôi' });
    await takeIn(main, [await returnPart(part)]);
    const after = await main.value('work.listConflicts', { roundId });
    expect(after.items).toMatchObject([{ state: 'ours' }]);
  });

  it('the same document added on both computers is one, and what is written about it is merged', async () => {
    const desks = await openDesk('part-documents');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A, B]);
    const { part } = await openPart('part-documents-other', bytes);
    await addEvidence(part, roundId, A, {
      name: 'bao-cao.txt',
      content: 'cùng nội dung',
      number: '5/BC',
      page: '2',
    });
    const held = await addEvidence(main, roundId, B, {
      name: 'bao-cao.txt',
      content: 'cùng nội dung',
      page: '9',
    });
    await takeIn(main, [await returnPart(part)]);
    const sheet = await main.value('scoring.readSheet', { roundId });
    expect(sheet.documents).toMatchObject([{ id: held, number: '5/BC' }]);
    expect(sheet.evidence).toMatchObject([
      { leafCode: A, documentId: held, page: '2' },
      { leafCode: B, documentId: held, page: '9' },
    ]);
  });
});
