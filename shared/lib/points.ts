import { z } from 'zod';

/**
 * "Điểm": an exact number of points, kept as an integer of micro-points (10⁻⁶ point). Never a binary
 * fraction: 1,75 points are 1_750_000.
 */
export type Points = number & { readonly __brand: 'Points' };

/** How many micro-points make one point. */
export const MICRO = 1_000_000;

/** Points as they cross a boundary: a safe integer of micro-points. */
export const pointsSchema = z
  .int()
  .min(-1e12)
  .max(1e12)
  .transform((value) => value as Points);

/** Zero points: not the same as not scored (null) and not the same as not applicable. */
export const ZERO_POINTS = 0 as Points;

/** Brands an integer of micro-points. Throws on a fraction or an unsafe integer: that is a programming error. */
export function pointsFromMicro(micro: number): Points {
  if (!Number.isSafeInteger(micro)) throw new RangeError(`Not an exact number of micro-points: ${micro}`);
  return (micro === 0 ? 0 : micro) as Points;
}

/**
 * Points from a plain decimal literal with a dot ("83.261", "-0.5", "100"), exactly.
 * Throws on any other text: figures typed by people go through `parseViNumber` instead.
 */
export function points(literal: string): Points {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(literal);
  if (!match) throw new RangeError(`Not a decimal literal: ${literal}`);
  const micro = Number(match[2]) * MICRO + Number((match[3] ?? '').padEnd(6, '0'));
  return pointsFromMicro(match[1] === '-' ? -micro : micro);
}

/** The exact sum of points. */
export function sumPoints(parts: Iterable<Points>): Points {
  let sum = 0;
  for (const part of parts) sum += part;
  return pointsFromMicro(sum);
}

/** The exact difference of two numbers of points. */
export function subtractPoints(minuend: Points, subtrahend: Points): Points {
  return pointsFromMicro(minuend - subtrahend);
}

/** The exact value as a plain decimal literal with a dot and no needless zeros: "83.261". */
export function pointsToLiteral(value: Points): string {
  const sign = value < 0 ? '-' : '';
  const magnitude = Math.abs(value);
  const fraction = String(magnitude % MICRO)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${sign}${Math.floor(magnitude / MICRO)}${fraction === '' ? '' : `.${fraction}`}`;
}
