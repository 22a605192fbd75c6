import { describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { leafRow, pts } from '#db/seed/set-builder.ts';
import { isLeaf, listLeaves } from '#shared/domain/criteria/tree.ts';
import { ruleToLines } from '#shared/vocabulary/rule-words.ts';

describe('rules in words', () => {
  test('every leaf of the sample has words, none of them a bare key', () => {
    for (const node of listLeaves(SAMPLE_COMMUNE_SET.tree)) {
      const words = ruleToLines(node).join(' ');
      expect(words.length).toBeGreaterThan(5);
      expect(words).not.toMatch(/undefined|\[object/);
    }
  });

  test('a ladder reads as a decision prints it, a share beside its points', () => {
    const node = leafRow('1', '2', 'Đúng hạn', {
      operands: [
        { kind: 'ratio', key: 'rate', label: 'Tỷ lệ đúng hạn', numeratorLabel: 'a', denominatorLabel: 'b' },
      ],
      rule: {
        kind: 'LADDER',
        value: { kind: 'operand', operand: 'rate' },
        steps: [
          { op: '>=', bound: '0.8', award: pts('1') },
          { op: '>', bound: '0.5', award: { kind: 'share', share: '0.5' } },
        ],
        otherwise: pts('0'),
      },
    });
    expect(isLeaf(node) && ruleToLines(node)).toEqual([
      'Theo tỷ lệ đúng hạn:',
      'từ 80 %: 1 điểm',
      'trên 50 %: 1 điểm (50 % điểm tối đa)',
      'còn lại: 0 điểm',
    ]);
  });

  test('an abbreviation at the start of a label stays as it is', () => {
    const words = listLeaves(SAMPLE_COMMUNE_SET.tree).flatMap(ruleToLines).join(' ');
    expect(words).toContain('TTHC tiếp nhận');
    expect(words).not.toMatch(/\p{Ll}\p{Lu}{2}/u);
  });
});
