import type { Round } from '#shared/contract/channels/rounds.ts';

/** The round people start with: the newest open one, else the newest. */
export function defaultRound(rounds: readonly Round[]): Round | null {
  const newestFirst = rounds.toSorted((a, b) => b.year - a.year || b.deadline.localeCompare(a.deadline));
  return newestFirst.find((round) => round.state === 'open') ?? newestFirst[0] ?? null;
}
