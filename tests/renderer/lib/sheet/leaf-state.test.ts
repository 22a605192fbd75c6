import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { leafState, type LeafFacts } from '#renderer/lib/sheet/leaf-state.ts';

const FACTS: LeafFacts = {
  ours: true,
  inConflict: false,
  hasRequest: false,
  hasComment: false,
  evidenceCount: 1,
  wantsEvidence: true,
  warningExplained: false,
};

function result(part: Partial<LeafResult>): LeafResult {
  return {
    code: '1.1',
    status: 'scored',
    points: points('1'),
    maximum: points('2'),
    problems: [],
    trace: { rule: 'MANUAL', steps: [], exact: null, points: points('1') },
    vetoes: [],
    ...part,
  };
}

const missing = { code: 'INPUT_MISSING', severity: 'warning', inputKey: 'a', details: {} } as const;

describe('state of a row', () => {
  it('tells not scored, half typed, not applicable and zero points apart', () => {
    expect(leafState(result({ status: 'notScored', points: null }), FACTS)).toBe('notScored');
    expect(leafState(result({ status: 'notScored', points: null, problems: [missing] }), FACTS)).toBe(
      'incomplete',
    );
    expect(leafState(result({ status: 'notApplicable', points: null }), FACTS)).toBe('notApplicable');
    expect(leafState(result({ points: points('0') }), { ...FACTS, evidenceCount: 0 })).toBe('scored');
  });

  it('misses a document only where points are claimed, one is wanted, and nobody explained', () => {
    const bare = { ...FACTS, evidenceCount: 0 };
    expect(leafState(result({}), bare)).toBe('noEvidence');
    expect(leafState(result({}), { ...bare, warningExplained: true })).toBe('scored');
    expect(leafState(result({}), { ...bare, wantsEvidence: false })).toBe('scored');
  });

  it('shows the most pressing first', () => {
    const facts = { ...FACTS, hasRequest: true, hasComment: true };
    expect(leafState(result({ status: 'invalid', points: null }), facts)).toBe('invalid');
    expect(leafState(result({}), facts)).toBe('returned');
    expect(leafState(result({}), { ...facts, inConflict: true })).toBe('conflict');
    expect(leafState(result({}), { ...facts, ours: false })).toBe('theirs');
  });
});
