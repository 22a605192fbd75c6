import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { pickAnswer, solveLeaf } from '#electron/features/demo/solve-leaf.ts';

/** The sample set's leaves repeated under ten fields until there are `leafCount` of them: every rule kind is in it. */
export function wideSet(leafCount: number): CriteriaSet {
  const leaves = listLeaves(SAMPLE_COMMUNE_SET.tree);
  const fields: CriteriaNode[] = [];
  for (let field = 1; field <= 10; field += 1) {
    const children: CriteriaNode[] = [];
    for (let index = 0; index < leafCount / 10; index += 1) {
      const source = leaves[(index * 10 + field) % leaves.length];
      if (source) children.push({ ...source, code: `${field}.${index + 1}`, level: 'criterion' });
    }
    fields.push({
      code: String(field),
      title: `Lĩnh vực ${field}`,
      level: 'field',
      maximum: SAMPLE_COMMUNE_SET.declared.maximum,
      children,
    });
  }
  return { ...SAMPLE_COMMUNE_SET, tree: fields, testVectors: [] };
}

/** An answer at full marks for every leaf the ward answers. */
export function solveAll(set: CriteriaSet): ReadonlyMap<string, LeafAnswer> {
  const byRule = new Map<unknown, LeafAnswer | null>();
  const answers = new Map<string, LeafAnswer>();
  for (const node of listWardLeaves(set)) {
    if (!byRule.has(node.leaf)) byRule.set(node.leaf, pickAnswer(solveLeaf(set, node), node.maximum));
    const answer = byRule.get(node.leaf);
    if (answer) answers.set(node.code, answer);
  }
  return answers;
}
