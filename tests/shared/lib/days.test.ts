import { describe, expect, it } from 'vitest';
import { formatDay } from '#shared/lib/text-format.ts';
import { parseDay } from '#shared/lib/days.ts';

describe('days', () => {
  it.each([
    ['31/12/2024', '2024-12-31'],
    ['1/3/2024', '2024-03-01'],
    ['01-03-2024', '2024-03-01'],
    ['01.03.2024', '2024-03-01'],
    ['2024-02-29', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
  ])('"%s" is %s', (raw, day) => {
    expect(parseDay(raw)).toEqual({ ok: true, value: day });
  });

  it.each([
    '29/02/2023',
    '29/02/1900',
    '31/04/2024',
    '0/1/2024',
    '1/13/2024',
    '1/0/2024',
    '2024/01/01',
    'hôm qua',
    '1/1/24',
  ])('"%s" is no day', (raw) => {
    expect(parseDay(raw)).toEqual({ ok: false, error: { code: 'NOT_A_DATE' } });
  });

  it('an empty text is empty, and ISO days print as people write them', () => {
    expect(parseDay(' ')).toEqual({ ok: false, error: { code: 'EMPTY' } });
    expect(formatDay('2024-12-31')).toBe('31/12/2024');
    expect(formatDay('?')).toBe('?');
  });
});
