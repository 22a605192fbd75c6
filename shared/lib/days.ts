/** Calendar days as people write them: dd/MM/yyyy (a day or month below 10 may lack its zero). */
const WRITTEN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The ISO day of a date written dd/MM/yyyy (or already ISO); null where it is no day of the calendar. */
export function dayText(written: string): string | null {
  const text = written.trim();
  const iso = ISO.exec(text);
  const [, day, month, year] = iso ? [null, iso[3], iso[2], iso[1]] : (WRITTEN.exec(text) ?? []);
  if (day === undefined || month === undefined || year === undefined) return null;
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return null;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** An ISO day as dd/MM/yyyy; other text comes back as it is. */
export function writeDay(iso: string): string {
  const parts = ISO.exec(iso.slice(0, 10));
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
