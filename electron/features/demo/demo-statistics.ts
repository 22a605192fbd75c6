import { CASES_ON_TIME, CASES_SETTLED, STAFF_PRESENT } from '#db/seed/sample-commune-set-2.ts';
import { formatInteger } from '#shared/lib/numbers.ts';

/** The statistics of one ward of the demonstration, by code and as typed: good figures, another size for each ward. */
export function demoStatistics(ward: number): ReadonlyMap<string, string> {
  const settled = 1250 + 137 * ward;
  const late = 3 + (ward % 5);
  return new Map([
    [CASES_SETTLED, formatInteger(settled)],
    [CASES_ON_TIME, formatInteger(settled - late)],
    [STAFF_PRESENT, String(19 + (ward % 4))],
  ]);
}
