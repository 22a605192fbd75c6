import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { copyAnswer } from '#shared/domain/criteria/carry-last-year.ts';
import { checkCompleteness } from '#shared/domain/sign-off/check-completeness.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { points } from '#shared/lib/points.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openNextRound,
  openWard,
  signAndExport,
} from '#tests/support/small-town.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';

const LEAF = '1.1.2';
const WORDS = 'Hai nhiệm vụ chậm do mưa lũ.';
const FIGURE = 'tasks.numerator';

const bench = await testBackend('last-year');
const town = await foundTown(bench, 1);
const { ward } = await openWard(bench, town.setupTokens[0] ?? '');
const firstAnswers = fullAnswers(new Map([['1.1.1', points('0.25')]]));
let nextRound: string;
let setup: ReadyFile;

beforeAll(async () => {
  await completeSheet(ward, town.round.id, firstAnswers);
  const { answers } = await ward.value('scoring.readSheet', { roundId: town.round.id });
  const saved = answers[LEAF];
  if (!saved) throw new Error(`nothing saved at ${LEAF}`);
  await ward.value('scoring.saveAnswer', {
    roundId: town.round.id,
    leafCode: LEAF,
    answer: { ...saved.answer, explanation: WORDS },
    baseVersion: saved.version,
  });
  const sent = await signAndExport(ward, town.round.id);
  await town.city.job('exchange.importBundles', { fileTokens: [sent], dryRun: false });
  ({ roundId: nextRound, setup } = await openNextRound(town, 2024));
  await ward.job('exchange.importBundles', { fileTokens: [await ward.carry(setup)], dryRun: false });
});

async function lastYearOf(by: Caller, roundId: string) {
  return (await by.value('scoring.readSheet', { roundId })).lastYear;
}

test("the ward's own signed revision of the year before stands beside the new sheet, leaf by leaf", async () => {
  const lastYear = await lastYearOf(ward, nextRound);
  expect(lastYear.year).toBe(2023);
  expect(Object.keys(lastYear.answers).length).toBe(firstAnswers.size);
  expect(lastYear.answers[LEAF]?.answer.inputs[FIGURE]).toEqual(firstAnswers.get(LEAF)?.inputs[FIGURE]);
  expect(lastYear.answers[LEAF]?.answer.explanation).toBe(WORDS);
  expect(lastYear.answers['1.1.1']?.points).toBe(points('0.25'));
  expect(lastYear.changed).toEqual([]);
});

test('a ward on a new computer gets them with the setup bundle, and no points nobody told', async () => {
  const elsewhere = await testBackend('last-year-elsewhere');
  const bytes = readFileSync(await town.city.pathOf(setup));
  const connected = elsewhere.connect();
  const token = await connected.upload(setup.fileName, bytes);
  const { ward: fresh } = await openWard(elsewhere, token);
  const lastYear = await lastYearOf(fresh, nextRound);
  expect(lastYear.year).toBe(2023);
  expect(lastYear.answers[LEAF]).toEqual({
    answer: (await lastYearOf(ward, nextRound)).answers[LEAF]?.answer,
    points: null,
  });
});

test('a copy is sealed with its mark, told by the completion check, and read by the appraiser', async () => {
  const { answers, lastYear, set, unit } = await ward.value('scoring.readSheet', { roundId: nextRound });
  expect(answers).toEqual({});
  const copied = new Map(
    Object.entries(lastYear.answers).map(([code, { answer }]) => [code, copyAnswer(answer, 2023)] as const),
  );
  for (const [leafCode, answer] of copied) {
    await ward.value('scoring.saveAnswer', { roundId: nextRound, leafCode, answer, baseVersion: 0 });
    await ward.value('signOff.explainWarning', { roundId: nextRound, leafCode, text: 'Bản giấy.' });
  }
  const issues = checkCompleteness(set, evaluateSet(set, copied, { unitType: unit.type }), {
    answers: copied,
    evidenceCounts: new Map(),
    warningExplanations: {},
  });
  const told = issues.filter(({ code }) => code === 'COPIED_UNTOUCHED');
  expect(told.map(({ leafCode }) => leafCode)).toEqual(
    listWardLeaves(set).flatMap(({ code }) => (copied.has(code) ? [code] : [])),
  );
  expect(new Set(told.map(({ severity }) => severity))).toEqual(new Set(['inform']));
  const { version } = (await ward.value('scoring.readSheet', { roundId: nextRound })).answers['1.1.1'] ?? {
    version: 0,
  };
  const own = firstAnswers.get('1.1.1');
  if (!own) throw new Error('no 1.1.1');
  await ward.value('scoring.saveAnswer', {
    roundId: nextRound,
    leafCode: '1.1.1',
    answer: own,
    baseVersion: version,
  });
  const sent = await signAndExport(ward, nextRound);
  await town.city.job('exchange.importBundles', { fileTokens: [sent], dryRun: false });
  const { revision } = await town.city.value('appraisal.readWard', {
    roundId: nextRound,
    unitId: town.units[0]?.id ?? '',
  });
  expect(revision.answers[LEAF]?.answer.copiedFrom).toBe(2023);
  expect(revision.answers['1.1.1']?.answer.copiedFrom).toBeUndefined();
});
