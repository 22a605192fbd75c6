import { points, subtractPoints, type Points } from '#shared/lib/points.ts';
import type { UnitType } from '#shared/schemas/common.ts';

/** One row of the table "Kết quả chỉ số CCHC năm 2023 của các xã, phường" (report of Đồng Hới, section 7.2). */
export interface DongHoiWard {
  readonly order: number;
  readonly code: string;
  readonly name: string;
  readonly type: UnitType;
  readonly points2023: Points;
  /** "Điểm tăng/giảm so với năm 2022". */
  readonly change: Points;
  /** Last column as printed; its heading speaks of a change of rank, what stands in it is the rank of 2022. */
  readonly printedRank2022: number;
}

type Row = readonly [code: string, name: string, points2023: string, change: string, rank2022: number];

const ROWS: readonly Row[] = [
  ['DH-DUC-NINH', 'Xã Đức Ninh', '93.57', '5.53', 7],
  ['DH-DONG-SON', 'Phường Đồng Sơn', '93.51', '7.92', 14],
  ['DH-PHU-HAI', 'Phường Phú Hải', '93.45', '7.17', 9],
  ['DH-QUANG-PHU', 'Xã Quang Phú', '92.2', '0.49', 2],
  ['DH-BAC-LY', 'Phường Bắc Lý', '91.55', '6.32', 15],
  ['DH-NAM-LY', 'Phường Nam Lý', '91.23', '4.2', 8],
  ['DH-DONG-HAI', 'Phường Đồng Hải', '91.09', '-0.59', 3],
  ['DH-THUAN-DUC', 'Xã Thuận Đức', '90.99', '5.2', 12],
  ['DH-BAO-NINH', 'Xã Bảo Ninh', '90.74', '5', 13],
  ['DH-NGHIA-NINH', 'Xã Nghĩa Ninh', '90.67', '4.61', 10],
  ['DH-LOC-NINH', 'Xã Lộc Ninh', '90.66', '4.79', 11],
  ['DH-DUC-NINH-DONG', 'Phường Đức Ninh Đông', '90.5', '-1.85', 1],
  ['DH-HAI-THANH', 'Phường Hải Thành', '90.48', '1.29', 5],
  ['DH-BAC-NGHIA', 'Phường Bắc Nghĩa', '89.36', '0.32', 6],
  ['DH-DONG-PHU', 'Phường Đồng Phú', '89.3', '-0.23', 4],
];

/** "15 xã, phường": the wards of Đồng Hới with their points of 2023, in printed order (by points). */
export const DONG_HOI_WARDS: readonly DongHoiWard[] = ROWS.map(
  ([code, name, points2023, change, printedRank2022], index) => ({
    order: index + 1,
    code,
    name,
    type: name.startsWith('Xã') ? 'commune' : 'ward',
    points2023: points(points2023),
    change: points(change),
    printedRank2022,
  }),
);

/** Points of 2022 as they follow from the table: points of 2023 less the printed change. */
export function pointsOf2022(ward: DongHoiWard): Points {
  return subtractPoints(ward.points2023, ward.change);
}

/** One row of the city's own table (report of Đồng Hới, section 7.1). */
export interface DongHoiField {
  readonly title: string;
  readonly points: Points;
  /**
   * Maximum of the field as it follows from points and percentage; the report does not print it. The first field is a
   * slip of the report: its listed losses (0,03) say 9, its printed 89,7 % says 10; with 9 the maxima sum to 100.
   */
  readonly maximum: Points;
  /** "Tỷ lệ" as printed, in percent: truncated, not rounded (13,99/15 → 93,26). */
  readonly printedPercent: Points;
  /** "Thứ hạng" among the 8 districts and towns of the province. */
  readonly rank: number;
  /** "So với 2022" as printed, in percent. */
  readonly change: Points;
}

type FieldRow = readonly [string, string, string, string, number, string];

const FIELD_ROWS: readonly FieldRow[] = [
  ['Chỉ đạo, điều hành CCHC', '8.97', '10', '89.7', 4, '3'],
  ['Cải cách thể chế', '9.43', '10', '94.3', 1, '-1.5'],
  ['Cải cách thủ tục hành chính', '13.99', '15', '93.26', 1, '6.46'],
  ['Cải cách tổ chức bộ máy', '10.11', '11', '91.90', 2, '2.08'],
  ['Cải cách chế độ công vụ', '11.76', '13', '90.46', 3, '2.66'],
  ['Cải cách tài chính công', '11.23', '12', '93.58', 1, '18.58'],
  ['Xây dựng và phát triển chính quyền điện tử, chính quyền số', '13.50', '15', '90', 4, '10.4'],
  ['Tác động của CCHC đến người dân và sự phát triển kinh tế - xã hội', '12', '15', '80', 7, '-9.93'],
];

/** "Kết quả theo lĩnh vực của thành phố năm 2023". */
export const DONG_HOI_CITY_FIELDS: readonly DongHoiField[] = FIELD_ROWS.map(
  ([title, fieldPoints, maximum, percent, rank, change]) => ({
    title,
    points: points(fieldPoints),
    maximum: points(maximum),
    printedPercent: points(percent),
    rank,
    change: points(change),
  }),
);

/** "Kết quả chung của thành phố năm 2023": 90,99 points, second of 8, 4,09 points and 3 places better than 2022. */
export const DONG_HOI_CITY_TOTAL = {
  points: points('90.99'),
  rank: 2,
  unitCount: 8,
  change: points('4.09'),
  rankChange: 3,
} as const;
