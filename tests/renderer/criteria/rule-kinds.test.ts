import { describe, expect, test } from 'vitest';
import { EMPTY_LEAF, emptyNode } from '#shared/domain/criteria/draft/empty-draft.ts';
import { tryOutLeaf } from '#shared/domain/criteria/draft/try-out.ts';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { shareShown, shareStored } from '#renderer/features/criteria/rules/loose.ts';
import { withNewOperand } from '#renderer/features/criteria/rules/operand-kinds.ts';
import {
  changeRuleKind,
  keysIn,
  RULE_KINDS,
  ruleExplanation,
  ruleName,
} from '#renderer/features/criteria/rules/rule-kinds.ts';

const HALF_UP = { mode: 'HALF_UP', digits: 3 } as const;
/** These ask for points that only a person can know. */
const INCOMPLETE = new Set(['UNIT', 'INCR', 'EXT']);

describe('ways to score', () => {
  test.each(RULE_KINDS.filter((kind) => !INCOMPLETE.has(kind)))(
    '%s can be tried out as it starts',
    (kind) => {
      const { rule, operands } = changeRuleKind(kind, [], '2');
      const node = {
        ...emptyNode('n1', 'criterion'),
        maximum: '2',
        leaf: { ...EMPTY_LEAF, rule, operands: [...operands] },
      };
      const { result, findings } = tryOutLeaf(node, HALF_UP, EMPTY_ANSWER, null);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(result?.maximum).toBe(2_000_000);
    },
  );

  test('each has its own name and explanation', () => {
    expect(new Set(RULE_KINDS.map(ruleName)).size).toBe(RULE_KINDS.length);
    expect(new Set(RULE_KINDS.map(ruleExplanation)).size).toBe(RULE_KINDS.length);
  });

  test('untouched figures go with the kind that brought them, touched ones stay and are used again', () => {
    const ratio = changeRuleKind('LADDER', [], '1').operands;
    expect(changeRuleKind('BOOL', ratio, '1').operands.map((operand) => operand['kind'])).toEqual(['yesNo']);
    const touched = ratio.map((operand): LooseObject => ({ ...operand, label: 'Hồ sơ đúng hạn' }));
    const linear = changeRuleKind('LINEAR', touched, '1');
    expect(linear.operands).toEqual(touched);
    expect(keysIn(linear.rule)).toEqual(new Set(touched.map((operand) => operand['key'])));
  });

  test('keys of figures stay unique after one in the middle is gone', () => {
    let three: readonly LooseObject[] = [];
    for (let count = 0; count < 3; count += 1) three = withNewOperand(three, 'yesNo').operands;
    const { operands } = withNewOperand(
      three.filter((_, index) => index !== 1),
      'yesNo',
    );
    expect(new Set(operands.map((operand) => operand['key'])).size).toBe(3);
  });
});

test.each([
  ['0,8', '80'],
  ['80 %', '80'],
  ['0,125', '12,5'],
  ['', ''],
  ['1,x', '1,x'],
])('a share kept as %s is shown as %s', (stored, shown) => {
  expect(shareShown(stored)).toBe(shown);
});

test('a share typed in percent reads back the same', () => {
  for (const typed of ['80', '87,15', '8', '']) expect(shareShown(shareStored(typed))).toBe(typed);
});
