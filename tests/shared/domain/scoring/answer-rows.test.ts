import { expect, test } from 'vitest';
import { readAnswerRows } from '#shared/domain/scoring/answer-rows.ts';

const HEADER = ['Mã', 'Nội dung', 'Ô số liệu', 'Giá trị', 'Điểm', 'Giải trình', 'Lý do không áp dụng'];

test('a leaf may take several rows; values stay as written', () => {
  const read = readAnswerRows([
    ['BẢNG TRẢ LỜI', '', '', '', '', '', ''],
    HEADER,
    ['1.1.2', 'Kế hoạch', 'tasks.numerator', '1.234,5', '', 'Chậm do mưa lũ', ''],
    ['', '', 'tasks.denominator', '2000', '', '', ''],
    ['', '', '', '', '', '', ''],
    ['1.2', 'Sáng kiến', '', '', '1,75', '', ''],
    ['5.2', 'Tuyển dụng', '', '', '', '', 'Không có chỉ tiêu'],
  ]);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(read.value.get('1.1.2')).toMatchObject({
    inputs: { 'tasks.numerator': { raw: '1.234,5' }, 'tasks.denominator': { raw: '2000' } },
    explanation: 'Chậm do mưa lũ',
    notApplicable: false,
  });
  expect(read.value.get('1.2')?.enteredPoints).toBe('1,75');
  expect(read.value.get('5.2')).toMatchObject({
    notApplicable: true,
    notApplicableReason: 'Không có chỉ tiêu',
  });
});

test('a code that the spreadsheet took for a number is still the code', () => {
  const read = readAnswerRows([HEADER, ['1,2', '', '', '', '1', '', '']]);
  expect(read.ok && [...read.value.keys()]).toEqual(['1.2']);
});

test('what cannot be placed is told by row, and nothing is taken', () => {
  expect(readAnswerRows([['gì đó']])).toMatchObject({
    ok: false,
    error: [{ path: 'row 1', code: 'HEADER_MISSING' }],
  });
  const read = readAnswerRows([
    HEADER,
    ['', '', 'a', '1', '', '', ''],
    ['1.1', '', '', '5', '', '', ''],
    ['1.2', '', 'a', '5', '', '', ''],
    ['1.2', '', 'a', '6', '', '', ''],
  ]);
  expect(read).toMatchObject({
    ok: false,
    error: [
      { path: 'row 2', code: 'CODE_MISSING' },
      { path: 'row 3', code: 'VALUE_WITHOUT_INPUT' },
      { path: 'row 5', code: 'DUPLICATE_INPUT' },
    ],
  });
});
