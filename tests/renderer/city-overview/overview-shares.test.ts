import { describe, expect, it } from 'vitest';
import { appraisalShares, submissionShares } from '#renderer/features/city-overview/overview-shares.ts';
import type { WardProgress } from '#renderer/lib/ward-progress.ts';

function ward(state: WardProgress['state'], late = false): WardProgress {
  return {
    unit: { id: 'u', code: 'U', name: 'U', type: 'ward', active: true },
    state,
    revision: null,
    receivedAt: null,
    late,
    selfTotal: null,
    appraisedTotal: null,
    appraisedLeaves: 0,
    leafCount: 71,
  };
}

const WARDS = [
  ward('notSent'),
  ward('received'),
  ward('received', true),
  ward('appraising'),
  ward('finished'),
];

describe('the bars of the overview', () => {
  it('parts all units by how they sent', () => {
    expect(submissionShares(WARDS).map((share) => [share.key, share.count])).toEqual([
      ['onTime', 3],
      ['late', 1],
      ['missing', 1],
    ]);
  });

  it('parts all units by their appraisal, each part drawn differently', () => {
    const shares = appraisalShares(WARDS);
    expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(WARDS.length);
    expect(new Set(shares.map((share) => share.fill)).size).toBe(shares.length);
  });
});
