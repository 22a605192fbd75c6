import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { EMPTY_LEAF } from '#shared/domain/sign-off/leaf-fields.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { writeBundle } from '#electron/services/bundle/bundle-writer.ts';
import { makePartProof } from '#electron/services/bundle/part-proof.ts';
import { encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { generateSigningKey } from '#electron/services/crypto/ed25519.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import {
  addEvidence,
  answerAt,
  bytesOf,
  LEAVES,
  openDesk,
  openPart,
  returnPart,
  sendPart,
  takeIn,
  type,
} from '#tests/electron/features/work/two-desks.ts';
import { completeSheet, fullAnswers, openWard, PASSPHRASE, PASSWORD } from '#tests/support/small-town.ts';

const [A = '', B = '', C = '', D = ''] = LEAVES;

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
    expect(folder).toMatchObject({ unitCode: 'X1', unitName: 'Xã Số 1 – phần việc của Nguyễn Thị Hoa' });
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

describe('what comes back', () => {
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

describe('what is not taken', () => {
  it('the same return again changes nothing', async () => {
    const desks = await openDesk('part-replay');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A]);
    const { part } = await openPart('part-replay-other', bytes);
    await type(part, roundId, A, { explanation: 'của Hoa' });
    const back = await returnPart(part);
    expect(await takeIn(main, [back, back], true)).toMatchObject([
      { verdict: 'accepted' },
      { verdict: 'alreadyHeld' },
    ]);
    expect(await takeIn(main, [back, back])).toMatchObject([
      { verdict: 'accepted' },
      { verdict: 'alreadyHeld' },
    ]);
    await type(main, roundId, A, { explanation: 'sửa lại' });
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'alreadyHeld' }]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('sửa lại');
  });

  it('an older return after a newer one is kept aside', async () => {
    const desks = await openDesk('part-older');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A]);
    const { part, test } = await openPart('part-older-other', bytes);
    await type(part, roundId, A, { explanation: 'cũ' });
    const older = await returnPart(part);
    test.clock.set('2024-01-05T02:01:00.000Z');
    await type(part, roundId, A, { explanation: 'mới' });
    const newer = await returnPart(part);
    await takeIn(main, [newer]);
    expect(await takeIn(main, [older])).toMatchObject([{ verdict: 'keptAside', code: 'OLDER_THAN_HELD' }]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('mới');
  });

  it('a return that somebody made up without the part’s secret is refused', async () => {
    const desks = await openDesk('part-forged');
    const { main, roundId } = desks;
    const { partId } = await sendPart(desks, [A]);
    const sheet = await main.value('scoring.readSheet', { roundId });
    const key = generateSigningKey(systemRandom);
    const self = { unitId: sheet.unit.id, code: sheet.unit.code, name: sheet.unit.name };
    const { id, code, year, title } = sheet.round;
    const leaf = { ...EMPTY_LEAF, answer: { ...EMPTY_LEAF.answer, explanation: 'giả' } };
    const guessed = encodeBase64Url(systemRandom.bytes(32));
    const written = await writeBundle({
      bundle: {
        formatVersion: 1,
        kind: 'part',
        bundleId: v7(),
        sender: { ...self, publicKey: key.publicKey },
        receiver: self,
        round: { id, code, year, title },
        subject: self,
        revision: null,
        replaces: null,
        holderUnitId: self.unitId,
        createdAt: '2024-01-05T03:00:00.000Z',
      },
      payload: {
        kind: 'part',
        part: {
          schemaVersion: 1,
          direction: 'back',
          proof: makePartProof(guessed, { partId, sendingKey: key.publicKey }),
          holder: 'Nguyễn Thị Hoa',
          unitId: self.unitId,
          roundId,
          criteriaSetHash: sheet.round.criteriaSetHash,
          content: { leaves: { [A]: leaf }, documents: [] },
        },
      },
      files: [],
      summaryHtml: '<!doctype html><title>Giả</title>',
      signingKey: key,
      outPath: join(tempFolder('part-forged-file'), 'gia.cchc'),
    });
    if (!written.ok) throw new Error(written.error.code);
    expect(await takeIn(main, [readFileSync(written.value.path)])).toMatchObject([
      { verdict: 'refused', step: 'signature', code: 'ENROLMENT_INVALID' },
    ]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('');
  });

  it('a part of another ward is refused', async () => {
    const desks = await openDesk('part-foreign', 2);
    const neighbour = await openWard(desks.here, desks.town.setupTokens[1] ?? '');
    const sent = await neighbour.ward.value('work.sendPart', {
      roundId: desks.roundId,
      leafCodes: [A],
      holder: 'Người Xã Bên',
    });
    const { part } = await openPart('part-foreign-other', await bytesOf(neighbour.ward, sent.file));
    const [item] = await takeIn(desks.main, [await returnPart(part)]);
    expect(item).toMatchObject({ verdict: 'refused' });
    expect(await takeIn(desks.main, [await bytesOf(neighbour.ward, sent.file)])).toMatchObject([
      { verdict: 'refused', code: 'SENDER_UNKNOWN' },
    ]);
    expect(await takeIn(desks.town.city, [await bytesOf(neighbour.ward, sent.file)])).toMatchObject([
      { verdict: 'refused' },
    ]);
  });

  it('a part on its way out makes a folder of its own and is not taken into the ward’s', async () => {
    const desks = await openDesk('part-out');
    const { bytes } = await sendPart(desks, [A]);
    expect(await takeIn(desks.main, [bytes])).toMatchObject([{ verdict: 'refused', code: 'PART_IS_OUT' }]);
  });

  it('what comes back after the sheet was submitted is kept aside, and merged once the sheet takes changes again', async () => {
    const desks = await openDesk('part-sealed');
    const { main, roundId } = desks;
    await completeSheet(main, roundId, fullAnswers());
    const { bytes } = await sendPart(desks, [A]);
    const { part } = await openPart('part-sealed-other', bytes);
    await type(part, roundId, A, { explanation: 'đến muộn' });
    const back = await returnPart(part);
    await main.value('signOff.submitSheet', { roundId });
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'keptAside', code: 'PART_SHEET_SEALED' }]);
    const { kept } = await main.value('work.readBoard', { roundId });
    expect(kept).toMatchObject([{ code: 'PART_SHEET_SEALED', holder: 'Nguyễn Thị Hoa' }]);
    const bundleId = kept[0]?.bundleId ?? '';
    expect(await main.error('work.mergeKept', { bundleId })).toMatchObject({ code: 'SHEET_SEALED' });
    await main.value('signOff.withdrawSheet', { roundId });
    expect(await main.value('work.mergeKept', { bundleId })).toEqual({ taken: 1, kept: 0, conflicts: 0 });
    expect((await answerAt(main, roundId, A)).explanation).toBe('đến muộn');
    expect((await main.value('work.readBoard', { roundId })).kept).toEqual([]);
    expect(await main.error('work.mergeKept', { bundleId })).toMatchObject({ code: 'PART_NOT_FOUND' });
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'alreadyHeld' }]);
  });

  it('what comes back of a recalled part waits for a person’s yes', async () => {
    const desks = await openDesk('part-recalled');
    const { main, roundId } = desks;
    const { bytes, partId } = await sendPart(desks, [A]);
    const { part } = await openPart('part-recalled-other', bytes);
    await type(part, roundId, A, { explanation: 'vẫn đến' });
    await main.value('work.recallPart', { partId });
    const back = await returnPart(part);
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'keptAside', code: 'PART_RECALLED' }]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('');
    const { kept } = await main.value('work.readBoard', { roundId });
    await main.value('work.mergeKept', { bundleId: kept[0]?.bundleId ?? '' });
    expect((await answerAt(main, roundId, A)).explanation).toBe('vẫn đến');
  });
});

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
