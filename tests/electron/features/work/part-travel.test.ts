import { describe, expect, it } from 'vitest';
import {
  LEAVES,
  addEvidence,
  answerAt,
  bytesOf,
  openDesk,
  openPart,
  returnPart,
  sendPart,
  takeIn,
  type,
} from '#tests/electron/features/work/two-desks.ts';
import { PASSPHRASE, PASSWORD } from '#tests/support/small-town.ts';

const [A = '', B = '', C = ''] = LEAVES;

describe('a part on another computer', () => {
  it('goes out, is scored there with evidence, and comes back merged with nothing lost', async () => {
    const desks = await openDesk('part-roundtrip');
    const { main, roundId } = desks;
    await type(main, roundId, A, { explanation: 'gốc A' });
    await type(main, roundId, C, { explanation: 'ở lại' });
    await addEvidence(main, roundId, A, { name: 'goc.txt', content: 'tài liệu gốc', page: '1' });
    const { bytes, bundleId } = await sendPart(desks, [A, B]);
    const { part, folderId } = await openPart('part-roundtrip-other', bytes);
    expect(folderId).toMatch(/^part-x1-[0-9a-f]{8}$/);
    const there = await part.value('scoring.readSheet', { roundId });
    expect(there.work?.part).toMatchObject({ holder: 'Nguyễn Thị Hoa', leafCodes: [A, B] });
    expect(there.answers[A]?.answer.explanation).toBe('gốc A');
    expect(there.documents).toMatchObject([{ fileName: 'goc.txt', intact: true }]);
    await type(part, roundId, A, { explanation: 'sửa ở máy kia' });
    await type(part, roundId, B, { explanation: 'mới ở máy kia' });
    await addEvidence(part, roundId, B, {
      name: 'moi.txt',
      content: 'tài liệu mới',
      number: '7/BC',
      page: '3',
    });
    await type(main, roundId, C, { explanation: 'sửa ở máy chính' });
    const back = await returnPart(part);
    const dry = await takeIn(main, [back], true);
    expect(dry).toMatchObject([
      { verdict: 'accepted', kind: 'part', merge: { taken: 3, kept: 0, conflicts: 0 } },
    ]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('gốc A');
    const real = await takeIn(main, [back]);
    expect(real[0]?.merge).toEqual(dry[0]?.merge);
    const sheet = await main.value('scoring.readSheet', { roundId });
    expect(sheet.answers[A]).toMatchObject({
      answer: { explanation: 'sửa ở máy kia' },
      updatedBy: 'Nguyễn Thị Hoa',
    });
    expect(sheet.answers[B]?.answer.explanation).toBe('mới ở máy kia');
    expect(sheet.answers[C]?.answer.explanation).toBe('sửa ở máy chính');
    const added = sheet.documents.find(({ fileName }) => fileName === 'moi.txt');
    expect(added).toMatchObject({ number: '7/BC', intact: true });
    expect(sheet.evidence).toMatchObject([
      { leafCode: A, page: '1' },
      { leafCode: B, documentId: added?.id, page: '3' },
    ]);
    const board = await main.value('work.readBoard', { roundId });
    expect(board).toMatchObject({ parts: [{ state: 'returned', leafCodes: [A, B] }], openConflicts: 0 });
    const { items } = await main.value('exchange.listOutbox', {});
    expect(items.find((item) => item.bundleId === bundleId)).toMatchObject({
      state: 'acknowledged',
      encrypted: false,
    });
    const { changes } = await main.value('scoring.readHistory', { roundId, leafCode: A });
    expect(changes[0]).toMatchObject({ actor: 'quantri', after: { explanation: 'sửa ở máy kia' } });
  });

  it('marks its leaves as out, lets them be edited all the same, and not sent out twice', async () => {
    const desks = await openDesk('part-away');
    const { main, roundId } = desks;
    const { partId } = await sendPart(desks, [A, B]);
    const { work } = await main.value('scoring.readSheet', { roundId });
    expect(work?.away).toEqual({ [A]: 'Nguyễn Thị Hoa', [B]: 'Nguyễn Thị Hoa' });
    await type(main, roundId, A, { explanation: 'vẫn sửa được' });
    expect(await main.error('work.sendPart', { roundId, leafCodes: [B, C], holder: 'Người khác' })).toEqual({
      code: 'LEAF_AWAY',
      details: { leafCode: B, holder: 'Nguyễn Thị Hoa' },
    });
    await main.value('work.recallPart', { partId });
    expect((await main.value('scoring.readSheet', { roundId })).work).toBeUndefined();
    await main.value('work.sendPart', { roundId, leafCodes: [B, C], holder: 'Người khác' });
  });

  it('is read by the main computer alone on its way back, and by nobody who only knows the ward', async () => {
    const desks = await openDesk('part-secrecy');
    const { bytes } = await sendPart(desks, [A]);
    const { part } = await openPart('part-secrecy-other', bytes);
    const made = await part.value('work.returnPart', {});
    expect(made.encrypted).toBe(true);
    const sealed = await bytesOf(part, made.file);
    expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(await takeIn(desks.main, [sealed])).toMatchObject([{ verdict: 'accepted' }]);
  });

  it('stands beside the ward’s own folder on one computer, each with its own data', async () => {
    const desks = await openDesk('part-beside');
    const { bytes } = await sendPart(desks, [A]);
    const second = desks.here.connect();
    const fileToken = await second.upload('phan-viec.cchc', bytes);
    const preview = await second.value('workspace.previewSetupBundle', { fileToken });
    expect(preview).toMatchObject({ part: { holder: 'Nguyễn Thị Hoa' }, leafCount: 1, folderExists: false });
    const administrator = { username: 'hoa', fullName: 'Nguyễn Thị Hoa', password: PASSWORD };
    const folder = await second.value('workspace.createWard', { fileToken, administrator });
    expect(folder).toMatchObject({
      unitCode: 'X1',
      unitName: 'Xã Số 1 – phần việc: 1 tiêu chí – Nguyễn Thị Hoa',
    });
    const { folders } = await second.value('workspace.readState', {});
    expect(folders.map(({ id }) => id)).toEqual(expect.arrayContaining([desks.mainFolder, folder.id]));
    await type(second, desks.roundId, A, { explanation: 'ở đây' });
    expect((await answerAt(desks.main, desks.roundId, A)).explanation).toBe('');
    expect((await second.value('workspace.previewSetupBundle', { fileToken })).folderExists).toBe(true);
  });

  it('scores its own leaves only, and cannot submit, sign, export, take bundles in or share out', async () => {
    const desks = await openDesk('part-limits');
    const { roundId } = desks;
    await type(desks.main, roundId, C, { explanation: 'ở lại' });
    const { bytes } = await sendPart(desks, [A]);
    const { part } = await openPart('part-limits-other', bytes);
    const answer = await answerAt(part, roundId, C);
    expect(answer.explanation).toBe('ở lại');
    const save = { roundId, leafCode: C, answer: { ...answer, explanation: 'x' }, baseVersion: 1 };
    expect(await part.error('scoring.saveAnswer', save)).toMatchObject({ code: 'LEAF_NOT_YOURS' });
    const explain = { roundId, leafCode: C, text: 'x' };
    expect(await part.error('signOff.explainWarning', explain)).toMatchObject({ code: 'LEAF_NOT_YOURS' });
    const document = await addEvidence(part, roundId, A, { name: 'a.txt', content: 'a' });
    const link = { roundId, leafCode: C, documentId: document, section: '', page: '' };
    expect(await part.error('evidence.linkDocument', link)).toMatchObject({ code: 'LEAF_NOT_YOURS' });
    const file = JSON.stringify({ answers: { [C]: { explanation: 'x' } } });
    const fileToken = await part.upload('traloi.json', file);
    expect(await part.error('scoring.importAnswers', { roundId, fileToken })).toMatchObject({
      code: 'LEAF_NOT_YOURS',
    });
    const refused = { code: 'NOT_IN_PART_FOLDER' };
    expect(await part.error('signOff.submitSheet', { roundId })).toMatchObject(refused);
    expect(await part.error('exchange.exportSubmission', { roundId, revisionNumber: null })).toMatchObject(
      refused,
    );
    expect(
      await part.error('exchange.importBundles', { fileTokens: [fileToken], dryRun: true }),
    ).toMatchObject(refused);
    expect(await part.error('work.sendPart', { roundId, leafCodes: [A], holder: 'Ai đó' })).toMatchObject(
      refused,
    );
    expect(await part.error('statistics.exportStatistics', { roundId })).toMatchObject(refused);
    expect(await part.error('work.resolveConflict', { conflictId: document, choice: 'ours' })).toMatchObject(
      refused,
    );
    await part.value('accounts.createAccount', {
      username: 'lanhdao',
      fullName: 'Người Tự Xưng',
      position: 'Chủ tịch',
      role: 'leader',
      password: PASSWORD,
    });
    await part.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    expect(await part.error('signOff.signSheet', { roundId, passphrase: PASSPHRASE })).toMatchObject(refused);
    expect(await desks.main.error('work.returnPart', {})).toMatchObject({ code: 'PART_NOT_FOUND' });
  });
});
