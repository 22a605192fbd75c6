import { describe, expect, it } from 'vitest';
import type { RankingRow } from '#shared/contract/channels/appraisal.ts';
import { slopeLines } from '#renderer/features/ranking/slope-lines.ts';

function row(name: string, rank: number | null, previousRank: number | null): RankingRow {
  return {
    unit: { id: name, code: name, name, type: 'ward', active: true },
    points: null,
    maximum: null,
    index: null,
    classification: null,
    rank,
    tied: false,
    previousPoints: null,
    change: null,
    previousRank,
    rankChange: rank === null || previousRank === null ? null : previousRank - rank,
    selfTotal: null,
    finished: true,
  };
}

describe('lines of the slope chart', () => {
  it('tells up, down, same and new apart (Đức Ninh 7 → 1, Đức Ninh Đông 1 → 12 in the report of 2023)', () => {
    const lines = slopeLines([
      row('Đức Ninh', 1, 7),
      row('Đức Ninh Đông', 12, 1),
      row('Nghĩa Ninh', 10, 10),
      row('Mới lập', 15, null),
    ]);
    expect(lines.map((line) => [line.name, line.movement])).toEqual([
      ['Đức Ninh', 'up'],
      ['Nghĩa Ninh', 'same'],
      ['Đức Ninh Đông', 'down'],
      ['Mới lập', 'new'],
    ]);
    expect(lines.at(-1)?.previousSlot).toBeNull();
  });

  it('gives tied units a slot each, in the order of their names', () => {
    const lines = slopeLines([row('Đồng Hải', 1, 2), row('Bảo Ninh', 1, 1), row('Phú Hải', 3, 3)]);
    expect(lines.map((line) => [line.name, line.rank, line.slot])).toEqual([
      ['Bảo Ninh', 1, 0],
      ['Đồng Hải', 1, 1],
      ['Phú Hải', 3, 2],
    ]);
  });

  it('leaves out units without a rank and closes the gap they leave in last year', () => {
    const lines = slopeLines([row('A', 1, 3), row('B', null, 1), row('C', 2, 2)]);
    expect(lines.map((line) => [line.name, line.previousSlot])).toEqual([
      ['A', 1],
      ['C', 0],
    ]);
  });
});
