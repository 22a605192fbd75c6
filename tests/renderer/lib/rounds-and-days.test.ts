import { describe, expect, it } from 'vitest';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { daysLeftText } from '#renderer/lib/day-words.ts';
import { titleFromFileName } from '#renderer/lib/document-fields.ts';
import { defaultRound } from '#renderer/lib/default-round.ts';

function round(year: number, state: Round['state']): Round {
  return {
    id: `019a0000-0000-7000-8000-00000000${year}`,
    code: `CCHC-${year}`,
    title: `Kỳ ${year}`,
    year,
    criteriaSetHash: 'a'.repeat(64),
    dataFrom: `${year}-01-01`,
    dataTo: `${year}-12-31`,
    deadline: `${year + 1}-01-15`,
    state,
  };
}

describe('the round people start with', () => {
  it('is the newest open one, else the newest', () => {
    expect(defaultRound([round(2023, 'open'), round(2025, 'published'), round(2024, 'open')])?.year).toBe(
      2024,
    );
    expect(defaultRound([round(2023, 'published'), round(2025, 'published')])?.year).toBe(2025);
    expect(defaultRound([])).toBeNull();
  });
});

describe('days left in words', () => {
  it.each([
    ['2026-01-15', 'hôm nay'],
    ['2026-01-18', 'còn 3 ngày'],
    ['2026-01-13', 'quá hạn 2 ngày'],
    ['2026-03-01', 'còn 45 ngày'],
  ])('%s: %s', (deadline, words) => {
    expect(daysLeftText('2026-01-15', deadline)).toBe(words);
  });
});

describe('the first title of a document', () => {
  it('is the file name without its ending', () => {
    expect(titleFromFileName('Báo cáo 15_BC-UBND.pdf')).toBe('Báo cáo 15 BC-UBND');
    expect(titleFromFileName('QĐ 12.2025')).toBe('QĐ 12.2025');
    expect(titleFromFileName('Kế hoạch')).toBe('Kế hoạch');
  });
});
