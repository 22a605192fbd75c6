import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { bundlesResultSchema, importResultSchema } from '#shared/contract/channels/exchange.ts';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { moveRowDown, removeRow, renumberRows, sumMaxima } from '#shared/domain/criteria/edit-tree.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import type { CodeMap } from '#shared/schemas/criteria-comparison.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { completeSheet, foundTown, fullAnswers, openWard, signAndExport } from '#tests/support/small-town.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';

const bench = await testBackend('criteria-corrections');
const { city, round, units, setupTokens } = await foundTown(bench, 3);
const [firstToken = '', secondToken = '', thirdToken = ''] = setupTokens;
const { ward } = await openWard(bench, firstToken);
const { ward: signed } = await openWard(bench, secondToken);
const { ward: early } = await openWard(bench, thirdToken);
const answers = fullAnswers();
await completeSheet(ward, round.id, answers);
await completeSheet(signed, round.id, answers);
await completeSheet(early, round.id, answers);
const oldSubmission = await signAndExport(signed, round.id);
const earlySubmission = await signAndExport(early, round.id);

/** The next version: the first two criteria of field 1 change places, the last field's last criterion goes. */
function nextVersion(set: DraftSet): {
  readonly set: DraftSet;
  readonly map: CodeMap;
  readonly gone: readonly string[];
} {
  const [field] = set.tree;
  const first = field?.children[0];
  const last = set.tree.at(-1)?.children.at(-1);
  const goneRows = last ? walkDraft([last]) : [];
  const moved = moveRowDown(set.tree, first?.id ?? '');
  const { tree, codes } = renumberRows(removeRow(moved, last?.id ?? ''));
  const gone = goneRows.map(({ code }) => code);
  const map = { ...codes, ...Object.fromEntries(gone.map((code) => [code, null])) };
  const drop = goneRows.filter(({ scored }) => scored);
  const blocks = set.blocks.map((block) => ({
    ...block,
    scaleToWeight: drop.length > 0 || block.scaleToWeight,
  }));
  const vectors = set.testVectors.flatMap((vector) =>
    gone.includes(vector.leafCode)
      ? []
      : [{ ...vector, leafCode: codes[vector.leafCode] ?? vector.leafCode }],
  );
  return { set: { ...set, tree: [...sumMaxima(tree)], blocks, testVectors: vectors }, map, gone };
}

async function publishNext(): Promise<{ hash: string; map: CodeMap; gone: readonly string[] }> {
  const draft = await city.value('criteriaEditor.createDraft', { from: 'set', hash: round.criteriaSetHash });
  const read = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
  const next = nextVersion(read.set);
  await city.value('criteriaEditor.saveDraft', { draftId: draft.id, baseRevision: 1, set: next.set });
  const published = await city.value('criteriaEditor.publishDraft', { draftId: draft.id, baseRevision: 2 });
  return { hash: published.hash, map: next.map, gone: next.gone };
}

const next = await publishNext();

async function receive(caller: Caller, token: string) {
  return importResultSchema.parse(
    await caller.job('exchange.importBundles', { fileTokens: [token], dryRun: false }),
  );
}

async function tokensOf(bundleIds: readonly string[]): Promise<string[]> {
  const tokens: string[] = [];
  for (const bundleId of bundleIds)
    tokens.push(await city.carry(await city.value('exchange.fetchOutbox', { bundleIds: [bundleId] })));
  return tokens;
}

const earlyId = units[2]?.id ?? '';

/** The city agrees with everything the early ward claims. */
async function appraiseEarly(): Promise<void> {
  await city.value('appraisal.acceptRemaining', { roundId: round.id, unitId: earlyId });
}

async function decisionsOfEarly(): Promise<ReadonlyMap<string, unknown>> {
  const { appraised } = await city.value('appraisal.readWard', { roundId: round.id, unitId: earlyId });
  return new Map(appraised.map((leaf) => [leaf.leafCode, leaf]));
}

