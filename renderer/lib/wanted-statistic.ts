let wanted: string | null = null;

/** Another page asks for a statistic to be shown when its page opens. */
export function wantStatistic(code: string): void {
  wanted = code;
}

/** The statistic asked for, once. */
export function takeWantedStatistic(): string | null {
  const code = wanted;
  wanted = null;
  return code;
}
