import { fail, ok, type Result } from '#shared/lib/result.ts';

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/**
 * A day typed as dd/MM/yyyy (also d/M/yyyy, with - or . between) or as ISO, returned as ISO "2024-12-31".
 * Errors: EMPTY, NOT_A_DATE (also a day the calendar does not have).
 */
export function parseDay(raw: string): Result<string, { readonly code: 'EMPTY' | 'NOT_A_DATE' }> {
  const text = raw.trim();
  if (text === '') return fail({ code: 'EMPTY' });
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return fail({ code: 'NOT_A_DATE' });
  const length = daysInMonth(Number(year), Number(month));
  if (Number(day) < 1 || Number(day) > length) return fail({ code: 'NOT_A_DATE' });
  return ok(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
