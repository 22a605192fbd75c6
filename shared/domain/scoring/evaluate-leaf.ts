import {
  clampRational,
  compareRational,
  rationalFromPoints,
  rationalToPoints,
  type Rational,
} from '#shared/lib/rational.ts';
import { typedFigure, type LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf, type OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateRule } from '#shared/domain/scoring/evaluate-rule.ts';
import { notApplicableResult, policyFor } from '#shared/domain/scoring/not-applicable.ts';
import type { LeafResult, LeafStatus, Problem, ScoringContext } from '#shared/domain/scoring/result-types.ts';
import { NO_STEPS, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

interface PreparedLeaf {
  readonly inputKeys: readonly string[];
  readonly operands: ReadonlyMap<string, OperandDef>;
  readonly minimum: Rational;
  readonly maximum: Rational;
}

/** Prepared once per leaf of a loaded set; the set is immutable, so the entry can never be stale. */
const prepared = new WeakMap<LeafNode, PreparedLeaf>();

function prepare(node: LeafNode): PreparedLeaf {
  const known = prepared.get(node);
  if (known) return known;
  const fresh: PreparedLeaf = {
    inputKeys: node.leaf.operands.flatMap(inputKeysOf),
    operands: new Map(node.leaf.operands.map((operand) => [operand.key, operand])),
    minimum: rationalFromPoints(node.leaf.minimum),
    maximum: rationalFromPoints(node.maximum),
  };
  prepared.set(node, fresh);
  return fresh;
}

function pending(node: LeafNode, status: LeafStatus, problems: readonly Problem[]): LeafResult {
  const trace = { rule: node.leaf.rule.kind, steps: NO_STEPS, exact: null, points: null };
  return { code: node.code, status, points: null, maximum: node.maximum, problems, trace, vetoes: [] };
}

function isTyped(answer: LeafAnswer, key: string): boolean {
  return typedFigure(answer, key) !== null;
}

/** Names the empty fields once the officer has begun to fill the leaf; an untouched leaf is simply not scored. */
function missingInputs(node: LeafNode, answer: LeafAnswer): readonly Problem[] {
  const keys = prepare(node).inputKeys;
  if (!keys.some((key) => isTyped(answer, key))) return [];
  return keys
    .filter((key) => !isTyped(answer, key))
    .map((inputKey) => ({ code: 'INPUT_MISSING', severity: 'warning', inputKey, details: {} }) as const);
}

/** Figures marked "ước": they count, and are told. */
function noteEstimates(leaf: PreparedLeaf, scope: Scope): void {
  for (const inputKey of leaf.inputKeys) {
    if (typedFigure(scope.answer, inputKey)?.estimated === true) {
      scope.problems.push({ code: 'ESTIMATED', severity: 'warning', inputKey, details: {} });
    }
  }
}

/** A baseline nobody gave, among the figures of an undefined result. */
function missingBaselines(node: LeafNode, answer: LeafAnswer): readonly Problem[] {
  return node.leaf.operands
    .filter((operand) => operand.kind === 'previous' && !isTyped(answer, operand.key))
    .map(
      ({ key }) => ({ code: 'BASELINE_MISSING', severity: 'warning', inputKey: key, details: {} }) as const,
    );
}

const REASON_WANTED: Problem = { code: 'NOT_APPLICABLE_REASON_MISSING', severity: 'warning', details: {} };

function declaredNotApplicable(node: LeafNode, answer: LeafAnswer, context: ScoringContext): LeafResult {
  const policy = policyFor(node, context);
  if (policy === null) {
    return pending(node, 'invalid', [{ code: 'NOT_APPLICABLE_NOT_ALLOWED', severity: 'error', details: {} }]);
  }
  const hasReason = answer.notApplicableReason.trim() !== '';
  return notApplicableResult(node, policy, hasReason ? [] : [REASON_WANTED], false);
}

/** 0 ÷ 0 or no baseline: the policy of the leaf decides; a leaf that always applies cannot be scored so. */
function undefinedValue(node: LeafNode, scope: Scope, context: ScoringContext): LeafResult {
  const policy = policyFor(node, context);
  const baselines = missingBaselines(node, scope.answer);
  const problems = [...scope.problems, ...baselines];
  if (policy !== null) {
    const unexplained = baselines.length > 0 && scope.answer.notApplicableReason.trim() === '';
    return notApplicableResult(node, policy, unexplained ? [...problems, REASON_WANTED] : problems, true);
  }
  if (baselines.length > 0) return pending(node, 'notScored', problems);
  return pending(node, 'invalid', [
    ...problems,
    { code: 'ZERO_DENOMINATOR', severity: 'error', details: {} },
  ]);
}

/** Keeps the points inside the leaf's range and rounds them: the only rounding a leaf knows. */
function settle(
  node: LeafNode,
  scope: Scope,
  range: PreparedLeaf,
  outcome: Extract<Outcome, { ok: true }>,
): LeafResult {
  const exact = clampRational(outcome.points, range.minimum, range.maximum);
  const change = compareRational(exact, outcome.points);
  const limit: TraceStep = { step: change < 0 ? 'capped' : 'floored', at: exact };
  const steps = change === 0 ? outcome.steps : [...outcome.steps, limit];
  const points = rationalToPoints(exact, scope.leafRounding);
  return {
    code: node.code,
    status: 'scored',
    points,
    maximum: node.maximum,
    problems: scope.problems,
    trace: { rule: node.leaf.rule.kind, steps, exact, points },
    vetoes: outcome.vetoes,
  };
}

/**
 * Works out one leaf from an answer. Pure: the same leaf, answer, rounding and context give the same result
 * everywhere. `set` gives the rounding of leaves. Throws only where the set itself is broken (a rule that names an
 * operand the leaf does not have): `checkCriteriaSet` refuses such sets.
 */
export function evaluateLeaf(
  set: Pick<CriteriaSet, 'rounding'>,
  node: LeafNode,
  answer: LeafAnswer,
  context: ScoringContext = {},
): LeafResult {
  if (answer.notApplicable) return declaredNotApplicable(node, answer, context);
  const leaf = prepare(node);
  const policy = policyFor(node, context);
  const scope: Scope = {
    node,
    operands: leaf.operands,
    answer,
    leafRounding: set.rounding.leaf,
    problems: [],
    readings: new Map(),
    undefinedPart: policy === 'FULL' || policy === 'ZERO' ? policy : null,
    evaluateRule,
  };
  const outcome = evaluateRule(node.leaf.rule, leaf.maximum, scope);
  if (outcome.ok) {
    noteEstimates(leaf, scope);
    return settle(node, scope, leaf, outcome);
  }
  if (outcome.gap === 'invalid') return pending(node, 'invalid', scope.problems);
  if (outcome.gap === 'undefined') return undefinedValue(node, scope, context);
  return pending(node, 'notScored', [...scope.problems, ...missingInputs(node, answer)]);
}
