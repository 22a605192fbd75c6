import { describe, expect, it } from 'vitest';
import { points, sumPoints } from '#shared/lib/points.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { findNode, listLeaves, walkNodes } from '#shared/domain/criteria/tree.ts';
import { evaluateSetFromPoints } from '#shared/domain/scoring/evaluate-set.ts';
import { GIA_NGHIA_2024 as SET } from '#db/seed/gia-nghia-2024.ts';
import {
  GIA_NGHIA_2023_LEAF_POINTS,
  GIA_NGHIA_2023_PRINTED,
  GIA_NGHIA_2023_TOTAL,
} from '#db/seed/gia-nghia-2023-scores.ts';

describe('the set of Gia Nghĩa 2024', () => {
  it('prints 8 fields summing to 100', () => {
    expect(SET.tree.map(({ maximum }) => formatPoints(maximum))).toEqual([
      '14',
      '11',
      '17',
      '7,5',
      '11',
      '11',
      '15,5',
      '13',
    ]);
    expect(sumPoints(SET.tree.map(({ maximum }) => maximum))).toBe(points('100'));
  });

  it('is 90 appraised and 10 by survey', () => {
    const ofBlock = (key: string) =>
      sumPoints(
        listLeaves(SET.tree)
          .filter(({ leaf }) => leaf.block === key)
          .map(({ maximum }) => maximum),
      );
    expect(ofBlock('appraised')).toBe(points('90'));
    expect(ofBlock('survey')).toBe(points('10'));
  });

  it('keeps titles, tasks and agencies of every leaf', () => {
    for (const { code, title, leaf } of listLeaves(SET.tree)) {
      const shortest = Math.min(title.length, leaf.guidance.length, leaf.leadAgency.length);
      expect({ code, told: shortest > 5 }).toEqual({ code, told: true });
    }
    expect(findNode(SET.tree, '2.1')?.leaf?.coordinatingAgencies).toBe('');
    expect(findNode(SET.tree, '6.1')?.leaf?.guidance.split('\n')).toHaveLength(3);
    expect(findNode(SET.tree, '7.1.3')?.leaf?.guidance).toBe(
      'Thực hiện báo cáo trên Hệ thống thông tin kinh tế - xã hội của tỉnh',
    );
  });

  it('field 4 has no rows and is scored itself', () => {
    expect(findNode(SET.tree, '4')).toMatchObject({ level: 'field', children: [], maximum: points('7.5') });
    expect(findNode(SET.tree, '4')?.leaf).toBeDefined();
  });

  it('declares 8, 45 and 72 but prints 8, 39 and 6: told, not an error', () => {
    const findings = checkCriteriaSet(SET);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const whole = findings.filter(({ nodeCode }) => nodeCode === null);
    expect(whole.map(({ code, details }) => [code, details.declared, details.printed])).toEqual([
      ['CRITERION_COUNT_DIFFERS', '45', '39'],
      ['COMPONENT_COUNT_DIFFERS', '72', '6'],
    ]);
    const declared = SET.declared.perField;
    expect(declared.reduce((sum, field) => sum + (field.criteria ?? 0), 0)).toBe(45);
    expect(declared.reduce((sum, field) => sum + (field.components ?? 0), 0)).toBe(72);
  });

  it('goes through JSON and the schema unchanged', () => {
    expect(criteriaSetSchema.parse(JSON.parse(JSON.stringify(SET)))).toEqual(SET);
  });
});

describe('its scores of 2023', () => {
  const result = evaluateSetFromPoints(SET, GIA_NGHIA_2023_LEAF_POINTS);

  it('sum to 83,261 and print 83,26', () => {
    expect(result.exactTotal).toBe(points('83.261'));
    expect(result.total).toBe(GIA_NGHIA_2023_TOTAL.points);
    expect(result.indexPercent).toBe(points('83.26'));
    expect(result.lostPoints).toBe(points('16.739'));
    expect(result.scoredCount).toBe(45);
  });

  it('give every printed row, field 6 from 10,566', () => {
    expect(GIA_NGHIA_2023_PRINTED.size).toBe(8);
    for (const [code, printed] of GIA_NGHIA_2023_PRINTED) {
      expect({ code, points: result.nodes.get(code)?.printedPoints }).toEqual({ code, points: printed });
    }
    expect(result.nodes.get('6')?.points).toBe(points('10.566'));
  });

  it('every leaf has one, and none is above its maximum', () => {
    const leaves = walkNodes(SET.tree).filter(({ node }) => node.leaf);
    expect(GIA_NGHIA_2023_LEAF_POINTS.size).toBe(leaves.length);
    for (const { node } of leaves) {
      expect(GIA_NGHIA_2023_LEAF_POINTS.get(node.code)).toBeLessThanOrEqual(node.maximum);
    }
  });
});
