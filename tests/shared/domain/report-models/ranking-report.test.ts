import { describe, expect, test } from 'vitest';
import { makeRankingReport } from '#shared/domain/report-models/ranking-report.ts';
import type { RankingReportWard } from '#shared/domain/report-models/report-types.ts';
import { bodyLines, insideSentence, levelWords, placeName } from '#shared/domain/report-models/unit-words.ts';
import { points } from '#shared/lib/points.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { dongHoiReport } from '#tests/support/dong-hoi-report.ts';

function ward(name: string, change: Partial<RankingReportWard> = {}): RankingReportWard {
  return {
    name,
    type: 'commune',
    points: points('80'),
    change: null,
    rank: 1,
    tied: false,
    previousRank: null,
    rankChange: null,
    classification: null,
    finished: true,
    ...change,
  };
}

function report(wards: readonly RankingReportWard[]) {
  return makeRankingReport({
    issuer: { name: 'UBND tỉnh Quảng Bình', province: 'Tỉnh Quảng Bình' },
    round: { title: 'Chỉ số CCHC năm 2025', year: 2025 },
    previousYear: 2024,
    set: SAMPLE_COMMUNE_SET,
    wards,
    draftYear: 2026,
  });
}

describe('the report of Đồng Hới', () => {
  test('prints the very numbers of the table, the two rank columns apart', () => {
    expect(dongHoiReport().rows.map((row) => row.map(({ text }) => text).join(' | '))).toEqual([
      '1 | Xã Đức Ninh | 93,57 | +5,53 | 1 | 7 | +6 | Tốt',
      '2 | Phường Đồng Sơn | 93,51 | +7,92 | 2 | 14 | +12 | Tốt',
      '3 | Phường Phú Hải | 93,45 | +7,17 | 3 | 9 | +6 | Tốt',
      '4 | Xã Quang Phú | 92,20 | +0,49 | 4 | 2 | -2 | Tốt',
      '5 | Phường Bắc Lý | 91,55 | +6,32 | 5 | 15 | +10 | Tốt',
      '6 | Phường Nam Lý | 91,23 | +4,20 | 6 | 8 | +2 | Tốt',
      '7 | Phường Đồng Hải | 91,09 | -0,59 | 7 | 3 | -4 | Tốt',
      '8 | Xã Thuận Đức | 90,99 | +5,20 | 8 | 12 | +4 | Tốt',
      '9 | Xã Bảo Ninh | 90,74 | +5,00 | 9 | 13 | +4 | Tốt',
      '10 | Xã Nghĩa Ninh | 90,67 | +4,61 | 10 | 10 | 0 | Tốt',
      '11 | Xã Lộc Ninh | 90,66 | +4,79 | 11 | 11 | 0 | Tốt',
      '12 | Phường Đức Ninh Đông | 90,50 | -1,85 | 12 | 1 | -11 | Tốt',
      '13 | Phường Hải Thành | 90,48 | +1,29 | 13 | 5 | -8 | Tốt',
      '14 | Phường Bắc Nghĩa | 89,36 | +0,32 | 14 | 6 | -8 | Tốt',
      '15 | Phường Đồng Phú | 89,30 | -0,23 | 15 | 4 | -11 | Tốt',
    ]);
  });

  test('says in sentences what the table says', () => {
    const { sentences, columns, recipients, bodyLines: lines, placeDate, numberLine } = dongHoiReport();
    expect(sentences).toEqual([
      'Năm 2023, 15/15 xã, phường có kết quả Chỉ số cải cách hành chính.',
      'Cao nhất là xã Đức Ninh (93,57 điểm), thấp nhất là phường Đồng Phú (89,30 điểm); điểm trung bình 91,29.',
      'Xếp loại: loại “Tốt”: 15/15 xã, phường.',
      'So với năm 2022: 12 đơn vị tăng điểm, 03 đơn vị giảm điểm; tăng hạng nhiều nhất là phường Đồng Sơn (tăng 12 bậc).',
    ]);
    expect(columns.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(165);
    expect(lines).toEqual(['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ ĐỒNG HỚI']);
    expect(placeDate).toBe('Đồng Hới, ngày      tháng      năm 2024');
    expect(numberLine).toBe('Số:        /BC-UBND');
    expect(recipients).toEqual(['- UBND tỉnh Quảng Bình (b/c);', '- UBND các xã, phường;', '- Lưu: VT, NV.']);
  });
});

describe('what is missing', () => {
  test('prints as nothing, never as 0, and no sentence speaks of it', () => {
    const { rows, sentences } = report([
      ward('Xã A'),
      ward('Xã B', { points: null, rank: null, finished: false }),
    ]);
    expect(rows[1]?.map(({ text }) => text)).toEqual(['2', 'Xã B', '', '', '', '', '', '']);
    expect(sentences).toEqual([
      'Năm 2025, 01/02 xã có kết quả Chỉ số cải cách hành chính.',
      'Các đơn vị cùng đạt 80,00 điểm.',
    ]);
  });

  test('ties and unfinished wards are said', () => {
    const tied = { rank: 1, tied: true };
    const { sentences } = report([ward('Xã A', tied), ward('Xã B', { ...tied, finished: false })]);
    expect(sentences).toContain('Đồng điểm, cùng xếp thứ 01: xã A, xã B.');
    expect(sentences).toContain('Kết quả tạm tính: 01/02 xã chưa hoàn thành thẩm định.');
  });

  test('a province reports to nobody, and a set without a decision cites none', () => {
    const { recipients, legalBases } = report([ward('Xã A')]);
    expect(recipients).toEqual(['- UBND các xã;', '- Lưu: VT, NV.']);
    expect(legalBases).toEqual([
      `Căn cứ kết quả thẩm định Chỉ số CCHC năm 2025 theo ${SAMPLE_COMMUNE_SET.title}.`,
    ]);
  });
});

test('words of levels come from the units', () => {
  expect(levelWords(['ward', 'commune', 'ward', 'specialZone'])).toBe('xã, phường, đặc khu');
  expect(bodyLines('UBND thị xã Ba Đồn')).toEqual(['ỦY BAN NHÂN DÂN', 'THỊ XÃ BA ĐỒN']);
  expect(placeName('Uỷ ban nhân dân Thành phố Đồng Hới')).toBe('Đồng Hới');
  expect(insideSentence('Đặc khu Phú Quốc')).toBe('đặc khu Phú Quốc');
  expect(insideSentence('Sở Nội vụ')).toBe('Sở Nội vụ');
});
