import { z } from 'zod';
import { MICRO, pointsFromMicro, type Points } from '#shared/lib/points.ts';

/**
 * "Cách làm tròn". HALF_UP: a half goes away from zero (10,566 → 10,57). TRUNCATE: digits are cut off
 * (93,2666 % → 93,26 %). Both are seen in published results, so the mode belongs to the criteria set.
 */
export const roundingModeSchema = z.enum(['HALF_UP', 'TRUNCATE']);
export type RoundingMode = z.infer<typeof roundingModeSchema>;

/** Mode and number of decimals kept (0 to 6, the precision of `Points`). */
export const roundingSchema = z.strictObject({ mode: roundingModeSchema, digits: z.int().min(0).max(6) });
export type Rounding = z.infer<typeof roundingSchema>;

const UNITS = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1] as const;

/** How many micro-points one unit of the last kept decimal is. Throws outside 0 to 6. */
export function unitOfDigits(digits: number): number {
  const unit = UNITS[digits];
  if (unit === undefined) throw new RangeError(`Digits must be 0 to 6: ${digits}`);
  return unit;
}

/** Points rounded to the digits of `rounding`, exactly. */
export function roundPoints(value: Points, rounding: Rounding): Points {
  const unit = unitOfDigits(rounding.digits);
  const rest = value % unit;
  if (rest === 0) return value;
  const cut = value - rest;
  if (rounding.mode === 'TRUNCATE' || Math.abs(rest) * 2 < unit) return pointsFromMicro(cut);
  return pointsFromMicro(cut + Math.sign(rest) * unit);
}

/** True where the value has no more decimals than `digits`. */
export function hasAtMostDigits(value: Points, digits: number): boolean {
  return value % unitOfDigits(digits) === 0;
}

/** True where the value is a whole number of points. */
export function isWholePoints(value: Points): boolean {
  return value % MICRO === 0;
}
