import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { answer, makeField, makeLeaf, makeSet } from '#tests/shared/domain/scoring/leaf-kit.ts';
import type { Expected, RealRule } from '#tests/shared/domain/scoring/real-rule.ts';
import { ANSWER_RULES } from '#tests/shared/domain/scoring/real-rules-answers.ts';
import { EVENT_RULES } from '#tests/shared/domain/scoring/real-rules-events.ts';
import { RATIO_RULES } from '#tests/shared/domain/scoring/real-rules-ratio.ts';

/** The rule as it travels: written to JSON and read again by the schema. */
function load(rule: RealRule) {
  const set = makeSet([makeField('1', [makeLeaf(rule.maximum, rule.leaf)])]);
  const leaf = { mode: 'HALF_UP', digits: rule.leafDigits ?? 6 } as const;
  return criteriaSetSchema.parse(JSON.parse(JSON.stringify({ ...set, rounding: { ...set.rounding, leaf } })));
}

function expectedResult(expected: Expected, maximum: string): Partial<LeafResult> {
  const full = points(maximum);
  switch (expected) {
    case 'notScored':
    case 'invalid':
      return { status: expected, points: null, maximum: full };
    case 'excluded':
      return { status: 'notApplicable', points: null, maximum: points('0') };
    case 'full':
      return { status: 'notApplicable', points: full, maximum: full };
    case 'zero':
      return { status: 'notApplicable', points: points('0'), maximum: full };
    default:
      return { status: 'scored', points: points(expected), maximum: full };
  }
}

describe.each([...RATIO_RULES, ...ANSWER_RULES, ...EVENT_RULES])('$id: $text', (rule) => {
  const set = load(rule);
  const [node] = listLeaves(set.tree);

  it('is a sound rule', () => {
    expect(checkCriteriaSet(set).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(rule.cases)('%j → %s', (inputs, expected) => {
    if (!node) throw new Error('no leaf');
    const result = evaluateLeaf(set, node, answer(inputs));
    expect(result).toMatchObject(expectedResult(expected, rule.maximum));
    if (expected === 'invalid') expect(result.problems.map(({ severity }) => severity)).toContain('error');
  });
});
