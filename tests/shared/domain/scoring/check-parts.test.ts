import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import type { NotApplicablePolicy } from '#shared/schemas/criteria-set.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { figure, isYes, pts, yesPart, type LeafInput } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';

const value = figure('r');
const yesNo = (key: string) => ({ kind: 'yesNo', key, label: key }) as const;

function run(maximum: string, leaf: LeafInput, given: LeafAnswer): LeafResult {
  const node = makeLeaf(maximum, leaf);
  return evaluateLeaf(makeSet([makeField('1', [node])]), node, given);
}

describe('CHECK', () => {
  const rule: Rule = {
    kind: 'CHECK',
    parts: [
      yesPart('a', 'A', '1'),
      { code: 'rate', label: 'Tỷ lệ', points: points('2'), rule: { kind: 'LINEAR', value } },
    ],
  };
  const operands = [yesNo('a'), RATIO];
  const withPolicy = (policy: NotApplicablePolicy | null): LeafInput => ({
    rule,
    operands,
    notApplicable: policy === null ? null : { policy, when: 'x' },
  });
  const undefinedPart = answer({ a: 'no', ...ratio('0', '0') });

  it.each<readonly [NotApplicablePolicy, string]>([
    ['FULL', '2'],
    ['ZERO', '0'],
  ])('an undefined part under %s gives %s, the other parts count', (policy, expected) => {
    expect(run('3', withPolicy(policy), undefinedPart)).toMatchObject({
      status: 'scored',
      points: points(expected),
    });
  });

  it('an undefined part leaves with the leaf under EXCLUDE, and is unusable where the leaf always applies', () => {
    expect(run('3', withPolicy('EXCLUDE'), undefinedPart)).toMatchObject({
      status: 'notApplicable',
      maximum: 0,
    });
    expect(run('3', withPolicy(null), undefinedPart)).toMatchObject({ status: 'invalid', points: null });
  });

  it('a missing part is told before an undefined one', () => {
    const result = run('3', withPolicy('EXCLUDE'), answer(ratio('0', '0')));
    expect(result).toMatchObject({
      status: 'notScored',
      problems: [{ code: 'INPUT_MISSING', inputKey: 'a' }],
    });
  });

  it('parts above the maximum are capped there, and the working says so', () => {
    const result = run('2.5', withPolicy(null), answer({ a: 'yes', ...ratio('1', '1') }));
    expect(result.points).toBe(points('2.5'));
    expect(result.trace.steps.at(-1)).toMatchObject({ step: 'capped' });
    const exact = run('3', withPolicy(null), answer({ a: 'yes', ...ratio('1', '1') }));
    expect(exact.points).toBe(points('3'));
    expect(exact.trace.steps.map(({ step }) => step)).toEqual(['part', 'part']);
  });

  it('a veto inside a part is kept', () => {
    const veto: Rule = {
      kind: 'VETO',
      when: isYes('bad'),
      scope: 'class',
      award: pts('0'),
      label: 'Vi phạm',
      rule: { kind: 'BOOL', operand: 'a' },
    };
    const parts = [{ code: 'p', label: 'P', points: points('1'), rule: veto }];
    const leaf = { rule: { kind: 'CHECK', parts } as Rule, operands: [yesNo('a'), yesNo('bad')] };
    expect(run('1', leaf, answer({ a: 'yes', bad: 'yes' })).vetoes).toMatchObject([
      { scope: 'class', leafCode: '1.1' },
    ]);
    expect(run('1', leaf, answer({ a: 'yes', bad: 'no' })).vetoes).toEqual([]);
  });
});
