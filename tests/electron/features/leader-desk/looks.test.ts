import { beforeAll, describe, expect, test } from 'vitest';
import type { OutputOf } from '#shared/contract/contract.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
  type Town,
} from '#tests/support/small-town.ts';
import { testBackend, type Caller, type TestBackend } from '#tests/support/test-backend.ts';

let bench: TestBackend;
let town: Town;
let ward: Caller;
let roundId: string;

type Look = OutputOf<'leaderDesk.readLook'>;

async function be(username: string): Promise<void> {
  await ward.value('session.signIn', { username, password: PASSWORD });
}

async function look(): Promise<Look> {
  return ward.value('leaderDesk.readLook', { roundId });
}

async function mark(): Promise<void> {
  await ward.value('leaderDesk.markLooked', { roundId, auditSeq: (await look()).auditSeq });
}

async function readAnswer(leafCode: string): Promise<{ answer: LeafAnswer; version: number }> {
  const { answers } = await ward.value('scoring.readSheet', { roundId });
  return answers[leafCode] ?? { answer: EMPTY_ANSWER, version: 0 };
}

async function type(leafCode: string, change: Partial<LeafAnswer>): Promise<void> {
  const { answer, version } = await readAnswer(leafCode);
  await ward.value('scoring.saveAnswer', {
    roundId,
    leafCode,
    answer: { ...answer, ...change },
    baseVersion: version,
  });
}

/** Leaves that take an explanation and are full, in printed order. */
let codes: readonly string[];

beforeAll(async () => {
  bench = await testBackend('looks');
  town = await foundTown(bench, 1);
  roundId = town.round.id;
  ({ ward } = await openWard(bench, town.setupTokens[0] ?? ''));
  await completeSheet(ward, roundId, fullAnswers());
  codes = [...fullAnswers().keys()];
});

