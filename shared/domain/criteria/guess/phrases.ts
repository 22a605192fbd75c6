import { formatPercent, formatPoints } from '#shared/lib/numbers.ts';
import { points, ZERO_POINTS, type Points } from '#shared/lib/points.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import type { Award, Measure } from '#shared/schemas/criteria-rule.ts';
import { readClause } from '#shared/domain/criteria/guess/clauses.ts';
import { readInterval } from '#shared/domain/criteria/guess/intervals.ts';
import { figureOf } from '#shared/domain/criteria/guess/ladder.ts';
import {
  awardOf,
  isFull,
  type GuessContext,
  type RuleGuess,
} from '#shared/domain/criteria/guess/guess-types.ts';

const rate: Measure = { kind: 'operand', operand: 'rate' };
const NOTHING: Award = { kind: 'points', points: ZERO_POINTS };

function pointsOf(text: string | undefined): Points | null {
  const literal = (text ?? '').replace(',', '.');
  return /^\d{1,6}(\.\d{1,6})?$/.test(literal) ? points(literal) : null;
}

/** "Cao hơn năm trước: 1; bằng: 0,5; thấp hơn: 0". */
export function guessYearOnYear(
  texts: readonly string[],
  folded: string,
  { title, maximum }: GuessContext,
): RuleGuess | null {
  if (!/(?:nam|ky) (?:truoc|lien truoc)|so voi (?:cung ky|nam)/.test(folded)) return null;
  const clauses = texts.map(readClause);
  const find = (pattern: RegExp): Award | null => {
    const clause = clauses.find((each) => each !== null && pattern.test(each.when));
    return clause ? awardOf(clause) : null;
  };
  const higher = find(/(?<!khong )(?:cao hon|tang|lon hon)/);
  if (!higher) return null;
  const equal = find(/(?:^|\b)(?:bang|khong (?:tang|doi|thay doi)|duy tri)/);
  const lower = find(/thap hon|giam|nho hon/);
  const isWhole = clauses.every((clause) => clause !== null) && isFull(higher, maximum);
  const words = (award: Award | null): string =>
    award?.kind === 'points'
      ? `${formatPoints(award.points)} điểm`
      : award
        ? 'một phần điểm tối đa'
        : '0 điểm';
  return {
    rule: {
      kind: 'YOY',
      current: { kind: 'operand', operand: 'current' },
      previous: { kind: 'operand', operand: 'previous' },
      tolerance: '0',
      toleranceKind: 'absolute',
      higher,
      equal: equal ?? NOTHING,
      lower: lower ?? NOTHING,
    },
    operands: [
      { kind: 'number', key: 'current', label: `${title} (năm đánh giá)`.slice(0, 600) },
      { kind: 'previous', key: 'previous', label: `${title} (năm trước)`.slice(0, 600) },
    ],
    confidence: isWhole && equal && lower ? 'high' : 'medium',
    reading: `So với năm trước: cao hơn ${words(higher)}; bằng ${words(equal)}; thấp hơn ${words(lower)}`,
  };
}

const EACH =
  /(?:moi|cu moi|cu)\s+(?<what>.+?)(?:,|:)?\s*(?<verb>duoc cong|cong|duoc|tinh|dat|bi tru|tru)?\s*:?\s*(?<each>\d+(?:[.,]\d+)?)\s*diem/;
const CAP = /(?:toi da|khong qua|nhung khong qua|cao nhat)\s*(?:la\s*|:\s*|duoc\s*)?(?<cap>\d+(?:[.,]\d+)?)/;

/** "Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm"; "mỗi văn bản trễ hạn trừ 0,25 điểm". */
export function guessEach(folded: string, { title, maximum }: GuessContext): RuleGuess | null {
  const match = EACH.exec(folded)?.groups;
  const each = pointsOf(match?.['each']);
  if (!match || each === null) return null;
  const operand = { kind: 'count', key: 'count', label: title.slice(0, 600) } as const;
  const count: Measure = { kind: 'operand', operand: 'count' };
  if (match['verb']?.includes('tru') === true) {
    return {
      rule: {
        kind: 'DEDUCT',
        start: { kind: 'share', share: '1' },
        events: [
          { label: title.slice(0, 600), count, excused: null, loss: { kind: 'points', points: each } },
        ],
        floor: ZERO_POINTS,
      },
      operands: [operand],
      confidence: 'medium',
      reading: `Từ điểm tối đa, mỗi lần trừ ${formatPoints(each)} điểm, không dưới 0`,
    };
  }
  const cap = pointsOf(CAP.exec(folded)?.groups?.['cap']) ?? maximum;
  return {
    rule: { kind: 'UNIT', count, pointsEach: each, cap },
    operands: [operand],
    confidence: cap !== null && cap === maximum ? 'high' : 'medium',
    reading: `Mỗi đơn vị ${formatPoints(each)} điểm${cap === null ? '' : `, tối đa ${formatPoints(cap)} điểm`}`,
  };
}

const TIMES_MAXIMUM =
  /ty le[^;\n]*?(?:[x×*]|nhan(?: voi)?)\s*(?:so\s*)?(?:diem(?: chuan)?(?: toi da)?|\d+(?:[.,]\d+)?\s*diem)|diem (?:toi da|chuan)\s*(?:[x×*]|nhan(?: voi)?)\s*ty le/;

/** "Điểm = tỷ lệ × điểm tối đa", also with a bound below which nothing is given. */
export function guessFormula(
  texts: readonly string[],
  folded: string,
  { title }: GuessContext,
): RuleGuess | null {
  if (!TIMES_MAXIMUM.test(folded)) return null;
  const intervals = texts.flatMap((text) => {
    const clause = readClause(text);
    const interval = clause ? readInterval(clause.when) : null;
    return clause && interval ? [{ interval, award: awardOf(clause) }] : [];
  });
  const operands = [figureOf(title, true)];
  const below = intervals.find(({ interval, award }) => interval.low === null && award !== null);
  const top = intervals.find(({ interval, award }) => interval.high === null && award !== null);
  const low = below?.interval.high?.at;
  if (low === undefined) {
    const confidence = texts.length === 1 ? 'high' : 'low';
    return {
      rule: { kind: 'LINEAR', value: rate },
      operands,
      confidence,
      reading: 'Tỷ lệ × điểm tối đa, không quá điểm tối đa',
    };
  }
  const high = top?.interval.low?.at ?? '1';
  return {
    rule: { kind: 'LINCUT', value: rate, low, high },
    operands,
    confidence: top && intervals.length + 1 >= texts.length ? 'high' : 'medium',
    reading: `Từ ${percent(high)} trở lên: điểm tối đa; dưới ${percent(low)}: 0 điểm; ở giữa: tỷ lệ × điểm tối đa`,
  };
}

function percent(share: string): string {
  return formatPercent(rationalFromLiteral(share));
}
