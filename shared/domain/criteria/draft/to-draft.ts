import type { CriteriaNode, CriteriaSet, LeafSpec } from '#shared/schemas/criteria-set.ts';
import type { DraftLeaf, DraftNode, DraftSet, LooseObject } from '#shared/schemas/criteria-draft.ts';
import { decimalText, loosen, pointsText, type Json } from '#shared/domain/criteria/draft/figures.ts';

/** A strict value of a rule, an operand or a condition as a loose object. */
export function looseObject(value: object): LooseObject {
  // What a schema gave back is plain JSON; `loosen` keeps an object an object.
  return loosen(value as Json) as LooseObject;
}

/** A leaf as a draft keeps it; its rule counts as agreed to. */
export function toDraftLeaf(leaf: LeafSpec): DraftLeaf {
  const { minimum, step, rule, operands, dataWindow, notApplicable, ...rest } = leaf;
  return {
    ...rest,
    evidenceWanted: [...leaf.evidenceWanted],
    minimum: pointsText(minimum),
    step: step === null ? '' : pointsText(step),
    rule: looseObject(rule),
    ruleConfirmed: true,
    operands: operands.map(looseObject),
    dataWindow: dataWindow && { ...dataWindow },
    notApplicable: notApplicable && { ...notApplicable },
  };
}

function toDraftNodes(nodes: readonly CriteriaNode[], nextId: () => string): DraftNode[] {
  return nodes.map(({ code, title, level, maximum, leaf, children }) => ({
    id: nextId(),
    code,
    title,
    level,
    maximum: pointsText(maximum),
    scored: leaf !== undefined,
    leaf: leaf ? toDraftLeaf(leaf) : null,
    children: toDraftNodes(children, nextId),
  }));
}

const countText = (count: number | null): string => (count === null ? '' : String(count));

function endText(end: CriteriaSet['classification']['bands'][number]['from']) {
  return end && { value: decimalText(end.value), inclusive: end.inclusive };
}

/** A set as a draft: every figure as typed text, every row with an id ("n1", "n2" … in printed order). */
export function toDraftSet(set: CriteriaSet): DraftSet {
  let rows = 0;
  const { declared, classification, ranking } = set;
  return {
    ...set,
    decision: set.decision && { ...set.decision },
    year: String(set.year),
    unitTypes: [...set.unitTypes],
    validity: { from: set.validity.from, to: set.validity.to ?? '' },
    declared: {
      fields: countText(declared.fields),
      criteria: countText(declared.criteria),
      components: countText(declared.components),
      maximum: pointsText(declared.maximum),
      perField: declared.perField.map(({ code, criteria, components }) => ({
        code,
        criteria: countText(criteria),
        components: countText(components),
      })),
    },
    tree: toDraftNodes(set.tree, () => `n${(rows += 1)}`),
    blocks: set.blocks.map((block) => ({ ...block, weight: pointsText(block.weight) })),
    classification: {
      by: classification.by,
      bands: classification.bands.map((band) => ({
        ...band,
        from: endText(band.from),
        to: endText(band.to),
      })),
      blockers: classification.blockers.map((blocker) => ({
        ...blocker,
        bars: [...blocker.bars],
        when: looseObject(blocker.when),
      })),
    },
    ranking: {
      by: ranking.by,
      tie: ranking.tie,
      groups: ranking.groups.map((group) => ({ ...group, unitTypes: [...group.unitTypes] })),
    },
    testVectors: set.testVectors.map((vector) => ({
      ...vector,
      inputs: { ...vector.inputs },
      expected: vector.expected === null ? null : pointsText(vector.expected),
    })),
  };
}

/** The next version of a set, as a draft to be changed. `newest`: the highest version held of its code. */
export function toNextVersion(set: CriteriaSet, newest: number): DraftSet {
  return { ...toDraftSet(set), version: Math.max(set.version, newest) + 1 };
}
