import { pointsToLiteral, sumPoints } from '#shared/lib/points.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';
import { criteriaNodeSchema, type CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import { checkLeafRule } from '#shared/domain/criteria/check-rule.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import type { DraftFinding, DraftFindingCode } from '#shared/domain/criteria/draft/draft-findings.ts';
import { readPoints } from '#shared/domain/criteria/draft/figures.ts';
import { nodeCandidate, readDraftSet } from '#shared/domain/criteria/draft/read-draft.ts';
import type { Finding } from '#shared/domain/criteria/findings.ts';
import { isLeaf } from '#shared/domain/criteria/tree.ts';

/** Every row of a draft in printed order, parents before children. */
export function walkDraft(tree: readonly DraftNode[]): readonly DraftNode[] {
  return tree.flatMap((node) => [node, ...walkDraft(node.children)]);
}

function ofRow(
  node: DraftNode,
  severity: Finding['severity'],
  code: DraftFindingCode,
  field: string | null,
  details: DraftFinding['details'] = {},
): DraftFinding {
  return { code, severity, nodeId: node.id, nodeCode: node.code, field, details };
}

function hasRule(node: DraftNode): boolean {
  return node.leaf !== null && node.leaf.rule['kind'] !== 'MANUAL';
}

/** Documents asked for at a row that is not scored reach nobody; the same document asked for twice is a slip. */
function checkEvidence(node: DraftNode): readonly DraftFinding[] {
  const wanted = (node.leaf?.evidenceWanted ?? []).filter((text) => text.trim() !== '');
  if (!node.scored) {
    const count = String(wanted.length);
    return wanted.length > 0
      ? [ofRow(node, 'warning', 'ORPHAN_EVIDENCE', 'leaf.evidenceWanted', { count })]
      : [];
  }
  const folded = wanted.map((text) => foldVietnamese(text).replace(/\W+/g, ' ').trim());
  return wanted
    .filter((_, index) => folded.indexOf(folded[index] ?? '') !== index)
    .map((text) => ofRow(node, 'warning', 'DUPLICATE_EVIDENCE', 'leaf.evidenceWanted', { text }));
}

function checkRow(node: DraftNode): readonly DraftFinding[] {
  const findings = [...checkEvidence(node)];
  if (node.scored && node.leaf?.ruleConfirmed === false)
    findings.push(ofRow(node, 'error', 'RULE_NOT_CONFIRMED', 'leaf.rule'));
  if (!node.scored && hasRule(node)) findings.push(ofRow(node, 'info', 'ORPHAN_RULE', 'leaf.rule'));
  return findings;
}

/** Findings by printed code, told of the rows of the draft: of rows with one code, the n-th finding means the n-th row. */
function locateAll(draft: DraftSet, findings: readonly Finding[]): readonly DraftFinding[] {
  const rows = walkDraft(draft.tree);
  const doubled = new Map<string, number>();
  return findings.map(({ code, severity, nodeCode, details }) => {
    const same = rows.filter((row) => row.code.trim() === nodeCode);
    const nth = code === 'DUPLICATE_CODE' && nodeCode !== null ? (doubled.get(nodeCode) ?? 0) + 1 : 0;
    if (nodeCode !== null && nth > 0) doubled.set(nodeCode, nth);
    const node = same[Math.min(nth, same.length - 1)] ?? null;
    const field = code === 'DUPLICATE_CODE' ? 'code' : null;
    return { code, severity, nodeId: node?.id ?? null, nodeCode: nodeCode ?? '', field, details };
  });
}

function checkSum(node: DraftNode): readonly DraftFinding[] {
  if (node.children.length === 0)
    return node.scored && node.leaf ? [] : [ofRow(node, 'error', 'ROW_WITHOUT_RULE', null)];
  const printed = readPoints(node.maximum);
  const parts = node.children.map((child) => readPoints(child.maximum));
  const known = parts.filter((part) => part !== null);
  if (printed === null || known.length < parts.length || sumPoints(known) === printed) return [];
  const details = { printed: pointsToLiteral(printed), sum: pointsToLiteral(sumPoints(known)) };
  return [ofRow(node, 'error', 'CHILDREN_SUM_DIFFERS', 'maximum', details)];
}

function checkRuleOf(node: DraftNode): readonly DraftFinding[] {
  const parsed = criteriaNodeSchema.safeParse(nodeCandidate(node, false));
  if (!parsed.success || !isLeaf(parsed.data)) return [];
  return checkLeafRule(parsed.data).map(({ severity, code, details }) =>
    ofRow(node, severity, code, 'leaf.rule', details),
  );
}

function checkTotal(draft: DraftSet): readonly DraftFinding[] {
  const declared = readPoints(draft.declared.maximum);
  const main = draft.blocks.filter(({ kind }) => kind === 'appraised' || kind === 'survey');
  const weights = main.map(({ weight }) => readPoints(weight));
  const known = weights.filter((weight) => weight !== null);
  if (declared === null || known.length < weights.length || sumPoints(known) === declared) return [];
  const details = { declared: pointsToLiteral(declared), sum: pointsToLiteral(sumPoints(known)) };
  return [
    {
      code: 'TOTAL_DIFFERS',
      severity: 'error',
      nodeId: null,
      nodeCode: '',
      field: 'declared.maximum',
      details,
    },
  ];
}

/** What can be said of a draft that is not yet a set: each row for itself, doubled codes, sums that can be read. */
function checkPartial(draft: DraftSet): readonly DraftFinding[] {
  const rows = walkDraft(draft.tree);
  const codes = rows.map((row) => row.code.trim());
  const doubled = rows.filter(
    (_, index) => codes[index] !== '' && codes.indexOf(codes[index] ?? '') !== index,
  );
  return [
    ...doubled.map((row) => ofRow(row, 'error', 'DUPLICATE_CODE', 'code')),
    ...rows.filter(({ scored, children }) => scored && children.length > 0).map(leafWithChildren),
    ...rows.flatMap(checkSum),
    ...rows.filter(({ scored }) => scored).flatMap(checkRuleOf),
    ...checkTotal(draft),
  ];
}

function leafWithChildren(node: DraftNode): DraftFinding {
  return ofRow(node, 'error', 'LEAF_WITH_CHILDREN', null);
}

/** What the check of a draft finds, and the set it already is, if it is one. */
export interface DraftCheck {
  readonly set: CriteriaSet | null;
  readonly findings: readonly DraftFinding[];
}

/**
 * Everything to look at in a draft: what cannot be read or is missing, sums and counts, doubled codes, rules, bands,
 * examples, guessed rules nobody agreed to, documents asked for where nothing is scored. No error: it can be published.
 */
export function checkDraft(draft: DraftSet): DraftCheck {
  const rows = walkDraft(draft.tree).flatMap(checkRow);
  const read = readDraftSet(draft);
  if (!read.ok) return { set: null, findings: [...read.findings, ...checkPartial(draft), ...rows] };
  return { set: read.set, findings: [...locateAll(draft, checkCriteriaSet(read.set)), ...rows] };
}
