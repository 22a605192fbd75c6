import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/contract.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { foundTown, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';

const LEAF = '1.1.2';
let ward: Caller;
let roundId: string;

async function search(filter: Partial<InputOf<'audit.searchRecords'>>) {
  return ward.value('audit.searchRecords', { limit: 100, ...filter });
}

beforeAll(async () => {
  const bench = await testBackend('audit-search');
  const town = await foundTown(bench, 1);
  roundId = town.round.id;
  ({ ward } = await openWard(bench, town.setupTokens[0] ?? ''));
  const officer = () => ward.value('session.signIn', { username: 'canbo', password: PASSWORD });
  const save = (explanation: string, baseVersion: number, leafCode = LEAF) =>
    ward.value('scoring.saveAnswer', {
      roundId,
      leafCode,
      answer: { ...EMPTY_ANSWER, explanation },
      baseVersion,
    });
  // 16:59 UTC is a minute to midnight in Việt Nam: the next day begins at 17:00.
  bench.clock.set('2024-01-05T16:59:00.000Z');
  await officer();
  await save('một', 0);
  bench.clock.set('2024-01-05T17:01:00.000Z');
  await save('hai', 1);
  await save('khác', 0, '1.1.1');
  await ward.value('signOff.explainWarning', { roundId, leafCode: LEAF, text: 'Bản giấy' });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
});

describe('the log on screen', () => {
  test('tells who did what to what, from what to what', async () => {
    const { records } = await search({ leafCode: LEAF });
    expect(records.map(({ actor, action, subject, changes }) => [actor, action, subject, changes])).toEqual([
      ['Hoàng Cán Bộ', 'signOff.explainWarning', LEAF, ['Giải trình cảnh báo: từ (trống) thành “Bản giấy”']],
      ['Hoàng Cán Bộ', 'scoring.saveAnswer', LEAF, ['Giải trình: từ “một” thành “hai”']],
      ['Hoàng Cán Bộ', 'scoring.saveAnswer', LEAF, ['Giải trình: từ (trống) thành “một”']],
    ]);
  });

  test('is filtered by person, work, criterion and day of this computer, all at once', async () => {
    expect((await search({ action: 'scoring.saveAnswer' })).matching).toBe(3);
    expect((await search({ action: 'scoring.saveAnswer', toDay: '2024-01-05' })).matching).toBe(1);
    expect((await search({ action: 'scoring.saveAnswer', fromDay: '2024-01-06' })).matching).toBe(2);
    expect((await search({ actor: 'canbo', leafCode: '1.1.1' })).matching).toBe(1);
    expect((await search({ actor: 'quantri', leafCode: '1.1.1' })).matching).toBe(0);
    // A code is the whole last part of the subject.
    expect((await search({ leafCode: '1.2' })).matching).toBe(0);
  });

  test('tells everything of one cell to whoever works on it', async () => {
    await ward.value('session.signIn', { username: 'canbo', password: PASSWORD });
    const { records } = await ward.value('audit.readLeaf', { roundId, leafCode: LEAF });
    expect(records.map(({ action }) => action)).toEqual([
      'signOff.explainWarning',
      'scoring.saveAnswer',
      'scoring.saveAnswer',
    ]);
    await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  });

  test('is read in pages, and told as a whole', async () => {
    const first = await search({ limit: 2 });
    const next = await search({ limit: 2, beforeSeq: first.records[1]?.seq ?? null });
    expect(next.records[0]?.seq).toBe((first.records[1]?.seq ?? 0) - 1);
    const summary = await ward.value('audit.readSummary', {});
    expect(summary.brokenAt).toBeNull();
    expect(summary.total).toBe(first.matching);
    expect(summary.actors).toContainEqual({ username: 'canbo', name: 'Hoàng Cán Bộ' });
    expect(summary.actions).toContain('scoring.saveAnswer');
    expect(summary.lastHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is not for the officer', async () => {
    await ward.value('session.signIn', { username: 'canbo', password: PASSWORD });
    expect(await ward.error('audit.searchRecords', { limit: 1 })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ward.error('audit.readSummary', {})).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the log as a workbook', () => {
  async function exported(filter: InputOf<'audit.exportRecords'>): Promise<readonly (readonly unknown[])[]> {
    await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    const path = await ward.pathOf(await ward.value('audit.exportRecords', filter));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const rows: unknown[][] = [];
    workbook.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    return rows;
  }
  const records = (rows: readonly (readonly unknown[])[]) => rows.filter(([seq]) => typeof seq === 'number');

  test('takes the filters of the list, says so, and checks the whole chain all the same', async () => {
    const whole = await exported({});
    const part = await exported({
      actor: 'canbo',
      action: 'scoring.saveAnswer',
      leafCode: LEAF,
      fromDay: '2024-01-06',
      toDay: '2024-01-06',
    });
    expect(records(part).map((row) => row[5])).toEqual(['Giải trình: từ “một” thành “hai”']);
    expect(records(whole).length).toBeGreaterThan(5);
    const facts = part.flat().join(' ');
    expect(facts).toMatch(
      /Chỉ gồm 1 trên \d+ dòng của nhật ký, chọn theo: người thực hiện Hoàng Cán Bộ; việc “.*”; tiêu chí 1\.1\.2; từ ngày 06\/01\/2024; đến hết ngày 06\/01\/2024/,
    );
    expect(facts).toContain('Đã kiểm tra toàn bộ nhật ký');
    expect(whole.flat().join(' ')).not.toContain('chọn theo');
  });
});
