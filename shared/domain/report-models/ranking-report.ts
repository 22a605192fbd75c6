import { formatDay } from '#shared/lib/text-format.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { rankingSentences } from '#shared/domain/report-models/ranking-sentences.ts';
import type {
  RankingReportWard,
  ReportCell,
  ReportColumn,
} from '#shared/domain/report-models/report-types.ts';
import {
  bodyLines,
  insideSentence,
  levelWords,
  placeName,
  unitOnly,
} from '#shared/domain/report-models/unit-words.ts';

/** What a ranking report is made from. `wards` in the order of the table. */
export interface RankingReportInput {
  readonly issuer: { readonly name: string; readonly province: string };
  readonly round: { readonly title: string; readonly year: number };
  readonly previousYear: number;
  readonly set: Pick<CriteriaSet, 'title' | 'decision' | 'issuer' | 'rounding'>;
  readonly wards: readonly RankingReportWard[];
  /** Year of the draft; number and day are left open for the clerk who registers the document. */
  readonly draftYear: number;
}

/** "Báo cáo xếp hạng" in the form of Nghị định 30/2020/NĐ-CP, before it becomes a document. */
export interface RankingReport {
  /** Issuing body, one line each, in capitals. */
  readonly bodyLines: readonly string[];
  readonly numberLine: string;
  readonly placeDate: string;
  readonly kind: string;
  /** "Trích yếu", broken where it reads well. */
  readonly abstract: readonly string[];
  /** "Căn cứ …", each with its final ";" or ".". */
  readonly legalBases: readonly string[];
  readonly sentences: readonly string[];
  readonly tableTitle: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** The last sentence, with "./.". */
  readonly closing: string;
  readonly recipients: readonly string[];
  readonly authority: readonly string[];
  /** Decimals of points as the set prints them. */
  readonly pointDigits: number;
}

/** Makes the ranking report. Pure: every figure and every sentence follows from the rows. */
export function makeRankingReport(input: RankingReportInput): RankingReport {
  const { issuer, round, set, wards, previousYear, draftYear } = input;
  const words = levelWords(wards.map(({ type }) => type));
  const digits = set.rounding.total.digits;
  const index = `Chỉ số cải cách hành chính năm ${round.year}`;
  const of = `của Ủy ban nhân dân các ${words}`;
  return {
    bodyLines: bodyLines(issuer.name),
    numberLine: 'Số:        /BC-UBND',
    placeDate: `${placeName(issuer.name)}, ngày      tháng      năm ${draftYear}`,
    kind: 'BÁO CÁO',
    abstract: [`Kết quả xếp hạng ${index}`, of],
    legalBases: legalBases(input),
    sentences: rankingSentences({ wards, words, year: round.year, previousYear, digits }),
    tableTitle: [`Bảng xếp hạng ${index}`, of],
    columns: columns(words, previousYear),
    rows: wards.map((ward, place) => row(ward, place, digits)),
    closing: `Trên đây là kết quả xếp hạng ${index} ${of}./.`,
    recipients: [...superior(issuer), `- UBND các ${words};`, '- Lưu: VT, NV.'],
    authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    pointDigits: digits,
  };
}

/** A report goes up as well; the province reports to nobody here. */
function superior({ name, province }: RankingReportInput['issuer']): readonly string[] {
  const above = unitOnly(province);
  if (above === '' || placeName(above) === placeName(name)) return [];
  return [`- UBND ${insideSentence(above)} (b/c);`];
}

function legalBases({ set, round }: RankingReportInput): readonly string[] {
  const { decision } = set;
  const result = `Căn cứ kết quả thẩm định ${round.title} theo ${set.title}.`;
  if (!decision) return [result];
  const title = /^về\s/i.test(decision.title) ? `Quyết định ${decision.title}` : decision.title;
  return [`Căn cứ ${title} (số ${decision.number} ngày ${formatDay(decision.date)});`, result];
}

/**
 * Seven facts in columns of their own: a report this follows (Đồng Hới 2024, section 7.2) prints the previous rank
 * under the heading of the change of rank.
 */
function columns(words: string, previousYear: number): readonly ReportColumn[] {
  return [
    { title: 'TT', widthMm: 10, align: 'center' },
    { title: `UBND ${words}`, widthMm: 42, align: 'left' },
    { title: 'Điểm số', widthMm: 16, align: 'center' },
    { title: `Tăng/giảm điểm so với năm ${previousYear}`, widthMm: 23, align: 'center' },
    { title: 'Thứ hạng', widthMm: 16, align: 'center' },
    { title: `Thứ hạng năm ${previousYear}`, widthMm: 18, align: 'center' },
    { title: `Tăng/giảm thứ hạng so với năm ${previousYear}`, widthMm: 23, align: 'center' },
    { title: 'Xếp loại', widthMm: 17, align: 'center' },
  ];
}

function row(ward: RankingReportWard, place: number, digits: number): readonly ReportCell[] {
  const { points, change, rank, previousRank, rankChange, classification } = ward;
  return [
    integer(place + 1, 'integer'),
    { text: ward.name },
    pointsCell(points, digits, 'points'),
    pointsCell(change, digits, 'signedPoints'),
    integer(rank, 'integer'),
    integer(previousRank, 'integer'),
    integer(rankChange, 'signedInteger'),
    { text: classification ?? '' },
  ];
}

const EMPTY: ReportCell = { text: '' };

function pointsCell(value: Points | null, digits: number, format: 'points' | 'signedPoints'): ReportCell {
  if (value === null) return EMPTY;
  const text = formatPoints(value, { min: digits, max: Math.max(digits, 2) });
  return { text: format === 'signedPoints' ? signed(text, value) : text, number: { micro: value, format } };
}

function integer(value: number | null, format: 'integer' | 'signedInteger'): ReportCell {
  if (value === null) return EMPTY;
  const text = String(value);
  const number = { micro: value * 1_000_000, format };
  return { text: format === 'signedInteger' ? signed(text, value) : text, number };
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}
