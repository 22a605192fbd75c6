import { pointsToLiteral } from '#shared/lib/points.ts';
import { compareRational, rationalFromLiteral, rationalFromPoints } from '#shared/lib/rational.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { checkLadder } from '#shared/domain/criteria/check-ladder.ts';
import { finding, type Finding } from '#shared/domain/criteria/findings.ts';
import { flattenRule, ladderStepsOf, operandUses } from '#shared/domain/criteria/rule-parts.ts';
import { rangeOfRule } from '#shared/domain/criteria/rule-range.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';

function isZero(literal: string): boolean {
  return rationalFromLiteral(literal).n === 0n;
}

function checkOperands(node: LeafNode): readonly Finding[] {
  const { operands, rule } = node.leaf;
  const byKey = new Map(operands.map((operand) => [operand.key, operand]));
  const keys = operands.map((operand) => operand.key);
  const uses = operandUses(rule);
  const used = new Set(uses.map((use) => use.operand));
  return [
    ...keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((operand) => finding('error', 'DUPLICATE_OPERAND', node.code, { operand })),
    ...uses.flatMap(({ operand, fits }) => {
      const found = byKey.get(operand);
      if (!found) return [finding('error', 'UNKNOWN_OPERAND', node.code, { operand })];
      if (fits.includes(found.kind)) return [];
      return [finding('error', 'WRONG_OPERAND_KIND', node.code, { operand, kind: found.kind })];
    }),
    ...keys
      .filter((key) => !used.has(key))
      .map((operand) => finding('warning', 'UNUSED_OPERAND', node.code, { operand })),
  ];
}

function checkChoice(node: LeafNode, rule: Extract<Rule, { kind: 'CHOICE' }>): readonly Finding[] {
  const operand = node.leaf.operands.find((candidate) => candidate.key === rule.operand);
  if (operand?.kind !== 'choice') return [];
  const options = new Set(operand.options.map((option) => option.key));
  const awarded = new Set(rule.awards.map((award) => award.option));
  return [
    ...[...options]
      .filter((option) => !awarded.has(option))
      .map((option) => finding('error', 'OPTION_WITHOUT_AWARD', node.code, { option })),
    ...[...awarded]
      .filter((option) => !options.has(option))
      .map((option) => finding('error', 'AWARD_WITHOUT_OPTION', node.code, { option })),
  ];
}

function scaleOf(operands: readonly OperandDef[], rule: Rule): string | null {
  if (rule.kind === 'MEAN') return rule.scale;
  if (rule.kind === 'LINEAR') return rule.full ?? null;
  if (rule.kind === 'INCR') return rule.step;
  if (rule.kind !== 'SURVEY' || rule.operand === null) return null;
  const operand = operands.find((candidate) => candidate.key === rule.operand);
  return operand?.kind === 'surveyMean' ? operand.scale : null;
}

function checkBounds(node: LeafNode, rule: Rule): readonly Finding[] {
  const divisor = scaleOf(node.leaf.operands, rule);
  const findings: Finding[] = [];
  if (divisor !== null && isZero(divisor)) findings.push(finding('error', 'ZERO_DIVISOR', node.code));
  if (rule.kind === 'LINCUT') {
    const order = compareRational(rationalFromLiteral(rule.low), rationalFromLiteral(rule.high));
    if (order > 0)
      findings.push(finding('error', 'BOUNDS_REVERSED', node.code, { low: rule.low, high: rule.high }));
  }
  return findings;
}

/** Points typed by hand belong to the whole leaf; a part of a CHECK has no field of its own for them. */
function checkNesting(node: LeafNode): readonly Finding[] {
  const entered = flattenRule(node.leaf.rule).flatMap((rule) => (rule.kind === 'CHECK' ? rule.parts : []));
  return entered
    .filter((part) => ['MANUAL', 'SURVEY', 'EXT'].includes(part.rule.kind))
    .map((part) => finding('error', 'NESTED_ENTRY', node.code, { part: part.code, rule: part.rule.kind }));
}

function checkRange(node: LeafNode): readonly Finding[] {
  const maximum = rationalFromPoints(node.maximum);
  const minimum = rationalFromPoints(node.leaf.minimum);
  const { lowest, highest } = rangeOfRule(node.leaf.rule, maximum, minimum);
  const details = { minimum: pointsToLiteral(node.leaf.minimum), maximum: pointsToLiteral(node.maximum) };
  const order = compareRational(highest, maximum);
  const findings: Finding[] = [];
  if (order < 0) findings.push(finding('error', 'RULE_BELOW_MAXIMUM', node.code, details));
  if (order > 0) findings.push(finding('error', 'RULE_ABOVE_MAXIMUM', node.code, details));
  if (compareRational(lowest, minimum) < 0) {
    findings.push(finding('error', 'RULE_BELOW_MINIMUM', node.code, details));
  }
  return findings;
}

/** One leaf's rule: its operands exist and fit, its bounds can be met, and it can give just what the row prints. */
export function checkLeafRule(node: LeafNode): readonly Finding[] {
  const maximum = rationalFromPoints(node.maximum);
  const rules = flattenRule(node.leaf.rule);
  return [
    ...checkOperands(node),
    ...checkNesting(node),
    ...rules.flatMap((rule) => [
      ...(rule.kind === 'CHOICE' ? checkChoice(node, rule) : []),
      ...checkBounds(node, rule),
      ...checkLadder(node.code, ladderStepsOf(rule), maximum),
    ]),
    ...checkRange(node),
  ];
}
