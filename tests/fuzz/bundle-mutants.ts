import { BOUNDS, runMutants } from '#tests/fuzz/run-mutants.ts';

/**
 * `npm run test:nightly`: mutants of a good bundle, 20.000 unless a number is given. Fails where one is taken in, takes
 * too long or too much memory, or leaves anything behind. A mutant's number makes it again.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const count = Number(process.argv[2] ?? 20_000);
const started = performance.now();
const result = await runMutants(0, count);
const seconds = Math.round((performance.now() - started) / 1000);

say(
  `${result.tried} mutants in ${seconds} s; slowest ${Math.round(result.slowest)} ms; memory +${Math.round(result.memory / 1024 ** 2)} MB`,
);
for (const [code, times] of [...result.codes].sort((left, right) => right[1] - left[1])) {
  say(`  ${String(times).padStart(7)}  ${code}`);
}
const failures = [
  ...result.taken.map((number) => `mutant ${number} was taken in`),
  ...result.strays.map((path) => `stray file ${path}`),
  ...result.rows.map((row) => `rows changed: ${row}`),
  ...(result.slowest > BOUNDS.slowest ? [`a mutant took ${Math.round(result.slowest)} ms`] : []),
  ...(result.memory > BOUNDS.memory ? [`memory grew by ${result.memory} bytes`] : []),
];
for (const failure of failures) say(failure);
process.exit(failures.length === 0 ? 0 : 1);
