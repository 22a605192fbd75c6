import { describe, expect, it } from 'vitest';
import { LEAVES, bytesOf, openDesk, type } from '#tests/electron/features/work/two-desks.ts';
import { completeSheet, fullAnswers, PASSPHRASE, PASSWORD } from '#tests/support/small-town.ts';

const [A = '', B = '', C = '', D = ''] = LEAVES;

describe('assignment', () => {
  it('gives leaves to people, many at once, and guides without locking', async () => {
    const { main, roundId } = await openDesk('assign');
    const { people } = await main.value('work.readBoard', { roundId });
    const officer = people.find(({ fullName }) => fullName === 'Hoàng Cán Bộ')?.accountId ?? '';
    const assign = { roundId, leafCodes: [A, B, C], accountId: officer };
    expect(await main.value('work.saveAssignments', assign)).toEqual({ changed: 3 });
    expect(await main.value('work.saveAssignments', assign)).toEqual({ changed: 0 });
    await main.value('work.saveAssignments', { roundId, leafCodes: [C], accountId: null });
    const { work } = await main.value('scoring.readSheet', { roundId });
    expect(work).toMatchObject({ assigned: { [A]: 'Hoàng Cán Bộ', [B]: 'Hoàng Cán Bộ' }, mine: [] });
    await type(main, roundId, A, { explanation: 'người khác vẫn sửa được' });
    await main.value('session.signIn', { username: 'canbo', password: PASSWORD });
    expect((await main.value('scoring.readSheet', { roundId })).work?.mine).toEqual([A, B]);
    const unknown = { roundId, leafCodes: [A], accountId: '0190a1b2-0000-7000-8000-000000000001' };
    expect(await main.error('work.saveAssignments', unknown)).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    const group = { roundId, leafCodes: ['1'], accountId: null };
    expect(await main.error('work.saveAssignments', group)).toMatchObject({ code: 'LEAF_NOT_FOUND' });
  });

  it('stands in the signed revision, and only where somebody was assigned', async () => {
    const { main, roundId } = await openDesk('assign-sealed');
    await completeSheet(main, roundId, fullAnswers());
    const { people } = await main.value('work.readBoard', { roundId });
    const officer = people.find(({ role }) => role === 'officer')?.accountId ?? '';
    await main.value('work.saveAssignments', { roundId, leafCodes: [D], accountId: officer });
    await main.value('signOff.submitSheet', { roundId });
    await main.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    await main.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
    const made = await main.value('exchange.exportSubmission', {
      roundId,
      revisionNumber: null,
      encrypt: false,
    });
    const text = (await bytesOf(main, made.file)).toString('utf8');
    expect(text.match(/"responsible":"[^"]*"/g)).toEqual(['"responsible":"Hoàng Cán Bộ"']);
  });
});
