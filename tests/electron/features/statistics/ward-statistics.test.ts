import { beforeAll, describe, expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { completeSheet, openWard, PASSPHRASE, PASSWORD } from '#tests/support/small-town.ts';
import { CASES, PEOPLE, STATISTICS_SET } from '#tests/support/statistics-set.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';
import { foundStatisticsTown, importSet, type StatisticsTown } from './statistics-town.ts';

const bench = await testBackend('ward-statistics');
let town: StatisticsTown;
let ward: Caller;
let roundId: string;

function answer(inputs: Readonly<Record<string, string>>, explanation = ''): LeafAnswer {
  const figures = Object.entries(inputs).map(([key, raw]) => [key, { raw, estimated: false }] as const);
  return { ...EMPTY_ANSWER, inputs: Object.fromEntries(figures), explanation };
}

const inputsOf = async (leafCode: string): Promise<Readonly<Record<string, string>>> => {
  const sheet = await ward.value('scoring.readSheet', { roundId });
  const inputs = sheet.answers[leafCode]?.answer.inputs ?? {};
  return Object.fromEntries(Object.entries(inputs).map(([key, { raw }]) => [key, raw]));
};

const versionOf = async (leafCode: string): Promise<number> =>
  (await ward.value('scoring.readSheet', { roundId })).answers[leafCode]?.version ?? 0;

const statistic = async (code: string) => {
  const { statistics } = await ward.value('statistics.listStatistics', { roundId });
  const found = statistics.find((each) => each.code === code);
  if (!found) throw new Error(code);
  return found;
};

const save = (code: string, raw: string, baseVersion: number, note = '') =>
  ward.value('statistics.saveValue', { roundId, code, raw, estimated: false, note, baseVersion });

beforeAll(async () => {
  town = await foundStatisticsTown(bench, 1);
  roundId = town.round.id;
  ({ ward } = await openWard(bench, town.setupTokens[0] ?? ''));
});

describe('statistics of a ward', () => {
  test('the list says what the set asks for and which leaves use it', async () => {
    const { statistics, open, sent } = await ward.value('statistics.listStatistics', { roundId });
    expect(open).toBe(true);
    expect(sent).toBeNull();
    expect(statistics).toMatchObject([
      { code: CASES, unit: 'hồ sơ', raw: '', version: 0, updatedAt: null, leafCodes: ['1.1', '1.2'] },
      { code: PEOPLE, unit: 'người', raw: '', version: 0, leafCodes: ['2.1'] },
    ]);
  });

  test('a figure saved once stands in every leaf, as typed, with the points before and after', async () => {
    await ward.value('scoring.saveAnswer', {
      roundId,
      leafCode: '1.1',
      answer: answer({ on_time: '1.170' }),
      baseVersion: 0,
    });
    const saved = await save(CASES, '1.200', 0, 'Theo Cổng dịch vụ công');
    expect(saved.version).toBe(1);
    expect(saved.followed).toMatchObject([
      { leafCode: '1.1', version: 2, pointsBefore: null, pointsAfter: points('25') },
      { leafCode: '1.2', version: 1, pointsBefore: null, pointsAfter: null },
    ]);
    expect(await inputsOf('1.1')).toEqual({ on_time: '1.170', cases: '1.200' });
    expect(await inputsOf('1.2')).toEqual({ cases: '1.200' });
    expect(await statistic(CASES)).toMatchObject({
      raw: '1.200',
      note: 'Theo Cổng dịch vụ công',
      version: 1,
      updatedBy: 'Nguyễn Quản Trị',
    });
  });

  test('a preview tells what would follow and changes nothing', async () => {
    const preview = await ward.value('statistics.previewValue', {
      roundId,
      code: CASES,
      raw: '1.300',
      estimated: true,
    });
    expect(preview.leaves).toEqual([
      {
        leafCode: '1.1',
        title: 'Hồ sơ giải quyết đúng hạn',
        pointsBefore: points('25'),
        pointsAfter: points('15'),
      },
      { leafCode: '1.2', title: 'Hồ sơ nộp trực tuyến', pointsBefore: null, pointsAfter: null },
    ]);
    expect(await statistic(CASES)).toMatchObject({ raw: '1.200', version: 1 });
  });

  test('two people at one statistic: the second is told; a code the set does not use is refused', async () => {
    const late = { roundId, code: CASES, raw: '5', estimated: false, note: '', baseVersion: 0 };
    expect(await ward.error('statistics.saveValue', late)).toEqual({
      code: 'STATISTIC_CHANGED_ELSEWHERE',
      details: { code: CASES, version: 1 },
    });
    expect(await inputsOf('1.1')).toMatchObject({ cases: '1.200' });
    expect(await ward.error('statistics.saveValue', { ...late, code: 'X' })).toEqual({
      code: 'STATISTIC_NOT_FOUND',
      details: { code: 'X' },
    });
    const nowhere = '019a0000-0000-7000-8000-000000000009';
    expect(await ward.error('statistics.saveValue', { ...late, roundId: nowhere })).toMatchObject({
      code: 'ROUND_NOT_FOUND',
    });
  });

  test('typed in the sheet, it is the statistic that is saved, and the other leaf follows', async () => {
    const reply = await ward.value('scoring.saveAnswer', {
      roundId,
      leafCode: '1.2',
      answer: answer({ online: '640', cases: '1250' }, 'Có đối chiếu'),
      baseVersion: 1,
    });
    expect(reply.version).toBe(2);
    expect(reply.followed).toMatchObject([
      { leafCode: '1.1', version: 3, pointsBefore: points('25'), pointsAfter: points('15') },
    ]);
    expect(await statistic(CASES)).toMatchObject({
      raw: '1250',
      version: 2,
      note: 'Theo Cổng dịch vụ công',
    });
    expect(await inputsOf('1.1')).toEqual({ on_time: '1.170', cases: '1250' });
  });

  test('an answer that does not name the statistic gets its figure', async () => {
    const reply = await ward.value('scoring.saveAnswer', {
      roundId,
      leafCode: '1.2',
      answer: answer({ online: '650' }),
      baseVersion: 2,
    });
    expect(reply.followed).toEqual([]);
    expect(await inputsOf('1.2')).toEqual({ online: '650', cases: '1250' });
  });

  test('a file may set a statistic, in one figure only', async () => {
    const importText = async (content: Readonly<Record<string, LeafAnswer>>) => {
      const fileToken = await ward.upload('tra-loi.json', JSON.stringify({ answers: content }));
      return { roundId, fileToken };
    };
    const clash = { '1.1': answer({ cases: '1' }), '1.2': answer({ cases: '2' }) };
    expect(await ward.error('scoring.importAnswers', await importText(clash))).toEqual({
      code: 'STATISTIC_GIVEN_TWICE',
      details: { code: CASES, leafCode: '1.2' },
    });
    expect(await inputsOf('1.1')).toMatchObject({ cases: '1250' });
    const good = {
      '1.1': answer({ on_time: '1170', cases: '1.180' }),
      '1.2': answer({ online: '600', cases: '' }),
      '2.1': answer({ reached: '500' }),
    };
    expect(await ward.value('scoring.importAnswers', await importText(good))).toEqual({ saved: 3 });
    expect(await inputsOf('1.1')).toEqual({ on_time: '1170', cases: '1.180' });
    expect(await inputsOf('1.2')).toEqual({ online: '600', cases: '1.180' });
    expect(await statistic(CASES)).toMatchObject({ raw: '1.180', version: 3 });
  });

  test('the history tells who changed it from what to what, and so does each leaf', async () => {
    const { changes } = await ward.value('statistics.readHistory', { roundId, code: CASES });
    expect(changes.map(({ before, after }) => [before?.raw ?? null, after.raw])).toEqual([
      ['1250', '1.180'],
      ['1.200', '1250'],
      [null, '1.200'],
    ]);
    expect(changes[0]?.actor).toBe('quantri');
    const leaf = await ward.value('scoring.readHistory', { roundId, leafCode: '1.1' });
    expect(leaf.changes.map(({ after }) => after.inputs['cases']?.raw ?? '')).toContain('1250');
  });
});

describe('a corrected set in the middle of the round', () => {
  /** The second version: 2.1 asks for the number of cases too, and what was a statistic of people is a plain figure. */
  function change(node: CriteriaNode): CriteriaNode {
    if (node.code !== '2.1' || !node.leaf) return { ...node, children: node.children.map(change) };
    const operands = node.leaf.operands.map((operand) =>
      operand.key === 'people' && operand.kind === 'statistic'
        ? { ...operand, statisticCode: CASES, unit: 'hồ sơ' }
        : operand,
    );
    return { ...node, leaf: { ...node.leaf, operands } };
  }
  const next: CriteriaSet = { ...STATISTICS_SET, version: 2, tree: STATISTICS_SET.tree.map(change) };

  test('statistics stay, and a leaf that asks for one now gets its figure', async () => {
    const before = await statistic(CASES);
    const hash = await importSet(town.city, next);
    const { bundleIds } = bundlesResultSchema.parse(
      await town.city.job('criteriaEditor.sendCorrection', { roundId, hash, codeMap: {} }),
    );
    const token = await town.city.carry(await town.city.value('exchange.fetchOutbox', { bundleIds }));
    await ward.job('exchange.importBundles', { fileTokens: [token], dryRun: false });
    await ward.value('criteriaEditor.moveSheet', { roundId, toHash: hash, codeMap: {} });
    expect(await statistic(CASES)).toMatchObject({
      raw: before.raw,
      note: before.note,
      leafCodes: ['1.1', '1.2', '2.1'],
    });
    expect(await inputsOf('2.1')).toEqual({ reached: '500', people: before.raw });
    expect(await inputsOf('1.1')).toMatchObject({ cases: before.raw });
  });
});

describe('once the leader has the sheet', () => {
  test('no figure changes, by whatever way', async () => {
    const answers = new Map([
      ['1.1', answer({ on_time: '1170' })],
      ['1.2', answer({ online: '600' })],
      ['2.1', answer({ reached: '500' })],
    ]);
    await completeSheet(ward, roundId, answers);
    await ward.value('signOff.submitSheet', { roundId });
    const { version } = await statistic(CASES);
    const change = { roundId, code: CASES, raw: '1', estimated: false, note: '', baseVersion: version };
    expect(await ward.error('statistics.saveValue', change)).toMatchObject({ code: 'SHEET_SEALED' });
    const { open } = await ward.value('statistics.listStatistics', { roundId });
    expect(open).toBe(false);
    await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
    await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
    expect(await ward.error('statistics.saveValue', change)).toMatchObject({ code: 'SHEET_SEALED' });
    expect(await versionOf('1.1')).toBeGreaterThan(0);
    expect(await inputsOf('1.1')).toEqual({ on_time: '1170', cases: '1.180' });
  });
});
