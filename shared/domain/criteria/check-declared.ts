import { pointsToLiteral, sumPoints, type Points } from '#shared/lib/points.ts';
import type { Block, CriteriaNode, CriteriaSet, NodeLevel } from '#shared/schemas/criteria-set.ts';
import { finding, type Finding, type FindingCode } from '#shared/domain/criteria/findings.ts';
import { listLeaves, walkNodes } from '#shared/domain/criteria/tree.ts';

function countLevel(tree: readonly CriteriaNode[], level: NodeLevel): number {
  return walkNodes(tree).filter(({ node }) => node.level === level).length;
}

function compareCount(
  code: FindingCode,
  nodeCode: string | null,
  declared: number | null,
  printed: number,
): readonly Finding[] {
  if (declared === null || declared === printed) return [];
  return [finding('warning', code, nodeCode, { declared: String(declared), printed: String(printed) })];
}

function checkField(
  set: CriteriaSet,
  declared: CriteriaSet['declared']['perField'][number],
): readonly Finding[] {
  const field = set.tree.find((node) => node.code === declared.code);
  const rows = field ? field.children : [];
  return [
    ...compareCount(
      'CRITERION_COUNT_DIFFERS',
      declared.code,
      declared.criteria,
      countLevel(rows, 'criterion'),
    ),
    ...compareCount(
      'COMPONENT_COUNT_DIFFERS',
      declared.code,
      declared.components,
      countLevel(rows, 'component'),
    ),
  ];
}

/** What the decision says of itself (fields, criteria, components) against the rows it prints. */
export function checkDeclaredCounts(set: CriteriaSet): readonly Finding[] {
  const { declared, tree } = set;
  return [
    ...compareCount('FIELD_COUNT_DIFFERS', null, declared.fields, countLevel(tree, 'field')),
    ...compareCount('CRITERION_COUNT_DIFFERS', null, declared.criteria, countLevel(tree, 'criterion')),
    ...compareCount('COMPONENT_COUNT_DIFFERS', null, declared.components, countLevel(tree, 'component')),
    ...declared.perField.flatMap((field) => checkField(set, field)),
  ];
}

function maximaOf(set: CriteriaSet, block: Block): Points {
  const leaves = listLeaves(set.tree).filter((node) => node.leaf.block === block.key);
  return sumPoints(leaves.map((node) => node.maximum));
}

function checkBlock(set: CriteriaSet, block: Block): readonly Finding[] {
  const outside = block.kind === 'bonus' || block.kind === 'penalty';
  if (outside || block.scaleToWeight) return [];
  const sum = maximaOf(set, block);
  if (sum === block.weight) return [];
  const details = { block: block.key, weight: pointsToLiteral(block.weight), sum: pointsToLiteral(sum) };
  return [finding('error', 'BLOCK_WEIGHT_DIFFERS', null, details)];
}

/** Blocks: unique, their leaves sum to their weight, and the weights inside the 100 sum to the declared maximum. */
export function checkBlocks(set: CriteriaSet): readonly Finding[] {
  const main = set.blocks.filter((block) => block.kind === 'appraised' || block.kind === 'survey');
  const sum = sumPoints(main.map((block) => block.weight));
  const keys = set.blocks.map((block) => block.key);
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index);
  const total = { declared: pointsToLiteral(set.declared.maximum), sum: pointsToLiteral(sum) };
  return [
    ...repeated.map((block) => finding('error', 'DUPLICATE_BLOCK', null, { block })),
    ...set.blocks.flatMap((block) => checkBlock(set, block)),
    ...(sum === set.declared.maximum ? [] : [finding('error', 'TOTAL_DIFFERS', null, total)]),
  ];
}
