import { points, type Points } from '#shared/lib/points.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { GIA_NGHIA_2024, GIA_NGHIA_ROWS } from '#db/seed/gia-nghia-2024.ts';

const LEAF_CODES = new Set(listLeaves(GIA_NGHIA_2024.tree).map((leaf) => leaf.code));

/** "Điểm năm 2023" of every leaf; they sum to 83,261. */
export const GIA_NGHIA_2023_LEAF_POINTS: ReadonlyMap<string, Points> = new Map(
  GIA_NGHIA_ROWS.filter((row) => LEAF_CODES.has(row.code)).map((row) => [row.code, points(row.points2023)]),
);

/** "Điểm năm 2023" as printed on the rows of fields and of 7.1, rounded from the unrounded parts. */
export const GIA_NGHIA_2023_PRINTED: ReadonlyMap<string, Points> = new Map(
  GIA_NGHIA_ROWS.filter((row) => !LEAF_CODES.has(row.code)).map((row) => [row.code, points(row.points2023)]),
);

/** "Tổng" as printed: 83,26, fourth of 8, 0,84 points more than the year before. */
export const GIA_NGHIA_2023_TOTAL = {
  points: points('83.26'),
  rank: 4,
  unitCount: 8,
  change: points('0.84'),
} as const;
