import { describe, expect, it } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { auditActionText, auditDetailsText } from '#shared/vocabulary/audit-words.ts';
import { problemSentence } from '#renderer/i18n/problems.ts';
import { ruleToLines } from '#shared/vocabulary/rule-words.ts';
import { fillIn, t } from '#renderer/i18n/translate.ts';
import { vi } from '#renderer/i18n/vi.ts';

describe('the catalogue', () => {
  it('fills every place and leaves an unknown one readable', () => {
    expect(t('sheet.total.scoredOf', { scored: 3, total: 64 })).toBe('3/64 tiêu chí');
    expect(fillIn('{a} và {b}', { a: 1 })).toBe('1 và {b}');
  });

  it('has no empty sentence, no exclamation mark, and no word of the trade', () => {
    const forbidden = /^\s*$|!|SQLite|\bhash\b|\btoken\b|(?<!\.)\bJSON\b/i;
    expect(Object.entries(vi).filter(([, text]) => forbidden.test(text))).toEqual([]);
  });

  it('is written composed, so that searching and comparing hold', () => {
    expect(Object.entries(vi).filter(([, text]) => text.normalize('NFC') !== text)).toEqual([]);
  });
});

describe('sentences of problems', () => {
  it('say the arithmetic with Vietnamese figures', () => {
    const sentence = problemSentence({
      code: 'POINTS_ABOVE_MAXIMUM',
      severity: 'error',
      details: { raw: '1,75', minimum: '0', maximum: '1.5' },
    });
    expect(sentence).toBe('Điểm 1,75 lớn hơn điểm tối đa 1,5.');
  });

  it('quote what was typed', () => {
    const details = { numerator: '210', denominator: '200' };
    expect(problemSentence({ code: 'NUMERATOR_ABOVE_DENOMINATOR', severity: 'error', details })).toContain(
      '210',
    );
  });
});

describe('rules in words', () => {
  const leaves = listLeaves(SAMPLE_COMMUNE_SET.tree);

  it('say something of every criterion of the sample set, without raw keys', () => {
    const bad = leaves.filter((leaf) => {
      const words = ruleToLines(leaf).join(' ');
      return words === '' || /undefined|NaN|[a-z]+_[a-z]+/.test(words);
    });
    expect(bad.map(({ code }) => code)).toEqual([]);
  });

  it('read bounds of shares in percent', () => {
    const leaf = leaves.find(({ code }) => code === '1.1.2');
    expect(leaf && ruleToLines(leaf)[0]).toBe('Từ 100 %: đủ điểm; dưới 90 %: 0 điểm');
  });
});

describe('the log in words', () => {
  it('names the action and shows what people can read of the details', () => {
    expect(auditActionText('signOff.signSheet')).toBe('Ký duyệt và khóa');
    expect(auditActionText('some.newAction')).toBe('some.newAction');
    expect(
      auditDetailsText(
        JSON.stringify({ documentId: '019a0000-0000-7000-8000-000000000001', page: '4', section: 'II.3' }),
      ),
    ).toBe('mục II.3; trang 4');
    expect(auditDetailsText('{}')).toBe('');
  });

  it('shortens a fingerprint to its first groups', () => {
    expect(auditDetailsText(JSON.stringify({ fingerprint: 'ab12'.repeat(16) }))).toBe(
      'mã kiểm tra AB12 AB12 AB12 AB12',
    );
  });
});
