import { criteriaSetSchema, type CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { DraftLeaf, DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { readDecimal, readInteger, readLoose, readPoints } from '#shared/domain/criteria/draft/figures.ts';
import { shapeIssues, type ShapeIssue } from '#shared/domain/criteria/draft/shape-issues.ts';

const points = (text: string): unknown => readPoints(text) ?? text;
const count = (text: string): unknown => (text.trim() === '' ? null : (readInteger(text) ?? text));
const trimmed = (text: string): string => text.normalize('NFC').trim();

/** A typed day: ISO as it is, 31/12/2025 as ISO; anything else stays as typed. */
function day(text: string): string {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (!match) return text.trim();
  return `${match[3]}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
}

/** What the strict form of a leaf would be; it still has to pass the schema. */
export function leafCandidate(leaf: DraftLeaf): unknown {
  const { ruleConfirmed, minimum, step, rule, operands, evidenceWanted, dataWindow, ...rest } = leaf;
  void ruleConfirmed;
  return {
    ...rest,
    minimum: minimum.trim() === '' ? 0 : points(minimum),
    step: step.trim() === '' ? null : points(step),
    rule: readLoose(rule),
    operands: operands.map((operand) => readLoose(operand)),
    evidenceWanted: evidenceWanted.map(trimmed).filter((text) => text !== ''),
    dataWindow: dataWindow && { from: day(dataWindow.from), to: day(dataWindow.to) },
  };
}

/** What the strict form of a row would be, with or without the rows below it. */
export function nodeCandidate(node: DraftNode, withChildren = true): unknown {
  return {
    code: trimmed(node.code),
    title: trimmed(node.title),
    level: node.level,
    maximum: points(node.maximum),
    children: withChildren ? node.children.map((child) => nodeCandidate(child)) : [],
    ...(node.scored && node.leaf ? { leaf: leafCandidate(node.leaf) } : {}),
  };
}

function endCandidate(end: DraftSet['classification']['bands'][number]['from']): unknown {
  return end && { ...end, value: readDecimal(end.value) ?? end.value };
}

function setCandidate(draft: DraftSet): unknown {
  const { declared, classification } = draft;
  return {
    ...draft,
    code: trimmed(draft.code),
    title: trimmed(draft.title),
    decision: draft.decision && { ...draft.decision, date: day(draft.decision.date) },
    year: readInteger(draft.year) ?? draft.year,
    validity: {
      from: day(draft.validity.from),
      to: draft.validity.to.trim() === '' ? null : day(draft.validity.to),
    },
    declared: {
      fields: count(declared.fields),
      criteria: count(declared.criteria),
      components: count(declared.components),
      maximum: points(declared.maximum),
      perField: declared.perField.map(({ code, criteria, components }) => ({
        code,
        criteria: count(criteria),
        components: count(components),
      })),
    },
    tree: draft.tree.map((node) => nodeCandidate(node)),
    blocks: draft.blocks.map((block) => ({ ...block, weight: points(block.weight) })),
    classification: {
      by: classification.by,
      bands: classification.bands.map((band) => ({
        ...band,
        from: endCandidate(band.from),
        to: endCandidate(band.to),
      })),
      blockers: classification.blockers.map((blocker) => ({ ...blocker, when: readLoose(blocker.when) })),
    },
    testVectors: draft.testVectors.map((vector) => ({
      ...vector,
      expected: vector.expected === null ? null : points(vector.expected),
    })),
  };
}

/** The row a path of the strict form leads into, and what is left of the path. */
function locate(
  draft: DraftSet,
  path: readonly PropertyKey[],
): { readonly node: DraftNode | null; readonly field: string } {
  let rows: readonly DraftNode[] = draft.tree;
  let node: DraftNode | null = null;
  let at = 0;
  while ((path[at] === 'tree' && node === null) || (path[at] === 'children' && node !== null)) {
    const next: DraftNode | undefined = rows[Number(path[at + 1])];
    if (!next) break;
    node = next;
    rows = next.children;
    at += 2;
  }
  return { node, field: path.slice(at).map(String).join('.') };
}

/** A shape issue told of the row it is in. */
export function shapeFinding(issue: ShapeIssue, node: DraftNode | null, field: string): DraftFinding {
  return {
    code: issue.code,
    severity: 'error',
    nodeId: node?.id ?? null,
    nodeCode: node?.code ?? '',
    field: field === '' ? null : field,
    details: { field, raw: issue.raw },
  };
}

/** A draft in the strict form of a set, or everything that keeps it from being one. */
export function readDraftSet(
  draft: DraftSet,
):
  | { readonly ok: true; readonly set: CriteriaSet }
  | { readonly ok: false; readonly findings: readonly DraftFinding[] } {
  const candidate = setCandidate(draft);
  const parsed = criteriaSetSchema.safeParse(candidate);
  if (parsed.success) return { ok: true, set: parsed.data };
  const findings = shapeIssues(parsed.error.issues, candidate).map((issue) => {
    const { node, field } = locate(draft, issue.path);
    return shapeFinding(issue, node, field);
  });
  return { ok: false, findings };
}
