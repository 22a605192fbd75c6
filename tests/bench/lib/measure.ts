/** One contender of a benchmark. `prepare` is not timed. */
export interface Contender {
  readonly name: string;
  readonly prepare?: () => void | Promise<void>;
  readonly run: () => void | Promise<void>;
}

export interface Measured {
  readonly name: string;
  /** Milliseconds of each run, in order. */
  readonly runs: readonly number[];
  readonly median: number;
}

/** Runs the contenders in turn, round after round, so that a slow moment of the machine hits all of them alike. */
export async function measure(
  contenders: readonly Contender[],
  rounds: number,
): Promise<readonly Measured[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { prepare, run }] of contenders.entries()) {
      await prepare?.();
      const start = performance.now();
      await run();
      times[index]?.push(performance.now() - start);
    }
  }
  return contenders.map(({ name }, index) => ({
    name,
    runs: times[index] ?? [],
    median: median(times[index] ?? []),
  }));
}

/** Prints medians and ratios against the first contender, the floor. */
export function report(title: string, results: readonly Measured[], note = ''): void {
  const floor = results[0]?.median ?? Number.NaN;
  console.log(`\n${title}`);
  for (const { name, runs, median: middle } of results) {
    const spread = `${Math.min(...runs).toFixed(2)}–${Math.max(...runs).toFixed(2)}`;
    console.log(
      `  ${name.padEnd(58)} ${middle.toFixed(2).padStart(10)} ms  ${(middle / floor).toFixed(2).padStart(8)}x  (${spread})`,
    );
  }
  if (note !== '') console.log(`  ${note}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
