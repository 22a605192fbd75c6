/** The only place where time comes from; tests hand in a clock of their own. */
export interface Clock {
  now(): Date;
}

/** The computer's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** The moment as UTC ISO 8601 with milliseconds. */
export function momentOf(clock: Clock): string {
  return clock.now().toISOString();
}

/** The calendar day in Việt Nam (UTC+7, no daylight saving), as deadlines are meant. */
export function todayOf(clock: Clock): string {
  return dayInVietnam(clock.now().toISOString());
}

/** The Vietnamese calendar day of a UTC moment. */
export function dayInVietnam(moment: string): string {
  return new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);
}
