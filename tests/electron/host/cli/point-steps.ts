import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { errorOf, expectCode, valueOf, type Cli } from '#tests/support/cli.ts';

const OFFICER = ['--unit', 'X1', '--user', 'canbo'] as const;

/** The city opens the appraisal of X1 again: it asks about one leaf and lowers another. `file` is written on the way. */
export async function askOfFirstWard(cchc: Cli, file: string): Promise<void> {
  const asked = { '1.1.1': { points: '0', reason: 'Thiếu văn bản', request: 'Gửi văn bản' } };
  const lowered = { '1.1.2': { points: '0', reason: 'Chậm' } };
  writeFileSync(file, JSON.stringify({ leaves: { ...asked, ...lowered } }));
  const city = ['--unit', 'city-tp', '--user', 'thamdinh', 'appraise', '--unit-code', 'X1'];
  expectCode(await cchc(...city, '--reopen', '--from', file, '--finish', '--json'), 0);
}

/** The ward lists the points, is told that its sheet is sealed, opens "bổ sung" with an answer, and accepts the rest. */
export async function answerAsFirstWard(cchc: Cli): Promise<void> {
  const run = async (...words: readonly string[]) =>
    valueOf(expectCode(await cchc(...OFFICER, 'point', ...words, '--json'), 0));
  expect(await run('list', '--open')).toMatchObject({
    points: [
      { leafCode: '1.1.1', wish: 'request', deadline: '2099-12-31' },
      { leafCode: '1.1.2', wish: 'lowered' },
    ],
  });
  const explain = ['answer', '--leaf', '1.1.1', '--kind', 'explain', '--text', 'Có văn bản'];
  expect(errorOf(await cchc(...OFFICER, 'point', ...explain, '--json'))).toBe('SHEET_SEALED');
  expect(await run(...explain, '--reason', 'Trả lời ý kiến')).toMatchObject({
    points: [{ state: 'answered', response: { kind: 'explain', text: 'Có văn bản' } }, { state: 'open' }],
  });
  await run('answer', '--accept-remaining');
  expect(await run('list', '--open')).toEqual({ points: [] });
}
