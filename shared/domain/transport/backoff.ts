/** The wait after a first failed attempt, and the longest wait. Seconds. */
const FIRST_WAIT = 30;
const LONGEST_WAIT = 3600;

/** Seconds to wait after so many failed attempts in a row (1 or more): doubling from half a minute up to an hour. */
export function waitAfter(failures: number): number {
  const exponent = Math.min(Math.max(failures, 1) - 1, 12);
  return Math.min(FIRST_WAIT * 2 ** exponent, LONGEST_WAIT);
}
