import { describe, expect, it } from 'vitest';
import { findNode, isLeaf, listLeaves, pathToNode, walkNodes } from '#shared/domain/criteria/tree.ts';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';

const { tree } = GIA_NGHIA_2024;

describe('the tree of a set', () => {
  it('is walked in printed order, parents before children', () => {
    const visits = walkNodes(tree);
    expect(visits.slice(0, 3).map(({ node }) => node.code)).toEqual(['1', '1.1', '1.2']);
    const component = visits.find(({ node }) => node.code === '7.1.4');
    expect(component).toMatchObject({ depth: 2, parent: { code: '7.1' } });
    expect(visits[0]).toMatchObject({ depth: 0, parent: null });
  });

  it('has leaves at every level: field 4, criterion 7.2, component 7.1.1', () => {
    const leaves = listLeaves(tree).map(({ code, level }) => `${level} ${code}`);
    expect(leaves).toContain('field 4');
    expect(leaves).toContain('criterion 7.2');
    expect(leaves).toContain('component 7.1.1');
    expect(leaves).not.toContain('criterion 7.1');
    expect(leaves).toHaveLength(45);
  });

  it('finds rows and the way to them', () => {
    expect(findNode(tree, '7.1.6')?.title).toMatch(/^Tỷ lệ tổ chức các cuộc họp trực tuyến/);
    expect(findNode(tree, '9')).toBeNull();
    expect(pathToNode(tree, '7.1.6').map(({ code }) => code)).toEqual(['7', '7.1', '7.1.6']);
    expect(pathToNode(tree, '9.1')).toEqual([]);
    const field = findNode(tree, '1');
    expect(field && isLeaf(field)).toBe(false);
  });
});
