import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { findRow } from '#shared/domain/criteria/edit-tree.ts';
import type { DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import { draftFindingSentence } from '#shared/vocabulary/draft-findings.ts';
import { listAt, textAt } from '#renderer/features/criteria/rules/loose.ts';

function labelOfOperand(node: DraftNode, key: string): string {
  const operand = (node.leaf?.operands ?? []).find((each) => textAt(each, 'key') === key);
  return (operand && textAt(operand, 'label').trim()) || key;
}

function labelOfOption(node: DraftNode, key: string): string {
  const options = (node.leaf?.operands ?? []).flatMap((operand) => listAt(operand, 'options'));
  const option = options.find((each) => textAt(each, 'key') === key);
  return (option && textAt(option, 'label').trim()) || key;
}

/** The sentence of a finding of a row, with figures and answers called by their names. */
export function findingText(finding: DraftFinding, node: DraftNode | null): string {
  if (!node) return draftFindingSentence(finding);
  const { operand, option } = finding.details;
  const details = {
    ...finding.details,
    ...(operand === undefined ? {} : { operand: labelOfOperand(node, operand) }),
    ...(option === undefined ? {} : { option: labelOfOption(node, option) }),
  };
  return draftFindingSentence({ ...finding, details });
}

/** The sentence of a finding of a draft, with blocks and classes called by their names too. */
export function findingTextIn(finding: DraftFinding, set: DraftSet): string {
  if (finding.nodeId !== null) return findingText(finding, findRow(set.tree, finding.nodeId)?.node ?? null);
  const bands = new Map(set.classification.bands.map(({ code, label }) => [code, label]));
  const blocks = new Map(set.blocks.map(({ key, label }) => [key, label]));
  const named = Object.entries(finding.details).map(([name, value]) => {
    if (name === 'block') return [name, blocks.get(value) || value] as const;
    if (['band', 'upper', 'lower'].includes(name)) return [name, bands.get(value) || value] as const;
    return [name, value] as const;
  });
  return draftFindingSentence({ ...finding, details: Object.fromEntries(named) });
}
