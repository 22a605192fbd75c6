import { parseViNumber } from '#shared/lib/numbers.ts';
import { powerOfTen } from '#shared/lib/rational.ts';

/**
 * A typed figure as an exact decimal with a dot, without needless zeros ("1.200,50" → "1200.5"), as the engine reads a
 * statistic. null where it reads as no figure: empty, not a number, or a percentage.
 */
export function exactValue(raw: string): string | null {
  const parsed = parseViNumber(raw);
  if (!parsed.ok || parsed.value.percent) return null;
  const { value, decimals } = parsed.value;
  // A typed figure is a whole number over a power of ten.
  const scaled = (value.n * powerOfTen(decimals)) / value.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`;
}
