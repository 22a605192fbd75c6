import { expect, test } from 'vitest';
import { BOUNDS, runMutants } from '#tests/fuzz/run-mutants.ts';

test(
  'no mutant of a good bundle is taken in, leaves anything behind or takes long',
  { timeout: 120_000 },
  async () => {
    const result = await runMutants(1_000_000, 1_000_400);
    expect(result.taken).toEqual([]);
    expect(result.strays).toEqual([]);
    expect(result.rows).toEqual([]);
    expect(result.slowest).toBeLessThan(BOUNDS.slowest);
    expect(result.memory).toBeLessThan(BOUNDS.memory);
    // The mutations reach beyond the container: each of these steps has refused something.
    const steps = new Set([...result.codes.keys()].map((code) => code.split('/')[0]));
    expect([...steps]).toEqual(expect.arrayContaining(['parse', 'structure', 'signature']));
  },
);
