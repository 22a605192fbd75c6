import { ZERO_POINTS } from '#shared/lib/points.ts';
import { rationalFromPoints } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { NotApplicablePolicy } from '#shared/schemas/criteria-set.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { LeafResult, Problem, ScoringContext } from '#shared/domain/scoring/result-types.ts';
import type { Trace } from '#shared/domain/scoring/trace-types.ts';

/** What not applicable does to this leaf for this unit; null where the leaf always applies. */
export function policyFor(node: LeafNode, context: ScoringContext): NotApplicablePolicy | null {
  const { notApplicable } = node.leaf;
  if (notApplicable === null) return null;
  const byType = context.unitType === undefined ? undefined : notApplicable.byUnitType?.[context.unitType];
  const policy = byType ?? notApplicable.policy;
  return policy === 'ASK' ? (context.notApplicableDecisions?.get(node.code) ?? 'ASK') : policy;
}

/**
 * The result of a leaf that does not apply. FULL: full points; EXCLUDE: leaves the maximum; ZERO: 0 points; ASK: no
 * points until the higher level has decided. `automatic`: nobody declared it, a value was undefined (0 ÷ 0).
 */
export function notApplicableResult(
  node: LeafNode,
  policy: NotApplicablePolicy,
  found: readonly Problem[],
  automatic: boolean,
): LeafResult {
  const { code, maximum } = node;
  const base = { code, status: 'notApplicable', vetoes: [] } as const;
  const rule = node.leaf.rule.kind;
  const steps: Trace['steps'] = [{ step: 'notApplicable', policy, automatic }];
  switch (policy) {
    case 'FULL': {
      const trace: Trace = { rule, steps, exact: rationalFromPoints(maximum), points: maximum };
      return { ...base, points: maximum, maximum, problems: found, trace };
    }
    case 'ZERO': {
      const trace: Trace = { rule, steps, exact: rationalFromPoints(ZERO_POINTS), points: ZERO_POINTS };
      return { ...base, points: ZERO_POINTS, maximum, problems: found, trace };
    }
    case 'EXCLUDE':
      return {
        ...base,
        points: null,
        maximum: ZERO_POINTS,
        problems: found,
        trace: { rule, steps, exact: null, points: null },
      };
    case 'ASK': {
      const undecided: Problem = { code: 'NOT_APPLICABLE_UNDECIDED', severity: 'warning', details: {} };
      const problems = [...found, undecided];
      return { ...base, points: null, maximum, problems, trace: { rule, steps, exact: null, points: null } };
    }
    default:
      return assertNever(policy);
  }
}
