import { points, type Points } from '#shared/lib/points.ts';

/**
 * Where the 15 wards of Đồng Hới lost points in 2023, from the report of the city (seed report of 2024, III.3.2), on the
 * codes of the sample set. `reached` are the points of the wards hit, from the worst-placed ward up.
 */
export interface WardLoss {
  readonly leafCode: string;
  readonly reached: readonly Points[];
}

function loss(leafCode: string, wards: number, ...reached: readonly string[]): WardLoss {
  return {
    leafCode,
    reached: Array.from({ length: wards }, (_, index) => points(reached[index % reached.length] ?? '0')),
  };
}

export const WARD_LOSSES: readonly WardLoss[] = [
  loss('1.6', 12, '0'), // 12/15 đơn vị không có điểm sáng kiến, giải pháp CCHC
  loss('3.2.3', 15, '0.22', '0.35', '0.31', '0.38', '0.27'), // 15/15 đơn vị đạt từ 0,22 đến 0,38/01 điểm
  loss('3.2.4', 4, '0'), // 04/15 đơn vị 0/0,5 điểm
  loss('3.3.3', 5, '0'), // 5/15 đơn vị đạt 0/0,5 điểm
  loss('3.4', 2, '1.25'), // 02/15 đơn vị đạt 1,25/1,5 điểm
  loss('3.5', 2, '0'), // 02/15 đơn vị đạt 0/0,25 điểm
  loss('5.5', 2, '0'), // 2/15 đơn vị đạt 0/01 điểm
  loss('6.1.1', 6, '0.29', '0.42', '0.5', '0.64', '0.75', '0.8'), // 6/15 đơn vị từ 0,29 – 0,8/1 điểm
  loss('6.3', 15, '0'), // 15/15 đơn vị 0/2 điểm
  loss('7.1.4', 2, '0', '0.5'), // 2/15 đơn vị chưa đạt điểm 0 – 0,5/01 điểm
  loss('7.2.1', 13, '0.5'), // 13/15 đơn vị đạt 0,5/1 điểm
  loss('8.2', 9, '0', '1'), // 9/15 đơn vị đạt 0 đến 1/2 điểm
  loss('8.3', 12, '1', '1', '0'), // 12/15 đơn vị đạt 0 đến 1/2 điểm
];
