import { parseDay } from '#shared/lib/days.ts';
import type { InputOf } from '#shared/contract/contract.ts';
import { unitCodeSchema } from '#shared/schemas/common.ts';
import { readBaseline } from '#shared/domain/rounds/read-point-lines.ts';

/** What is typed into the form of a new round, as typed. */
export interface RoundDraft {
  readonly code: string;
  readonly title: string;
  readonly year: string;
  readonly criteriaSetHash: string;
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly deadline: string;
  readonly chosen: ReadonlySet<string>;
  readonly baselines: ReadonlyMap<string, string>;
}

/** The fields of the form that may be wrong. */
export type RoundField =
  'code' | 'title' | 'year' | 'criteriaSetHash' | 'dataFrom' | 'dataTo' | 'deadline' | 'units' | 'baselines';
/** Why a field is wrong. */
export type RoundProblem = 'REQUIRED' | 'CODE' | 'YEAR' | 'DAY' | 'BEFORE_START' | 'NO_UNITS' | 'POINTS';

export type RoundProblems = Partial<Record<RoundField, RoundProblem>>;

function dayProblem(raw: string): RoundProblem | undefined {
  return parseDay(raw).ok ? undefined : 'DAY';
}

function dayOf(raw: string): string {
  const day = parseDay(raw);
  return day.ok ? day.value : '';
}

function toProblem(draft: RoundDraft): RoundProblem | undefined {
  const wrong = dayProblem(draft.dataTo);
  if (wrong) return wrong;
  const from = dayOf(draft.dataFrom);
  return from !== '' && dayOf(draft.dataTo) < from ? 'BEFORE_START' : undefined;
}

/** What still keeps the round from being created, field by field. */
export function roundProblems(draft: RoundDraft): RoundProblems {
  const year = /^\d{4}$/.test(draft.year.trim()) ? Number(draft.year) : 0;
  const found: Record<RoundField, RoundProblem | undefined> = {
    code: unitCodeSchema.safeParse(draft.code.trim()).success ? undefined : 'CODE',
    title: draft.title.trim() === '' ? 'REQUIRED' : undefined,
    year: year >= 2000 && year <= 2100 ? undefined : 'YEAR',
    criteriaSetHash: draft.criteriaSetHash === '' ? 'REQUIRED' : undefined,
    dataFrom: dayProblem(draft.dataFrom),
    dataTo: toProblem(draft),
    deadline: dayProblem(draft.deadline),
    units: draft.chosen.size === 0 ? 'NO_UNITS' : undefined,
    baselines: [...draft.chosen].some((id) => readBaseline(draft.baselines.get(id) ?? '') === undefined)
      ? 'POINTS'
      : undefined,
  };
  const entries = Object.entries(found).filter(([, problem]) => problem !== undefined);
  return Object.fromEntries(entries);
}

/** The command that creates the round; call it only where `roundProblems` finds nothing. */
export function roundInput(draft: RoundDraft): InputOf<'rounds.createRound'> {
  const unitIds = [...draft.chosen];
  return {
    code: draft.code.trim(),
    title: draft.title,
    year: Number(draft.year),
    criteriaSetHash: draft.criteriaSetHash,
    dataFrom: dayOf(draft.dataFrom),
    dataTo: dayOf(draft.dataTo),
    deadline: dayOf(draft.deadline),
    unitIds,
    baselines: unitIds.map((unitId) => ({
      unitId,
      points: readBaseline(draft.baselines.get(unitId) ?? '') ?? null,
    })),
  };
}

/** The usual period of a year's round: the calendar year, handed in by mid-December. */
export function usualDays(year: string): Pick<RoundDraft, 'dataFrom' | 'dataTo' | 'deadline'> {
  return /^\d{4}$/.test(year)
    ? { dataFrom: `01/01/${year}`, dataTo: `31/12/${year}`, deadline: `15/12/${year}` }
    : { dataFrom: '', dataTo: '', deadline: '' };
}
