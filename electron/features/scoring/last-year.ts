import { z } from 'zod';
import type { OutputOf } from '#shared/contract/contract.ts';
import { carryLastYear } from '#shared/domain/criteria/carry-last-year.ts';
import { fitAnswer } from '#shared/domain/criteria/move-answers.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { pointsFromMicro, pointsSchema } from '#shared/lib/points.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { listRounds, type RoundRow } from '#db/queries/rounds.ts';
import { parseRevision } from '#electron/features/appraisal/ward.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import type { Sheet } from '#electron/features/scoring/sheet.ts';

type LastYear = OutputOf<'scoring.readSheet'>['lastYear'];

const leafPointsSchema = z.record(z.string(), pointsSchema);
const answersSchema = z.record(z.string(), leafAnswerSchema);

/** A unit's newest sealed revision of the latest earlier year there is one of, with the set it was scored with. */
export interface EarlierRevision {
  readonly year: number;
  readonly set: CriteriaSet;
  readonly revision: SealedRevision;
}

/** Looks for it among rounds before `round`; `onlyYear` keeps to one year. */
export function findEarlierRevision(
  db: ReadDb,
  round: RoundRow,
  unitId: string,
  onlyYear: number | null = null,
): EarlierRevision | null {
  for (const { id, year } of listRounds(db)) {
    if (year >= round.year || (onlyYear !== null && year !== onlyYear)) continue;
    const row = findRevision(db, id, unitId, null);
    if (!row) continue;
    const revision = parseRevision(row);
    return { year, set: loadRoundSet(db, revision.criteriaSetHash), revision };
  }
  return null;
}

/** Last year's answers of a revision as a set of this year takes them, with the points claimed for each. */
export function carriedFrom(
  { year, set: before, revision }: EarlierRevision,
  now: CriteriaSet,
): Pick<LastYear, 'year' | 'answers' | 'changed'> {
  const sealed = new Map(Object.entries(revision.answers));
  const typed = new Map([...sealed].map(([code, { answer }]) => [code, answer]));
  const { answers, changed } = carryLastYear(before, now, typed);
  const withPoints = [...answers].map(
    ([code, answer]) => [code, { answer, points: sealed.get(code)?.points ?? null }] as const,
  );
  return { year, answers: Object.fromEntries(withPoints), changed: [...changed] };
}

/**
 * Last year beside this year's sheet: result and points per criterion as the city gave them; answers from the ward's
 * own newest signed revision of an earlier year, else those the setup bundle brought.
 */
export function readLastYear(db: ReadDb, { own, round, sheet, set }: Sheet): LastYear {
  const earlier = findEarlierRevision(db, round, own.unitId);
  return {
    points: sheet.lastYearPoints === null ? null : pointsFromMicro(sheet.lastYearPoints),
    rank: sheet.lastYearRank,
    unitCount: sheet.lastYearUnitCount,
    leafPoints: leafPointsSchema.parse(JSON.parse(sheet.lastYearLeafPoints)),
    ...(earlier ? carriedFrom(earlier, set) : broughtAnswers(sheet.lastYearAnswers, round.year - 1, set)),
  };
}

/** What the city sent fits the set it sent it with; a set corrected since takes only what it still asks for. */
function broughtAnswers(
  json: string,
  year: number,
  set: CriteriaSet,
): Pick<LastYear, 'year' | 'answers' | 'changed'> {
  const brought = answersSchema.parse(JSON.parse(json));
  const answers = listWardLeaves(set).flatMap((leaf) => {
    const answer = Object.hasOwn(brought, leaf.code) ? brought[leaf.code] : undefined;
    return answer ? [[leaf.code, { answer: fitAnswer(answer, leaf), points: null }] as const] : [];
  });
  return { year: answers.length === 0 ? null : year, answers: Object.fromEntries(answers), changed: [] };
}
