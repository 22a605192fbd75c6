import { formatPoints } from '#shared/lib/numbers.ts';
import type { Award } from '#shared/schemas/criteria-rule.ts';
import { readClause, splitClauses, type Clause } from '#shared/domain/criteria/guess/clauses.ts';
import { guessEach, guessFormula, guessYearOnYear } from '#shared/domain/criteria/guess/phrases.ts';
import {
  awardOf,
  isFull,
  isShare,
  type GuessContext,
  type RuleGuess,
} from '#shared/domain/criteria/guess/guess-types.ts';
import { guessLadder } from '#shared/domain/criteria/guess/ladder.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';

function isNothing(award: Award): boolean {
  return award.kind === 'share' ? isShare(award, '0') : award.points === 0;
}

function shown(award: Award): string {
  if (award.kind === 'points') return `${formatPoints(award.points)} điểm`;
  return `${award.share.replace('.', ',')} × điểm tối đa`;
}

const NO = /^(?:khong|chua)\b/;

function guessYesNo(clauses: readonly Clause[], { title, maximum }: GuessContext): RuleGuess | null {
  const [first, second] = clauses;
  if (clauses.length !== 2 || !first || !second) return null;
  const [yes, no] = NO.test(first.when) ? [second, first] : [first, second];
  const full = awardOf(yes);
  const none = awardOf(no);
  if (!full || !none || !NO.test(no.when) || NO.test(yes.when)) return null;
  if (!isNothing(none) || !isFull(full, maximum)) return null;
  return {
    rule: { kind: 'BOOL', operand: 'met' },
    operands: [{ kind: 'yesNo', key: 'met', label: `${title}: ${yes.label}`.slice(0, 600) }],
    confidence: 'high',
    reading: `“${yes.label}”: điểm tối đa; “${no.label}”: 0 điểm`,
  };
}

/** Exclusive answers in words: issued in time, issued late, not issued. */
function guessChoice(clauses: readonly Clause[], context: GuessContext): RuleGuess | null {
  if (clauses.length < 2 || clauses.length > 30) return null;
  const options = clauses.map((clause, index) => ({ clause, key: `o${index + 1}`, award: awardOf(clause) }));
  if (options.some(({ award, clause }) => award === null || clause.label === '')) return null;
  const awards = options.flatMap(({ key, award }) => (award ? [{ option: key, award }] : []));
  const reachesFull = awards.some(({ award }) => isFull(award, context.maximum));
  const isTimely = clauses.some(({ when }) => /dung (?:han|thoi (?:gian|han))|kip thoi|cham|muon/.test(when));
  return {
    rule: { kind: 'CHOICE', operand: 'case', awards },
    operands: [
      {
        kind: 'choice',
        key: 'case',
        label: context.title.slice(0, 600),
        options: options.map(({ key, clause }) => ({ key, label: clause.label.slice(0, 600) })),
      },
    ],
    confidence: !reachesFull ? 'low' : isTimely ? 'high' : 'medium',
    reading: `Chọn một: ${options.map(({ clause, award }) => `“${clause.label}” ${award ? shown(award) : ''}`).join('; ')}`,
  };
}

/**
 * Guesses the rule of a leaf from its scale in words, or null where nothing is recognised. `high`: a known form of
 * words whose best step is the maximum; `low`: something was left over or the points do not meet.
 */
export function guessRule(scaleText: string, given: GuessContext): RuleGuess | null {
  const context = { ...given, title: given.title.trim() === '' ? 'Kết quả thực hiện' : given.title.trim() };
  const texts = splitClauses(scaleText);
  if (texts.length === 0) return null;
  const folded = foldVietnamese(scaleText.normalize('NFC'));
  const whole =
    guessYearOnYear(texts, folded, context) ??
    guessEach(folded, context) ??
    guessFormula(texts, folded, context);
  if (whole) return whole;
  const read = texts.map(readClause);
  const clauses = read.filter((clause) => clause !== null);
  if (clauses.length === 0) return null;
  const guess =
    guessLadder(clauses, context) ?? guessYesNo(clauses, context) ?? guessChoice(clauses, context);
  if (!guess || clauses.length === texts.length) return guess;
  return { ...guess, confidence: 'low', reading: `${guess.reading} (còn câu chưa hiểu)` };
}
