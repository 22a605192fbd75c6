import { describe, expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { completeSheet, foundTown, fullAnswers, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { readZipEntry } from '#tests/support/read-zip-entry.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { fetchBundle, pinDocument, receive, sign } from '#tests/electron/features/exchange/chain-steps.ts';

const bench = await testBackend('feedback-points');
const town = await foundTown(bench, 1);
const { city } = town;
const roundId = town.round.id;
const unitId = town.units[0]?.id ?? '';
const { ward } = await openWard(bench, town.setupTokens[0] ?? '');

const listed = async () => (await ward.value('feedback.listPoints', { roundId })).points;
const pointAt = async (leafCode: string) => (await listed()).find((point) => point.leafCode === leafCode);
const states = async () => (await listed()).map(({ leafCode, wish, state }) => [leafCode, wish, state]);
const correctionReason = 'Giải trình theo ý kiến thẩm định';

/** The newest revision goes up and is taken in; gives the id of the receipt. */
async function send(): Promise<string | undefined> {
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  const received = await receive(city, [await ward.carry(file)]);
  expect(received.items).toMatchObject([{ verdict: 'accepted' }]);
  return received.receiptBundleIds[0];
}

/** The page in the submission of a revision, as whoever has no application reads it. */
async function pageOf(revisionNumber: number): Promise<string> {
  const asked = { roundId, revisionNumber, encrypt: false };
  const { bundleId, file } = await ward.value('exchange.exportSubmission', asked);
  return (await readZipEntry(await ward.pathOf(file), `${bundleId}/data/summary.html`)).toString();
}

async function decide(leafCode: string, raw: string, reason: string, request = ''): Promise<void> {
  const decision = { roundId, unitId, leafCode, raw, notApplicable: false, reason, request };
  await city.value('appraisal.saveLeaf', decision);
}

async function sendFeedback(): Promise<void> {
  const job = { roundId, unitIds: [unitId], answerBy: '2024-01-20' };
  const made = bundlesResultSchema.parse(await city.job('exchange.createFeedback', job));
  const token = await fetchBundle(city, made.bundleIds[0]);
  expect((await receive(ward, [token])).items).toMatchObject([{ verdict: 'accepted' }]);
}

async function answer(
  leafCode: string,
  response: { kind: 'accept' | 'explain' | 'evidence'; text: string } | null,
  reason: string | null = null,
) {
  const bundleId = (await pointAt(leafCode))?.bundleId ?? '';
  return { roundId, leafCode, bundleId, response, correctionReason: reason };
}

describe('feedback, answers, a new submission, a second appraisal', () => {
  test('before any feedback nothing is open', async () => {
    await pinDocument(ward, roundId, 'kế hoạch CCHC');
    await completeSheet(ward, roundId, fullAnswers());
    await sign(ward, roundId);
    expect(await pageOf(1)).not.toContain('Trả lời ý kiến thẩm định');
    await send();
    expect(await listed()).toEqual([]);
  });

  test('the city’s words open as points beside the ward’s own claim', async () => {
    await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    await decide('1.1.1', '0', 'Thiếu văn bản', 'Gửi bổ sung văn bản');
    await decide('1.1.2', '0', 'Không đúng hạn');
    const { revision } = await city.value('appraisal.readWard', { roundId, unitId });
    expect(revision.responses).toEqual([]);
    await city.value('appraisal.acceptRemaining', { roundId, unitId });
    await sendFeedback();
    expect(await states()).toEqual([
      ['1.1.1', 'request', 'open'],
      ['1.1.2', 'lowered', 'open'],
    ]);
    expect(await pointAt('1.1.1')).toMatchObject({
      revisionNumber: 1,
      selfPoints: revision.answers['1.1.1']?.points,
      appraisedPoints: 0,
      deadline: '2024-01-20',
      newEvidence: 0,
      response: null,
    });
    const sheet = await ward.value('scoring.readSheet', { roundId });
    expect(sheet.points).toEqual(await listed());
  });

  test('a sealed sheet takes no answer unless “bổ sung” is opened with it, and a refused answer opens none', async () => {
    const accept = { kind: 'accept', text: '' } as const;
    expect(await ward.error('feedback.saveResponse', await answer('1.1.2', accept))).toMatchObject({
      code: 'SHEET_SEALED',
    });
    const promise = await answer('1.1.1', { kind: 'evidence', text: '' }, correctionReason);
    expect(await ward.error('feedback.saveResponse', promise)).toMatchObject({ code: 'NO_NEW_EVIDENCE' });
    expect((await ward.value('scoring.readSheet', { roundId })).state).toBe('signed');
    const stranger = { ...(await answer('1.1.1', accept, correctionReason)), leafCode: '2.1.1' };
    expect(await ward.error('feedback.saveResponse', stranger)).toMatchObject({
      code: 'FEEDBACK_POINT_NOT_FOUND',
    });
  });

  test('what is typed is kept while the sheet is sealed, answers nothing, and ends with the answer', async () => {
    const { bundleId = '' } = (await pointAt('1.1.1')) ?? {};
    const place = { roundId, leafCode: '1.1.1', bundleId };
    const type = async (text: string) =>
      ward.value('feedback.saveDraft', { ...place, draft: { kind: 'explain', text } });
    await type('Văn');
    await type('Văn bản số');
    expect(await pointAt('1.1.1')).toMatchObject({
      state: 'open',
      response: null,
      draft: { kind: 'explain', text: 'Văn bản số' },
    });
    const stranger = { ...place, leafCode: '9.9', draft: null };
    expect(await ward.error('feedback.saveDraft', stranger)).toMatchObject({
      code: 'FEEDBACK_POINT_NOT_FOUND',
    });
    await ward.value('feedback.saveDraft', { ...place, draft: null });
    expect(await pointAt('1.1.1')).toMatchObject({ draft: null });
    await type('Văn bản số 5');
    expect((await ward.value('scoring.readSheet', { roundId })).state).toBe('signed');
  });

  test('nothing goes out before every point is answered', async () => {
    const first = await answer(
      '1.1.1',
      { kind: 'explain', text: '  Văn bản số 5 đã ban hành. ' },
      correctionReason,
    );
    expect(await ward.value('feedback.saveResponse', first)).toEqual({ revisionNumber: 2 });
    expect(await pointAt('1.1.1')).toMatchObject({ draft: null });
    expect(await states()).toEqual([
      ['1.1.1', 'request', 'answered'],
      ['1.1.2', 'lowered', 'open'],
    ]);
    const refused = await ward.error('signOff.submitSheet', { roundId });
    expect(refused).toEqual({
      code: 'NOT_COMPLETE',
      details: { blockers: [{ leafCode: '1.1.2', code: 'FEEDBACK_UNANSWERED' }] },
    });
  });

  test('an explanation needs words, and an answer can be taken back', async () => {
    const empty = await answer('1.1.1', { kind: 'explain', text: ' \n' });
    expect(await ward.error('feedback.saveResponse', empty)).toMatchObject({ code: 'EXPLANATION_REQUIRED' });
    expect((await pointAt('1.1.1'))?.response).toMatchObject({ text: 'Văn bản số 5 đã ban hành.' });
    await ward.value('feedback.saveResponse', await answer('1.1.1', null));
    expect(await pointAt('1.1.1')).toMatchObject({ state: 'open', response: null });
  });

  test('“bổ sung tài liệu” needs a document the sealed revision does not have, now and when submitted', async () => {
    const promise = await answer('1.1.1', { kind: 'evidence', text: 'Kèm văn bản' });
    expect(await ward.error('feedback.saveResponse', promise)).toMatchObject({ code: 'NO_NEW_EVIDENCE' });
    const { document } = await ward.value('evidence.addDocument', {
      fileToken: await ward.upload('Văn bản 5.pdf', 'văn bản số 5'),
      number: '05/UBND',
      date: '07/02/2023',
      issuer: 'UBND xã',
      title: 'Văn bản số 5',
    });
    const link = { roundId, leafCode: '1.1.1', documentId: document.id, section: 'I', page: '1' };
    const pinned = await ward.value('evidence.linkDocument', link);
    expect((await pointAt('1.1.1'))?.newEvidence).toBe(1);
    await ward.value('feedback.saveResponse', promise);
    expect(await ward.value('feedback.acceptRemaining', { roundId, correctionReason: null })).toEqual({
      accepted: 1,
      revisionNumber: 2,
    });
    expect(await ward.error('feedback.acceptRemaining', { roundId, correctionReason: null })).toMatchObject({
      code: 'NOTHING_TO_ACCEPT',
    });
    await ward.value('evidence.unlinkDocument', { linkId: pinned.id });
    expect((await ward.error('signOff.submitSheet', { roundId })).details).toEqual({
      blockers: [{ leafCode: '1.1.1', code: 'EVIDENCE_NOT_ADDED' }],
    });
    await ward.value('evidence.linkDocument', link);
  });

  test('the answers are sealed into the new revision, the ward’s own figures stay, and the city reads them', async () => {
    const before = await ward.value('scoring.readSheet', { roundId });
    await sign(ward, roundId);
    expect(await states()).toEqual([
      ['1.1.1', 'request', 'sealed'],
      ['1.1.2', 'lowered', 'sealed'],
    ]);
    expect(await pointAt('1.1.2')).toMatchObject({ sealedIn: 2, travel: 'sealed' });
    expect((await ward.value('scoring.readSheet', { roundId })).answers).toEqual(before.answers);
    const receipt = await send();
    expect((await pointAt('1.1.2'))?.travel).toBe('made');
    await receive(ward, [await fetchBundle(city, receipt)]);
    expect((await pointAt('1.1.2'))?.travel).toBe('received');
    const { revision } = await city.value('appraisal.readWard', { roundId, unitId });
    expect(revision.number).toBe(2);
    expect(revision.responses).toEqual([
      { leafCode: '1.1.1', revisionNumber: 1, kind: 'evidence', text: 'Kèm văn bản' },
      { leafCode: '1.1.2', revisionNumber: 1, kind: 'accept', text: '' },
    ]);
  });

  test('the second appraisal opens only what it still wants: what was agreed stays agreed', async () => {
    await decide('1.1.1', '0', 'Văn bản ban hành muộn');
    await sendFeedback();
    expect(await states()).toEqual([
      ['1.1.1', 'lowered', 'open'],
      ['1.1.2', 'lowered', 'sealed'],
    ]);
    expect(await pointAt('1.1.1')).toMatchObject({ revisionNumber: 2 });
  });

  test('what I sent and what came back stand side by side, the answers among them', async () => {
    const { items } = await ward.value('exchange.listOutbox', {});
    const sent = items.find(({ kind, revision }) => kind === 'submission' && revision === 2);
    const { held, leaves } = await ward.value('transport.compare', { bundleId: sent?.bundleId ?? '' });
    expect(held).toMatchObject({ verdict: 'accepted', matches: true });
    const leaf = (code: string) => leaves.find(({ leafCode }) => leafCode === code);
    expect(leaf('1.1.1')).toMatchObject({
      sentAnswer: 'Bổ sung tài liệu: Kèm văn bản',
      returned: { appraisedPoints: 0, reason: 'Văn bản ban hành muộn' },
      outcome: 'changed',
    });
    expect(leaf('1.1.2')).toMatchObject({ sentAnswer: 'Đồng ý' });
    expect(leaf('1.1.3')?.sentAnswer ?? '').toBe('');
  });

  test('a sealed answer is not taken back, only replaced; the next revision carries all of them', async () => {
    await ward.value('feedback.acceptRemaining', { roundId, correctionReason });
    expect(await ward.error('feedback.saveResponse', await answer('1.1.2', null))).toMatchObject({
      code: 'RESPONSE_ALREADY_SEALED',
    });
    await ward.value(
      'feedback.saveResponse',
      await answer('1.1.2', { kind: 'explain', text: 'Xin xem lại' }),
    );
    await sign(ward, roundId);
    const page = await pageOf(3);
    expect(page).toContain('<caption>Trả lời ý kiến thẩm định</caption>');
    expect(page).toContain('<td>số 2</td><td>Đồng ý</td><td></td>');
    expect(page).toContain('<td>số 2</td><td>Giải trình</td><td>Xin xem lại</td>');
    await send();
    const { revision } = await city.value('appraisal.readWard', { roundId, unitId });
    expect(revision.responses).toMatchObject([
      { leafCode: '1.1.1', revisionNumber: 2, kind: 'accept' },
      { leafCode: '1.1.2', kind: 'explain', text: 'Xin xem lại' },
    ]);
  });

  test('every answer is in the audit log, from what to what', async () => {
    const { records } = await ward.value('audit.listRecords', { limit: 200, beforeSeq: null });
    const mine = records.filter(({ action }) => action.startsWith('feedback.'));
    expect(mine.map(({ action }) => action).toSorted()).toEqual([
      'feedback.acceptRemaining',
      'feedback.acceptRemaining',
      'feedback.saveResponse',
      'feedback.saveResponse',
      'feedback.saveResponse',
      'feedback.saveResponse',
    ]);
  });
});
