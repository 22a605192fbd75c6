import type { Points } from '#shared/lib/points.ts';
import { compareRational, rationalFromLiteral } from '#shared/lib/rational.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Award, Rule } from '#shared/schemas/criteria-rule.ts';
import type { Confidence } from '#shared/schemas/criteria-workbook.ts';
import type { Clause } from '#shared/domain/criteria/guess/clauses.ts';

/** A rule read out of the words of a scale; `reading` says in Vietnamese what was understood. To be agreed to by people. */
export interface RuleGuess {
  readonly rule: Rule;
  readonly operands: readonly OperandDef[];
  readonly confidence: Confidence;
  readonly reading: string;
}

/** What is known beside the scale. */
export interface GuessContext {
  readonly title: string;
  readonly maximum: Points | null;
}

/** An award of a clause; a formula has none. */
export function awardOf({ grant }: Clause): Award | null {
  return grant.kind === 'formula' ? null : grant;
}

/** Whether an award is the whole maximum. */
export function isFull(award: Award, maximum: Points | null): boolean {
  return award.kind === 'share' ? isShare(award, '1') : award.points === maximum;
}

/** Whether an award is just this share of the maximum. */
export function isShare(award: Award, literal: string): boolean {
  if (award.kind !== 'share') return false;
  return compareRational(rationalFromLiteral(award.share), rationalFromLiteral(literal)) === 0;
}
