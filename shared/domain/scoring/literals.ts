import {
  rationalFromLiteral,
  rationalFromPoints,
  multiplyRational,
  type Rational,
} from '#shared/lib/rational.ts';
import type { Award } from '#shared/schemas/criteria-rule.ts';

const CACHE_LIMIT = 4096;
const cache = new Map<string, Rational>();

/** The exact value of a bound of the set. Remembered, because the same few bounds are met on every evaluation. */
export function literal(text: string): Rational {
  const known = cache.get(text);
  if (known) return known;
  const value = rationalFromLiteral(text);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, value);
  return value;
}

/** What an award is worth against the maximum in force. */
export function awardValue(award: Award, maximum: Rational): Rational {
  return award.kind === 'points'
    ? rationalFromPoints(award.points)
    : multiplyRational(literal(award.share), maximum);
}
