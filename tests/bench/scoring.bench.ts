import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { solveAll, wideSet } from '#tests/bench/lib/wide-set.ts';
import { measure, report, type Contender } from '#tests/bench/lib/measure.ts';

/** Whole-tree scoring of 200 and 2.000 leaves against a hand-written sum over the same tree. */
for (const leafCount of [200, 2000]) {
  const set = wideSet(leafCount);
  const answers = solveAll(set);
  const leaves = listLeaves(set.tree);
  const known = new Map(
    [...evaluateSet(set, answers).leaves].map(([code, { points }]) => [code, points ?? 0]),
  );
  const times = leafCount === 200 ? 200 : 20;
  let sink = 0;
  const contenders: readonly Contender[] = [
    {
      name: `hand-written sum of ${leafCount} points, ×${times}`,
      run: () => {
        for (let time = 0; time < times; time += 1)
          for (const { code } of leaves) sink += known.get(code) ?? 0;
      },
    },
    {
      name: `evaluateSet: figures read, rules, limits, totals, class, ×${times}`,
      run: () => {
        for (let time = 0; time < times; time += 1) sink += evaluateSet(set, answers).total;
      },
    },
  ];
  await measure(contenders, 3);
  const results = await measure(contenders, 9);
  const once = (results[1]?.median ?? 0) / times;
  report(
    `Scoring a set of ${leafCount} leaves`,
    results,
    `one evaluation ${once.toFixed(3)} ms: ${Math.round(1000 / once)} a second (${sink === 0 ? '' : 'checked'})`,
  );
}
