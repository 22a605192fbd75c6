import { rankWards } from '#shared/domain/appraisal/rank-wards.ts';
import { makeRankingReport, type RankingReport } from '#shared/domain/report-models/ranking-report.ts';
import { points } from '#shared/lib/points.ts';
import { DONG_HOI_WARDS, pointsOf2022 } from '#db/seed/dong-hoi.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';

/** The ranking report of Đồng Hới for 2023, from the points of its own table; all 15 wards are in the group “Tốt”. */
export function dongHoiReport(): RankingReport {
  const byCode = new Map(DONG_HOI_WARDS.map((row) => [row.code, row]));
  const ranked = rankWards(
    SAMPLE_COMMUNE_SET,
    DONG_HOI_WARDS.map((row) => ({
      unitId: row.code,
      code: row.code,
      previousPoints: pointsOf2022(row),
      result: {
        total: row.points2023,
        exactTotal: row.points2023,
        attainableMaximum: points('100'),
        indexPercent: row.points2023,
        classification: null,
        nodes: new Map(),
      },
    })),
  );
  return makeRankingReport({
    issuer: { name: 'Thành phố Đồng Hới', province: 'Tỉnh Quảng Bình' },
    round: { title: 'Chỉ số cải cách hành chính năm 2023', year: 2023 },
    previousYear: 2022,
    set: SAMPLE_COMMUNE_SET,
    wards: ranked.map((figures) => {
      const row = byCode.get(figures.unitId);
      if (!row) throw new Error('unknown ward');
      return { ...figures, name: row.name, type: row.type, classification: 'Tốt', finished: true };
    }),
    draftYear: 2024,
  });
}
