import { expect, test } from 'vitest';
import { BUNDLE_KINDS } from '#shared/schemas/bundle.ts';
import { BOUNDS, runMutants } from '#tests/fuzz/run-mutants.ts';

/** How many mutants: `MUTANTS=20000` in the nightly run, which begins with other ones. A number makes its mutant again. */
const WANTED = Number(process.env['MUTANTS'] ?? '0');
const [FROM, TO] = WANTED > 0 ? [0, WANTED] : [1_000_000, 1_000_480];

test(
  'no mutant of a good bundle is taken in, leaves anything behind or takes long',
  { timeout: 120_000 + (TO - FROM) * 100 },
  async () => {
    const result = await runMutants(FROM, TO);
    if (WANTED > 0) report(result);
    expect(result.taken).toEqual([]);
    expect(result.strays).toEqual([]);
    expect(result.rows).toEqual([]);
    expect(result.slowest).toBeLessThan(BOUNDS.slowest);
    expect(result.memory).toBeLessThan(BOUNDS.memory);
    // What the mutants were made from is good: it is taken in afterwards.
    expect(result.refusedGood).toEqual([]);
    // The mutations reach beyond the container: each of these steps has refused something, and none left out a kind.
    const tried = [...result.codes.keys()].map((code) => code.split('/'));
    const steps = new Set(tried.map(([, step]) => step));
    expect([...steps]).toEqual(expect.arrayContaining(['parse', 'structure', 'signature']));
    for (const kind of BUNDLE_KINDS) {
      const own = tried.filter(([name = '']) => name.startsWith(kind)).map(([, step]) => step);
      expect({ kind, own }).toEqual({ kind, own: expect.arrayContaining(['structure']) as string[] });
    }
  },
);

function report(result: Awaited<ReturnType<typeof runMutants>>): void {
  const { tried, slowest, memory, codes } = result;
  const lines = [...codes]
    .sort((left, right) => right[1] - left[1])
    .map(([code, times]) => `${String(times).padStart(7)}  ${code}`);
  const figures = `${tried} mutants; slowest ${Math.round(slowest)} ms; memory +${Math.round(memory / 1024 ** 2)} MB`;
  process.stderr.write(`${[figures, ...lines].join('\n')}\n`);
}
