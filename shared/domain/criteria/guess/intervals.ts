import { compareRational, rationalFromLiteral } from '#shared/lib/rational.ts';
import { percentToShare } from '#shared/domain/criteria/guess/clauses.ts';

/** An end of an interval: an exact decimal and whether it belongs to it. */
export interface End {
  readonly at: string;
  readonly inclusive: boolean;
}

/** A range of values in words: "từ 50 % đến dưới 80 %". A null end is open. */
export interface Interval {
  readonly low: End | null;
  readonly high: End | null;
  readonly percent: boolean;
}

const N = String.raw`(\d+(?:[.,]\d+)?)\s*(%?)`;
const SUBJECT = String.raw`^(?:.*?(?:ty le|dat|muc|so luong|co|hoan thanh|giai quyet|thuc hien)\b.*?\s)?`;

function pattern(body: string): RegExp {
  return new RegExp(`${SUBJECT}${body}(?:\\s.*)?$`);
}

interface Shape {
  readonly regex: RegExp;
  readonly low: boolean | null;
  readonly high: boolean | null;
}

/** In the order they are tried: two ends before one. */
const TWO_ENDS: readonly Shape[] = [
  { regex: pattern(String.raw`tren ${N}\s*(?:den|-|–)\s*duoi ${N}`), low: false, high: false },
  {
    regex: pattern(String.raw`(?:tu )?tren ${N}\s*(?:den|-|–)\s*(?:duoi hoac bang )?${N}`),
    low: false,
    high: true,
  },
  {
    regex: pattern(String.raw`(?:tu )?${N}\s*(?:den|-|–)\s*(?:duoi|<|nho hon) ?${N}`),
    low: true,
    high: false,
  },
  { regex: pattern(String.raw`(?:tu )?${N}\s*(?:den|-|–)\s*${N}`), low: true, high: true },
];
const ONE_END: readonly Shape[] = [
  { regex: pattern(String.raw`(?:tu )?${N}\s*tro len`), low: true, high: null },
  { regex: pattern(String.raw`(?:>=|≥|toi thieu|it nhat|tu) ?${N}`), low: true, high: null },
  { regex: pattern(String.raw`(?:tren|>|hon|vuot) ?${N}`), low: false, high: null },
  { regex: pattern(String.raw`(?:<=|≤|khong qua|khong vuot qua) ?${N}`), low: null, high: true },
  { regex: pattern(String.raw`(?:${N})\s*tro xuong`), low: null, high: true },
  { regex: pattern(String.raw`(?:duoi|<|nho hon|it hon) ?${N}`), low: null, high: false },
  { regex: pattern(String.raw`(?:dat|du|hoan thanh)?\s*(100)\s*(%)`), low: true, high: null },
];

function figure(text: string, percent: boolean): string {
  return percent ? percentToShare(text) : text.replace(',', '.');
}

/** The range a folded condition names, or null. The percent sign of one end counts for both. */
export function readInterval(when: string): Interval | null {
  const text = when.replace(/\s+/g, ' ').trim();
  for (const { regex, low, high } of TWO_ENDS) {
    const match = regex.exec(text);
    if (!match) continue;
    const percent = match[2] === '%' || match[4] === '%';
    return {
      low: { at: figure(match[1] ?? '', percent), inclusive: low === true },
      high: { at: figure(match[3] ?? '', percent), inclusive: high === true },
      percent,
    };
  }
  for (const { regex, low, high } of ONE_END) {
    const match = regex.exec(text);
    if (!match) continue;
    const percent = match[2] === '%';
    const at = figure(match[1] ?? '', percent);
    return {
      low: low === null ? null : { at, inclusive: low },
      high: high === null ? null : { at, inclusive: high },
      percent,
    };
  }
  return null;
}

function compareLiterals(left: string, right: string): number {
  return compareRational(rationalFromLiteral(left), rationalFromLiteral(right));
}

/** The higher interval first; one without a lower end last. */
export function compareIntervals(left: Interval, right: Interval): number {
  if (left.low === null || right.low === null) return left.low === right.low ? 0 : left.low === null ? 1 : -1;
  const order = compareLiterals(right.low.at, left.low.at);
  if (order !== 0) return order;
  return Number(left.low.inclusive) - Number(right.low.inclusive);
}

/** Whether an interval begins exactly where the one above it ends: every value in one and only one of them. */
export function adjoins(above: Interval, below: Interval): boolean {
  if (above.low === null || below.high === null) return false;
  const meets = compareLiterals(above.low.at, below.high.at) === 0;
  return meets && above.low.inclusive !== below.high.inclusive;
}
