import type { FollowedLeaf } from '#shared/contract/channels/statistics.ts';
import { applyStatistics, NO_FIGURE, figureAt } from '#shared/domain/statistics/apply-statistics.ts';
import { leavesOfStatistic, leavesThatFollow, type FigureStep } from '#shared/domain/statistics/follow.ts';
import { listStatistics } from '#shared/domain/statistics/list-statistics.ts';
import { EMPTY_ANSWER, type LeafAnswer, type TypedFigure } from '#shared/schemas/answer.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAnswers } from '#db/queries/sheets.ts';
import {
  findStatisticValue,
  listStatisticValues,
  putStatisticValue,
  type StatisticValueRow,
} from '#db/queries/statistics.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { storeAnswer } from '#electron/features/scoring/store-answer.ts';
import { answerOf, type Sheet } from '#electron/features/scoring/sheet.ts';

/** Every saved answer of a sheet by leaf code. */
export function readAnswers(db: ReadDb, { round }: Sheet): ReadonlyMap<string, LeafAnswer> {
  return new Map(listAnswers(db, round.id).map((row) => [row.leafCode, answerOf(row)]));
}

/**
 * The figures of a sheet's statistics by code. A statistic that has no row of its own yet (answers typed before the
 * set made a statistic of it) has the first figure that stands at its leaves, in printed order.
 */
export function readFigures(db: ReadDb, sheet: Sheet): Map<string, TypedFigure> {
  const figures = new Map<string, TypedFigure>(
    listStatisticValues(db, sheet.round.id).map((row) => [row.code, toFigure(row)]),
  );
  const without = listStatistics(sheet.set).filter(({ code }) => !figures.has(code));
  if (without.length === 0) return figures;
  const answers = readAnswers(db, sheet);
  for (const { code, uses } of without) {
    const typed = uses
      .filter(({ ours }) => ours)
      .map(({ leafCode, operandKey }) => figureAt(answers.get(leafCode) ?? EMPTY_ANSWER, operandKey))
      .find(({ raw }) => raw.trim() !== '');
    if (typed) figures.set(code, typed);
  }
  return figures;
}

/** The figure of a row. */
export function toFigure({ raw, estimated }: Pick<StatisticValueRow, 'raw' | 'estimated'>): TypedFigure {
  return { raw, estimated: estimated === 1 };
}

/** What a statistic is to become. */
export interface StatisticChange extends TypedFigure {
  readonly code: string;
  /** null: as it stands. */
  readonly note: string | null;
}

/**
 * Writes a statistic and puts its figure into every leaf of the ward that refers to it, each with its own version and
 * audit record. Gives the statistic's version and the leaves whose answers changed.
 */
export function putStatistic(
  writing: Writing,
  context: SignedInContext,
  sheet: Sheet,
  change: StatisticChange,
): { readonly version: number; readonly followed: FollowedLeaf[] } {
  const { db, at, audit } = writing;
  const roundId = sheet.round.id;
  const { code, raw, estimated } = change;
  const row = findStatisticValue(db, roundId, code);
  const before = readFigures(db, sheet).get(code) ?? NO_FIGURE;
  const note = change.note ?? row?.note ?? '';
  const version = (row?.version ?? 0) + 1;
  const updatedBy = context.actor.fullName;
  putStatisticValue(db, {
    roundId,
    code,
    raw,
    estimated: estimated ? 1 : 0,
    note,
    version,
    updatedAt: at,
    updatedBy,
  });
  audit({
    action: 'statistics.saveValue',
    subject: `${roundId}/${code}`,
    details: {
      before: row ? { ...toFigure(row), note: row.note } : null,
      after: { raw, estimated, note },
    },
  });
  return { version, followed: spread(writing, context, sheet, { code, before, after: { raw, estimated } }) };
}

function spread(writing: Writing, context: SignedInContext, sheet: Sheet, step: FigureStep): FollowedLeaf[] {
  const { set, round, own } = sheet;
  const { code, after } = step;
  const answers = readAnswers(writing.db, sheet);
  const unitType = unitTypeSchema.parse(own.unitType);
  const results = new Map(
    leavesThatFollow(set, answers, step, { unitType }).map((each) => [each.leaf.code, each]),
  );
  return leavesOfStatistic(set, code).flatMap((leaf) => {
    const held = answers.get(leaf.code);
    const answer = applyStatistics(held ?? EMPTY_ANSWER, leaf, new Map([[code, after]]));
    if (answer === (held ?? EMPTY_ANSWER)) return [];
    const version = storeAnswer(writing, context, round.id, leaf.code, answer);
    const result = results.get(leaf.code);
    return [
      {
        leafCode: leaf.code,
        answer,
        version,
        updatedAt: writing.at,
        updatedBy: context.actor.fullName,
        pointsBefore: result?.before.points ?? null,
        pointsAfter: result?.after.points ?? null,
      },
    ];
  });
}

/**
 * Puts every statistic of a sheet into the leaves of its set, as after a move to another version of the set. Figures
 * that stand at leaves and in no row yet become statistics.
 */
export function settleSheet(writing: Writing, context: SignedInContext, sheet: Sheet): void {
  const figures = readFigures(writing.db, sheet);
  for (const { code } of listStatistics(sheet.set)) {
    const figure = figures.get(code);
    if (!figure) continue;
    if (findStatisticValue(writing.db, sheet.round.id, code))
      spread(writing, context, sheet, { code, before: figure, after: figure });
    else putStatistic(writing, context, sheet, { code, ...figure, note: null });
  }
}
