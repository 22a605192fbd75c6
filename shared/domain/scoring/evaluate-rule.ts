import type { Rational } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { evaluateBool } from '#shared/domain/scoring/rules/bool.ts';
import { evaluateCheck } from '#shared/domain/scoring/rules/check.ts';
import { evaluateChoice } from '#shared/domain/scoring/rules/choice.ts';
import { evaluateDeduct } from '#shared/domain/scoring/rules/deduct.ts';
import { evaluateExt } from '#shared/domain/scoring/rules/ext.ts';
import { evaluateGate } from '#shared/domain/scoring/rules/gate.ts';
import { evaluateIncr } from '#shared/domain/scoring/rules/incr.ts';
import { evaluateLadder } from '#shared/domain/scoring/rules/ladder.ts';
import { evaluateLincut } from '#shared/domain/scoring/rules/lincut.ts';
import { evaluateLinear } from '#shared/domain/scoring/rules/linear.ts';
import { evaluateManual } from '#shared/domain/scoring/rules/manual.ts';
import { evaluateMean } from '#shared/domain/scoring/rules/mean.ts';
import { evaluatePlan } from '#shared/domain/scoring/rules/plan.ts';
import { evaluateSurvey } from '#shared/domain/scoring/rules/survey.ts';
import { evaluateUnit } from '#shared/domain/scoring/rules/unit.ts';
import { evaluateVeto } from '#shared/domain/scoring/rules/veto.ts';
import { evaluateYoy } from '#shared/domain/scoring/rules/yoy.ts';
import type { Outcome, Scope } from '#shared/domain/scoring/scope.ts';

/** Works out any rule against the maximum in force. Exact: nothing is rounded inside unless the rule itself says so. */
export function evaluateRule(rule: Rule, maximum: Rational, scope: Scope): Outcome {
  switch (rule.kind) {
    case 'BOOL':
      return evaluateBool(rule, maximum, scope);
    case 'CHOICE':
      return evaluateChoice(rule, maximum, scope);
    case 'ALL':
    case 'ANY':
      return evaluateGate(rule, maximum, scope);
    case 'CHECK':
      return evaluateCheck(rule, maximum, scope);
    case 'LADDER':
      return evaluateLadder(rule, maximum, scope);
    case 'LINEAR':
      return evaluateLinear(rule, maximum, scope);
    case 'LINCUT':
      return evaluateLincut(rule, maximum, scope);
    case 'UNIT':
      return evaluateUnit(rule, maximum, scope);
    case 'INCR':
      return evaluateIncr(rule, maximum, scope);
    case 'DEDUCT':
      return evaluateDeduct(rule, maximum, scope);
    case 'VETO':
      return evaluateVeto(rule, maximum, scope);
    case 'YOY':
      return evaluateYoy(rule, maximum, scope);
    case 'PLAN':
      return evaluatePlan(rule, maximum, scope);
    case 'EXT':
      return evaluateExt(rule, maximum, scope);
    case 'SURVEY':
      return evaluateSurvey(rule, maximum, scope);
    case 'MEAN':
      return evaluateMean(rule, maximum, scope);
    case 'MANUAL':
      return evaluateManual(rule, scope);
    default:
      return assertNever(rule);
  }
}
