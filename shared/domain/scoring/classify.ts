import type { Points } from '#shared/lib/points.ts';
import { compareRational, rationalFromPoints } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { Band, BandBlocker, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import type {
  BlockedBand,
  LeafResult,
  ScoringContext,
  VetoEffect,
} from '#shared/domain/scoring/result-types.ts';

/** True where the value (points, or micro-percent) lies in the band, ends counted as the set says. */
export function isInBand(value: Points, band: Band): boolean {
  const exact = rationalFromPoints(value);
  if (band.from !== null) {
    const order = compareRational(exact, literal(band.from.value));
    if (order < 0 || (order === 0 && !band.from.inclusive)) return false;
  }
  if (band.to === null) return true;
  const order = compareRational(exact, literal(band.to.value));
  return order < 0 || (order === 0 && band.to.inclusive);
}

/** What classification may look at. */
export interface ClassificationFacts {
  readonly leaves: ReadonlyMap<string, LeafResult>;
  readonly vetoes: readonly VetoEffect[];
  readonly declaredFacts: ScoringContext['declaredFacts'];
}

function applies({ when }: BandBlocker, facts: ClassificationFacts): boolean {
  switch (when.kind) {
    case 'veto':
      return facts.vetoes.some((veto) => veto.scope === 'class' && veto.leafCode === when.leafCode);
    case 'leafAtMost': {
      const points = facts.leaves.get(when.leafCode)?.points ?? null;
      return points !== null && points <= when.points;
    }
    case 'declared':
      return facts.declaredFacts?.has(when.fact) === true;
    default:
      return assertNever(when);
  }
}

/** The bands barred for this unit, and by what. */
export function listBlockedBands(set: CriteriaSet, facts: ClassificationFacts): readonly BlockedBand[] {
  return set.classification.blockers
    .filter((blocker) => applies(blocker, facts))
    .flatMap(({ code, label, bars }) => bars.map((bandCode) => ({ bandCode, blockerCode: code, label })));
}

/**
 * The band of a value; a barred band falls to the next lower one that is not barred (bands stand from the highest
 * down). Null where no band fits.
 */
export function classify(set: CriteriaSet, value: Points, blocked: readonly BlockedBand[]): string | null {
  const { bands } = set.classification;
  const reached = bands.findIndex((band) => isInBand(value, band));
  if (reached < 0) return null;
  const barred = new Set(blocked.map((entry) => entry.bandCode));
  return bands.slice(reached).find((band) => !barred.has(band.code))?.code ?? null;
}
