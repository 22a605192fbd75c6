import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { rational, rationalToPoints } from '#shared/lib/rational.ts';
import { insideSentence } from '#shared/domain/report-models/unit-words.ts';
import type { RankingReportWard } from '#shared/domain/report-models/report-types.ts';

interface RankingFacts {
  readonly wards: readonly RankingReportWard[];
  /** "xã, phường". */
  readonly words: string;
  readonly year: number;
  readonly previousYear: number;
  /** Decimals of points. */
  readonly digits: number;
}

type Ranked = RankingReportWard & { readonly points: Points };

/** What the table says, in sentences; each figure is worked out from the rows, and nothing is said of missing ones. */
export function rankingSentences(facts: RankingFacts): readonly string[] {
  const ranked = facts.wards.filter((ward): ward is Ranked => ward.points !== null);
  if (ranked.length === 0) return [];
  return [
    coverage(facts, ranked),
    spread(facts, ranked),
    ...classes(facts, ranked),
    ...movement(facts, ranked),
    ...ties(ranked),
    ...unfinished(facts, ranked),
  ];
}

function coverage({ wards, words, year }: RankingFacts, ranked: readonly Ranked[]): string {
  return `Năm ${year}, ${ratio(ranked.length, wards.length)} ${words} có kết quả Chỉ số cải cách hành chính.`;
}

function spread({ digits }: RankingFacts, ranked: readonly Ranked[]): string {
  const show = (value: Points): string => formatPoints(value, { min: digits, max: Math.max(digits, 2) });
  const sorted = [...ranked].sort((a, b) => b.points - a.points);
  const highest = sorted[0]?.points;
  const lowest = sorted.at(-1)?.points;
  if (highest === undefined || lowest === undefined) return '';
  const sum = ranked.reduce((total, { points }) => total + BigInt(points), 0n);
  const mean = rationalToPoints(rational(sum, BigInt(ranked.length) * 1_000_000n), {
    mode: 'HALF_UP',
    digits: Math.max(digits, 2),
  });
  const namesAt = (value: Points): string => names(ranked.filter(({ points }) => points === value));
  if (highest === lowest) return `Các đơn vị cùng đạt ${show(highest)} điểm.`;
  return `Cao nhất là ${namesAt(highest)} (${show(highest)} điểm), thấp nhất là ${namesAt(lowest)} (${show(lowest)} điểm); điểm trung bình ${show(mean)}.`;
}

function classes({ words }: RankingFacts, ranked: readonly Ranked[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { classification } of ranked) {
    if (classification !== null) counts.set(classification, (counts.get(classification) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const parts = [...counts].map(([label, size]) => `loại “${label}”: ${ratio(size, ranked.length)} ${words}`);
  return [`Xếp loại: ${parts.join('; ')}.`];
}

function movement({ previousYear }: RankingFacts, ranked: readonly Ranked[]): readonly string[] {
  const compared = ranked.filter(({ change }) => change !== null);
  if (compared.length === 0) return [];
  const up = compared.filter(({ change }) => (change ?? 0) > 0).length;
  const down = compared.filter(({ change }) => (change ?? 0) < 0).length;
  const same = compared.length - up - down;
  const parts = [`${count(up)} đơn vị tăng điểm`, `${count(down)} đơn vị giảm điểm`];
  if (same > 0) parts.push(`${count(same)} đơn vị giữ nguyên điểm`);
  const gain = bestGain(compared);
  return [`So với năm ${previousYear}: ${parts.join(', ')}${gain === null ? '' : `; ${gain}`}.`];
}

function bestGain(compared: readonly Ranked[]): string | null {
  const best = Math.max(0, ...compared.map(({ rankChange }) => rankChange ?? 0));
  if (best === 0) return null;
  const climbers = compared.filter(({ rankChange }) => rankChange === best);
  return `tăng hạng nhiều nhất là ${names(climbers)} (tăng ${count(best)} bậc)`;
}

function ties(ranked: readonly Ranked[]): readonly string[] {
  const byRank = new Map<number, Ranked[]>();
  for (const ward of ranked) {
    if (ward.rank === null || !ward.tied) continue;
    byRank.set(ward.rank, [...(byRank.get(ward.rank) ?? []), ward]);
  }
  return [...byRank].map(([rank, wards]) => `Đồng điểm, cùng xếp thứ ${count(rank)}: ${names(wards)}.`);
}

function unfinished({ words }: RankingFacts, ranked: readonly Ranked[]): readonly string[] {
  const open = ranked.filter(({ finished }) => !finished).length;
  if (open === 0) return [];
  return [`Kết quả tạm tính: ${ratio(open, ranked.length)} ${words} chưa hoàn thành thẩm định.`];
}

function names(wards: readonly { readonly name: string }[]): string {
  return wards.map(({ name }) => insideSentence(name)).join(', ');
}

/** Counts below 10 take a leading 0 in administrative texts. */
function count(value: number): string {
  return String(value).padStart(2, '0');
}

function ratio(part: number, whole: number): string {
  return `${count(part)}/${count(whole)}`;
}
