import { reduceRational, type Rational } from '#shared/lib/rational.ts';

function isRational(value: object): value is Rational {
  return 'n' in value && 'd' in value && typeof value.n === 'bigint' && typeof value.d === 'bigint';
}

/** A value with every fraction in it written out in lowest terms ("3/2", "5"), so that whole traces can be compared. */
export function showFigures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(showFigures);
  if (typeof value !== 'object' || value === null) return value;
  if (!isRational(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, showFigures(part)]));
  }
  const { n, d } = reduceRational(value);
  return d === 1n ? n.toString() : `${n}/${d}`;
}
