import { expect, it } from 'vitest';
import { explanationLines } from '#shared/domain/report-models/score-sheet-words.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { responseSentence } from '#shared/vocabulary/response-words.ts';

it('says how the ward answers, with its words where it gave some', () => {
  expect(responseSentence({ kind: 'accept', text: ' ' })).toBe('Đồng ý');
  expect(responseSentence({ kind: 'explain', text: ' Đã có văn bản. ' })).toBe('Giải trình: Đã có văn bản.');
  expect(responseSentence({ kind: 'evidence', text: 'Kèm phụ lục' })).toBe('Bổ sung tài liệu: Kèm phụ lục');
});

it('prints the answers of a leaf, “đồng ý” without words among them, and of no other leaf', () => {
  const sealed = { answer: { ...EMPTY_ANSWER, explanation: 'Đủ căn cứ' }, warningExplanation: '' };
  const responses = [
    { leafCode: '1.1', revisionNumber: 1, kind: 'accept', text: '' },
    { leafCode: '1.1', revisionNumber: 2, kind: 'explain', text: 'Xem phụ lục' },
    { leafCode: '1.2', revisionNumber: 1, kind: 'explain', text: 'Khác' },
  ] as const;
  expect(explanationLines('1.1', sealed, responses)).toEqual([
    'Đủ căn cứ',
    'Trả lời cấp trên: Đồng ý',
    'Trả lời cấp trên: Giải trình: Xem phụ lục',
  ]);
});
