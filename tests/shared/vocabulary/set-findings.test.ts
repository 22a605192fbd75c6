import { describe, expect, it } from 'vitest';
import { BUILTIN_SETS } from '#db/seed/builtin-sets.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { findingSentence } from '#shared/vocabulary/set-findings.ts';

describe('findings of a criteria set in words', () => {
  it('writes figures with a decimal comma', () => {
    const details = { printed: '14.5', sum: '13' };
    expect(findingSentence({ code: 'CHILDREN_SUM_DIFFERS', details })).toBe(
      'Điểm tối đa in là 14,5, tổng các dòng con là 13.',
    );
  });

  it('has every figure of the findings of the built-in sets', () => {
    const findings = BUILTIN_SETS.flatMap((set) => checkCriteriaSet(set));
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      const text = findingSentence(finding);
      expect(text).not.toContain(finding.code);
      expect(text).not.toMatch(/ {2}|\s[.,]|“”/);
    }
  });

  it('shows the code of a finding it does not know', () => {
    expect(findingSentence({ code: 'SOMETHING_NEW', details: {} })).toContain('SOMETHING_NEW');
    expect(findingSentence({ code: 'toString', details: {} })).toContain('toString');
  });
});