describe('before it is sent', () => {
  test('a map that does not fit is refused', async () => {
    const wrong = { ...next.map, '1.1': 'khong-co' };
    const error = await city.error('criteriaEditor.sendCorrection', {
      roundId: round.id,
      hash: next.hash,
      codeMap: wrong,
    });
    expect(error).toMatchObject({ code: 'CODE_MAP_INVALID', details: { to: 'khong-co' } });
  });

  test('the version the round stands on is nothing to send', async () => {
    const hash = round.criteriaSetHash;
    const error = await city.error('criteriaEditor.sendCorrection', { roundId: round.id, hash, codeMap: {} });
    expect(error.code).toBe('NOTHING_TO_MOVE');
  });

  test('a sheet has nowhere to move', async () => {
    const { move } = await ward.value('criteriaEditor.readMove', { roundId: round.id });
    expect(move).toBeNull();
  });
});

describe('a correction of the set under way', () => {
  let tokens: string[] = [];
  let forWard = '';
  let forSigned = '';
  let forEarly = '';
  beforeAll(async () => {
    await receive(city, earlySubmission);
    await appraiseEarly();
    const made = bundlesResultSchema.parse(
      await city.job('criteriaEditor.sendCorrection', {
        roundId: round.id,
        hash: next.hash,
        codeMap: next.map,
      }),
    );
    tokens = await tokensOf(made.bundleIds);
    [forWard = '', forSigned = '', forEarly = ''] = tokens;
  });

  test('one bundle for every ward, and the round stands on the new version', async () => {
    expect(tokens).toHaveLength(3);
    const { rounds } = await city.value('rounds.listRounds', {});
    expect(rounds[0]?.criteriaSetHash).toBe(next.hash);
  });

  test('a sheet scored with the old version is refused, and the refusal says why', async () => {
    const { items } = await receive(city, oldSubmission);
    expect(items[0]).toMatchObject({ verdict: 'refused', step: 'policy', code: 'WRONG_CRITERIA_SET' });
  });

  test('the ward keeps it beside the old one: its draft stays on its version', async () => {
    const before = await ward.value('scoring.readSheet', { roundId: round.id });
    const { items } = await receive(ward, forWard);
    expect(items[0]).toMatchObject({ verdict: 'accepted', kind: 'criteria' });
    const after = await ward.value('scoring.readSheet', { roundId: round.id });
    expect(after).toEqual(before);
    expect((await receive(ward, forWard)).items[0]?.verdict).toBe('alreadyHeld');
    expect((await receive(ward, forSigned)).items[0]?.verdict).toBe('refused');
  });

  test('it shows what moved, what went, and where every answer would go', async () => {
    const { move, archives } = await ward.value('criteriaEditor.readMove', { roundId: round.id });
    expect(archives).toEqual([]);
    expect(move).toMatchObject({ fromHash: round.criteriaSetHash, toHash: next.hash, sheetIsOpen: true });
    expect(move?.comparison.counts.removed).toBe(next.gone.length);
    expect(move?.comparison.counts.recoded).toBeGreaterThan(0);
    const goneRows = move?.rows.filter(({ toCode }) => toCode === null).map(({ fromCode }) => fromCode);
    const goneLeaves = listLeaves(SAMPLE_COMMUNE_SET.tree)
      .map(({ code }) => code)
      .filter((code) => next.gone.includes(code));
    expect(goneRows).toEqual(expect.arrayContaining(goneLeaves));
  });

  test('the answers move over by the map, and the old sheet is kept', async () => {
    const old = await ward.value('scoring.readSheet', { roundId: round.id });
    const stale = await ward.error('criteriaEditor.moveSheet', {
      roundId: round.id,
      toHash: round.criteriaSetHash,
      codeMap: next.map,
    });
    expect(stale.code).toBe('NOTHING_TO_MOVE');
    const moved = await ward.value('criteriaEditor.moveSheet', {
      roundId: round.id,
      toHash: next.hash,
      codeMap: next.map,
    });
    const goneAnswers = Object.keys(old.answers).filter((code) => next.gone.includes(code));
    expect([...moved.leftBehind].sort()).toEqual(goneAnswers.sort());
    expect(moved.moved).toBe(Object.keys(old.answers).length - goneAnswers.length);

    const sheet = await ward.value('scoring.readSheet', { roundId: round.id });
    expect(sheet.round.criteriaSetHash).toBe(next.hash);
    for (const [code, { answer }] of Object.entries(old.answers)) {
      const successor = Object.hasOwn(next.map, code) ? next.map[code] : code;
      if (successor) expect(sheet.answers[successor]?.answer).toEqual(answer);
    }
    expect(Object.keys(sheet.warningExplanations)).toHaveLength(moved.moved);

    const { move, archives } = await ward.value('criteriaEditor.readMove', { roundId: round.id });
    expect(move).toBeNull();
    expect(archives).toMatchObject([
      { id: moved.archiveId, criteriaSetHash: round.criteriaSetHash, movedToHash: next.hash },
    ]);
    const archive = await ward.value('criteriaEditor.readArchive', { archiveId: moved.archiveId });
    expect(archive.set).toEqual(SAMPLE_COMMUNE_SET);
    expect(archive.answers).toEqual(
      Object.fromEntries(Object.entries(old.answers).map(([code, { answer }]) => [code, answer])),
    );
    expect(archive.explanations).toEqual(old.warningExplanations);
  });

  test('a save of a screen that still shows the old sheet is told, not taken', async () => {
    const { answers: now } = await ward.value('scoring.readSheet', { roundId: round.id });
    const [leafCode = '', held] = Object.entries(now)[0] ?? [];
    if (!held) throw new Error('no answer');
    const error = await ward.error('scoring.saveAnswer', {
      roundId: round.id,
      leafCode,
      answer: held.answer,
      baseVersion: 1,
    });
    expect(error.code).toBe('ANSWER_CHANGED_ELSEWHERE');
  });

  test('the moved sheet is signed and taken in at the city', async () => {
    for (const leafCode of Object.keys(
      (await ward.value('scoring.readSheet', { roundId: round.id })).answers,
    ))
      await ward.value('signOff.explainWarning', {
        roundId: round.id,
        leafCode,
        text: 'Bản giấy lưu tại văn phòng.',
      });
    const { items } = await receive(city, await signAndExport(ward, round.id));
    expect(items[0]).toMatchObject({ verdict: 'accepted', kind: 'submission' });
  });

  test('a signed sheet stays; it moves once a correction is opened', async () => {
    expect((await receive(signed, forSigned)).items[0]?.verdict).toBe('accepted');
    const { move } = await signed.value('criteriaEditor.readMove', { roundId: round.id });
    expect(move?.sheetIsOpen).toBe(false);
    const input = { roundId: round.id, toHash: next.hash, codeMap: next.map };
    expect((await signed.error('criteriaEditor.moveSheet', input)).code).toBe('SHEET_SEALED');
    await signed.value('signOff.startCorrection', { roundId: round.id, reason: 'Bộ tiêu chí thay đổi' });
    await signed.value('criteriaEditor.moveSheet', input);
    const { items } = await receive(city, await signAndExport(signed, round.id));
    expect(items[0]).toMatchObject({ verdict: 'accepted', revision: 2 });
  });

  test('what was appraised on the old version goes with the sheet to the new codes', async () => {
    const before = await decisionsOfEarly();
    expect(before.size).toBeGreaterThan(10);
    await receive(early, forEarly);
    await early.value('signOff.startCorrection', { roundId: round.id, reason: 'Bộ tiêu chí thay đổi' });
    await early.value('criteriaEditor.moveSheet', {
      roundId: round.id,
      toHash: next.hash,
      codeMap: next.map,
    });
    const { items } = await receive(city, await signAndExport(early, round.id));
    expect(items[0]).toMatchObject({ verdict: 'accepted', revision: 2 });
    const after = await decisionsOfEarly();
    const expected = [...before].flatMap(([code, decision]) => {
      const successor = Object.hasOwn(next.map, code) ? next.map[code] : code;
      return successor ? [[successor, decision] as const] : [];
    });
    expect(expected.length).toBeLessThan(before.size);
    expect([...after.keys()].sort()).toEqual(expected.map(([code]) => code).sort());
    for (const [code, decision] of expected)
      expect(after.get(code)).toEqual({ ...(decision as object), leafCode: code });
  });
});
