import { describe, expect, it } from 'vitest';
import { formatPoints } from '#shared/lib/numbers.ts';
import { points, sumPoints } from '#shared/lib/points.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { flattenRule } from '#shared/domain/criteria/rule-parts.ts';
import { findNode, listLeaves } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { SAMPLE_COMMUNE_SET as SET } from '#db/seed/sample-commune-set.ts';

const LEAVES = listLeaves(SET.tree);

describe('the sample set', () => {
  it('says that it is a sample', () => {
    expect(SET.sample).toBe(true);
    expect(SET.title).toMatch(/^Bộ tiêu chí mẫu/);
    expect(SET.decision).toBeNull();
  });

  it('has no findings, and its examples hold', () => {
    expect(checkCriteriaSet(SET)).toEqual([]);
    expect(SET.testVectors.length).toBeGreaterThan(10);
  });

  it('goes through JSON and the schema unchanged', () => {
    expect(criteriaSetSchema.parse(JSON.parse(JSON.stringify(SET)))).toEqual(SET);
  });

  it('is 8 fields, 75 appraised and 25 by survey', () => {
    const ofBlock = (key: string) =>
      sumPoints(LEAVES.filter(({ leaf }) => leaf.block === key).map(({ maximum }) => maximum));
    expect(SET.tree).toHaveLength(8);
    expect(ofBlock('appraised')).toBe(points('75'));
    expect(ofBlock('survey')).toBe(points('25'));
    expect(LEAVES.filter(({ leaf }) => leaf.supplier === 'survey').map(({ leaf }) => leaf.block)).toEqual(
      Array.from({ length: 7 }, () => 'survey'),
    );
  });

  it('uses every kind of rule', () => {
    const used = new Set(LEAVES.flatMap(({ leaf }) => flattenRule(leaf.rule).map(({ kind }) => kind)));
    expect([...used].sort()).toEqual(
      'ALL ANY BOOL CHECK CHOICE DEDUCT EXT INCR LADDER LINCUT LINEAR MANUAL MEAN PLAN SURVEY UNIT VETO YOY'.split(
        ' ',
      ),
    );
  });

  it.each([
    ['1.6', 'sáng kiến', '2', 'ANY'],
    ['3.2.3', 'tin học hóa', '1', 'EXT'],
    ['3.2.4', 'ngành dọc', '0,5', 'BOOL'],
    ['3.3.3', 'xin lỗi', '0,5', 'BOOL'],
    ['3.4', 'phản ánh, kiến nghị', '1,5', 'CHECK'],
    ['3.5', 'đối thoại', '0,25', 'BOOL'],
    ['5.5', 'kỷ luật', '1', 'VETO'],
    ['6.1.1', 'giải ngân', '1', 'LINEAR'],
    ['6.3', 'tự chủ', '2', 'ALL'],
    ['7.1.4', 'ký số', '1', 'LADDER'],
    ['7.2.1', 'dịch vụ công trực tuyến', '1', 'LADDER'],
    ['8.2', 'thu ngân sách', '2', 'PLAN'],
    ['8.3', 'kinh tế - xã hội', '2', 'LADDER'],
  ])('%s (%s) has the maximum the report of Đồng Hới names', (code, words, maximum, kind) => {
    const node = findNode(SET.tree, code);
    expect(node?.title.toLowerCase()).toContain(words);
    expect(node && formatPoints(node.maximum)).toBe(maximum);
    expect(node?.leaf?.rule.kind).toBe(kind);
  });

  it('tells the officer how to score and what to attach, for every leaf', () => {
    for (const { code, leaf } of LEAVES) {
      const told = leaf.guidance.length > 30 && leaf.evidenceWanted.length > 0 && leaf.leadAgency.length > 3;
      expect({ code, told }).toEqual({ code, told: true });
    }
  });

  it('empty, has all its points before it', () => {
    const result = evaluateSet(SET, new Map());
    expect(result.leafCount).toBe(LEAVES.length);
    expect(result.attainableMaximum).toBe(points('100'));
  });
});
