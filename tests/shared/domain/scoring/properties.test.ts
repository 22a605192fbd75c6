import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { points, pointsFromMicro, sumPoints } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf, type OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import { evaluateSet, evaluateSetFromPoints } from '#shared/domain/scoring/evaluate-set.ts';
import { traceToVietnamese } from '#shared/domain/scoring/explain/trace-to-vietnamese.ts';
import { SAMPLE_COMMUNE_SET as SET } from '#db/seed/sample-commune-set.ts';
import { answer, makeField, makeLeaf, makeSet, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';

const LEAVES = listLeaves(SET.tree);

function rawOf(operand: OperandDef): fc.Arbitrary<string> {
  if (operand.kind === 'yesNo') return fc.constantFrom('yes', 'no', '');
  if (operand.kind === 'choice') return fc.constantFrom(...operand.options.map(({ key }) => key), '');
  if (operand.kind === 'date') return fc.constantFrom('01/01/2026', '31/12/2026', '');
  return fc.oneof(
    fc.nat({ max: 2000 }).map(String),
    fc.nat({ max: 999 }).map((n) => `${n},5`),
    fc.string({ maxLength: 12 }),
  );
}

const anyAnswers: fc.Arbitrary<ReadonlyMap<string, LeafAnswer>> = fc
  .tuple(
    ...LEAVES.map((node) => {
      const fields = node.leaf.operands.flatMap((operand) =>
        inputKeysOf(operand).map((key) =>
          rawOf(operand).map((raw) => [key, { raw, estimated: false }] as const),
        ),
      );
      return fc
        .tuple(fc.tuple(...fields), fc.constantFrom('', '0', '0,5', '1', 'x'), fc.nat({ max: 9 }))
        .map(([inputs, enteredPoints, dice]): readonly [string, LeafAnswer] => [
          node.code,
          { ...EMPTY_ANSWER, inputs: Object.fromEntries(inputs), enteredPoints, notApplicable: dice === 0 },
        ]);
    }),
  )
  .map((entries) => new Map(entries));

describe('whatever is typed', () => {
  it('leaves stay within their bounds, never throw, and say what they are', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = evaluateSet(SET, answers);
        for (const node of LEAVES) {
          const leaf = result.leaves.get(node.code);
          if (!leaf) throw new Error(node.code);
          if (leaf.points !== null) {
            expect(leaf.points).toBeGreaterThanOrEqual(node.leaf.minimum);
            expect(leaf.points).toBeLessThanOrEqual(node.maximum);
          }
          if (leaf.status === 'notScored' || leaf.status === 'invalid') expect(leaf.points).toBeNull();
          if (leaf.status === 'invalid')
            expect(leaf.problems.some(({ severity }) => severity === 'error')).toBe(true);
          expect(typeof traceToVietnamese(leaf.trace)).toBe('string');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a row is exactly the sum of the leaves below it, and the total that of the fields', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = evaluateSet(SET, answers);
        for (const field of SET.tree) {
          const below = listLeaves([field]).map(
            ({ code }) => result.leaves.get(code)?.points ?? pointsFromMicro(0),
          );
          expect(result.nodes.get(field.code)?.points ?? 0).toBe(sumPoints(below));
        }
        const fields = SET.tree.map(({ code }) => result.nodes.get(code)?.points ?? pointsFromMicro(0));
        expect(result.exactTotal).toBe(sumPoints(fields));
      }),
      { numRuns: 100 },
    );
  });

  it('the same set and answers give the same result, in whatever order answers came', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const first = evaluateSet(SET, answers);
        const again = evaluateSet(SET, new Map([...answers].reverse()));
        expect(again).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });
});

describe('sums', () => {
  it('do not depend on the order of rows', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(parts, (micro) => {
        const build = (order: readonly number[]) => {
          const rows = order.map((index) =>
            makeLeaf('1', { rule: { kind: 'MANUAL', reasonRequired: false } }, `1.${index}`),
          );
          const given = new Map(order.map((index) => [`1.${index}`, pointsFromMicro(micro[index] ?? 0)]));
          return evaluateSetFromPoints(makeSet([makeField('1', rows)]), given).exactTotal;
        };
        const order = micro.map((_, index) => index);
        expect(build(order)).toBe(build([...order].reverse()));
        expect(build(order)).toBe(micro.reduce((sum, value) => sum + value, 0));
      }),
    );
  });
});

describe('rules on a ratio', () => {
  const value = { kind: 'operand', operand: 'r' } as const;
  const at = (bound: string, literal: string) =>
    ({ op: '>=', bound, award: { kind: 'points', points: points(literal) } }) as const;
  const ladder: Rule = {
    kind: 'LADDER',
    value,
    steps: [at('0.8', '1'), at('0.5', '0.5'), at('0.333', '0.25')],
    otherwise: { kind: 'points', points: points('0') },
  };
  const rules = [
    ladder,
    { kind: 'LINEAR', value },
    { kind: 'LINCUT', value, low: '0.4', high: '0.9' },
  ] as const;
  const share = fc
    .nat({ max: 5000 })
    .chain((denominator) =>
      fc.tuple(fc.nat({ max: 6000 }), fc.nat({ max: 6000 }), fc.constant(denominator + 1)),
    );

  it.each(rules.map((rule) => [rule.kind, rule] as const))('%s never falls as the ratio rises', (_, rule) => {
    const leaf = makeLeaf('1', { rule, operands: [RATIO] });
    const set = makeSet([makeField('1', [leaf])]);
    const score = (numerator: number, denominator: number) =>
      evaluateLeaf(set, leaf, answer(ratio(String(numerator), String(denominator)))).points ?? -1;
    fc.assert(
      fc.property(share, ([a, b, denominator]) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(score(low, denominator)).toBeLessThanOrEqual(score(high, denominator));
      }),
    );
  });

  it('a ratio counts as a fraction: 10 times both figures changes nothing', () => {
    const leaf = makeLeaf('1', { rule: { kind: 'LINEAR', value }, operands: [RATIO] });
    const set = makeSet([makeField('1', [leaf])]);
    const score = (n: number, d: number) =>
      evaluateLeaf(set, leaf, answer(ratio(String(n), String(d)))).points;
    fc.assert(
      fc.property(share, ([a, , denominator]) => {
        expect(score(a * 10, denominator * 10)).toBe(score(a, denominator));
      }),
    );
  });
});