describe('what changed since the last look', () => {
  test('the first look says so, and tells nothing as changed', async () => {
    await be('lanhdao');
    expect(await look()).toMatchObject({ lookedAt: null, movedAt: null, leaves: [], newIssues: [] });
    await mark();
    const after = await look();
    expect(after.lookedAt).not.toBeNull();
    expect(after.leaves).toEqual([]);
  });

  test('one change is told exactly: leaf, field, before, after, who', async () => {
    const code = codes[0] ?? '';
    await be('canbo');
    await type(code, { explanation: 'Lời một' });
    await type(code, { explanation: 'Lời hai' });
    await be('lanhdao');
    const { leaves } = await look();
    expect(leaves).toMatchObject([
      {
        leafCode: code,
        fields: [
          {
            field: 'explanation',
            before: '',
            after: 'Lời hai',
            actor: 'Hoàng Cán Bộ',
            at: expect.stringMatching(/^2024-01-05T/),
          },
        ],
      },
    ]);
  });

  test('what came back to what it was is no change', async () => {
    await mark();
    const code = codes[0] ?? '';
    await be('canbo');
    await type(code, { explanation: 'Nhầm' });
    await type(code, { explanation: 'Lời hai' });
    await be('lanhdao');
    expect((await look()).leaves).toEqual([]);
  });

  test('points, total and new warnings follow from the figures', async () => {
    await mark();
    const code = codes[1] ?? '';
    const kept = (await readAnswer(code)).answer;
    await be('canbo');
    await type(code, { inputs: {}, enteredPoints: '' });
    await ward.value('signOff.explainWarning', { roundId, leafCode: code, text: '' });
    await be('lanhdao');
    const seen = await look();
    const [leaf] = seen.leaves;
    expect(seen.leaves).toHaveLength(1);
    expect(leaf?.pointsAfter).toBeNull();
    expect(leaf?.pointsBefore).toBeGreaterThan(0);
    expect(leaf?.fields[0]).toMatchObject({ field: 'points', after: 'chưa chấm', actor: 'Hoàng Cán Bộ' });
    expect(leaf?.fields.map(({ field }) => field)).toContain('warningExplanation');
    expect(seen.totalBefore - seen.totalAfter).toBe(leaf?.pointsBefore);
    expect(seen.newIssues).toMatchObject([{ leafCode: code, code: 'NOT_SCORED' }]);
    await be('canbo');
    await type(code, kept);
    await ward.value('signOff.explainWarning', {
      roundId,
      leafCode: code,
      text: 'Bản giấy lưu tại văn phòng.',
    });
  });

  test('documents added, pinned elsewhere and taken off are told', async () => {
    await be('lanhdao');
    await mark();
    const code = codes[2] ?? '';
    await be('canbo');
    const { document } = await ward.value('evidence.addDocument', {
      fileToken: await ward.upload('bao-cao.txt', 'báo cáo'),
      number: '25/BC-UBND',
      date: '05/12/2023',
      issuer: 'UBND',
      title: 'Báo cáo năm',
    });
    const pin = { roundId, leafCode: code, documentId: document.id };
    await ward.value('evidence.linkDocument', { ...pin, section: '', page: '2' });
    await be('lanhdao');
    const pinned = { field: 'evidence', key: document.id, actor: 'Hoàng Cán Bộ' };
    const first = '25/BC-UBND ngày 05/12/2023 của UBND, Báo cáo năm; trang 2';
    expect((await look()).leaves).toMatchObject([
      { leafCode: code, fields: [{ ...pinned, before: '', after: first }] },
    ]);
    await mark();
    await be('canbo');
    const link = await ward.value('evidence.linkDocument', { ...pin, section: 'II', page: '3' });
    await be('lanhdao');
    const second = '25/BC-UBND ngày 05/12/2023 của UBND, Báo cáo năm; mục II, trang 3';
    expect((await look()).leaves[0]?.fields).toMatchObject([{ ...pinned, before: first, after: second }]);
    await mark();
    await be('canbo');
    await ward.value('evidence.unlinkDocument', { linkId: link.id });
    await be('lanhdao');
    expect((await look()).leaves[0]?.fields).toMatchObject([{ ...pinned, before: second, after: '' }]);
  });

  test('a document described anew is told under every leaf that uses it, with who did it', async () => {
    await be('canbo');
    const { document } = await ward.value('evidence.addDocument', {
      fileToken: await ward.upload('ke-hoach.txt', 'kế hoạch'),
      number: '5/KH-UBND',
      date: '06/02/2023',
      issuer: 'UBND',
      title: 'Kế hoạch',
    });
    for (const leafCode of codes.slice(5, 7))
      await ward.value('evidence.linkDocument', {
        roundId,
        leafCode,
        documentId: document.id,
        section: '',
        page: '1',
      });
    await be('lanhdao');
    await mark();
    await be('canbo');
    await ward.value('evidence.updateDocument', {
      documentId: document.id,
      number: '05/KH-UBND',
      date: '07/02/2023',
      issuer: 'UBND xã',
      title: 'Kế hoạch',
    });
    await be('lanhdao');
    const seen = await look();
    const change = {
      field: 'evidence',
      before: '5/KH-UBND ngày 06/02/2023 của UBND, Kế hoạch; trang 1',
      after: '05/KH-UBND ngày 07/02/2023 của UBND xã, Kế hoạch; trang 1',
      actor: 'Hoàng Cán Bộ',
    };
    expect(seen.leaves).toMatchObject([
      { leafCode: codes[5], fields: [change] },
      { leafCode: codes[6], fields: [change] },
    ]);
    await mark();
  });

  test('who answers a leaf is told, from whom to whom', async () => {
    const { people } = await ward.value('work.readBoard', { roundId });
    const officer = people.find(({ fullName }) => fullName === 'Hoàng Cán Bộ');
    await be('quantri');
    await ward.value('work.saveAssignments', {
      roundId,
      leafCodes: [codes[7] ?? ''],
      accountId: officer?.accountId ?? '',
    });
    await be('lanhdao');
    expect((await look()).leaves).toMatchObject([
      {
        leafCode: codes[7],
        fields: [{ field: 'responsible', before: '', after: 'Hoàng Cán Bộ', actor: 'Nguyễn Quản Trị' }],
      },
    ]);
    await mark();
  });

  test('a change made after reading is not marked as seen with it', async () => {
    const { auditSeq } = await look();
    await be('canbo');
    await type(codes[3] ?? '', { explanation: 'Sau khi đọc' });
    await be('lanhdao');
    await ward.value('leaderDesk.markLooked', { roundId, auditSeq });
    expect((await look()).leaves.map(({ leafCode }) => leafCode)).toEqual([codes[3]]);
    await ward.value('leaderDesk.markLooked', { roundId, auditSeq: 1 });
    expect((await look()).leaves).toHaveLength(1);
  });

  test('returning and signing are looks; another leader has a mark of his own', async () => {
    await be('canbo');
    await ward.value('signOff.submitSheet', { roundId });
    await be('lanhdao');
    await ward.value('signOff.returnSheet', { roundId, comments: [{ leafCode: null, text: 'Xem lại' }] });
    expect((await look()).leaves).toEqual([]);
    await be('canbo');
    await type(codes[4] ?? '', { explanation: 'Đã xem lại' });
    await ward.value('signOff.submitSheet', { roundId });
    await be('lanhdao');
    expect((await look()).leaves).toHaveLength(1);
    await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
    expect((await look()).leaves).toEqual([]);
    await be('quantri');
    await ward.value('accounts.createAccount', {
      username: 'lanhdao2',
      fullName: 'Ngô Phó Chủ Tịch',
      position: '',
      role: 'leader',
      password: PASSWORD,
    });
    await be('lanhdao2');
    expect((await look()).lookedAt).toBeNull();
  });

  test('only a leader may ask', async () => {
    await be('canbo');
    expect(await ward.error('leaderDesk.readLook', { roundId })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
