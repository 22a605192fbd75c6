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

const answersOf = (...rows: readonly (readonly string[])[]) => {
  const read = readAnswerRows([HEADER, ...rows]);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
/** One row by its columns; a column not given is empty. */
const row = (cells: {
  code?: string;
  key?: string;
  value?: string;
  points?: string;
  why?: string;
  na?: string;
}) => [
  cells.code ?? '',
  '',
  cells.key ?? '',
  cells.value ?? '',
  cells.points ?? '',
  cells.why ?? '',
  cells.na ?? '',
];

test('the whole answer of a leaf over several rows', () => {
  const answers = answersOf(
    row({ code: '1.1', key: 'a', value: ' 5 ', why: 'Một' }),
    row({ key: 'b', value: '', points: '1', why: 'Hai' }),
    row({ code: '1.2', na: ' Không phát sinh ' }),
    row({ points: '' }),
    row({ code: '1.2', points: '2' }),
  );
  expect([...answers]).toEqual([
    [
      '1.1',
      {
        inputs: { a: { raw: '5', estimated: false }, b: { raw: '', estimated: false } },
        enteredPoints: '1',
        explanation: 'Một\nHai',
        notApplicable: false,
        notApplicableReason: '',
      },
    ],
    [
      '1.2',
      {
        inputs: {},
        enteredPoints: '2',
        explanation: '',
        notApplicable: true,
        notApplicableReason: 'Không phát sinh',
      },
    ],
  ]);
});

test.each([
  ['12,34', '12.34'],
  ['1.1,2', '1.1,2'],
  ['1,2a', '1,2a'],
  ['a1,2', 'a1,2'],
])('the code "%s" is "%s"', (cell, code) => {
  expect([...answersOf(row({ code: cell, points: '1' })).keys()]).toEqual([code]);
});

test('a row of blanks is skipped, and rows of the leaf go on below it', () => {
  const blank = HEADER.map(() => '  ');
  const answers = answersOf(row({ code: '1.1', points: '1' }), blank, row({ key: 'a', value: '2' }));
  expect(answers.get('1.1')).toMatchObject({ enteredPoints: '1', inputs: { a: { raw: '2' } } });
  const early = readAnswerRows([HEADER, blank]);
  expect(early).toEqual({ ok: true, value: new Map() });
});

test.each([
  ['mã', 'o so lieu', 'GIÁ TRỊ', 'Điểm tự chấm'],
  ['STT', 'Ô', 'Số liệu', 'điểm'],
  [' Mã tiêu chí ', 'Ô số liệu ', ' Giá trị', 'Điểm'],
])('headings as people write them: %s, %s, %s, %s', (...header) => {
  const read = readAnswerRows([header, ['1.1', 'a', '2', '3']]);
  expect(read).toMatchObject({
    ok: true,
    value: new Map([
      [
        '1.1',
        {
          inputs: { a: { raw: '2', estimated: false } },
          enteredPoints: '3',
          explanation: '',
          notApplicable: false,
          notApplicableReason: '',
        },
      ],
    ]),
  });
});

test('short rows and columns that are not there are empty; a title of one cell is no heading row', () => {
  const read = readAnswerRows([['Mã'], ['Mã', 'Điểm', 'Giải trình'], ['1.1', '2']]);
  expect(read).toEqual({
    ok: true,
    value: new Map([
      [
        '1.1',
        { inputs: {}, enteredPoints: '2', explanation: '', notApplicable: false, notApplicableReason: '' },
      ],
    ]),
  });
  expect(readAnswerRows([['Mã'], ['1.1']])).toMatchObject({ ok: false });
});
