import type { Rounding } from '#shared/lib/rounding.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import { criteriaNodeSchema, type CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { DraftNode } from '#shared/schemas/criteria-draft.ts';
import { checkLeafRule } from '#shared/domain/criteria/check-rule.ts';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { nodeCandidate, shapeFinding } from '#shared/domain/criteria/draft/read-draft.ts';
import { shapeIssues } from '#shared/domain/criteria/draft/shape-issues.ts';
import { isLeaf, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';

/** A rule tried on sample figures; `result` null: the row cannot be worked out yet. */
export interface TryOut {
  readonly result: LeafResult | null;
  readonly findings: readonly DraftFinding[];
}

/** A row on its own needs neither a title nor a code to be tried. */
function readLeaf(
  node: DraftNode,
): { readonly leaf: LeafNode } | { readonly leaf: null; readonly findings: readonly DraftFinding[] } {
  const usable = /^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$/.test(node.code.trim());
  const named = { ...node, scored: true, code: usable ? node.code : 'x', title: node.title.trim() || '…' };
  const candidate = nodeCandidate(named, false);
  const parsed = criteriaNodeSchema.safeParse(candidate);
  if (parsed.success && isLeaf(parsed.data)) return { leaf: parsed.data };
  if (parsed.success) return { leaf: null, findings: [] };
  const findings = shapeIssues(parsed.error.issues, candidate).map((issue) =>
    shapeFinding(issue, node, issue.path.map(String).join('.')),
  );
  return { leaf: null, findings };
}

/** A rule that names what is not there would throw when run. */
const NOT_RUNNABLE = new Set([
  'UNKNOWN_OPERAND',
  'WRONG_OPERAND_KIND',
  'OPTION_WITHOUT_AWARD',
  'ZERO_DIVISOR',
]);

/** "Chấm thử": works out one row of a draft on sample figures, by the same engine that scores the wards. */
export function tryOutLeaf(
  node: DraftNode,
  rounding: Rounding,
  answer: LeafAnswer,
  unitType: UnitType | null,
): TryOut {
  const read = readLeaf(node);
  if (read.leaf === null) return { result: null, findings: read.findings };
  const findings = checkLeafRule(read.leaf).map(({ code, severity, details }) => ({
    code,
    severity,
    nodeId: node.id,
    nodeCode: node.code,
    field: 'leaf.rule',
    details,
  }));
  if (findings.some(({ code }) => NOT_RUNNABLE.has(code))) return { result: null, findings };
  const set: Pick<CriteriaSet, 'rounding'> = {
    rounding: { leaf: rounding, criterion: rounding, field: rounding, total: rounding, percent: rounding },
  };
  const result = evaluateLeaf(set, read.leaf, answer, unitType === null ? {} : { unitType });
  return { result, findings };
}
